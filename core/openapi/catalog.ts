import { BoundedMap } from '../bounded-map';
import type { Session } from '../http/session';
import type { OpenApiDocument } from './document';
import { findDocuments, type DocumentLocations } from './find-documents';
import type { ApiOperation } from './operation';
import { operationsOf } from './operations';

/** Where the documents of one service are, and how to read their paths. */
export interface Source extends DocumentLocations {
	/** How the paths of a document become paths below the base address; see `basePathOf`. */
	pathMapping(document: OpenApiDocument): (path: string) => string;
}

/** How much a list of operations is wanted: read again, needed, or only useful, so that nothing waits long for it. */
export type CatalogWish = 'fresh' | 'needed' | 'useful';

/** Operations of a large document need several megabytes. */
const MAX_CACHED = 8;
/** Failures are small. */
const MAX_FAILURES = 100;
/** Reading a document again takes seconds; one that changes more often is still in development. */
const CACHED_MS = 600_000;

const cache = new BoundedMap<{ at: number; operations: ApiOperation[] }>(MAX_CACHED);
const failures = new BoundedMap<{ at: number; error: unknown }>(MAX_FAILURES);

/**
 * All operations of a service's documents, each once, cached for ten minutes. Keys and paths are below the API's base
 * address, even where the document has other ones.
 * @param isFresh reads them again
 * @throws ResponseError when there is no document; see `findDocuments`
 */
export async function catalogOf(session: Session, source: Source, isFresh = false): Promise<ApiOperation[]> {
	const key = keyOf(session, source);
	const now = session.clock.monotonic();
	const cached = isFresh ? undefined : cache.get(key);
	if (cached && now - cached.at < CACHED_MS) return cached.operations;
	const operations = await read(session, source);
	cache.set(key, { at: now, operations });
	return operations;
}

/** The same for those who can do without: a failure of the last ten minutes is not tried again. @throws the same */
export async function usefulCatalogOf(session: Session, source: Source): Promise<ApiOperation[]> {
	const key = keyOf(session, source);
	const now = session.clock.monotonic();
	const failed = failures.get(key);
	if (failed && now - failed.at < CACHED_MS) throw failed.error;
	try {
		return await catalogOf(session, source);
	} catch (error) {
		failures.set(key, { at: now, error });
		return await Promise.reject(error);
	}
}

function keyOf({ access }: Session, { rows }: Source): string {
	return JSON.stringify([access.owner, rows]);
}

async function read(session: Session, source: Source): Promise<ApiOperation[]> {
	const byKey = new Map<string, ApiOperation>();
	for (const document of await findDocuments(session, source)) {
		const pathOf = source.pathMapping(document);
		for (const operation of operationsOf(document)) {
			const path = pathOf(operation.path);
			const moved = { ...operation, path, key: `${operation.key.split(' ')[0]} ${path}` };
			if (!byKey.has(moved.key)) byKey.set(moved.key, moved);
		}
	}
	return [...byKey.values()];
}

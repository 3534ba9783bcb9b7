import { BoundedMap } from '../bounded-map';
import type { Session } from '../http/session';
import type { OpenApiDocument } from './document';
import { findDocuments, type DocumentLocations } from './find-documents';
import type { ApiOperation } from './operation';
import { operationsOf } from './operations';

/** The operations that a service describes. */
export interface Catalog {
	/** Each once; keys and paths are below the API's base address, even where the document has other ones. */
	operations: ApiOperation[];
	/** Paths of the documents. */
	paths: string[];
}

/** Where the documents of one service are, and how to read their paths. */
export interface Source extends DocumentLocations {
	/** How the paths of a document become paths below the base address; see `basePathOf`. */
	pathMapping(document: OpenApiDocument): (path: string) => string;
}

/** Operations of a large document need several megabytes. */
const MAX_CACHED = 8;
/** Reading a document again takes seconds; one that changes more often is still in development. */
const CACHED_MS = 600_000;

const cache = new BoundedMap<{ at: number; catalog: Catalog }>(MAX_CACHED);

/**
 * All operations of a service's documents, cached for ten minutes.
 * @param isFresh reads them again
 * @throws ResponseError when there is no document; see `findDocuments`
 */
export async function catalogOf(session: Session, source: Source, isFresh = false): Promise<Catalog> {
	const key = JSON.stringify([session.access.owner, source.rows]);
	const cached = isFresh ? undefined : cache.get(key);
	const now = session.clock.monotonic();
	if (cached && now - cached.at < CACHED_MS) return cached.catalog;
	const found = await findDocuments(session, source);
	const operations = new Map<string, ApiOperation>();
	for (const { document } of found) {
		const pathOf = source.pathMapping(document);
		for (const operation of operationsOf(document)) {
			const moved = at(operation, pathOf(operation.path));
			if (!operations.has(moved.key)) operations.set(moved.key, moved);
		}
	}
	const catalog = { operations: [...operations.values()], paths: found.map(({ path }) => path) };
	cache.set(key, { at: now, catalog });
	return catalog;
}

function at(operation: ApiOperation, path: string): ApiOperation {
	return { ...operation, path, key: `${operation.key.split(' ')[0]} ${path}` };
}

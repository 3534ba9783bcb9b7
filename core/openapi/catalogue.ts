import { BoundedMap } from '../bounded-map';
import type { Session } from '../http/session';
import type { OpenApiDocument } from './document';
import { findDocuments, type Places } from './find-documents';
import type { Operation } from './operation';
import { operationsOf } from './operations';

/** What a service describes. */
export interface Catalogue {
	/** Each once; keys and paths are those below the API's base address, whatever the document's own are. */
	operations: Operation[];
	/** Where the documents were. */
	paths: string[];
}

/** Documents of one service. */
export interface Source extends Places {
	/** How the paths of a document become paths below the base address. */
	calibrate(document: OpenApiDocument): (path: string) => string;
}

/** Operations of a large document are some megabytes. */
const HELD = 8;
/** Reading a document anew takes seconds; one that changes more often is being worked on. */
const KEPT_MS = 600_000;

const kept = new BoundedMap<{ at: number; catalogue: Catalogue }>(HELD);

/**
 * All operations of a service's documents, kept for ten minutes.
 * @param isFresh reads them anew
 * @throws ResponseError when there is no document; see `findDocuments`
 */
export async function catalogueOf(session: Session, source: Source, isFresh = false): Promise<Catalogue> {
	const key = JSON.stringify([session.access.owner, source.rows]);
	const held = isFresh ? undefined : kept.get(key);
	const now = session.clock.monotonic();
	if (held && now - held.at < KEPT_MS) return held.catalogue;
	const found = await findDocuments(session, source);
	const operations = new Map<string, Operation>();
	for (const { document } of found) {
		const pathOf = source.calibrate(document);
		for (const operation of operationsOf(document)) {
			const placed = at(operation, pathOf(operation.path));
			if (!operations.has(placed.key)) operations.set(placed.key, placed);
		}
	}
	const catalogue = { operations: [...operations.values()], paths: found.map(({ path }) => path) };
	kept.set(key, { at: now, catalogue });
	return catalogue;
}

function at(operation: Operation, path: string): Operation {
	return { ...operation, path, key: `${operation.key.split(' ')[0]} ${path}` };
}

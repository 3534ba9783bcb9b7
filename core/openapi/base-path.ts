import type { OpenApiDocument } from './document';
import { serverPath, withoutEndSlashes } from './servers';

/** A call that is known to work, and how its path ends in a document. */
export interface KnownCall {
	/** E.g. `/user/me`. */
	ending: string;
	/** Where it really is, below the base address, e.g. `/api/user/me`. */
	path: string;
}

/** How a document's paths become paths below the base address. */
export interface BasePath {
	/** Whether the known call was found; otherwise only the document says so. */
	isProven: boolean;
	/** @param path of an operation, with or without values in it */
	pathOf(path: string): string;
}

/**
 * Base path detection. Documents and servers disagree on prefixes: a proxy adds one, a generator leaves one out. The
 * one call that is known to work decides; without it, the path of the document's server counts where it is below the base.
 */
export function basePathOf(document: OpenApiDocument, known: KnownCall, base: URL): BasePath {
	const paths = Object.keys(document.paths).filter((path) => path.endsWith(known.ending));
	const [nearest] = paths.sort((a, b) => a.length - b.length);
	if (nearest !== undefined) {
		const [removed, added] = [nearest, known.path].map((path) => path.slice(0, -known.ending.length));
		return { isProven: true, pathOf: replacing(removed, added) };
	}
	const root = withoutEndSlashes(base.pathname);
	const server = serverPath(document);
	const isBelow = server.startsWith(`${root}/`);
	return { isProven: false, pathOf: isBelow ? replacing('', server.slice(root.length)) : replacing(root, '') };
}

/** Replaces one prefix by another one; paths without it stay as they are. */
function replacing(removed: string, added: string): BasePath['pathOf'] {
	return (path) => (path.startsWith(`${removed}/`) ? added + path.slice(removed.length) : path);
}

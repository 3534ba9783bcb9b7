import type { OpenApiDocument } from './document';
import { serverPath } from './servers';

/** A call that is known to work, and how its path ends in a document. */
export interface KnownCall {
	/** E.g. `/user/me`. */
	ending: string;
	/** Where it really is, below the base address, e.g. `/api/user/me`. */
	path: string;
}

/** How a document's paths become paths below the base address. */
export interface BasePath {
	/** For a notice: the prefix that is removed from each path, and the one that is added. */
	removed: string;
	added: string;
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
	const root = base.pathname.replace(/\/+$/, '');
	const paths = Object.keys(document.paths).filter((path) => path.endsWith(known.ending));
	const [nearest] = paths.sort((a, b) => a.length - b.length);
	if (nearest !== undefined) {
		return mapping(nearest.slice(0, -known.ending.length), known.path.slice(0, -known.ending.length), true);
	}
	const server = serverPath(document);
	if (server.startsWith(`${root}/`)) return mapping('', server.slice(root.length), false);
	const keepsRoot = root !== '' && Object.keys(document.paths).some((path) => path.startsWith(`${root}/`));
	return mapping(keepsRoot ? root : '', '', false);
}

function mapping(removed: string, added: string, isProven: boolean): BasePath {
	const pathOf = (path: string) => (path.startsWith(`${removed}/`) ? added + path.slice(removed.length) : path);
	return { removed, added, isProven, pathOf };
}

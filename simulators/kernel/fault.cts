/**
 * One thing that goes wrong, as plain data: which requests, how many times, and what the client gets instead.
 * The first fault in the list acts that matches the request and is neither waiting nor used up; later ones do not count it.
 */
export interface Fault {
	/** HTTP method. Default: any. */
	method?: string;
	/** Start of the path, such as `/api/v1/items`. Default: any. */
	path?: string;
	/** Source of a regular expression that the path must match. Default: any. */
	pathPattern?: string;
	/** Query parameters that must have exactly this value. */
	query?: Record<string, string>;
	/** How many matching requests get the real answer first. Default 0. */
	after?: number;
	/** How many matching requests the fault acts on. Default 1. For all: `Infinity`, or `'always'` in a list kept as JSON. */
	times?: number | 'always';
	/** Probability from 0 to 1 that the fault acts on a matching request, from the seed. Default 1. A miss does not count in `times`. */
	probability?: number;
	answer: FaultAnswer;
}

/** What the client gets: one kind of fault, after a wait of `delayMs` if given. `delayMs` alone only delays. */
export type FaultAnswer =
	| { delayMs: number }
	| ({ delayMs?: number } & (StatedAnswer | BrokenGenuineAnswer | HostileAnswer | SilentAnswer));

/** A complete answer: `body` as text or JSON, or `bodyBase64` for exact bytes. */
export interface StatedAnswer {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
	bodyBase64?: string;
}

/** The real answer, changed or damaged on its way. The request itself is carried out. */
export type BrokenGenuineAnswer =
	/** JSON merge patch (RFC 7396) of the real body; `null` removes a key. */
	| { patch: unknown; headers?: Record<string, string> }
	/** Adds these fields to the real body: at its top, to the rows of its lists, and to what holds records or their fields. */
	| { plant: Record<string, unknown> }
	/** The real body with texts replaced, wherever they are in it: for numbers that JavaScript cannot write. */
	| { rewrite: Record<string, string> }
	/** Sends this part of the body (0 to 1, default one half), then resets the connection. */
	| { resetInBody: true | number }
	/** Announces the full length, sends this many bytes less, then closes the connection. */
	| { shortBody: number }
	/** Sends `bytes` of the body every `everyMs` milliseconds. */
	| { slowDrip: { bytes: number; everyMs: number } }
	/** A complete HTTP answer whose gzip data end in the middle. */
	| { truncatedGzip: true }
	/** The status and headers of the real answer without its body. */
	| { emptyBody: true };

/** Status 200 with a harmful body. The request is not carried out. */
export type HostileAnswer =
	/** Valid JSON of this many bytes when decoded; a thousand times smaller on the wire. */
	| { gzipBomb: number }
	/** Valid JSON of this many bytes, not compressed. */
	| { bigBody: number }
	/** Arrays nested this deep. */
	| { deepNesting: number }
	/** JSON that ends too early. */
	| { invalidJson: true }
	/** Sends these bytes (Latin-1) unchanged, then closes the connection: bad status lines, broken chunks, wrong lengths. */
	| { raw: string };

/** No answer at all. The request is not carried out. */
export type SilentAnswer =
	/** Keeps the connection open and never answers. */
	| { hang: true }
	/** Resets the connection before the first byte. */
	| { resetBeforeHeaders: true };

/**
 * One thing that goes wrong, as plain data: which requests, how often, and what the client sees instead.
 * The first fault in the list that fits a request and is neither waiting nor used up acts; later ones do not see it.
 */
export interface Fault {
	/** HTTP method; left out: any. */
	method?: string;
	/** Start of the path, such as `/api/v1/items`; left out: any. */
	path?: string;
	/** Source of a regular expression that the path must match; left out: any. */
	pathPattern?: string;
	/** Query parameters that must be present with exactly this value. */
	query?: Record<string, string>;
	/** How many fitting requests pass unharmed first. Default 0. */
	after?: number;
	/** How many fitting requests are hit. Default 1; `Infinity`, or `'always'` where the list is kept as JSON: all. */
	times?: number | 'always';
	/** Chance between 0 and 1 that a fitting request is hit, drawn from the seed. Default 1. A miss uses up no `times`. */
	probability?: number;
	answer: FaultAnswer;
}

/** What the client sees: one kind of harm, after a wait of `delayMs` if given. `delayMs` alone only delays. */
export type FaultAnswer =
	| { delayMs: number }
	| ({ delayMs?: number } & (StatedAnswer | BrokenGenuineAnswer | HostileAnswer | SilentAnswer));

/** An answer given in full: `body` as text or JSON, or as `bodyBase64` where the exact bytes matter. */
export interface StatedAnswer {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
	bodyBase64?: string;
}

/** The genuine answer, changed or damaged on its way. The request itself has been carried out. */
export type BrokenGenuineAnswer =
	/** JSON merge patch (RFC 7396) of the genuine body; `null` removes a key. */
	| { patch: unknown; headers?: Record<string, string> }
	/** Sends this share of the body (0 to 1, default one half), then resets the connection. */
	| { resetInBody: true | number }
	/** Announces the full length, sends this many bytes less, then closes. */
	| { shortBody: number }
	/** Sends `bytes` of the body every `everyMs` milliseconds. */
	| { slowDrip: { bytes: number; everyMs: number } }
	/** A complete HTTP answer whose gzip data stop in the middle. */
	| { truncatedGzip: true }
	/** The status and headers of the genuine answer without its body. */
	| { emptyBody: true };

/** Status 200 with a body meant to hurt the reader. The request is not carried out. */
export type HostileAnswer =
	/** Valid JSON that grows to this many bytes once decoded; a thousand times less on the wire. */
	| { gzipBomb: number }
	/** Valid JSON of this many bytes, not compressed. */
	| { bigBody: number }
	/** Arrays nested this deep. */
	| { deepNesting: number }
	/** JSON that breaks off. */
	| { invalidJson: true }
	/** These bytes (Latin-1) on the socket as they are, then it is closed: bad status lines, broken chunks, wrong lengths. */
	| { raw: string };

/** No answer at all. The request is not carried out. */
export type SilentAnswer =
	/** Keeps the connection open and never answers. */
	| { hang: true }
	/** Resets the connection before the first byte. */
	| { resetBeforeHeaders: true };

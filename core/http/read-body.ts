import type { IHttpRequestOptions } from 'n8n-workflow';
import { ResponseError } from '../errors/response-error';
import type { SecOpsError } from '../errors/secops-error';
import { TransportError } from '../errors/transport-error';
import { parseJsonText } from '../json-text';
import { holdsMoreValues } from './count-values';

/**
 * Options of every request to n8n's helper: the body as a stream, so that its size can be limited,
 * and no redirect, which could send the credential to another host.
 */
export const STREAMED = {
	encoding: 'stream',
	returnFullResponse: true,
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
} satisfies Partial<IHttpRequestOptions>;

/** What the helper returns with them. */
export interface StreamedResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: BodyStream;
}

/** The body, decompressed. */
export interface BodyStream extends AsyncIterable<Uint8Array> {
	destroy(error?: Error): unknown;
}

/** Bounds on one answer. */
export interface BodyLimits {
	/** Decoded size in bytes. n8n itself sets no limit: 200 KB of gzip may become 200 MB. */
	maxBytes: number;
	/** Aborts when the whole answer must have arrived. A timeout for idle connections would accept one byte per second. */
	deadline: AbortSignal;
}

/**
 * Values in one answer. The largest ones known are whole lists of 12 to 40 fields and 50,000 records, 2 million values; in
 * 64 MB of ordinary records a value takes 16 bytes or more. 63 MB of `{},` would take 2 GB of memory; what is
 * within the bound takes at most 400 MB.
 */
const MAX_VALUES = 4_000_000;

/**
 * Reads a body to its end, within the limits.
 * @throws TransportError when it arrives too slowly, ResponseError when it is too large;
 *   an error of the stream itself passes through
 */
export async function readBody(stream: BodyStream, { maxBytes, deadline }: BodyLimits): Promise<Buffer> {
	const late = new TransportError({ message: 'the answer did not arrive within the timeout', transient: true });
	const chunks: Uint8Array[] = [];
	let size = 0;
	await beforeEnd(deadline, stream, late, async () => {
		for await (const chunk of stream) {
			size += chunk.length;
			if (size > maxBytes) break; // leaving the loop destroys the stream
			chunks.push(chunk);
		}
	});
	if (size > maxBytes) {
		throw new ResponseError(
			`the answer is larger than ${Math.round(maxBytes / 1_048_576)} MB`,
			'Lower Page Size in Options, or narrow the filters.',
		);
	}
	return Buffer.concat(chunks, size);
}

/** A stream of n8n's client that waits for its next byte does not end when it is destroyed, so nobody waits for that. */
async function beforeEnd(deadline: AbortSignal, stream: BodyStream, late: Error, read: () => Promise<void>) {
	const isOver = new AbortController();
	const tooLate = new Promise<never>((_resolve, reject) => {
		const stop = () => {
			stream.destroy(late);
			reject(late);
		};
		if (deadline.aborted) stop();
		deadline.addEventListener('abort', stop, { once: true, signal: isOver.signal });
	});
	try {
		await Promise.race([read(), tooLate]);
	} finally {
		isOver.abort();
	}
}

/**
 * Parses a body as JSON. An empty one is `undefined`; a byte order mark is ignored.
 * @param parse how numbers are read that a JavaScript number does not hold
 * @throws TransportError when it ends too early; ResponseError for everything else that is not JSON, with what it is
 *   instead, and for more values than memory should hold
 */
export function parseJson(bytes: Buffer, contentType = '', parse = parseJsonText): unknown {
	if (bytes.length === 0) return undefined;
	if (holdsMoreValues(bytes, MAX_VALUES)) {
		throw new ResponseError(
			`the answer holds more than ${MAX_VALUES.toLocaleString('en-US')} values`,
			'Lower Page Size in Options, or narrow the filters.',
		);
	}
	const text = decode(bytes);
	if (text.trim() === '') return undefined;
	let value: unknown;
	let fault: unknown;
	try {
		value = parse(text);
	} catch (error) {
		fault = error;
	}
	if (fault instanceof RangeError) throw new ResponseError(`the answer is ${fault.message}`);
	if (fault) throw notJson(text, contentType, String(fault));
	return value;
}

function decode(bytes: Buffer): string {
	let text: string | undefined;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		// Reported below; a catch clause may not throw our own classes.
	}
	if (text === undefined) throw new ResponseError('the answer is not UTF-8 text');
	return text;
}

/** Uses only the position that the parser reports: its text quotes the answer, which may hold anything. */
function notJson(text: string, contentType: string, fault: string): SecOpsError {
	if (/html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(text)) {
		return new ResponseError('the answer is a web page, not JSON');
	}
	const at = /position (\d+)/.exec(fault)?.[1];
	if (Number(at) >= text.length || /end of JSON/.test(fault)) {
		// The connection ended early: n8n's client accepts half of a compressed answer as the whole.
		return new TransportError({ message: 'the answer is incomplete', transient: true });
	}
	return new ResponseError(
		`the answer is not valid JSON (${at ? `at character ${at} of ` : ''}${text.length} characters)`,
	);
}

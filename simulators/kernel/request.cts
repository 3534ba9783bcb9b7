import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** One request in the log, as it was received. */
export interface RecordedRequest {
	method: string;
	/** Path without the query, still percent-encoded. */
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	/** The request body as text, decompressed; empty when there was none. */
	body: string;
	/** When the request arrived: milliseconds since 1970 by the simulator's clock. */
	at: number;
	/** The status of the answer; `undefined` while there is no answer, or no valid one. */
	status?: number;
	/** What the route does that it reached, if it reached one. Shared by all copies of the request. */
	reached: { effect?: 'read' | 'write' };
}

/** A request as a vendor's routes see it. */
export interface VendorRequest extends RecordedRequest {
	/** Scheme, host and port that the client used: vendors build absolute links with it. */
	origin: string;
}

/** The maximum size of a request body in bytes: no simulated API needs more than a few kilobytes. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Reads all of a request except its body. */
export function describe(incoming: IncomingMessage, scheme: string, at: number): VendorRequest {
	const target = incoming.url ?? '/';
	const queryStart = target.indexOf('?');
	return {
		method: incoming.method ?? 'GET',
		path: queryStart < 0 ? target : target.slice(0, queryStart),
		query: new URLSearchParams(queryStart < 0 ? '' : target.slice(queryStart + 1)),
		headers: incoming.headers,
		body: '',
		at,
		reached: {},
		origin: `${scheme}://${incoming.headers.host ?? '127.0.0.1'}`,
	};
}

/** The token of an `Authorization: Bearer` header, or `undefined`. */
export function bearerOf({ headers }: RecordedRequest): string | undefined {
	return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

/** The `name:password` of an `Authorization: Basic` header, or `undefined`. */
export function basicOf({ headers }: RecordedRequest): string | undefined {
	const encoded = /^Basic +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
	return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}

/** Reads a request's body as UTF-8 text. Rejects when the client disconnects or sends too much. */
export async function readBody(incoming: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of incoming) {
		const bytes = chunk as Buffer;
		size += bytes.length;
		if (size > MAX_BODY_BYTES) throw new RangeError('request body too large for a simulator');
		chunks.push(bytes);
	}
	const body = Buffer.concat(chunks);
	const isGzip = incoming.headers['content-encoding'] === 'gzip';
	return (isGzip ? gunzipSync(body, { maxOutputLength: MAX_BODY_BYTES }) : body).toString('utf8');
}

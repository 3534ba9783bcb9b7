import { promisify } from 'node:util';
import { gzip as gzipCallback } from 'node:zlib';

/** A vendor's answer to one request, before it becomes bytes. */
export interface Answer {
	status: number;
	headers?: Record<string, string>;
	/** An object or array is sent as JSON, a string or buffer unchanged. Default: an empty body. */
	body?: unknown;
}

/** An answer as bytes, ready to be sent or to be changed by a fault. */
export interface EncodedAnswer {
	status: number;
	headers: Record<string, string>;
	bytes: Buffer;
}

/** A refusal over the limit, with `Retry-After` where one is configured. */
export function tooMany(answer: Answer, retryAfterSeconds?: number): Answer {
	if (retryAfterSeconds === undefined) return answer;
	return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
}

const gzip = promisify(gzipCallback);

/** Bodies below this many bytes are not compressed, as common servers do. */
const GZIP_FROM_BYTES = 1024;

/** The fastest level: a benchmark must not measure the simulator. */
const GZIP_LEVEL = 1;

/** A body that is sent again is not compressed again. */
const compressed = new WeakMap<Buffer, Promise<Buffer>>();

/** Turns an answer into bytes. The answer's own headers take precedence over the ones that follow from its body. */
export function encode(answer: Answer): EncodedAnswer {
	const { status, headers = {}, body } = answer;
	if (body === undefined) return { status, headers: { ...headers }, bytes: Buffer.alloc(0) };
	if (Buffer.isBuffer(body)) return { status, headers: { ...headers }, bytes: body };
	if (typeof body === 'string') {
		return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, bytes: Buffer.from(body) };
	}
	const bytes = Buffer.from(JSON.stringify(body));
	return { status, headers: { 'content-type': 'application/json', ...headers }, bytes };
}

/** Compresses an answer when the client accepts gzip and the body is large enough. */
export async function compress(answer: EncodedAnswer, acceptEncoding: string | undefined): Promise<EncodedAnswer> {
	const isAccepted = /\bgzip\b(?!\s*;\s*q=0(\.0*)?(,|$))/.test(acceptEncoding ?? '');
	if (!isAccepted || answer.bytes.length < GZIP_FROM_BYTES || answer.headers['content-encoding']) return answer;
	let packed = compressed.get(answer.bytes);
	if (!packed) compressed.set(answer.bytes, (packed = gzip(answer.bytes, { level: GZIP_LEVEL })));
	const headers = { ...answer.headers, 'content-encoding': 'gzip', vary: 'Accept-Encoding' };
	return { ...answer, headers, bytes: await packed };
}

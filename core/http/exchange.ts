import type {
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';
import { ResponseError } from '../errors/response-error';
import { TransportError } from '../errors/transport-error';
import { jsonText, parseToSend } from '../json-text';
import { countOf } from '../json';
import { breakdown } from './breakdown';
import { sameOrigin } from './origin';
import { headerFor, type Purpose } from './purpose';
import { partsAsRead } from './request-url';
import { parseJson, readBody, STREAMED, type StreamedResponse } from './read-body';
import { attach, type TokenNote } from './token-note';
import { checkArrived, lengthOfFile, UNCOMPRESSED } from './whole-file';

/** The n8n contexts that can send an authenticated request. */
export type NodeContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** One request, complete. */
export interface Exchange {
	method: IHttpRequestMethods;
	url: URL;
	headers?: Record<string, string>;
	/** An object or list is sent as JSON, text and bytes as they are. */
	body?: object | string;
	/** Whether an answer that is neither JSON nor a web page is accepted, too: its bytes are the body then. */
	files?: boolean;
	/** Whether numbers that a JavaScript number does not hold are `ExactNumber` in the answer, to be sent back, and not texts. */
	exact?: boolean;
	/** See `Api`. */
	refuse?(parts: readonly string[]): void;
	/** From the first byte sent to the last byte read, ms. */
	timeoutMs: number;
	/** What it asks of the credential. */
	purpose?: Purpose;
	/** Where the credential writes which token the request carried. */
	note?: TokenNote;
}

/** The answer with any status. */
export interface Answer {
	status: number;
	headers: Record<string, unknown>;
	/**
	 * Parsed JSON; `undefined` for an empty body; a `Buffer` for a file where files are accepted. For a refusal that is
	 * not JSON, its text, with all that is in it.
	 */
	body: unknown;
	/** Decoded size. */
	bytes: number;
	/** For a 401: a login worked, but its token was refused. */
	isTokenRefused?: boolean;
}

/** JSON is still preferred. */
const ANYTHING = 'application/json, */*;q=0.8';
/** Decoded. A page of 1,000 records of 10 KB is 10 MB; more than this is an accident or an attack. */
const MAX_BYTES = 64 * 1_048_576;
/** Redirects inside the same origin, e.g. to add a slash. */
const MAX_REDIRECTS = 3;

/**
 * Sends one request with the credential and reads its answer, within bounds.
 * n8n follows no redirect and sees no status. If it saw a 401, it would renew the token and send the request again, but
 * never read the body of that 401, whose connection would stay open. So the caller does this, with the purpose `renewal`.
 * @throws TransportError, ResponseError, ForeignLinkError, LoginError
 */
export async function exchange(ctx: NodeContext, credentialType: string, request: Exchange): Promise<Answer> {
	let url = request.url;
	for (let redirects = 0; ; redirects++) {
		// Here, since this is what is sent: after all that the path went through, and after redirects.
		request.refuse?.(partsAsRead(url));
		const answer = await once(ctx, credentialType, { ...request, url });
		const location = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
		if (typeof location !== 'string') return answer;
		const target = sameOrigin(location, url);
		if (request.method !== 'GET' || redirects === MAX_REDIRECTS) {
			// Where to is not said: a path of the service may have anything in it.
			throw new ResponseError(
				'the service redirects this request, and redirects are not followed',
				'Check the URL in the credential.',
			);
		}
		url = target;
	}
}

async function once(ctx: NodeContext, credentialType: string, request: Exchange): Promise<Answer> {
	const deadline = AbortSignal.timeout(request.timeoutMs);
	try {
		const options = optionsOf(request);
		if (request.note) attach(options, request.note);
		const response = (await ctx.helpers.httpRequestWithAuthentication.call(
			ctx,
			credentialType,
			options,
		)) as StreamedResponse;
		const bytes = await readBody(response.body, { maxBytes: MAX_BYTES, deadline });
		const { statusCode: status, headers } = response;
		return { status, headers, body: content(response, bytes, request), bytes: bytes.length };
	} catch (error) {
		throw breakdown(error);
	}
}

function optionsOf({ method, url, headers, body, timeoutMs, purpose, files }: Exchange): IHttpRequestOptions {
	return {
		method,
		url: url.href,
		headers: {
			Accept: files ? ANYTHING : 'application/json',
			...(files ? UNCOMPRESSED : {}),
			...(body ? { 'Content-Type': 'application/json' } : {}),
			...headers,
			...(purpose && headerFor(purpose)),
		},
		// As text: for an empty object or list n8n would send nothing.
		body: typeof body === 'object' && !Buffer.isBuffer(body) ? jsonText(body) : body,
		timeout: timeoutMs,
		...STREAMED,
		ignoreHttpStatusErrors: true,
		allowedDomains: url.hostname,
	};
}

function content(response: StreamedResponse, bytes: Buffer, { files, exact }: Exchange): unknown {
	const { statusCode: status, headers } = response;
	const type = String(headers['content-type'] ?? '');
	const good = status >= 200 && status < 300;
	// n8n's client makes nothing of the first bytes of a compressed answer.
	if (good && bytes.length === 0 && Number(countOf(headers['content-length'])) > 0) {
		throw new TransportError({ message: 'the answer is incomplete', transient: true });
	}
	if (!good) return wordsIn(bytes);
	if (!(files && isFile(type, bytes))) {
		refusePart(response);
		return parseJson(bytes, type, exact ? parseToSend : undefined);
	}
	checkArrived(bytes.length, lengthOfFile(response, 'service'), 'service');
	return bytes;
}

/** A page of records may be sent as a part of the list, counted in records. Any other part is not what was asked for. */
function refusePart({ statusCode, headers }: StreamedResponse): void {
	const range = String(headers['content-range'] ?? '');
	if (statusCode !== 206 || /^(?!bytes\b)[\w-]+ /i.test(range)) return;
	throw new ResponseError('the service sent only a part of the answer (HTTP 206)', 'Run the node again.');
}

/** By its type, except for JSON that a service sends as plain text. */
function isFile(type: string, bytes: Buffer): boolean {
	if (bytes.length === 0 || type === '' || /\b(json|x?html)\b/i.test(type)) return false;
	return !/^text\/plain\b/i.test(type) || jsonIn(bytes) === undefined;
}

/** A refusal need not be JSON: a proxy's page, a plain sentence. */
function wordsIn(bytes: Buffer): unknown {
	const json = jsonIn(bytes);
	return json ? json.value : bytes.toString();
}

/** `undefined` for anything else. */
function jsonIn(bytes: Buffer): { value: unknown } | undefined {
	try {
		return { value: parseJson(bytes) };
	} catch {
		return undefined;
	}
}

import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { LoginError } from '../errors/login-error';
import { TransportError } from '../errors/transport-error';
import { breakdown } from '../http/breakdown';
import { parseJson, readBody } from '../http/read-body';
import { retryAfterMs } from '../http/retry-after';
import { STREAMED, type StreamedResponse } from '../http/streamed';
import type { IssuedToken } from './grant';

/** n8n's plain helper, as `preAuthentication` gets it. */
export type HttpRequest = IHttpRequestHelper['helpers']['httpRequest'];

/** One vendor's login. */
export interface Login {
	/** As users know it. */
	vendor: string;
	/** Where the token is issued. */
	url: URL;
	/** Method, headers, body and TLS options; never a secret in the address. */
	request: Partial<IHttpRequestOptions>;
	/** Finds the token in the answer. */
	read(body: unknown): Partial<IssuedToken>;
	/** What the user should look at when it is refused, e.g. "Check Client ID and Client Secret". */
	advice: string;
}

/** A login that takes longer would only pile up work behind it. */
const TIMEOUT_MS = 30_000;
/** A token answer is a few KB. */
const MAX_BYTES = 1_048_576;
/** Tokens travel in a header, and servers accept headers of about this size. */
const MAX_TOKEN_CHARACTERS = 16_384;

/**
 * Obtains a token. One attempt, no redirect, and nothing of the answer in an error: it may repeat the secret.
 * @throws LoginError
 */
export async function logIn(httpRequest: HttpRequest, login: Login): Promise<IssuedToken> {
	const { status, headers, body } = await ask(httpRequest, login);
	if (status >= 300) throw refused(login, status, headers);
	const { value, lifetimeSeconds } = login.read(body);
	if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value) || value.length > MAX_TOKEN_CHARACTERS) {
		throw new LoginError(
			`${login.vendor} answered the login without a usable token. Check that the URL leads to ${login.vendor} itself.`,
		);
	}
	return { value, lifetimeSeconds };
}

async function ask(httpRequest: HttpRequest, login: Login) {
	const deadline = AbortSignal.timeout(TIMEOUT_MS);
	try {
		const response = (await httpRequest({
			...login.request,
			url: login.url.href,
			timeout: TIMEOUT_MS,
			ignoreHttpStatusErrors: true,
			...STREAMED,
		})) as StreamedResponse;
		const bytes = await readBody(response.body, { maxBytes: MAX_BYTES, deadline });
		const good = response.statusCode < 300;
		return { status: response.statusCode, headers: response.headers, body: good ? parseJson(bytes) : undefined };
	} catch (error) {
		throw unanswered(login, error);
	}
}

function unanswered({ vendor, url }: Login, error: unknown): LoginError {
	const cause = breakdown(error);
	const unreached = cause instanceof TransportError;
	const advice = cause.description ? ` ${cause.description}` : '';
	return new LoginError(
		`${vendor} ${unreached ? 'could not be reached' : 'gave no usable answer'} at ${url.host}: ${cause.message}.${advice}`,
		{ transient: unreached && cause.transient },
	);
}

function refused({ vendor, url, advice }: Login, status: number, headers: Record<string, unknown>): LoginError {
	if (status === 408 || status === 429 || status >= 500) {
		return new LoginError(`${vendor} does not issue tokens just now (HTTP ${status}). Try again in a few minutes.`, {
			transient: true,
			retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()),
		});
	}
	if (status < 400) {
		return new LoginError(
			`${url.host} redirects the login to another address (HTTP ${status}), which is not followed. Check the URL.`,
		);
	}
	if (status === 404 || status === 405) {
		return new LoginError(`There is no login of ${vendor} at ${url.host} (HTTP ${status}). Check the URL.`);
	}
	return new LoginError(`${vendor} refused the login (HTTP ${status}). ${advice}.`, { refused: true });
}

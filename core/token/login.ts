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

/** One question to a vendor that proves a credential. */
export interface Proof {
	/** As users know it. */
	vendor: string;
	/** For messages, e.g. `login`. */
	asked: string;
	/** Where it is asked. */
	url: URL;
	/** Method, headers, body and TLS options; never a secret in the address. */
	request: Partial<IHttpRequestOptions>;
	/** What the user should look at when it is refused, e.g. "Check Client ID and Client Secret". */
	advice: string;
	/** Advice for a status, where the general one is not good enough. */
	adviceByStatus?: Readonly<Partial<Record<number, string>>>;
	/** For vendors that refuse as RFC 6749 says: advice by error code, told together with the code. */
	adviceByCode?: Readonly<Record<string, string>>;
	/** Where the product shows its own authority; told when its certificate is not trusted. */
	authorityPlace?: string;
}

/** One vendor's login. */
export interface Login extends Omit<Proof, 'asked'> {
	/** Finds the token in the answer. */
	read(body: unknown): Partial<IssuedToken>;
}

/** A login that takes longer would only pile up work behind it. */
const TIMEOUT_MS = 30_000;
/** A token answer is a few KB. */
const MAX_BYTES = 1_048_576;
/** Tokens travel in a header, and servers accept headers of about this size. */
const MAX_TOKEN_CHARACTERS = 16_384;
/** A refusal is looked at no further than this, bytes. */
const SEARCHED_BYTES = 4_096;
/** The codes of RFC 6749, section 5.2: all that can ever be told of a refusal, which may repeat the secret. */
const OAUTH_CODE =
	/"error"\s*:\s*"(invalid_request|invalid_client|invalid_grant|unauthorized_client|unsupported_grant_type|invalid_scope)"/;

/**
 * Obtains a token. One attempt, no redirect, and nothing of the answer in an error: it may repeat the secret.
 * @throws LoginError
 */
export async function logIn(httpRequest: HttpRequest, login: Login): Promise<IssuedToken> {
	const { value, lifetimeSeconds } = login.read(await prove(httpRequest, { ...login, asked: 'login' }));
	if (typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value) || value.length > MAX_TOKEN_CHARACTERS) {
		throw new LoginError(
			`${login.vendor} answered the login without a usable token. Check that the URL leads to ${login.vendor} itself.`,
		);
	}
	return { value, lifetimeSeconds };
}

/**
 * Asks once, without following redirects.
 * @returns the body of a good answer
 * @throws LoginError in words of our own
 */
export async function prove(httpRequest: HttpRequest, proof: Proof): Promise<unknown> {
	const { status, headers, bytes, body } = await ask(httpRequest, proof);
	if (status >= 300) throw refused(proof, { status, headers, bytes });
	return body;
}

async function ask(httpRequest: HttpRequest, login: Proof) {
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
		const { statusCode: status, headers } = response;
		return { status, headers, bytes, body: status < 300 ? parseJson(bytes) : undefined };
	} catch (error) {
		throw unanswered(login, error);
	}
}

function unanswered({ vendor, url, authorityPlace }: Proof, error: unknown): LoginError {
	const cause = breakdown(error);
	const unreached = cause instanceof TransportError;
	// The advice that asks for an authority names the field for it.
	const place = cause.description?.includes('CA Certificate') ? authorityPlace : undefined;
	const advice = [cause.description, place].filter((text) => text !== undefined).map((text) => ` ${text}`);
	return new LoginError(
		`${vendor} ${unreached ? 'could not be reached' : 'gave no usable answer'} at ${url.host}: ${cause.message}.${advice.join('')}`,
		{ transient: unreached && cause.transient },
	);
}

interface Refusal {
	status: number;
	headers: Record<string, unknown>;
	bytes: Buffer;
}

function refused(proof: Proof, { status, headers, bytes }: Refusal): LoginError {
	const { vendor, url, asked } = proof;
	if (status === 408 || status === 429 || status >= 500) {
		return new LoginError(
			`${vendor} does not answer the ${asked} just now (HTTP ${status}). Try again in a few minutes.`,
			{
				transient: true,
				retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()),
			},
		);
	}
	if (status < 400) {
		return new LoginError(
			`${url.host} redirects the ${asked} to another address (HTTP ${status}), which is not followed. Check the URL.`,
		);
	}
	const { code, advice } = reasonOf(proof, status, bytes);
	if (!advice) {
		return new LoginError(`There is no ${asked} of ${vendor} at ${url.host} (HTTP ${status}). Check the URL.`);
	}
	return new LoginError(`${vendor} refused the ${asked} (HTTP ${status}${code}). ${advice}.`, { refused: true });
}

/** The code, ready to be put behind the status, and what it means for the user; no advice where nothing is there. */
function reasonOf(proof: Proof, status: number, bytes: Buffer): { code: string; advice?: string } {
	const { advice, adviceByCode, adviceByStatus = {} } = proof;
	const code = OAUTH_CODE.exec(bytes.toString('utf8', 0, SEARCHED_BYTES))?.[1];
	if (code && adviceByCode) return { code: `, ${code}`, advice: adviceByCode[code] ?? advice };
	const isMissing = status === 404 || status === 405;
	return { code: '', advice: adviceByStatus[status] ?? (isMissing ? undefined : advice) };
}

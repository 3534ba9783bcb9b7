import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { LoginError } from '../errors/login-error';
import { TransportError } from '../errors/transport-error';
import { breakdown } from '../http/breakdown';
import { parseJson, readBody, STREAMED, type StreamedResponse } from '../http/read-body';
import { retryAfterMs } from '../http/retry-after';
import { objectOf } from '../json';
import { isToken, type IssuedToken } from './grant';

/** n8n's request function without a credential, as `preAuthentication` gets it. */
export type HttpRequest = IHttpRequestHelper['helpers']['httpRequest'];

/** One request to a vendor that proves a credential. */
export interface Proof {
	/** The product, as users know it. */
	vendor: string;
	/** What the request is, for messages, e.g. `login`. */
	asked: string;
	/** Where it is sent. */
	url: URL;
	/** Method, headers, body and TLS options. The address never holds a secret. */
	request: Partial<IHttpRequestOptions>;
	/** What the user can check when it is refused, e.g. `Check Client ID and Client Secret`. */
	advice: string;
	/** Advice for a status, if the general advice does not fit. */
	adviceByStatus?: Readonly<Partial<Record<number, string>>>;
	/** For vendors that refuse as in RFC 6749: advice by error code. The message then shows the code as well. */
	adviceByCode?: Readonly<Record<string, string>>;
	/** Where the product shows its certificate authority. The message for an untrusted certificate ends with it. */
	authorityPlace?: string;
	/** Statuses besides 2xx that only a valid credential gets. */
	accepts?: readonly number[];
	/**
	 * Whether a good answer comes from the product, and not from whatever else answers at the address. Default: any JSON.
	 * @param names of the fields of the answer; none where it is no object
	 */
	recognizes?(names: string[]): boolean;
}

/** The login of one vendor. */
export interface Login extends Omit<Proof, 'asked'> {
	/** Finds the token in the answer. Default: `access_token` and `expires_in`, as in RFC 6749, section 5.1. */
	read?(body: unknown): FoundToken;
}

/** A token as an answer has it, not checked yet. */
export interface FoundToken {
	value?: unknown;
	/** Seconds from now. */
	lifetimeSeconds?: unknown;
}

/** All requests, and often a person, wait for the login, so a slow one is given up. A check as well. */
export const LOGIN_TIMEOUT_MS = 15_000;
/** A token answer is a few KB. */
const MAX_BYTES = 1_048_576;
/** How much of a refusal is searched for an error code. */
const SEARCHED_BYTES = 4_096;
/** The codes of RFC 6749, section 5.2. Nothing else of a refusal is ever shown, because it may repeat the secret. */
const OAUTH_CODE =
	/"error"\s*:\s*"(invalid_request|invalid_client|invalid_grant|unauthorized_client|unsupported_grant_type|invalid_scope)"/;

/**
 * Obtains a token. One attempt, no redirect, and no part of the answer in an error, because it may repeat the secret.
 * @throws LoginError
 */
export async function logIn(httpRequest: HttpRequest, login: Login): Promise<IssuedToken> {
	const { read = oauthToken, ...proof } = login;
	const { value, lifetimeSeconds } = read(await prove(httpRequest, { ...proof, asked: 'login' }));
	if (!isToken(value)) {
		throw new LoginError(
			`${login.vendor} answered the login without a usable token. Check that the URL is the address of ${login.vendor}.`,
		);
	}
	return { value, lifetimeSeconds };
}

/** {"access_token": "eyJhbGciOi…", "expires_in": 899, "token_type": "bearer"} */
function oauthToken(body: unknown): FoundToken {
	const { access_token: value, expires_in: lifetimeSeconds } = objectOf(body) ?? {};
	return { value, lifetimeSeconds };
}

/**
 * Asks once and does not follow redirects.
 * @returns the body of a good answer
 * @throws LoginError in our own words
 */
export async function prove(httpRequest: HttpRequest, proof: Proof): Promise<unknown> {
	const { status, headers, bytes, body } = await ask(httpRequest, proof);
	if (proof.accepts?.includes(status)) return body;
	if (status >= 300) throw refused(proof, { status, headers, bytes });
	if (proof.recognizes?.(Object.keys(objectOf(body) ?? {})) ?? true) return body;
	const { url, asked, vendor } = proof;
	throw new LoginError(
		`${url.host} answered the ${asked}, but the answer does not come from ${vendor}. Check that the URL is the address of ${vendor}.`,
	);
}

async function ask(httpRequest: HttpRequest, login: Proof) {
	const deadline = AbortSignal.timeout(LOGIN_TIMEOUT_MS);
	try {
		const response = (await httpRequest({
			...login.request,
			url: login.url.href,
			timeout: LOGIN_TIMEOUT_MS,
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
	// Only the advice about an untrusted certificate names this field.
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
			`${vendor} cannot process the ${asked} at the moment (HTTP ${status}). Try again in a few minutes.`,
			{
				transient: true,
				retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()),
			},
		);
	}
	if (status < 400) {
		return new LoginError(
			`${url.host} redirects the ${asked} to another address (HTTP ${status}). Redirects are not followed. Check the URL.`,
		);
	}
	const { code, advice } = reasonOf(proof, status, bytes);
	if (!advice) {
		return new LoginError(`${url.host} does not know the ${asked} of ${vendor} (HTTP ${status}). Check the URL.`);
	}
	return new LoginError(`${vendor} refused the ${asked} (HTTP ${status}${code}). ${advice}.`, { refused: true });
}

/** The error code, in the form that follows the status, and the advice. No advice means that there is nothing at the URL. */
function reasonOf(proof: Proof, status: number, bytes: Buffer): { code: string; advice?: string } {
	const { advice, adviceByCode, adviceByStatus = {} } = proof;
	const code = OAUTH_CODE.exec(bytes.toString('utf8', 0, SEARCHED_BYTES))?.[1];
	if (code && adviceByCode) return { code: `, ${code}`, advice: adviceByCode[code] ?? advice };
	const isMissing = status === 404 || status === 405;
	return { code: '', advice: adviceByStatus[status] ?? (isMissing ? undefined : advice) };
}

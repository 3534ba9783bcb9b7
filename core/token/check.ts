import type { ICredentialTestRequest, IHttpRequestOptions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { headerFor } from '../http/purpose';
import { LOGIN_TIMEOUT_MS, type Proof } from './login';

/** One cheap request that succeeds only with a valid credential. */
export interface Check extends Omit<Proof, 'url' | 'request'> {
	/** Relative to the base of the credential. */
	path: string;
	/** Sent as JSON with POST, where the check is a search. */
	body?: object;
}

/**
 * The `test` of every credential type. n8n runs `preAuthentication` in a test only while the expirable field is empty, and
 * shows the bare code of any other failure. So `authenticate` recognizes this request, has `preAuthentication` send the
 * check, and then sends the check in its place.
 */
export const provenByCheck: ICredentialTestRequest = { request: { url: '/', headers: headerFor('test') } };

/** The check as a request without its credential. */
export function requestOf({ path, body }: Check): IHttpRequestOptions {
	const headers = { Accept: 'application/json' };
	return body ? { url: path, method: 'POST', headers, body, json: true } : { url: path, method: 'GET', headers };
}

/** What n8n sends itself after the check has succeeded. Its answer says nothing new, so no status is an error. */
export function repeatedCheck(check: Check): IHttpRequestOptions {
	return { ...requestOf(check), ignoreHttpStatusErrors: true, timeout: LOGIN_TIMEOUT_MS };
}

/** n8n's credential form shows only the message of an error, so the advice becomes a part of it. */
export async function withAdvice<Result>(work: () => Promise<Result> | Result): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		return await Promise.reject(inOneText(error));
	}
}

function inOneText(error: unknown): unknown {
	if (!(error instanceof InputError) || error.description === undefined) return error;
	const { message, description } = error;
	return new InputError(`${message[0].toUpperCase()}${message.slice(1)}. ${description}`);
}

import type { IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { LoginError } from '../errors/login-error';
import type { Access, Fields } from '../http/api';
import { authorized } from '../http/authorize';
import { trustOf } from '../http/tls';
import { objectOf } from '../json';
import { prove, type Proof } from './login';
import type { CredentialHooks } from './token-credential';

/** What is specific to one credential type with a key that users create and nothing renews. */
export interface KeyCredential<Read extends Access> {
	/** Reads and checks the fields. Throws InputError. */
	access(fields: Fields): Read;
	/** How a request carries the key. */
	headers(access: Read, request: IHttpRequestOptions): Record<string, string>;
	/** One cheap request that succeeds only with a valid key. Its answer is a JSON object. */
	check(access: Read): Omit<Proof, 'url' | 'request'> & { path: string };
}

/**
 * n8n calls `preAuthentication` in a credential test and after a 401 only if a field like this one exists. While the field
 * is empty, n8n calls it before each request, so it has a value that never changes.
 */
export const accessCheckProperty: INodeProperties = {
	displayName: 'Access Check',
	name: 'accessCheck',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: 'when refused',
};

/**
 * Makes the hooks of a credential type without a login. The type must declare `accessCheckProperty`.
 * A 401 can mean the key or only one request, so `preAuthentication` sends the check. If that is refused too, the key is
 * wrong, and the error says so, where n8n alone would show only a status code. Otherwise n8n repeats its request, and a
 * second 401 means a missing permission.
 */
export function keyCredential<Read extends Access>({ access, headers, check }: KeyCredential<Read>): CredentialHooks {
	const authorize = (fields: Fields, read: Read, request: IHttpRequestOptions) =>
		authorized(request, { base: read.base, headers: headers(read, request), trust: trustOf(fields) });
	return {
		async authenticate(credentials, request) {
			return authorize(credentials, access(credentials), request);
		},

		async preAuthentication(credentials) {
			const read = access(credentials);
			const { path, ...proof } = check(read);
			const request = authorize(credentials, read, { url: path, headers: { Accept: 'application/json' } });
			const url = new URL(request.url);
			const answer = objectOf(await prove(this.helpers.httpRequest, { ...proof, url, request }));
			if (answer) return {};
			throw new LoginError(
				`${url.host} answered the ${proof.asked}, but the answer does not come from ${proof.vendor}. Check that the URL is the address of ${proof.vendor}.`,
			);
		},
	};
}

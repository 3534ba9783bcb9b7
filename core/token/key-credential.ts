import type { IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import type { Access, Fields } from '../http/api';
import { authorized } from '../http/authorize';
import { withPace } from '../http/pace';
import { purposeOf } from '../http/purpose';
import { trustOf } from '../http/tls';
import { repeatedCheck, requestOf, withAdvice, type Check } from './check';
import { Inadmissible } from './inadmissible';
import { prove } from './login';
import { RenewalDue } from './renewal-due';
import type { CredentialHooks } from './token-credential';

/** What is specific to one credential type with a key that users create and nothing renews. */
export interface KeyCredential<Read extends Access> {
	/** Reads and checks the fields. Throws InputError. */
	access(fields: Fields): Read;
	/** How a request carries the key. */
	headers(access: Read, request: IHttpRequestOptions): Record<string, string>;
	/** One cheap request that succeeds only with a valid key. */
	check(access: Read): Check;
}

const NAME = 'accessCheck';
const WHEN_REFUSED = 'when refused';

/**
 * n8n calls `preAuthentication` after a 401 only if a field like this one exists. While the field is empty, n8n calls it
 * before each request, so it has a value that never changes.
 */
export const accessCheckProperty: INodeProperties = {
	displayName: 'Access Check',
	name: NAME,
	type: 'hidden',
	typeOptions: { expirable: true },
	default: WHEN_REFUSED,
};

/**
 * Makes the hooks of a credential type without a login. The type must declare `accessCheckProperty`.
 * A 401 can mean the key or only one request, so `preAuthentication` sends the check. If that is refused too, the key is
 * wrong, and the error says so, where n8n alone would show only a status code. Otherwise n8n repeats its request, and a
 * second 401 means a missing permission.
 */
export function keyCredential<Read extends Access>({ headers, check, ...type }: KeyCredential<Read>): CredentialHooks {
	const access = withPace((fields: Fields) => type.access(fields));
	/** n8n gives both hooks the same object for one request, and another one for the next. */
	const checked = new WeakSet<object>();
	const inadmissible = new Inadmissible();
	const authorize = (fields: Fields, read: Read, request: IHttpRequestOptions) => {
		const { base, refuseChange } = read;
		return authorized(request, { base, refuseChange, headers: headers(read, request), trust: trustOf(fields) });
	};
	return {
		async authenticate(credentials, request) {
			const purpose = purposeOf(request);
			const options = () => {
				const read = access(credentials);
				return authorize(credentials, read, purpose === 'test' ? repeatedCheck(check(read)) : request);
			};
			const ready = await inadmissible.watch(credentials, async () =>
				purpose === 'test' ? await withAdvice(options) : options(),
			);
			if (purpose && !checked.delete(credentials)) throw new RenewalDue();
			return ready;
		},

		async preAuthentication(credentials) {
			if (credentials[NAME] === '') return { [NAME]: WHEN_REFUSED };
			const { httpRequest } = this.helpers;
			return await withAdvice(async () => {
				inadmissible.rethrow(credentials);
				const read = access(credentials);
				const { path, body, ...proof } = check(read);
				const request = authorize(credentials, read, requestOf({ ...proof, path, body }));
				await prove(httpRequest, { ...proof, url: new URL(request.url), request });
				checked.add(credentials);
				return {};
			});
		},
	};
}

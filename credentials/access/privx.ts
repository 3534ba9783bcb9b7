import { InputError } from '../../core/errors/input-error';
import { baseUrl } from '../../core/http/base-url';
import type { Access, Fields } from '../../core/http/vendor';
import { fingerprint } from '../../core/token/identity';

/** An SSH PrivX credential, read and checked. */
export interface PrivxAccess extends Access {
	/** Who asks for a token, as HTTP Basic: the OAuth client of the server. */
	oauthClient: { username: string; password: string };
	/** For whom it is asked, in the form: the API client, whose roles count. */
	apiClient: { username: string; password: string };
}

/**
 * Reads a PrivX credential. The URL may be that of any page of the console: only the origin counts, since every service
 * has its own path below it ("API-Client Integration", PrivX documentation).
 * @throws InputError
 */
export function privxAccess(fields: Fields): PrivxAccess {
	const base = new URL('/', baseUrl(fields.url));
	const oauthClient = {
		username: required(fields.oauthClientId, 'OAuth Client ID'),
		password: required(fields.oauthClientSecret, 'OAuth Client Secret'),
	};
	const apiClient = {
		username: required(fields.apiClientId, 'API Client ID'),
		password: required(fields.apiClientSecret, 'API Client Secret'),
	};
	const identity = [oauthClient, apiClient].flatMap(({ username, password }) => [username, password]);
	return {
		base,
		owner: fingerprint(['privxApi', base.origin, ...identity]),
		secrets: [
			oauthClient.password,
			`${oauthClient.username}:${oauthClient.password}`,
			apiClient.password,
			text(fields.accessToken),
		],
		oauthClient,
		apiClient,
	};
}

function required(value: unknown, field: string): string {
	const given = text(value);
	if (given) return given;
	throw new InputError(`the field ${field} of the credential is empty`);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

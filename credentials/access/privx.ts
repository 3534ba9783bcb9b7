import type { Access, Fields } from '../../core/http/api';
import { baseUrl } from '../../core/http/base-url';
import { required, text } from '../../core/http/credential-fields';
import { refusalOfChanges } from '../../core/http/read-only';
import { fingerprint } from '../../core/token/identity';
import { PRIVX_CALLS } from './privx-calls';

/** An SSH PrivX credential, read and checked. */
export interface PrivxAccess extends Access {
	/** The OAuth client of the server, which asks for the token: HTTP Basic. */
	oauthClient: { username: string; password: string };
	/** The API client, for which the token is: the form of the login. Its roles decide what the token may do. */
	apiClient: { username: string; password: string };
}

/**
 * Reads a PrivX credential. The URL may be any page of the console: only the origin counts, because each service has its
 * own path ("API-Client Integration", PrivX documentation).
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
	const basic = `${oauthClient.username}:${oauthClient.password}`;
	return {
		base,
		owner: fingerprint(['privxApi', base.origin, ...Object.values(oauthClient), ...Object.values(apiClient)]),
		secrets: [oauthClient.password, basic, apiClient.password, text(fields.accessToken)],
		refuseChange: refusalOfChanges(fields, PRIVX_CALLS),
		oauthClient,
		apiClient,
	};
}

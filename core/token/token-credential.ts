import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import type { Access, Fields } from '../http/api';
import { authorized } from '../http/authorize';
import { trustOf } from '../http/tls';
import { logIn, type Login } from './login';
import { RenewalDue } from './renewal-due';
import { tokenSource, type TokenSource } from './token-source';

/** What is specific to one credential type with a login. */
export interface TokenCredential<Read extends Access> {
	/** Reads and checks the fields. Throws InputError. */
	access(fields: Fields): Read;
	/** The login that gives a token. It is sent as POST, asks for JSON, and trusts the same authorities as the credential. */
	login(access: Read): Login;
	/** How a request carries the token. Default: `Authorization: Bearer …`. */
	headers?(token: string): Record<string, string>;
}

/** The two functions that n8n calls on a credential type. */
export interface CredentialHooks {
	/** Called before each request. @throws RenewalDue, ForeignLinkError, InputError before anything is sent */
	authenticate(credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions): Promise<IHttpRequestOptions>;
	/** Called when there is no token, after a 401, and after `RenewalDue`. @throws LoginError, InputError */
	preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject>;
}

/**
 * Makes the hooks of a credential type whose token comes from a login and is renewed before it expires. The type must
 * declare `tokenProperties`. One call per type, at the top of its module: all credentials of the type share its memory.
 */
export function tokenCredential<Read extends Access>(
	{ access, login, headers = bearer }: TokenCredential<Read>,
	tokens: TokenSource = tokenSource(),
): CredentialHooks {
	return {
		async authenticate(credentials, request) {
			const { base, owner } = access(credentials);
			const options = authorized(request, {
				base,
				headers: headers(String(credentials.accessToken)),
				trust: trustOf(credentials),
			});
			if (tokens.isDue(owner, credentials)) throw new RenewalDue();
			return options;
		},

		async preAuthentication(credentials) {
			const { httpRequest } = this.helpers;
			const read = access(credentials);
			const agentOptions = trustOf(credentials);
			const grant = await tokens.obtain(read.owner, credentials, async () => {
				const { request, ...rest } = login(read);
				const asked = { Accept: 'application/json', ...request.headers };
				return await logIn(httpRequest, {
					...rest,
					request: { method: 'POST', ...request, headers: asked, agentOptions },
				});
			});
			return { ...grant };
		},
	};
}

function bearer(token: string): Record<string, string> {
	return { Authorization: `Bearer ${token}` };
}

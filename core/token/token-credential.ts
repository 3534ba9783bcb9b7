import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import type { Access, Fields } from '../http/api';
import { admitted, authorized } from '../http/authorize';
import { leadsTo } from '../http/keyed-address';
import { withPace } from '../http/pace';
import { purposeOf } from '../http/purpose';
import { agentOptionsOf, trustOf } from '../http/tls';
import { noteOf } from '../http/token-note';
import { repeatedCheck, requestOf, withAdvice, type Check } from './check';
import { storedGrant, type Grant } from './grant';
import { Inadmissible } from './inadmissible';
import { logIn, prove, type HttpRequest, type Login } from './login';
import { RenewalDue } from './renewal-due';
import { tokenSource, type TokenSource } from './token-source';

/** What is specific to one credential type with a login. */
export interface TokenCredential<Read extends Access> {
	/** Reads and checks the fields. Throws InputError. */
	access(fields: Fields): Read;
	/** The login that gives a token. It is sent as POST, asks for JSON, and trusts the same authorities as the credential. */
	login(access: Read): Login;
	/** One cheap request that the token must allow, for the credential test. */
	check(access: Read): Check;
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
	type: TokenCredential<Read>,
	tokens: TokenSource = tokenSource(),
): CredentialHooks {
	const hooks = new TokenHooks({ ...type, access: withPace(type.access) }, tokens);
	const inadmissible = new Inadmissible();
	return {
		authenticate: async (credentials, request) =>
			await inadmissible.watch(credentials, async () => await hooks.authenticate(credentials, request)),
		async preAuthentication(credentials) {
			const { httpRequest } = this.helpers;
			return await withAdvice(async () => {
				inadmissible.rethrow(credentials);
				return { ...(await hooks.grantFor(credentials, httpRequest)) };
			});
		},
	};
}

/** n8n gives both hooks the same object of fields for one request, and another one for the next: it links their calls. */
class TokenHooks<Read extends Access> {
	/** The token is the one that `preAuthentication` has just given. */
	private readonly renewed = new WeakSet<object>();
	/** It comes from a login of its own. */
	private readonly loggedIn = new WeakSet<object>();
	/** The request is a credential test. */
	private readonly tested = new WeakSet<object>();
	/** And it was successful. */
	private readonly proven = new WeakSet<object>();

	constructor(
		private readonly type: TokenCredential<Read>,
		private readonly tokens: TokenSource,
	) {}

	async authenticate(fields: Fields, request: IHttpRequestOptions): Promise<IHttpRequestOptions> {
		if (purposeOf(request) === 'test') return await withAdvice(() => this.testRequest(fields));
		const read = this.type.access(fields);
		const { keyed, refuseChange } = read;
		if (keyed && leadsTo(request, keyed.url)) {
			return authorized(request, { base: keyed.url, refuseChange, headers: keyed.headers, trust: trustOf(fields) });
		}
		admitted(request, read);
		const grant = storedGrant(fields);
		const note = noteOf(request);
		const isDue = this.isRefused(request, read, grant) || this.tokens.isDue(read.owner, fields);
		// A token that is new is used, however short its life is, or nothing would ever be sent.
		if (isDue && !this.renewed.delete(fields)) throw new RenewalDue();
		if (note) Object.assign(note, { carried: grant.accessToken, loggedIn: this.loggedIn.has(fields) });
		return this.authorize(request, fields, read, grant);
	}

	/** Whether the request asks for another token, and the stored one is still what was refused. */
	private isRefused(request: IHttpRequestOptions, { owner }: Read, { accessToken }: Grant): boolean {
		if (purposeOf(request) !== 'renewal') return false;
		const refused = noteOf(request)?.refused ?? new Set<string | undefined>([accessToken]);
		this.tokens.reject(owner, refused);
		return refused.has(accessToken);
	}

	private testRequest(fields: Fields): IHttpRequestOptions {
		const read = this.type.access(fields);
		if (this.proven.delete(fields)) {
			return this.authorize(repeatedCheck(this.type.check(read)), fields, read, storedGrant(fields));
		}
		this.tested.add(fields);
		throw new RenewalDue();
	}

	async grantFor(fields: Fields, httpRequest: HttpRequest): Promise<Grant> {
		const read = this.type.access(fields);
		const login = async () => {
			const issued = await this.logIn(read, fields, httpRequest);
			this.loggedIn.add(fields);
			return issued;
		};
		if (!this.tested.has(fields)) {
			const grant = await this.tokens.obtain(read.owner, fields, login);
			this.renewed.add(fields);
			return grant;
		}
		// A token of before proves nothing: the secret may have been changed in the product since.
		const isNew = this.loggedIn.has(fields);
		const grant = isNew ? storedGrant(fields) : await this.tokens.renew(read.owner, fields, login);
		await this.prove(read, fields, grant, httpRequest);
		this.proven.add(fields);
		return grant;
	}

	private async logIn(read: Read, fields: Fields, httpRequest: HttpRequest) {
		const { request, ...rest } = this.type.login(read);
		const agentOptions = agentOptionsOf(rest.url, trustOf(fields));
		const headers = { Accept: 'application/json', ...request.headers };
		const sent = { method: 'POST', ...request, headers, agentOptions } as const;
		return await logIn(httpRequest, { ...rest, request: sent });
	}

	private async prove(read: Read, fields: Fields, grant: Grant, httpRequest: HttpRequest): Promise<void> {
		const { path, body, ...proof } = this.type.check(read);
		const request = this.authorize(requestOf({ ...proof, path, body }), fields, read, grant);
		await prove(httpRequest, { ...proof, url: new URL(request.url), request });
	}

	private authorize(request: IHttpRequestOptions, fields: Fields, read: Read, { accessToken }: Grant) {
		const { headers = bearer } = this.type;
		const { base, refuseChange } = read;
		return authorized(request, { base, refuseChange, headers: headers(accessToken), trust: trustOf(fields) });
	}
}

function bearer(token: string): Record<string, string> {
	return { Authorization: `Bearer ${token}` };
}

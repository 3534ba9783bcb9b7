import type { IHttpRequestOptions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { redactor } from '../redact';
import type { Access } from './api';
import { ownDestination, type Destination } from './origin';
import { isOwnHeader } from './purpose';
import { agentOptionsOf, type Trust } from './tls';

/** What a request needs from a credential. */
export interface Authorization extends Pick<Access, 'base' | 'refuseChange'> {
	/** E.g. `{ Authorization: 'Bearer …' }`. */
	headers: Record<string, string>;
	/** Which certificates to trust, if not those of the public authorities. See `trustOf`. */
	trust?: Trust;
}

/**
 * By these headers a body can be made another request, which a proxy would send on a connection that others use as well: so with
 * a read-only credential only n8n's client sets them.
 */
const FRAMING = ['content-length', 'transfer-encoding'];

/** Visible ASCII and spaces. A line end, for example, could add another header. */
const HEADER_VALUE = /^[\x20-\x7e]+$/;

/**
 * Adds the credential to a request, for our nodes and for n8n's HTTP Request node.
 * The request must go to the origin of the credential, and redirects are not followed: n8n would send headers such as
 * `api-key` to another host, and `Authorization` to a subdomain.
 * Which servers are trusted is the credential's matter alone: n8n's HTTP Request node has options by which somebody in
 * between would get the secret (*Ignore SSL Issues*, *SSL Certificates*, a `Host` header, and options of the agent such as
 * `host` and `checkServerIdentity`).
 * After a renewal n8n calls this again with its own result, so it sets values and never appends.
 * @throws ForeignLinkError, InputError before anything is sent
 */
export function authorized(request: IHttpRequestOptions, grant: Authorization): IHttpRequestOptions {
	const secrets = Object.values(grant.headers).flatMap((value) => [value, value.slice(value.indexOf(' ') + 1)]);
	const url = admitted(request, { ...grant, secrets });
	for (const [name, value] of Object.entries(grant.headers)) {
		if (HEADER_VALUE.test(value)) continue;
		throw new InputError(
			`the value for the header ${name} holds a line end or another character that is not allowed in a header`,
		);
	}
	const replaced = [...Object.keys(grant.headers), 'host', ...(grant.refuseChange ? FRAMING : [])].map(asSent);
	const others = Object.entries(request.headers ?? {}).filter(
		([name, value]) => !replaced.includes(asSent(name)) && !isOwnHeader(asSent(name)) && !isNested(value),
	);
	return {
		...without(request, ['baseURL', ...(url.protocol === 'https:' ? UNSAFE : [...UNSAFE, 'proxy'])]),
		// The address that was checked is the one that is sent.
		url: url.href,
		...('uri' in request ? { uri: url.href } : {}),
		headers: { ...Object.fromEntries(others), ...grant.headers },
		agentOptions: agentOptionsOf(url, grant.trust),
		...NO_REDIRECTS,
	};
}

/** n8n's client takes what is inside of `common`, `get` and so on for headers as well, after all that was checked. */
function isNested(value: unknown): boolean {
	return typeof value === 'object' && !Array.isArray(value);
}

/** n8n's client removes the space around the name of a header. */
function asSent(header: string): string {
	return header.trim().toLowerCase();
}

/**
 * The address of a request that this credential may send: it is in its origin, and a read-only credential only reads.
 * @throws ForeignLinkError, InputError. What is refused may come from a server, and have a secret in it: it is masked.
 */
export function admitted(request: IHttpRequestOptions, access: Pick<Access, 'base' | 'secrets' | 'refuseChange'>): URL {
	try {
		const url = ownDestination(request as Destination, access.base);
		access.refuseChange?.({ ...request, url });
		return url;
	} catch (error) {
		throw masked(error as Error, access.secrets);
	}
}

function masked(error: Error & { description?: string }, secrets: Access['secrets']): Error {
	const redact = redactor(secrets);
	const { message, description = '' } = error;
	return Object.assign(error, { message: redact(message), description: redact(description) });
}

/** Options by which a request would not check the certificate: of n8n's current helper, and of the legacy one. */
const UNSAFE = ['skipSslCertificateValidation', 'rejectUnauthorized', 'strictSSL'];

/** Without encryption, a proxy would read the secret; inside of TLS it cannot. */
function without(request: IHttpRequestOptions, names: string[]): IHttpRequestOptions {
	const others = { ...request };
	for (const name of names) Reflect.deleteProperty(others, name);
	return others;
}

/** The options of n8n's current request helper, and of the legacy one that the HTTP Request node uses. */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
	followRedirect: false,
	followAllRedirects: false,
};

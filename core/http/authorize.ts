import type { IHttpRequestOptions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { redactor } from '../redact';
import { ownDestination, sameOrigin, type Destination } from './origin';
import { isOwnHeader } from './purpose';
import { agentOptionsOf, type Trust } from './tls';

/** What a request needs from a credential. */
export interface Authorization {
	/** The only origin that may receive the headers. */
	base: URL;
	/** E.g. `{ Authorization: 'Bearer …' }`. */
	headers: Record<string, string>;
	/** Which certificates to trust, if not those of the public authorities. See `trustOf`. */
	trust?: Trust;
}

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
	const target: Destination = request;
	const url = destinationOf(target, grant);
	for (const [name, value] of Object.entries(grant.headers)) {
		if (HEADER_VALUE.test(value)) continue;
		throw new InputError(
			`the value for the header ${name} holds a line end or another character that is not allowed in a header`,
		);
	}
	const given = new Set(Object.keys(grant.headers).map((name) => name.toLowerCase()));
	const others = Object.entries(request.headers ?? {}).filter(
		([name]) => !given.has(asSent(name)) && !isOwnHeader(asSent(name)) && asSent(name) !== 'host',
	);
	return {
		...without(request, url.protocol === 'https:' ? UNSAFE : [...UNSAFE, 'proxy']),
		// The address that was checked is the one that is sent. A path below a base address stays: n8n's client appends it, while a URL would resolve it.
		...(request.baseURL
			? { baseURL: sameOrigin(request.baseURL, grant.base).href }
			: { url: url.href, ...(target.uri ? { uri: url.href } : {}) }),
		headers: { ...Object.fromEntries(others), ...grant.headers },
		agentOptions: agentOptionsOf(url, grant.trust),
		...NO_REDIRECTS,
	};
}

/** n8n's client removes the space around the name of a header. */
function asSent(header: string): string {
	return header.trim().toLowerCase();
}

function destinationOf(target: Destination, grant: Authorization): URL {
	try {
		return ownDestination(target, grant.base);
	} catch (error) {
		throw masked(error as Error, grant);
	}
}

/** The address that is refused may come from a server, and have the secret in its host name. */
function masked(error: Error, { headers }: Authorization): Error {
	const values = Object.values(headers).flatMap((value) => [value, value.slice(value.indexOf(' ') + 1)]);
	error.message = redactor(values)(error.message);
	return error;
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

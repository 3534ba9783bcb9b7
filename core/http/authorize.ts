import type { IHttpRequestOptions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { ownDestination, type Destination } from './origin';
import { isOwnHeader } from './purpose';
import type { Trust } from './tls';

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
 * After a renewal n8n calls this again with its own result, so it sets values and never appends.
 * @throws ForeignLinkError, InputError before anything is sent
 */
export function authorized(request: IHttpRequestOptions, grant: Authorization): IHttpRequestOptions {
	const target: Destination = request;
	const url = ownDestination(target, grant.base);
	for (const [name, value] of Object.entries(grant.headers)) {
		if (HEADER_VALUE.test(value)) continue;
		throw new InputError(
			`the value for the header ${name} holds a line end or another character that is not allowed in a header`,
		);
	}
	const given = new Set(Object.keys(grant.headers).map((name) => name.toLowerCase()));
	const others = Object.entries(request.headers ?? {}).filter(
		([name]) => !given.has(name.toLowerCase()) && !isOwnHeader(name),
	);
	return {
		...request,
		// The address that was checked is the one that is sent. A base address stays: n8n's client appends the path to it, while a URL would resolve it.
		...(request.baseURL ? {} : { url: url.href, ...(target.uri ? { uri: url.href } : {}) }),
		headers: { ...Object.fromEntries(others), ...grant.headers },
		...(grant.trust ? { agentOptions: { ...request.agentOptions, ...grant.trust } } : {}),
		...NO_REDIRECTS,
	};
}

/** The options of n8n's current request helper, and of the legacy one that the HTTP Request node uses. */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
	followRedirect: false,
	followAllRedirects: false,
};

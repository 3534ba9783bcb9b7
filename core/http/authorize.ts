import type { IHttpRequestOptions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { ownDestination, type Destination } from './origin';
import type { Trust } from './tls';

/** How a credential shows itself, and how its server proves who it is. */
export interface Authorization {
	/** The only origin that may receive the headers. */
	base: URL;
	/** E.g. `{ Authorization: 'Bearer …' }`. */
	headers: Record<string, string>;
	/** Whom to trust, where that is not the public authorities; see `trustOf`. */
	trust?: Trust;
}

/** Visible ASCII: anything else, line ends above all, could add a header of its own. */
const HEADER_VALUE = /^[\x20-\x7e]+$/;

/**
 * Puts the credential on a request, for our own nodes and for n8n's HTTP Request node alike.
 * The request must go to the credential's own origin and redirects are not followed: n8n would
 * carry headers such as `api-key` to another host, and a sub-domain would even get `Authorization`.
 * Called again with its own result after a renewal, so it only ever sets.
 * @throws ForeignLinkError, InputError before anything is sent
 */
export function authorized(request: IHttpRequestOptions, grant: Authorization): IHttpRequestOptions {
	const target: Destination = request;
	const url = ownDestination(target, grant.base);
	for (const [name, value] of Object.entries(grant.headers)) {
		if (HEADER_VALUE.test(value)) continue;
		throw new InputError(
			`the value for the header ${name} holds a line end or another character that no header may hold`,
		);
	}
	const given = new Set(Object.keys(grant.headers).map((name) => name.toLowerCase()));
	const others = Object.entries(request.headers ?? {}).filter(([name]) => !given.has(name.toLowerCase()));
	return {
		...request,
		// What was checked is what is sent. A base address is left as it is: the client appends, where a URL would resolve.
		...(request.baseURL ? {} : { url: url.href, ...(target.uri ? { uri: url.href } : {}) }),
		headers: { ...Object.fromEntries(others), ...grant.headers },
		...(grant.trust ? { agentOptions: { ...request.agentOptions, ...grant.trust } } : {}),
		...NO_REDIRECTS,
	};
}

/** In the words of n8n's present helper, and of the legacy one behind the HTTP Request node. */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
	followRedirect: false,
	followAllRedirects: false,
};

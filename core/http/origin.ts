import { ForeignLinkError } from '../errors/foreign-link-error';

/** The part of n8n's request options, new and legacy, that says where a request goes. */
export interface Destination {
	url?: string;
	/** Legacy callers (HTTP Request node) use `uri`. */
	uri?: string;
	baseURL?: string;
}

/**
 * Resolves a link from a server and refuses one that leaves the origin: scheme, host and port must be the same, and it
 * must not have a user name. Compares parsed URLs, never text.
 * @throws ForeignLinkError
 */
export function sameOrigin(href: string, from: URL): URL {
	const to = URL.canParse(href, from.href) ? new URL(href, from.href) : undefined;
	if (!to) throw new ForeignLinkError(from.origin, 'an address that cannot be read');
	if (to.origin !== from.origin || to.origin === 'null' || to.username || to.password) {
		throw new ForeignLinkError(from.origin, to.origin === 'null' ? to.protocol : to.origin);
	}
	return to;
}

/**
 * The address to which a request will go. It must be in the origin of the credential.
 * A request without an address goes to `base`. n8n's pagination gives both `url` and `uri`: then both are checked.
 * @throws ForeignLinkError before anything is sent
 */
export function ownDestination(request: Destination, base: URL): URL {
	const from = request.baseURL ? sameOrigin(request.baseURL, base) : base;
	const [target] = [request.url, request.uri].filter((href) => !!href).map((href) => sameOrigin(String(href), from));
	return target ?? from;
}

import { ForeignLinkError } from '../errors/foreign-link-error';

/** Enough of n8n's request options, new and legacy, to see where a request goes. */
export interface Destination {
	url?: string;
	/** Legacy callers (HTTP Request node) say `uri`. */
	uri?: string;
	baseURL?: string;
}

/**
 * Resolves a link that a server gave and refuses to leave the origin: scheme, host and port must
 * be the same, and it may carry no user. Compares what the URL parser makes of it, never text.
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
 * The address a request is about to go to, held to the credential's own origin.
 * A request without an address of its own goes to `base`. Where both `url` and `uri` are given, as n8n's
 * pagination does, both are held to it.
 * @throws ForeignLinkError before anything is sent
 */
export function ownDestination(request: Destination, base: URL): URL {
	const from = request.baseURL ? sameOrigin(request.baseURL, base) : base;
	const [target] = [request.url, request.uri].filter((href) => !!href).map((href) => sameOrigin(String(href), from));
	return target ?? from;
}

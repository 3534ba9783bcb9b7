import { ForeignLinkError } from '../errors/foreign-link-error';
import { withoutTrailing } from '../trailing';

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
export function ownDestination({ url, uri, baseURL }: Destination, base: URL): URL {
	const from = baseURL ? sameOrigin(baseURL, base) : base;
	const given = [url, uri].filter((href) => !!href).map(String);
	const [target] = given.map((href) => sameOrigin(baseURL ? below(from, href) : href, from));
	return target ?? from;
}

/** As n8n's client makes an address of both: it appends the path, while a URL would resolve it. */
function below(from: URL, href: string): string {
	if (/^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(href)) return href;
	return `${withoutTrailing(from.href, '/')}/${href.replace(/^\/+/, '')}`;
}

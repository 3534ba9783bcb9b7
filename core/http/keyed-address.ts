import type { Destination } from './origin';

/**
 * One more address to which a credential may send, such as that of a webhook: of any origin, with a key of its own, and with
 * nothing else of the credential. Only a request to exactly this address gets the key.
 */
export interface KeyedAddress {
	url: URL;
	/** E.g. `{ API_KEY: '…' }`. */
	headers: Record<string, string>;
}

/** Whether a request leads to exactly this address; its query does not count. What is relative is below the base of the credential. */
export function leadsTo({ baseURL, url, uri }: Destination, address: URL): boolean {
	const given = [url, uri].filter((href) => !!href).map(String);
	return !baseURL && given.length > 0 && given.every((href) => isSame(href, address));
}

function isSame(href: string, address: URL): boolean {
	if (!URL.canParse(href)) return false;
	const { origin, pathname, username, password } = new URL(href);
	return origin === address.origin && pathname === address.pathname && username === '' && password === '';
}

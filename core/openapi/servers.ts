import { objectOf } from '../json';
import { listOf, type Json, type OpenApiDocument } from './document';

/** Servers of a document, a path or an operation that are looked at. */
const MAX_SERVERS = 100;
/** Characters of a server's address. */
const LONGEST_ADDRESS = 2_000;

/**
 * Whether a path or an operation has another server than the rest of its document. The document's own address is not
 * used: behind a proxy it is an internal one, and only the credential's address counts.
 * @param own `servers` of the operation and of its path
 */
export function otherServer(own: unknown[], root: Json): boolean {
	const others = hostsOf(own.find((servers) => listOf(servers).length > 0));
	const hosts = hostsOf(root.servers);
	return others.length > 0 && hosts.length > 0 && !others.some((host) => hosts.includes(host));
}

/** The path of the server address in a document; empty for none. */
export function serverPath({ root }: OpenApiDocument): string {
	const [first] = listOf(root.servers);
	const given = typeof root.basePath === 'string' ? root.basePath : String(objectOf(first)?.url ?? '');
	const address = given.slice(0, LONGEST_ADDRESS);
	// Variables may be anywhere; a host need not be valid.
	const path = address.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').split(/[?#{]/)[0];
	return path.startsWith('/') ? withoutEndSlashes(path) : '';
}

/** Counted from the end, since a pattern for it would begin anew at each slash. */
export function withoutEndSlashes(path: string): string {
	let end = path.length;
	while (path[end - 1] === '/') end -= 1;
	return path.slice(0, end);
}

/** Hosts as in the document; addresses without one are relative to it. */
function hostsOf(servers: unknown): string[] {
	return listOf(servers)
		.slice(0, MAX_SERVERS)
		.flatMap((server) => {
			const address = String(objectOf(server)?.url).slice(0, LONGEST_ADDRESS);
			const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(address)?.[1];
			return host ? [host.toLowerCase()] : [];
		});
}

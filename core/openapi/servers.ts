import { objectOf } from '../json';
import { listOf, type Json, type OpenApiDocument } from './document';

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
	const address = typeof root.basePath === 'string' ? root.basePath : String(objectOf(first)?.url ?? '');
	// Variables may be anywhere; a host need not be valid.
	const path = address.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').split(/[?#{]/)[0];
	return path.startsWith('/') ? path.replace(/\/+$/, '') : '';
}

/** Hosts as in the document; addresses without one are relative to it. */
function hostsOf(servers: unknown): string[] {
	return listOf(servers).flatMap((server) => {
		const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(String(objectOf(server)?.url))?.[1];
		return host ? [host.toLowerCase()] : [];
	});
}

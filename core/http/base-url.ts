import { withoutTrailing } from '../trailing';
import { required, text, unusable } from './credential-fields';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** One DNS label, such as the part of a host name before the domain of the product. */
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Reads the address that a user typed into a credential.
 * @param label as the form names the field
 * @returns an https URL (http for loopback hosts only) without query, fragment, user or trailing slash
 * @throws InputError that says what is wrong with it
 */
export function baseUrl(typed: unknown, label = 'URL'): URL {
	const url = parse(required(typed, label), label);
	if (url.username || url.password) {
		throw unusable(
			label,
			'holds a user name or password',
			'Remove them from the address. The credential has separate fields for them.',
		);
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
		throw unusable(
			label,
			'must begin with https://',
			'Anything else would send the secret without protection. Plain http:// works only for the machine that n8n runs on (localhost).',
		);
	}
	url.search = '';
	url.hash = '';
	url.pathname = withoutTrailing(url.pathname, '/');
	return url;
}

/**
 * Reads which tenant of a cloud product a credential is for: the address of the tenant, of any page in it, or only its
 * subdomain.
 * @param domain of the product, e.g. `example.com` for `https://acme.example.com`
 * @returns the origin of the tenant
 * @throws InputError that says what is wrong with it
 */
export function tenantOrigin(typed: unknown, domain: string, label = 'URL'): string {
	const given = text(typed);
	const isSubdomain = SUBDOMAIN.test(given) && given !== 'localhost';
	return baseUrl(isSubdomain ? `https://${given}.${domain}` : given, label).origin;
}

function parse(given: string, label: string): URL {
	const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`;
	if (!/\s/.test(given) && URL.canParse(withScheme)) return new URL(withScheme);
	throw unusable(label, 'is not an address', 'Enter it like https://security.example.com.');
}

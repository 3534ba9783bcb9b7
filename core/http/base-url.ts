import { InputError } from '../errors/input-error';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads the address that a user typed into a credential.
 * Promises an https URL (http for loopback hosts only) without query, fragment, user or trailing slash.
 * @throws InputError that says what is wrong with it
 */
export function baseUrl(typed: unknown, field = 'URL'): URL {
	const text = typeof typed === 'string' ? typed.trim() : '';
	if (!text) throw new InputError(`the field ${field} of the credential is empty`);
	const url = parse(text, field);
	if (url.username || url.password) {
		throw new InputError(
			`the field ${field} of the credential holds a user name or password`,
			'Leave them out of the address; the credential has fields of their own for them.',
		);
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
		throw new InputError(
			`the field ${field} of the credential must begin with https://`,
			'Anything else would send the secret unprotected. Plain http:// works for this machine only (localhost).',
		);
	}
	url.search = '';
	url.hash = '';
	url.pathname = url.pathname.replace(/\/+$/, '');
	return url;
}

function parse(text: string, field: string): URL {
	const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
	if (!/\s/.test(text) && URL.canParse(withScheme)) return new URL(withScheme);
	throw new InputError(
		`the field ${field} of the credential is not an address`,
		'Enter it like https://security.example.com.',
	);
}

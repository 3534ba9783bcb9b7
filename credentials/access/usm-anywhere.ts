import { baseUrl } from '../../core/http/base-url';
import type { Access, Fields } from '../../core/http/vendor';
import { fingerprint } from '../../core/token/identity';
import { InputError } from '../../core/errors/input-error';

const DOMAIN = 'alienvault.cloud';
/** A DNS label: what stands before .alienvault.cloud. */
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Reads a USM Anywhere credential. The URL may be a bare subdomain, the address of the console, or
 * any page in it: only the origin counts, since the API always lives under /api/2.0.
 * @throws InputError
 */
export function usmAnywhereAccess(fields: Fields): Access {
	const typed = text(fields.url);
	const origin = SUBDOMAIN.test(typed) && typed !== 'localhost' ? `https://${typed}.${DOMAIN}` : typed;
	const base = new URL('/api/2.0', baseUrl(origin));
	const clientId = required(fields.clientId, 'Client ID');
	const clientSecret = required(fields.clientSecret, 'Client Secret');
	return {
		base,
		owner: fingerprint(['usmAnywhereApi', base.origin, clientId, clientSecret]),
		secrets: [clientSecret, `${clientId}:${clientSecret}`, text(fields.accessToken)],
	};
}

function required(value: unknown, field: string): string {
	const given = text(value);
	if (given) return given;
	throw new InputError(`the field ${field} of the credential is empty`);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

import { InputError } from '../../core/errors/input-error';
import { baseUrl } from '../../core/http/base-url';
import type { Access, Fields } from '../../core/http/vendor';
import { fingerprint } from '../../core/token/identity';

const DOMAIN = 'armis.com';
/** A DNS label: what stands before .armis.com. */
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** An API v3 credential, read and checked, with the token request that it stands for. */
export interface ArmisAccess extends Access {
	/** The JSON body of a login ("Authentication", dev.armis.com). Holds the secret. */
	tokenRequest: {
		grant_type: 'client_credentials';
		/** The tenant, with exactly one trailing slash. */
		audience: string;
		client_id: string;
		client_secret: string;
		vendor_id: string;
		scopes: string[];
	};
}

/**
 * Reads a credential of API v3. All tenants share its host, so the tenant is only the audience of the token.
 * A token holds the scopes it was asked for, so other scopes mean another owner.
 * @throws InputError
 */
export function armisAccess(fields: Fields): ArmisAccess {
	const base = new URL('/v3', baseUrl(fields.apiUrl, 'API URL'));
	const audience = `${tenantOrigin(fields.tenantUrl)}/`;
	const vendorId = required(fields.vendorId, 'Vendor ID');
	const clientId = required(fields.clientId, 'Client ID');
	const clientSecret = required(fields.clientSecret, 'Client Secret');
	const scopes = scopesOf(fields);
	return {
		base,
		owner: fingerprint(['armisApi', base.origin, audience, vendorId, clientId, clientSecret, ...[...scopes].sort()]),
		secrets: [clientSecret, text(fields.accessToken)],
		tokenRequest: {
			grant_type: 'client_credentials',
			audience,
			client_id: clientId,
			client_secret: clientSecret,
			vendor_id: vendorId,
			scopes,
		},
	};
}

/**
 * The origin of a tenant, from its address, the address of any page in it, or only its subdomain.
 * @throws InputError
 */
export function tenantOrigin(field: unknown): string {
	const typed = text(field);
	const isSubdomain = SUBDOMAIN.test(typed) && typed !== 'localhost';
	return baseUrl(isSubdomain ? `https://${typed}.${DOMAIN}` : typed, 'Tenant URL').origin;
}

/** @throws InputError naming the field, when it is empty */
export function required(value: unknown, field: string): string {
	const given = text(value);
	if (given) return given;
	throw new InputError(`the field ${field} of the credential is empty`);
}

/** A text field without the blanks around it; empty for anything else. */
export function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** The chosen scopes and those typed in, each once. An expression may give either field as a list or as text. */
function scopesOf({ scopes, additionalScopes }: Fields): string[] {
	const names = [scopes, additionalScopes].flatMap((field) => (Array.isArray(field) ? field : [field])).flatMap(parts);
	if (names.length > 0) return [...new Set(names)];
	throw new InputError(
		'the credential names no scope',
		'Choose at least one under Scopes: a token without a scope may do nothing.',
	);
}

/** Scopes hold neither commas nor blanks. */
function parts(value: unknown): string[] {
	return text(value)
		.split(/[\s,]+/)
		.filter((name) => name !== '');
}

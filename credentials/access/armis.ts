import type { INodeProperties } from 'n8n-workflow';
import type { Access, Fields } from '../../core/http/api';
import { baseUrl, tenantOrigin } from '../../core/http/base-url';
import { required, text, words } from '../../core/http/credential-fields';
import { refusalOfChanges } from '../../core/http/read-only';
import { fingerprint } from '../../core/token/identity';
import { requiredText } from '../shared/fields';

/** A field of both Armis credentials. */
export const tenantUrl: INodeProperties = {
	...requiredText,
	displayName: 'Tenant URL',
	name: 'tenantUrl',
	placeholder: 'e.g. https://acme.armis.com',
	description: 'Address of your Armis Centrix console, or only its subdomain (the part before .armis.com)',
};

/** What the device search and the alerts need. */
export const DEFAULT_SCOPES = [
	'FULL_VISIBILITY',
	'PERMISSION.ALERT.READ',
	'PERMISSION.DEVICE.READ',
	'PERMISSION.PII.DEVICE',
];

/** What API v3 reads with another method than GET ("Extracting Device Information", dev.armis.com). API v1 has nothing like it. */
const READS = ['POST /v3/assets/_search'];

/** A credential of API v3, read and checked, with its token request. */
export interface ArmisAccess extends Access {
	/** The JSON body of a login ("Authentication", dev.armis.com). It has the secret in it. */
	tokenRequest: {
		grant_type: 'client_credentials';
		/** The tenant, with exactly one slash at the end. */
		audience: string;
		client_id: string;
		client_secret: string;
		vendor_id: string;
		scopes: string[];
	};
}

/**
 * Reads a credential of API v3. All tenants share its host, so the tenant is only the audience of the token.
 * A token has the scopes that were requested, so other scopes mean another owner.
 * @throws InputError
 */
export function armisAccess(fields: Fields): ArmisAccess {
	const base = new URL('/v3', baseUrl(fields.apiUrl, 'API URL'));
	const consoleUrl = new URL(tenantOf(fields));
	const audience = `${consoleUrl.origin}/`;
	const vendorId = required(fields.vendorId, 'Vendor ID');
	const clientId = required(fields.clientId, 'Client ID');
	const clientSecret = required(fields.clientSecret, 'Client Secret');
	const scopes = scopesOf(fields);
	return {
		base,
		consoleUrl,
		owner: fingerprint(['armisApi', base.origin, audience, vendorId, clientId, clientSecret, ...[...scopes].sort()]),
		secrets: [clientSecret, text(fields.accessToken)],
		refuseChange: refusalOfChanges(fields, { reads: READS }),
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

/** A credential of API v1, read and checked. */
export interface ArmisSecretKeyAccess extends Access {
	secretKey: string;
}

/**
 * Reads a credential of API v1, which is on the host of the tenant.
 * @throws InputError
 */
export function armisSecretKeyAccess(fields: Fields): ArmisSecretKeyAccess {
	const base = new URL('/api/v1', tenantOf(fields));
	const secretKey = required(fields.secretKey, 'Secret Key');
	return {
		base,
		owner: fingerprint(['armisSecretKeyApi', base.origin, secretKey]),
		secrets: [secretKey, text(fields.accessToken)],
		refuseChange: refusalOfChanges(fields, { reads: [] }),
		secretKey,
	};
}

/** The origin of the tenant. */
function tenantOf(fields: Fields): string {
	return tenantOrigin(fields.tenantUrl, 'armis.com', tenantUrl.displayName);
}

/**
 * The scopes of both fields, each once. An empty list means the usual ones, also beside additional scopes: n8n's form
 * saves an empty list as long as nobody opens the field, although it shows the default.
 */
function scopesOf({ scopes, additionalScopes }: Fields): string[] {
	const chosen = words(scopes);
	return [...new Set([...(chosen.length > 0 ? chosen : DEFAULT_SCOPES), ...words(additionalScopes)])];
}

import type { Access, Fields } from '../../core/http/api';
import { tenantOrigin } from '../../core/http/base-url';
import { required, text } from '../../core/http/credential-fields';
import { refusalOfChanges } from '../../core/http/read-only';
import { fingerprint } from '../../core/token/identity';

/** A USM Anywhere credential, read and checked. */
export interface UsmAnywhereAccess extends Access {
	/** The API client, as HTTP Basic. */
	client: { username: string; password: string };
}

/**
 * Reads a USM Anywhere credential. Only the origin of the URL counts, because the API is always under /api/2.0.
 * @throws InputError
 */
export function usmAnywhereAccess(fields: Fields): UsmAnywhereAccess {
	const base = new URL('/api/2.0', tenantOrigin(fields.url, 'alienvault.cloud'));
	const username = required(fields.clientId, 'Client ID');
	const password = required(fields.clientSecret, 'Client Secret');
	return {
		base,
		owner: fingerprint(['usmAnywhereApi', base.origin, username, password]),
		secrets: [password, `${username}:${password}`, text(fields.accessToken)],
		// Everything is read with GET ("USM Anywhere APIs", vendor documentation).
		refuseChange: refusalOfChanges(fields, { reads: [] }),
		client: { username, password },
	};
}

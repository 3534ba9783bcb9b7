import type { Access, Fields } from '../../core/http/vendor';
import { fingerprint } from '../../core/token/identity';
import { required, tenantOrigin, text } from './armis';

/** A secret key of API v1, read and checked. */
export interface ArmisSecretKeyAccess extends Access {
	secretKey: string;
}

/**
 * Reads a credential of API v1, which lives on the tenant's own host.
 * @throws InputError
 */
export function armisSecretKeyAccess(fields: Fields): ArmisSecretKeyAccess {
	const base = new URL('/api/v1', tenantOrigin(fields.tenantUrl));
	const secretKey = required(fields.secretKey, 'Secret Key');
	return {
		base,
		owner: fingerprint(['armisSecretKeyApi', base.origin, secretKey]),
		secrets: [secretKey, text(fields.accessToken)],
		secretKey,
	};
}

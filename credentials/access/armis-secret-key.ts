import type { Access, Fields } from '../../core/http/api';
import { required, text } from '../../core/http/credential-fields';
import { fingerprint } from '../../core/token/identity';
import { armisTenant } from './armis';

/** A credential of API v1, read and checked. */
export interface ArmisSecretKeyAccess extends Access {
	secretKey: string;
}

/**
 * Reads a credential of API v1, which is on the host of the tenant.
 * @throws InputError
 */
export function armisSecretKeyAccess(fields: Fields): ArmisSecretKeyAccess {
	const base = new URL('/api/v1', armisTenant(fields));
	const secretKey = required(fields.secretKey, 'Secret Key');
	return {
		base,
		owner: fingerprint(['armisSecretKeyApi', base.origin, secretKey]),
		secrets: [secretKey, text(fields.accessToken)],
		secretKey,
	};
}

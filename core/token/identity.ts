import { createHash } from 'crypto';

/**
 * SHA-256 over everything that decides which token is right: type, origin, identity, secret.
 * Two credentials with the same fingerprint may share a token; any edit gives another one.
 */
export function fingerprint(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

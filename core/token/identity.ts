import { digest } from '../digest';

/**
 * SHA-256 of everything that decides which token fits: type, origin, identity, secret.
 * Two credentials with the same fingerprint may share a token. Any change gives another fingerprint.
 */
export function fingerprint(parts: readonly string[]): string {
	return digest(JSON.stringify(parts));
}

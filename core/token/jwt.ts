import { jsonIn, objectOf } from '../json';

/** A header cannot carry a longer one, so a longer text is not read. */
const MAX_CHARACTERS = 16_384;
/** Header, claims, signature (RFC 7515), base64url without padding; the signature may be empty. */
const JWT = /^[\w-]+\.([\w-]+)\.[\w-]*$/;
/** The latest time that a `Date` can hold (ECMA-262). */
const LATEST_DATE_MS = 8.64e15;

/**
 * When a JSON Web Token expires, from its claim `exp` (RFC 7519). The signature is not checked.
 * @returns ms since the epoch. `undefined` for a token without a usable `exp`, or one that is not a JWT: then the
 *   server decides.
 */
export function expiryOf(token: string): number | undefined {
	const exp = claimsOf(token)?.exp;
	const expiresAt = typeof exp === 'number' ? exp * 1000 : NaN;
	return Math.abs(expiresAt) <= LATEST_DATE_MS ? expiresAt : undefined;
}

function claimsOf(token: string): Record<string, unknown> | undefined {
	const claims = token.length <= MAX_CHARACTERS ? JWT.exec(token)?.[1] : undefined;
	return claims === undefined ? undefined : objectOf(jsonIn(Buffer.from(claims, 'base64url').toString()));
}

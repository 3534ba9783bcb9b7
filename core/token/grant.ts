import type { Fields } from '../http/api';
import { text } from '../http/credential-fields';

/** A token from a login. */
export interface IssuedToken {
	value: string;
	/** The vendor's `expires_in` as received, in seconds. Anything that is not a positive number means unknown. */
	lifetimeSeconds: unknown;
}

/**
 * What n8n stores in the credential. All are strings, because n8n keeps hidden properties as text. An empty one means
 * unknown. The names are those of `tokenProperties`.
 */
export interface Grant {
	accessToken: string;
	/** When the token expires, by the clock of n8n, ms since the epoch. */
	accessTokenExpiresAt: string;
	/** From when it is renewed before anything is sent, ms since the epoch. */
	accessTokenRefreshAt: string;
	/** Fingerprint of the credential that it was issued for. */
	accessTokenOwner: string;
}

/** Long enough for a slow request to arrive with a token that is still valid. */
const EARLIEST_RENEWAL_MS = 120_000;
/** Tokens with a short lifetime are used for most of it. */
const RENEWAL_SHARE = 0.1;
/** A longer lifetime is probably given in another unit, and a login a day costs nothing. */
export const LONGEST_LIFETIME_MS = 24 * 3_600_000;
/** So that workers that share a token do not all renew it at the same moment. */
const JITTER_SHARE = 0.25;

/** A token is sent in a header, and servers accept headers of about this size. */
const MAX_TOKEN_CHARACTERS = 16_384;

/** Whether a value can be a token: visible ASCII that fits into a header. */
export function isToken(value: unknown): value is string {
	return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) && value.length <= MAX_TOKEN_CHARACTERS;
}

/**
 * Makes a grant from a token.
 * @param requestedAt ms since the epoch, from before the login was sent. A slow answer must not prolong the lifetime.
 * @param random 0 to 1, spreads the renewals of several workers
 */
export function grantOf(token: IssuedToken, owner: string, requestedAt: number, random: number): Grant {
	const lifetimeMs = lifetimeOf(token.lifetimeSeconds);
	const early = Math.min(EARLIEST_RENEWAL_MS, lifetimeMs * RENEWAL_SHARE) * (1 + random * JITTER_SHARE);
	return {
		accessToken: token.value,
		accessTokenExpiresAt: lifetimeMs ? String(Math.floor(requestedAt + lifetimeMs)) : '',
		accessTokenRefreshAt: lifetimeMs ? String(Math.floor(requestedAt + lifetimeMs - early)) : '',
		accessTokenOwner: owner,
	};
}

/** Lifetime in ms. 0 means unknown: then only a 401 renews the token. */
function lifetimeOf(seconds: unknown): number {
	const value = typeof seconds === 'string' && seconds.trim() ? Number(seconds) : seconds;
	if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return 0;
	return Math.min(value * 1000, LONGEST_LIFETIME_MS);
}

/** The grant that n8n stored. The decrypted fields may be of any age, and from anywhere. */
export function storedGrant(fields: Fields): Grant {
	return {
		accessToken: text(fields.accessToken),
		accessTokenExpiresAt: text(fields.accessTokenExpiresAt),
		accessTokenRefreshAt: text(fields.accessTokenRefreshAt),
		accessTokenOwner: text(fields.accessTokenOwner),
	};
}

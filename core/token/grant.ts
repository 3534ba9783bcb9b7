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
	/** From when every process renews it before anything is sent, ms since the epoch. One of them does so a little earlier. */
	accessTokenRefreshAt: string;
	/** Fingerprint of the credential that it was issued for. */
	accessTokenOwner: string;
}

/** Long enough for a slow request to arrive with a token that is still valid. */
const EARLIEST_RENEWAL_MS = 120_000;
/** Tokens with a short lifetime are used for most of it. */
const RENEWAL_SHARE = 0.1;
/** A longer lifetime is probably given in another unit, and a login a day costs nothing. */
const LONGEST_LIFETIME_MS = 24 * 3_600_000;
/** A time farther ahead was written by a clock that was wrong, or is damaged. Clocks of workers may differ by less. */
const FARTHEST_MS = 2 * LONGEST_LIFETIME_MS;
/** A token is sent in a header, and servers accept headers of about this size. */
const MAX_TOKEN_CHARACTERS = 16_384;

/** Whether a value can be a token: visible ASCII that fits into a header. */
export function isToken(value: unknown): value is string {
	return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) && value.length <= MAX_TOKEN_CHARACTERS;
}

/**
 * Makes a grant from a token.
 * @param requestedAt ms since the epoch, from before the login was sent. A slow answer must not prolong the lifetime.
 */
export function grantOf(token: IssuedToken, owner: string, requestedAt: number): Grant {
	const lifetimeMs = lifetimeOf(token.lifetimeSeconds);
	const early = Math.min(EARLIEST_RENEWAL_MS, lifetimeMs * RENEWAL_SHARE);
	return {
		accessToken: token.value,
		accessTokenExpiresAt: lifetimeMs ? String(Math.floor(requestedAt + lifetimeMs)) : '',
		accessTokenRefreshAt: lifetimeMs ? String(Math.floor(requestedAt + lifetimeMs - early)) : '',
		accessTokenOwner: owner,
	};
}

/**
 * Whether a token must be renewed: its time has come, or its times cannot be true. Never with an unknown lifetime.
 * @param now ms since the epoch
 * @param share see `isTimeToRenew`
 */
export function isPast(grant: Grant, now: number, share: number): boolean {
	const times = [grant.accessTokenRefreshAt, grant.accessTokenExpiresAt].filter((at) => at !== '');
	const areTrue = times.every((at) => Number(at) > now && Number(at) <= now + FARTHEST_MS);
	return !areTrue || isTimeToRenew(grant, now, share);
}

/**
 * Whether the time to renew has come in this process.
 * @param share 0 to 1, drawn once per process: it renews up to twice as early as the stored time says. So one process is
 *   the first, and the others find its token before their own time comes.
 */
export function isTimeToRenew(grant: Grant, now: number, share: number): boolean {
	if (grant.accessTokenRefreshAt === '' || grant.accessTokenExpiresAt === '') return false;
	const renewal = Number(grant.accessTokenRefreshAt);
	return now >= renewal - share * (Number(grant.accessTokenExpiresAt) - renewal);
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

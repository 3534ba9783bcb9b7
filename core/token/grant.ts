/** A token as a login gives it. */
export interface IssuedToken {
	value: string;
	/** The vendor's `expires_in` as received, in seconds; anything unusable counts as unknown. */
	lifetimeSeconds: unknown;
}

/**
 * What n8n stores in the credential. All strings: an empty one means unknown, and n8n keeps
 * hidden properties as text. The names are those of `tokenProperties`.
 */
export interface Grant {
	accessToken: string;
	/** End of life by our own clock, ms since the epoch. */
	accessTokenExpiresAt: string;
	/** From here on it is renewed before anything is sent, ms since the epoch. */
	accessTokenRefreshAt: string;
	/** Fingerprint of the credential it was issued for. */
	accessTokenOwner: string;
}

/** Long enough for a slow request to arrive with a token that is still alive. */
const EARLIEST_RENEWAL_MS = 120_000;
/** Short-lived tokens keep most of their life. */
const RENEWAL_SHARE = 0.1;
/** A lifetime beyond this is a unit mix-up or nonsense; a daily login costs nothing. */
const LONGEST_LIFETIME_MS = 24 * 3_600_000;
/** Workers that share a token should not all find it due in the same instant. */
const JITTER_SHARE = 0.25;

/**
 * Turns an issued token into a grant.
 * @param requestedAt ms since the epoch, taken before the login was sent: an answer that took
 *   long must not make the token seem to live longer.
 * @param random 0 to 1, spreads the renewal of several workers.
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

/** Lifetime in ms; 0 when unknown, in which case only a 401 renews the token. */
function lifetimeOf(seconds: unknown): number {
	const value = typeof seconds === 'string' && seconds.trim() ? Number(seconds) : seconds;
	if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return 0;
	return Math.min(value * 1000, LONGEST_LIFETIME_MS);
}

/** The grant that n8n stored, read from decrypted credential fields of unknown age and origin. */
export function storedGrant(fields: Readonly<Record<string, unknown>>): Grant {
	const text = (name: keyof Grant) => {
		const value = fields[name];
		return typeof value === 'string' ? value : '';
	};
	return {
		accessToken: text('accessToken'),
		accessTokenExpiresAt: text('accessTokenExpiresAt'),
		accessTokenRefreshAt: text('accessTokenRefreshAt'),
		accessTokenOwner: text('accessTokenOwner'),
	};
}

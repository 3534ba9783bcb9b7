import { systemClock, type Clock } from '../clock';
import { LoginError } from '../errors/login-error';
import { BoundedMap } from '../bounded-map';
import { grantOf, storedGrant, type Grant, type IssuedToken } from './grant';

/** Decrypted credential fields, as n8n hands them to the hooks. */
export type Fields = Readonly<Record<string, unknown>>;

/** A refused login is not repeated for this long: 200 items must not become 200 wrong passwords. */
const REFUSAL_REMEMBERED_MS = 20_000;
/** While the service cannot renew it, a token that still lives is used on, and renewal tried again after this. */
const RENEWAL_PAUSE_MS = 15_000;
/** Credentials held in memory at once; beyond it the longest unused is forgotten and simply logs in again. */
const HELD_CREDENTIALS = 1_000;

/** Gives a valid token for a credential, with one login however many ask. */
export interface TokenSource {
	/**
	 * The answer to n8n's `preAuthentication`: only derived fields, so that users' expressions stay.
	 * @param owner fingerprint of the credential as it is now
	 * @param fields the fields as stored, among them the token that is due or was refused
	 * @param login one login, sent by the first caller only
	 * @throws LoginError
	 */
	obtain(owner: string, fields: Fields, login: () => Promise<IssuedToken>): Promise<Grant>;
	/** Whether the stored token must not be used any more: past its time, or another credential's. */
	isDue(owner: string, fields: Fields): boolean;
}

/** Creates a source with its own memory. One per credential type, for the life of the process. */
export function tokenSource(clock: Clock = systemClock, random: () => number = Math.random): TokenSource {
	const newest = new BoundedMap<Grant>(HELD_CREDENTIALS);
	const running = new Map<string, Promise<Grant>>();
	const refusals = new BoundedMap<{ error: LoginError; until: number }>(HELD_CREDENTIALS);

	async function mint(owner: string, stored: Grant, login: () => Promise<IssuedToken>): Promise<Grant> {
		const requestedAt = clock.now();
		try {
			const grant = grantOf(await login(), owner, requestedAt, random());
			newest.set(owner, grant);
			return grant;
		} catch (error) {
			if (error instanceof LoginError) {
				if (error.transient && lives(stored, owner)) return prolonged(stored);
				if (!error.transient) refusals.set(owner, { error, until: clock.monotonic() + REFUSAL_REMEMBERED_MS });
			}
			return await Promise.reject(error);
		}
	}

	function lives(grant: Grant, owner: string): boolean {
		return (
			grant.accessToken !== '' &&
			grant.accessTokenOwner === owner &&
			Number(grant.accessTokenRefreshAt) <= clock.now() &&
			clock.now() < Number(grant.accessTokenExpiresAt)
		);
	}

	function prolonged(grant: Grant): Grant {
		const next = Math.min(Number(grant.accessTokenExpiresAt), clock.now() + RENEWAL_PAUSE_MS);
		return { ...grant, accessTokenRefreshAt: String(next) };
	}

	/** A grant of this process that is newer than the refused one. Any other would bring a revoked token back. */
	function newerThan(stored: Grant, owner: string): Grant | undefined {
		const held = newest.get(owner);
		if (!held || held.accessToken === stored.accessToken) return undefined;
		// By the end of life: the renewal times are jittered, and a pause moves the stored one.
		const storedEnd = stored.accessTokenOwner === owner ? Number(stored.accessTokenExpiresAt) : 0;
		const newer = Number(held.accessTokenExpiresAt) > storedEnd;
		return newer && clock.now() < Number(held.accessTokenRefreshAt) ? held : undefined;
	}

	return {
		async obtain(owner, fields, login) {
			const pending = running.get(owner);
			if (pending) return await pending;
			const stored = storedGrant(fields);
			const held = newerThan(stored, owner);
			if (held) return held;
			const refusal = refusals.get(owner);
			if (refusal && clock.monotonic() < refusal.until) throw refusal.error;
			const minting = mint(owner, stored, login).finally(() => running.delete(owner));
			running.set(owner, minting);
			return await minting;
		},
		isDue(owner, fields) {
			const stored = storedGrant(fields);
			if (stored.accessToken === '') return false;
			const past = stored.accessTokenRefreshAt !== '' && clock.now() >= Number(stored.accessTokenRefreshAt);
			return past || (stored.accessTokenOwner !== '' && stored.accessTokenOwner !== owner);
		},
	};
}

import { systemClock, type Clock } from '../clock';
import { LoginError } from '../errors/login-error';
import { BoundedMap } from '../bounded-map';
import type { Fields } from '../http/api';
import { grantOf, isPast, isTimeToRenew, isToken, storedGrant, type Grant, type IssuedToken } from './grant';

/** How long a refused login is not repeated: 200 items must not become 200 attempts with a wrong password. */
const REFUSAL_REMEMBERED_MS = 20_000;
/** If a renewal fails while the old token is still valid, the old one is used, and this process tries again after this. */
const RENEWAL_PAUSE_MS = 15_000;
/** Credentials kept in memory. Beyond it, the one that was not used for the longest time is forgotten and logs in again. */
const HELD_CREDENTIALS = 1_000;
/** Replaced tokens remembered for each credential: requests that were sent with them get the new one without a login. */
const REMEMBERED_TOKENS = 4;

/** Gives a valid token for a credential, with one login for any number of requests. */
export interface TokenSource {
	/**
	 * The result of `preAuthentication`. It has only the fields of the token: n8n stores each field that it gets, and would
	 * replace the expressions of users in the others.
	 * @param owner fingerprint of the credential as it is now
	 * @param fields as stored, with the token that must be renewed or was refused
	 * @param login one login, sent for the first caller only
	 * @throws LoginError
	 */
	obtain(owner: string, fields: Fields, login: () => Promise<IssuedToken>): Promise<Grant>;
	/** The same, but always with a login, unless one has just been refused: for a proof that it works. */
	renew(owner: string, fields: Fields, login: () => Promise<IssuedToken>): Promise<Grant>;
	/** Whether the stored token must be renewed: its time has come, it belongs to another credential, or it is damaged. */
	isDue(owner: string, fields: Fields): boolean;
	/** These tokens were refused: none of them is given to a request again, however new it is. */
	reject(owner: string, tokens: ReadonlySet<string | undefined>): void;
}

/** Creates a source with its own memory. One per credential type, for as long as the process runs. */
export function tokenSource(clock: Clock = systemClock, random: () => number = Math.random): TokenSource {
	return new HeldTokens(clock, random);
}

class HeldTokens implements TokenSource {
	private readonly newest = new BoundedMap<{ grant: Grant; replaced: string[]; isRejected?: boolean }>(
		HELD_CREDENTIALS,
	);
	private readonly running = new Map<string, Promise<Grant>>();
	private readonly refusals = new BoundedMap<{ error: LoginError; until: number }>(HELD_CREDENTIALS);
	/** By `clock.monotonic()`: until when a renewal that failed is not tried again. */
	private readonly pauses = new BoundedMap<number>(HELD_CREDENTIALS);
	/** How much earlier than others this process renews: see `isTimeToRenew`. */
	private readonly share: number;

	constructor(
		private readonly clock: Clock,
		random: () => number,
	) {
		this.share = random();
	}

	async obtain(owner: string, fields: Fields, login: () => Promise<IssuedToken>): Promise<Grant> {
		const successor = this.running.has(owner) ? undefined : this.successorOf(storedGrant(fields), owner);
		return successor ?? (await this.renew(owner, fields, login));
	}

	async renew(owner: string, fields: Fields, login: () => Promise<IssuedToken>): Promise<Grant> {
		const pending = this.running.get(owner);
		if (pending) return await pending;
		const refusal = this.refusals.get(owner);
		if (refusal && this.clock.monotonic() < refusal.until) throw refusal.error;
		const minting = this.mint(owner, storedGrant(fields), login).finally(() => this.running.delete(owner));
		this.running.set(owner, minting);
		return await minting;
	}

	isDue(owner: string, fields: Fields): boolean {
		const stored = storedGrant(fields);
		if (stored.accessTokenOwner !== owner || !isToken(stored.accessToken)) return true;
		this.notice(stored, owner);
		return this.isPast(stored) && !(this.isPaused(owner) && this.isStillValid(stored, owner));
	}

	reject(owner: string, tokens: ReadonlySet<string | undefined>): void {
		const held = this.newest.get(owner);
		if (held && tokens.has(held.grant.accessToken)) held.isRejected = true;
	}

	private async mint(owner: string, stored: Grant, login: () => Promise<IssuedToken>): Promise<Grant> {
		const requestedAt = this.clock.now();
		try {
			const grant = grantOf(await login(), owner, requestedAt);
			this.hold(grant, owner, [stored.accessToken]);
			return grant;
		} catch (error) {
			if (error instanceof LoginError) {
				if (error.transient && this.isStillValid(stored, owner)) {
					this.pauses.set(owner, this.clock.monotonic() + RENEWAL_PAUSE_MS);
					return stored;
				}
				if (error.refused) this.refusals.set(owner, { error, until: this.clock.monotonic() + REFUSAL_REMEMBERED_MS });
			}
			return await Promise.reject(error);
		}
	}

	/** A stored grant that is not known comes from another process. It is newer than ours, and may have cancelled it. */
	private notice(stored: Grant, owner: string): void {
		const held = this.newest.get(owner);
		const isKnown = held?.grant.accessToken === stored.accessToken || held?.replaced.includes(stored.accessToken);
		if (!isKnown) this.hold(stored, owner, []);
	}

	private hold(grant: Grant, owner: string, replaced: string[]): void {
		const before = this.newest.get(owner);
		const all = [...replaced, ...(before ? [before.grant.accessToken, ...before.replaced] : [])];
		this.newest.set(owner, { grant, replaced: all.slice(0, REMEMBERED_TOKENS) });
	}

	/** What replaced the refused grant in this process. Any other grant in memory could bring a revoked token back. */
	private successorOf(stored: Grant, owner: string): Grant | undefined {
		const held = this.newest.get(owner);
		if (!held || held.isRejected || held.grant.accessToken === stored.accessToken) return undefined;
		const outdated = stored.accessTokenOwner !== owner || held.replaced.includes(stored.accessToken);
		return outdated && !this.isPast(held.grant) ? held.grant : undefined;
	}

	private isPast(grant: Grant): boolean {
		return isPast(grant, this.clock.now(), this.share);
	}

	private isPaused(owner: string): boolean {
		return this.clock.monotonic() < (this.pauses.get(owner) ?? -Infinity);
	}

	/** Whether a token that must be renewed, but was not refused, can still be used. */
	private isStillValid(grant: Grant, owner: string): boolean {
		const held = this.newest.get(owner);
		const isRejected = held?.isRejected === true && held.grant.accessToken === grant.accessToken;
		return (
			!isRejected &&
			isToken(grant.accessToken) &&
			grant.accessTokenOwner === owner &&
			isTimeToRenew(grant, this.clock.now(), this.share) &&
			this.clock.now() < Number(grant.accessTokenExpiresAt)
		);
	}
}

import { createHash, randomUUID } from 'node:crypto';

/** An issued token: its text, its unique id, and when it expires. */
export interface IssuedToken {
	value: string;
	/** The JWT id. */
	id: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

/**
 * Issues tokens that look like JWTs and keeps them. Several are valid at once. They differ between two simulators
 * of the same seed, so that a token sent to the wrong one is always noticed.
 */
export class TokenIssuer {
	private readonly expiries = new Map<string, number>();

	constructor(private readonly lifetimeSeconds: number) {}

	/** A new token, valid from `now` (ms), with `claims` in addition to `exp` and `jti`. */
	issue(now: number, claims: Record<string, unknown>): IssuedToken {
		const id = randomUUID();
		const expiresAt = now + this.lifetimeSeconds * 1000;
		const payload = { ...claims, exp: Math.floor(expiresAt / 1000), jti: id };
		const unsigned = `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(payload)}`;
		const value = `${unsigned}.${createHash('sha256').update(unsigned).digest('base64url')}`;
		this.expiries.set(value, expiresAt);
		return { value, id, expiresAt };
	}

	/** Whether a token was issued here, is not revoked and has not expired at `now` (ms). */
	isValid(value: string, now: number): boolean {
		return now < (this.expiries.get(value) ?? 0);
	}

	/** Refuses all tokens issued so far. */
	revokeAll(): void {
		this.expiries.clear();
	}
}

function base64url(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

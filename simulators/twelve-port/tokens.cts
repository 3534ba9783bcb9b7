import { createHash, randomUUID } from 'node:crypto';
import { bearerOf, type RecordedRequest } from '../kernel/request.cts';

/** How a token is made. All options have a default. */
export interface TokenOptions {
	/** Negative for an expired token; Infinity for a token that does not expire. Default: the simulator's. */
	lifetimeSeconds?: number;
	/** Additional claims, or other values of the usual ones. */
	claims?: Record<string, unknown>;
	/** False for a token that an administrator disabled [DOC: Enabled]. */
	isEnabled?: boolean;
}

/**
 * API tokens of one tenant: JWTs with user and issuer [DOC]. The names of the claims are [INF from RFC 7519].
 * The signature is not a real one, but differs between two simulators, so that a token for another one is refused.
 */
export class ApiTokens {
	/** When each token expires, ms since 1970. */
	private readonly expiries = new Map<string, number>();

	constructor(
		private readonly issuer: string,
		private readonly lifetimeSeconds: number,
		private readonly now: () => number,
	) {}

	/** A new token. Several are valid at once. */
	issue({ lifetimeSeconds = this.lifetimeSeconds, claims, isEnabled = true }: TokenOptions = {}): string {
		const now = Math.floor(this.now() / 1000);
		const expiry = Number.isFinite(lifetimeSeconds) ? { exp: now + lifetimeSeconds } : {};
		const payload = { iss: this.issuer, sub: 'automation', iat: now, jti: randomUUID(), ...expiry, ...claims };
		const unsigned = `${base64url({ alg: 'HS512', typ: 'JWT' })}.${base64url(payload)}`;
		const value = `${unsigned}.${createHash('sha512').update(unsigned).digest('base64url')}`;
		if (isEnabled) this.expiries.set(value, (now + lifetimeSeconds) * 1000);
		return value;
	}

	/** Whether a request has a token that was issued here, is enabled and has not expired. */
	accepts(request: RecordedRequest): boolean {
		return this.now() < (this.expiries.get(bearerOf(request) ?? '') ?? 0);
	}

	/** Refuses all tokens issued so far. */
	revokeAll(): void {
		this.expiries.clear();
	}
}

function base64url(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

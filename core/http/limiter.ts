import { BoundedMap } from '../bounded-map';
import type { Clock } from '../clock';
import { Pacer, type WaitLimits } from './pacer';
import { RetryBudget } from './retry';
import type { RateLimits } from './api';

/** Credentials with their own pace; with more of them, the one unused for longest starts again. */
const MAX_LIMITERS = 1_000;

/** Share of a published limit that is used: requests may arrive closer together than they were sent, and other tools send some too. */
const USED_SHARE = 0.9;
/** Requests that only read; vendors count them separately. */
const READS = new Set(['GET', 'HEAD']);

/** Pace and retry budget of one credential: every execution of this process that uses it shares them. */
export class RateLimiter {
	private readonly reads: Pacer;
	private readonly writes: Pacer;
	/** Retries that all these executions share. */
	readonly budget = new RetryBudget();

	constructor(limits: RateLimits, clock: Clock) {
		this.reads = new Pacer((limits.readsPerSecond ?? Infinity) * USED_SHARE, clock);
		this.writes = new Pacer((limits.writesPerSecond ?? Infinity) * USED_SHARE, clock);
	}

	/** Resolves when a request of this method may be sent; see `Pacer.acquire`. */
	async acquire(method: string, limits: WaitLimits): Promise<void> {
		await (READS.has(method) ? this.reads : this.writes).acquire(limits);
	}

	/** The service asked for fewer requests: nothing is sent for `ms`. */
	pause(ms: number): void {
		this.reads.pause(ms);
		this.writes.pause(ms);
	}
}

const limiters = new BoundedMap<RateLimiter>(MAX_LIMITERS);

/** The limiter of a credential, by its type and owner fingerprint. */
export function limiterFor(key: string, limits: RateLimits, clock: Clock): RateLimiter {
	const known = limiters.get(key);
	if (known) return known;
	const limiter = new RateLimiter(limits, clock);
	limiters.set(key, limiter);
	return limiter;
}

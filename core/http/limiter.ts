import { BoundedMap } from '../bounded-map';
import type { Clock } from '../clock';
import { ALONE, type Pace } from './pace';
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
	/** Reads and writes together, for the limit that the user has set. */
	private readonly all: Pacer;
	/** Retries that all these executions share. */
	readonly budget = new RetryBudget();

	/** @param limits what the vendor publishes; it is never exceeded */
	constructor(
		private readonly limits: RateLimits,
		clock: Clock,
		pace: Pace = ALONE,
		random?: () => number,
	) {
		const options = { processes: pace.processes, random };
		const { reads, writes, all } = this.ceilings(pace);
		this.reads = new Pacer(reads, clock, options);
		this.writes = new Pacer(writes, clock, options);
		this.all = new Pacer(all, clock, { ...options, processes: 1 });
	}

	/** What the credential says now. */
	adjust(pace: Pace): void {
		const { reads, writes, all } = this.ceilings(pace);
		this.reads.adjust(reads, pace.processes);
		this.writes.adjust(writes, pace.processes);
		this.all.adjust(all, 1);
	}

	/** Resolves when a request of this method may be sent; see `Pacer.acquire`. */
	async acquire(method: string, limits: WaitLimits): Promise<void> {
		await (READS.has(method) ? this.reads : this.writes).acquire(limits);
		await this.all.acquire(limits);
	}

	/** The service asked for fewer requests: nothing is sent for `ms`. @param sentAt see `Pacer.pause` */
	pause(ms: number, sentAt: number): void {
		this.reads.pause(ms, sentAt);
		this.writes.pause(ms, sentAt);
	}

	private ceilings({ perSecond = Infinity, processes }: Pace) {
		const { readsPerSecond = Infinity, writesPerSecond = Infinity } = this.limits;
		const share = (limit: number) => (limit * USED_SHARE) / processes;
		return {
			reads: share(Math.min(readsPerSecond, perSecond)),
			writes: share(Math.min(writesPerSecond, perSecond)),
			all: share(perSecond),
		};
	}
}

const limiters = new BoundedMap<RateLimiter>(MAX_LIMITERS);

/** The limiter of a credential, by its type and owner fingerprint, with the pace that the credential allows now. */
export function limiterFor(key: string, limits: RateLimits, pace: Pace, clock: Clock): RateLimiter {
	const known = limiters.get(key);
	if (!known) {
		const limiter = new RateLimiter(limits, clock, pace);
		limiters.set(key, limiter);
		return limiter;
	}
	known.adjust(pace);
	return known;
}

import { BoundedMap } from '../bounded-map';
import type { Clock } from '../clock';
import { Pacer, type WaitLimits } from './pacer';
import { RetryBudget } from './retry';
import type { RateLimits } from './vendor';

/** Credentials with a pace of their own; beyond it the longest unused starts afresh. */
const HELD_LANES = 1_000;

/** Share of a published limit that is used: requests bunch up on their way, and other tools use it too. */
const USED_SHARE = 0.9;
/** Requests that only read; vendors count them apart. */
const READS = new Set(['GET', 'HEAD']);

/** Pace and retry budget of one credential: every execution of this process that uses it shares them. */
export class Lane {
	private readonly reads: Pacer;
	private readonly writes: Pacer;
	/** Retries that all its executions have together. */
	readonly budget = new RetryBudget();

	constructor(limits: RateLimits, clock: Clock) {
		this.reads = new Pacer((limits.readsPerSecond ?? Infinity) * USED_SHARE, clock);
		this.writes = new Pacer((limits.writesPerSecond ?? Infinity) * USED_SHARE, clock);
	}

	/** Resolves when a request of this method may be sent; see `Pacer.turn`. */
	async turn(method: string, limits: WaitLimits): Promise<void> {
		await (READS.has(method) ? this.reads : this.writes).turn(limits);
	}

	/** The service asked to slow down: nothing is sent for `ms`. */
	hold(ms: number): void {
		this.reads.hold(ms);
		this.writes.hold(ms);
	}
}

const lanes = new BoundedMap<Lane>(HELD_LANES);

/** The lane of a credential, by its type and owner fingerprint. */
export function laneOf(key: string, limits: RateLimits, clock: Clock): Lane {
	const known = lanes.get(key);
	if (known) return known;
	const lane = new Lane(limits, clock);
	lanes.set(key, lane);
	return lane;
}

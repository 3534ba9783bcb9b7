import { pause, type Clock } from '../clock';
import { CancelledError } from '../errors/cancelled-error';
import { OutOfTimeError } from '../errors/out-of-time-error';

/** Requests that may be sent at once after a quiet time, as a share of those of one second. */
const BURST_SHARE = 0.05;
/** After a 429 the pace falls to this share of what it was. */
const SLOWED_SHARE = 0.7;
/** And recovers by this share a second, up to the limit. */
const RECOVERY_PER_SECOND = 0.1;
/** The pace never falls below this, however often requests are refused. */
const SLOWEST_PER_SECOND = 0.2;
const TOO_LATE = 'there was not enough time left to wait for the service';

/** What ends a wait before the request may be sent. */
export interface WaitLimits {
	signal?: AbortSignal;
	/** By `clock.monotonic()`: a request that could be sent only later fails at once. */
	deadline?: number;
}

/**
 * Delays requests so that a rate limit is kept, in the order in which they were made.
 * In any span of t seconds at most `burst + rate × t` requests are sent.
 */
export class Pacer {
	private rate: number;
	private nextFree = 0;
	/** When the latest request was really sent. */
	private lastSent = -Infinity;
	private resumeAt = 0;
	/** How often the pacer was paused. */
	private pauses = 0;
	private lastReserved: number;
	/** Requests of about the last second. */
	private recentRequests = 0;

	/** @param ceiling the fastest pace, per second; `Infinity` where nothing is known */
	constructor(
		private readonly ceiling: number,
		private readonly clock: Clock,
	) {
		this.rate = ceiling;
		this.lastReserved = clock.monotonic();
	}

	/**
	 * Resolves when the next request may be sent.
	 * @throws CancelledError when `signal` aborts while waiting; OutOfTimeError when that would be after `deadline`
	 */
	async acquire({ signal, deadline = Infinity }: WaitLimits = {}): Promise<void> {
		for (;;) {
			const pauses = this.pauses;
			const start = this.reserve();
			if (start > deadline) throw new OutOfTimeError(TOO_LATE, true);
			const wait = start - this.clock.monotonic();
			if (wait > 0) await pause(this.clock, wait, signal);
			if (signal?.aborted) throw new CancelledError();
			// A pause that began in the meantime cancels this reservation.
			if (pauses !== this.pauses) continue;
			this.lastSent = Math.max(this.lastSent, start);
			return;
		}
	}

	/** Sends nothing for `ms`, and fewer requests after that. A call during a pause only makes it longer. */
	pause(ms: number): void {
		const now = this.clock.monotonic();
		if (now >= this.resumeAt) this.slowDown();
		this.resumeAt = Math.max(this.resumeAt, now + ms);
		this.nextFree = Math.max(this.resumeAt, this.lastSent + 1000 / this.rate);
		this.pauses += 1;
	}

	private reserve(): number {
		const now = this.clock.monotonic();
		this.recover(now);
		const interval = 1000 / this.rate;
		const burst = Math.max(0, Math.floor(this.rate * BURST_SHARE) - 1) * interval;
		const credit = Number.isFinite(burst) ? burst : 0;
		const start = Math.max(this.nextFree, now - credit, this.resumeAt);
		this.nextFree = start + interval;
		return Math.max(start, now);
	}

	private recover(now: number): void {
		const seconds = (now - this.lastReserved) / 1000;
		this.lastReserved = now;
		this.recentRequests = this.recentRequests * Math.exp(-seconds) + 1;
		this.rate = Math.min(this.ceiling, this.rate * (1 + RECOVERY_PER_SECOND * Math.min(seconds, 10)));
	}

	private slowDown(): void {
		// Without a limit and without requests there is no pace that could be lowered.
		if (this.recentRequests === 0) return;
		const present = Number.isFinite(this.rate) ? this.rate : this.recentRequests;
		this.rate = Math.max(SLOWEST_PER_SECOND, present * SLOWED_SHARE);
	}
}

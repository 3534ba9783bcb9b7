import { pause, type Clock } from '../clock';
import { CancelledError } from '../errors/cancelled-error';
import { TransportError } from '../errors/transport-error';

/** Requests that may leave at once after a quiet spell, as a share of one second's worth. */
const BURST_SHARE = 0.05;
/** After a 429 the pace falls to this share of what it was. */
const SLOWED_SHARE = 0.7;
/** And recovers by this share a second, up to the limit. */
const RECOVERY_PER_SECOND = 0.1;
/** However often it is refused, it keeps asking this often. */
const SLOWEST_PER_SECOND = 0.2;
const TOO_LATE = {
	message: 'there was not enough time left to wait for the service',
	transient: true,
	undelivered: true,
};

/** What ends a wait for a turn before it has come. */
export interface WaitLimits {
	signal?: AbortSignal;
	/** By `clock.monotonic()`: a turn that would come later is not waited for. */
	deadline?: number;
}

/**
 * Spaces requests out so that a rate limit is kept, in the order in which they were asked for.
 * In any span of t seconds at most `burst + rate x t` turns are given.
 */
export class Pacer {
	private rate: number;
	private nextFree = 0;
	/** When the latest turn was that somebody has really taken. */
	private taken = -Infinity;
	private resumeAt = 0;
	private pauses = 0;
	private lastTurn: number;
	private lately = 0;

	/** @param ceiling the fastest pace, per second; `Infinity` where nothing is known */
	constructor(
		private readonly ceiling: number,
		private readonly clock: Clock,
	) {
		this.rate = ceiling;
		this.lastTurn = clock.monotonic();
	}

	/**
	 * Resolves when the next request may be sent.
	 * @throws CancelledError when `signal` aborts while waiting; TransportError when the turn would come too late
	 */
	async turn({ signal, deadline = Infinity }: WaitLimits = {}): Promise<void> {
		for (;;) {
			const pauses = this.pauses;
			const start = this.reserve();
			if (start > deadline) throw new TransportError(TOO_LATE);
			const wait = start - this.clock.monotonic();
			if (wait > 0) await pause(this.clock, wait, signal);
			if (signal?.aborted) throw new CancelledError();
			// A pause that began meanwhile made this reservation void.
			if (pauses !== this.pauses) continue;
			this.taken = Math.max(this.taken, start);
			return;
		}
	}

	/** Nobody gets a turn for `ms`, and from then on more slowly. Calls during a pause only prolong it. */
	hold(ms: number): void {
		const now = this.clock.monotonic();
		if (now >= this.resumeAt) this.slowDown();
		this.resumeAt = Math.max(this.resumeAt, now + ms);
		this.nextFree = Math.max(this.resumeAt, this.taken + 1000 / this.rate);
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
		const seconds = (now - this.lastTurn) / 1000;
		this.lastTurn = now;
		this.lately = this.lately * Math.exp(-seconds) + 1;
		this.rate = Math.min(this.ceiling, this.rate * (1 + RECOVERY_PER_SECOND * Math.min(seconds, 10)));
	}

	private slowDown(): void {
		// Without a limit and never used, it has nothing to learn from a refusal that others met.
		if (this.lately === 0) return;
		const present = Number.isFinite(this.rate) ? this.rate : this.lately;
		this.rate = Math.max(SLOWEST_PER_SECOND, present * SLOWED_SHARE);
	}
}

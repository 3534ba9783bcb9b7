import { pause, type Clock } from '../clock';
import { CancelledError } from '../errors/cancelled-error';
import { OutOfTimeError } from '../errors/out-of-time-error';

/** Requests that may be sent at once after a quiet time, as a share of those of one second. */
const BURST_SHARE = 0.05;
/** After a refusal the pace falls to this share of what it was. */
const SLOWED_SHARE = 0.85;
/** And to this share where no limit is known and the lower pace is refused at once: it is far above the limit. */
const HALVED_SHARE = 0.5;
const AT_ONCE_MS = 3_000;
/**
 * How the pace recovers, as in TCP CUBIC (RFC 9438): requests/s more after a time, by its cube. That depends on the time and
 * not on the own pace, so that processes which share a limit come to equal paces; it is slow around the pace that was
 * refused, so that few requests are refused; and fast later, when others have ended.
 */
const RECOVERY_PER_CUBIC_SECOND = 0.0007;
/** The same as a share of the limit, where one is known. */
const RECOVERY_SHARE = 0.00004;
/** After a refusal that is the only one for some time, the limit is probably elsewhere, and the pace recovers in seconds. */
const ISOLATED_MS = 60_000;
const QUICK_RECOVERY = 0.05;
/** Without a known limit, several processes begin together with this many requests a second, and double them each second. */
const FIRST_PER_SECOND = 60;
/** A refusal that comes after few requests says little about their pace. */
const LEAST_SLOWED_PER_SECOND = 10;
/** A pause ends up to this share later, so that not all processes come back in the same moment. */
const LATER_SHARE = 0.25;
const LATEST_MS = 1_000;
/** The pace never falls below this, however often requests are refused. */
const SLOWEST_PER_SECOND = 0.2;
const TOO_LATE = 'there was not enough time left to wait for the service';

/** What ends a wait before the request may be sent. */
export interface WaitLimits {
	signal?: AbortSignal;
	/** By `clock.monotonic()`: a request that could be sent only later fails at once. */
	deadline?: number;
}

/** Of how many processes a pacer is one; and what is random in it. */
export interface PacerOptions {
	/** n8n processes among which a service's limit is divided. Default 1. */
	processes?: number;
	/** 0 to 1. Default `Math.random`. */
	random?: () => number;
}

/** The latest refusal: when it was, the pace before, and the pace after. */
interface Slowed {
	at: number;
	from: number;
	to: number;
	/** Whether it was the only one for some time. */
	isIsolated: boolean;
}

/**
 * Delays requests so that a rate limit is kept, in the order in which they were made.
 * In any span of t seconds at most `burst + rate × t` requests are sent.
 */
export class Pacer {
	private rate: number;
	private processes: number;
	private nextFree = 0;
	/** When the latest request was really sent. */
	private lastSent = -Infinity;
	private resumeAt = 0;
	/** How often the pacer was paused. */
	private pauses = 0;
	private lastReserved: number;
	/** Requests of about the last second. */
	private recentRequests = 0;
	private slowed?: Slowed;
	/** Whether the limit has to be found: until a lower pace has been accepted for a while. */
	private isSearching = true;
	private readonly random: () => number;

	/** @param ceiling the fastest pace, per second; `Infinity` where nothing is known */
	constructor(
		private ceiling: number,
		private readonly clock: Clock,
		{ processes = 1, random = Math.random }: PacerOptions = {},
	) {
		this.processes = processes;
		this.random = random;
		this.rate = this.firstRate();
		this.lastReserved = clock.monotonic();
	}

	/** Changes the fastest pace and the number of processes, for all requests that are made from now on. */
	adjust(ceiling: number, processes: number): void {
		if (ceiling === this.ceiling && processes === this.processes) return;
		this.ceiling = ceiling;
		this.processes = processes;
		this.rate = this.slowed ? Math.min(this.rate, ceiling) : this.firstRate();
		this.nextFree = Math.max(this.resumeAt, this.lastSent + 1000 / this.rate);
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

	/**
	 * Sends nothing for `ms`, and fewer requests after that. A call during a pause only makes it longer.
	 * @param sentAt by `clock.monotonic()`: when the refused request was sent. One from before the pace was lowered says
	 *   nothing about the new one.
	 */
	pause(ms: number, sentAt: number): void {
		const now = this.clock.monotonic();
		if (now >= this.resumeAt && sentAt >= (this.slowed?.at ?? -Infinity)) this.slowDown(now);
		this.resumeAt = Math.max(this.resumeAt, now + ms + this.random() * Math.min(ms * LATER_SHARE, LATEST_MS));
		this.nextFree = Math.max(this.resumeAt, this.lastSent + 1000 / this.rate);
		this.pauses += 1;
	}

	private firstRate(): number {
		const isUnknown = this.ceiling === Infinity && this.processes > 1;
		return isUnknown ? FIRST_PER_SECOND / this.processes : this.ceiling;
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
		// A quiet time is no proof that a faster pace would have been accepted.
		const grown = this.slowed ? this.recovered(this.slowed, now) : this.rate * 2 ** Math.min(seconds, 1);
		this.rate = Math.min(this.ceiling, grown);
	}

	private recovered({ at, from, to, isIsolated }: Slowed, now: number): number {
		const known = Number.isFinite(this.ceiling) ? this.ceiling * RECOVERY_SHARE : 0;
		const usual = Math.max(RECOVERY_PER_CUBIC_SECOND, known);
		const growth = (isIsolated ? QUICK_RECOVERY : usual) / this.processes;
		const secondsToReturn = Math.cbrt((from - to) / growth);
		return Math.max(to, from + growth * ((now - at) / 1000 - secondsToReturn) ** 3);
	}

	private slowDown(now: number): void {
		// Without a limit and without requests there is no pace that could be lowered.
		if (this.recentRequests === 0) return;
		const present = Math.min(this.rate, Math.max(this.recentRequests, LEAST_SLOWED_PER_SECOND));
		const since = now - (this.slowed?.at ?? -Infinity);
		if (this.slowed && since > AT_ONCE_MS) this.isSearching = false;
		const isFarAbove = since <= AT_ONCE_MS && this.isSearching && this.ceiling === Infinity;
		const to = Math.max(SLOWEST_PER_SECOND, present * (isFarAbove ? HALVED_SHARE : SLOWED_SHARE));
		const from = Math.max(to, present);
		this.slowed = { at: now, from, to, isIsolated: since > ISOLATED_MS };
		this.rate = to;
	}
}

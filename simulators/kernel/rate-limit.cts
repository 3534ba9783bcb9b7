/** How many requests of some methods are allowed in any second. */
export interface RateLimit {
	methods: string[];
	/** Requests in any sliding window of 1000 ms. */
	perSecond: number;
}

const WINDOW_MS = 1000;

/** One limit for all requests together; none for Infinity. */
export function limitFor(perSecond: number): RateLimit[] {
	if (perSecond === Infinity) return [];
	return [{ methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], perSecond }];
}

/** Counts the allowed requests of the last second, separately for each limit. */
export class RateLimiter {
	private admitted = new Map<RateLimit, number[]>();

	constructor(private limits: RateLimit[]) {}

	/** Takes effect immediately; requests already allowed still count when the methods are the same. */
	setLimits(limits: RateLimit[]): void {
		const before = [...this.admitted];
		this.limits = limits;
		this.admitted = new Map();
		for (const limit of limits) {
			const old = before.find(([known]) => known.methods.join() === limit.methods.join());
			if (old) this.admitted.set(limit, old[1]);
		}
	}

	/** Whether a request that arrives at `at` (ms) is allowed. A refused request does not count. */
	admits(method: string, at: number): boolean {
		const limit = this.limits.find(({ methods }) => methods.includes(method));
		if (!limit) return true;
		const recent = (this.admitted.get(limit) ?? []).filter((then) => at - then < WINDOW_MS);
		const isAdmitted = recent.length < limit.perSecond;
		if (isAdmitted) recent.push(at);
		this.admitted.set(limit, recent);
		return isAdmitted;
	}
}

/** The maximum number of moments within any 1000 ms. */
export function peakPerSecond(moments: number[]): number {
	const sorted = [...moments].sort((a, b) => a - b);
	let peak = 0;
	let start = 0;
	for (let end = 0; end < sorted.length; end++) {
		while (sorted[end] - sorted[start] >= WINDOW_MS) start++;
		peak = Math.max(peak, end - start + 1);
	}
	return peak;
}

import type { Fault, FaultAnswer } from './fault.cts';
import type { RecordedRequest } from './request.cts';
import { seededRandom } from './random.cts';

/** Counts faults and decides which of them acts on a request. */
export class FaultPlan {
	private readonly entries: Array<{ fault: Fault; pattern?: RegExp; seen: number; hits: number }>;
	private readonly random: () => number;

	constructor(faults: Fault[], seed: number) {
		this.entries = faults.map((fault) => ({
			fault,
			pattern: fault.pathPattern === undefined ? undefined : new RegExp(fault.pathPattern),
			seen: 0,
			hits: 0,
		}));
		this.random = seededRandom(seed);
	}

	/** The fault that acts on this request, now counted as used, or `undefined`. */
	next(request: RecordedRequest): FaultAnswer | undefined {
		for (const entry of this.entries) {
			const { fault, pattern } = entry;
			if (!fits(fault, request) || (pattern && !pattern.test(request.path))) continue;
			entry.seen++;
			if (entry.seen <= (fault.after ?? 0) || entry.hits >= limitOf(fault)) continue;
			if (fault.probability !== undefined && this.random() >= fault.probability) continue;
			entry.hits++;
			return fault.answer;
		}
		return undefined;
	}
}

// JSON has no Infinity and writes null instead, so null in a list from a file means the same.
function limitOf({ times = 1 }: Fault): number {
	return times === 'always' || times === null ? Infinity : times;
}

function fits({ method, path, query = {} }: Fault, request: RecordedRequest): boolean {
	if (method !== undefined && method !== request.method) return false;
	if (path !== undefined && !request.path.startsWith(path)) return false;
	return Object.entries(query).every(([name, value]) => request.query.getAll(name).includes(value));
}

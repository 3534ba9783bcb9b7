/** Several n8n processes that share the limit of a service, in virtual time. */
import { RateLimiter } from '../../../core/http/limiter';
import { waitBeforeRetry } from '../../../core/http/retry';
import { ApiError } from '../../../core/errors/api-error';
import type { RateLimits } from '../../../core/http/api';
import { steppedClock } from '../../harness/fake-clock.cts';
import { numbersFrom } from '../../harness/random';

/** Requests that each process has in flight, and how long they take, ms. */
const IN_FLIGHT = 10;
const LATENCY_MS = 60;
/** What is counted: the time after the processes have found their paces. */
const [FROM_MS, UNTIL_MS] = [30_000, 120_000];

interface Setting {
	/** What the service allows in any second. */
	limit: number;
	/** What n8n knows of it. */
	published?: RateLimits;
	perSecond?: number;
	processes: number;
	/** As entered in the credential. */
	n8nProcesses: number;
	/** Seconds that a refusal asks for. */
	retryAfter?: number;
	/** Seconds after which each further process begins. */
	apart?: number;
}

async function share(
	{ limit, published = {}, perSecond, processes, n8nProcesses, retryAfter, apart = 0 }: Setting,
	seed = 7919,
) {
	const [clock, random] = [steppedClock(), numbersFrom(seed)];
	const accepted: number[] = [];
	const counts = Array.from({ length: processes }, () => 0);
	let refused = 0;
	const travel = async () => await clock.sleep((LATENCY_MS / 2) * (0.7 + 0.6 * random()));
	const isAccepted = () => {
		while (accepted.length > 0 && clock.elapsed - accepted[0] >= 1_000) accepted.shift();
		if (accepted.length >= limit) return false;
		accepted.push(clock.elapsed);
		return true;
	};
	const failure = new ApiError({ status: 429, retryAfterMs: retryAfter && retryAfter * 1_000 });
	const send = async (limiter: RateLimiter, process: number) => {
		for (let attempts = 1; ; attempts++) {
			await limiter.acquire('GET', {});
			const sentAt = clock.elapsed;
			await travel();
			const isGood = isAccepted();
			await travel();
			const isCounted = clock.elapsed >= FROM_MS;
			if (isGood) {
				if (isCounted) counts[process] += 1;
				limiter.budget.giveBack();
				return;
			}
			if (isCounted) refused += 1;
			const failed = { attempts, elapsedMs: 0, giveUpAfterMs: 120_000, repeatable: true, remainingMs: Infinity };
			limiter.pause(waitBeforeRetry(failure, failed, limiter.budget, random()) ?? 30_000, sentAt);
		}
	};
	for (let process = 0; process < processes; process++) {
		const limiter = new RateLimiter(published, clock, { perSecond, processes: n8nProcesses }, random);
		for (let one = 0; one < IN_FLIGHT; one++) {
			void (async () => {
				await clock.sleep(process * apart * 1_000 + 100 * random());
				while (clock.elapsed < UNTIL_MS) await send(limiter, process);
			})();
		}
	}
	await clock.advance(UNTIL_MS);
	const all = counts.reduce((sum, count) => sum + count, 0);
	return {
		refused: refused / (all + refused),
		used: all / (limit * ((UNTIL_MS - FROM_MS) / 1_000)),
		furthestFromMean: Math.max(...counts.map((count) => Math.abs(count / (all / processes) - 1))),
	};
}

const KNOWN = { limit: 100, published: { readsPerSecond: 100 } };
const ENTERED = { limit: 30, perSecond: 30 };
const UNKNOWN = { limit: 30 };

test.each([1, 2, 3])(
	'%i processes that know the limit and their number refuse nothing and use nine tenths of it, in equal parts',
	async (processes) => {
		for (const how of [KNOWN, ENTERED]) {
			const { refused, used, furthestFromMean } = await share({ ...how, processes, n8nProcesses: processes });
			expect(refused).toBe(0);
			expect(used).toBeGreaterThan(0.88);
			expect(furthestFromMean).toBeLessThan(0.01);
		}
	},
);

test.each([1, 2, 3])(
	'%i processes that do not know the limit find it: at most 1 %% is refused, 85 %% is used',
	async (processes) => {
		for (const retryAfter of [undefined, 1]) {
			const setting = { ...UNKNOWN, processes, n8nProcesses: processes, retryAfter };
			const runs = [await share(setting, 1), await share(setting, 2)];
			const mean = (of: keyof (typeof runs)[0]) => runs.reduce((sum, run) => sum + run[of], 0) / runs.length;
			expect(mean('refused')).toBeLessThanOrEqual(0.01);
			expect(mean('used')).toBeGreaterThanOrEqual(0.85);
			expect(mean('furthestFromMean')).toBeLessThan(1 / 3);
		}
	},
);

test.each([2, 3])(
	'%i processes of which nobody has entered the number still share the limit, with at most 3 %% refused',
	async (processes) => {
		for (const how of [KNOWN, { ...UNKNOWN, retryAfter: 1 }]) {
			const { refused, used } = await share({ ...how, processes, n8nProcesses: 1, apart: 10 });
			expect(refused).toBeLessThanOrEqual(0.03);
			expect(used).toBeGreaterThanOrEqual(0.8);
		}
	},
);

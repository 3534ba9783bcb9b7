import { RateLimiter, limiterFor } from '../../../core/http/limiter';
import { ALONE, type Pace } from '../../../core/http/pace';
import type { RateLimits } from '../../../core/http/api';
import { steppedClock } from '../../harness/fake-clock.cts';
import { expectRows } from '../../harness/rows';

const limits = { readsPerSecond: 10, writesPerSecond: 5 };

/** How many requests may be sent in this time. */
async function requestsIn(
	limiter: RateLimiter,
	method: string,
	clock: ReturnType<typeof steppedClock>,
	ms: number,
): Promise<number> {
	let sent = 0;
	for (let caller = 0; caller < 100; caller++) void limiter.acquire(method, {}).then(() => (sent += 1));
	await clock.advance(ms);
	return sent;
}

test('reads and writes are limited separately, to nine tenths of what the vendor publishes', async () => {
	const clock = steppedClock();
	const limiter = new RateLimiter(limits, clock);
	const reads = requestsIn(limiter, 'GET', clock, 9_990);
	const writes = requestsIn(limiter, 'POST', clock, 0);
	expect([await reads, await writes]).toEqual([90, 1]);
	expect(await requestsIn(new RateLimiter(limits, clock), 'DELETE', clock, 9_990)).toBe(45);
	expect(await requestsIn(new RateLimiter({}, clock), 'HEAD', clock, 0)).toBe(100);
	expect(await requestsIn(new RateLimiter({}, clock), 'PUT', clock, 0)).toBe(100);
});

test('a pause stops reads and writes', async () => {
	const clock = steppedClock();
	const limiter = new RateLimiter({}, clock, ALONE, () => 0);
	limiter.pause(2_000, 0);
	const sent: string[] = [];
	for (const method of ['GET', 'POST']) void limiter.acquire(method, {}).then(() => sent.push(method));
	await clock.advance(1_999);
	expect(sent).toEqual([]);
	await clock.advance(1);
	expect(sent).toEqual(['GET', 'POST']);
});

test('all executions of a credential share one limiter, and other credentials have their own', () => {
	const clock = steppedClock();
	const limiter = limiterFor('credential 1', limits, ALONE, clock);
	expect(limiterFor('credential 1', limits, ALONE, clock)).toBe(limiter);
	expect(limiterFor('credential 2', limits, ALONE, clock)).not.toBe(limiter);
});

test('the limit of the credential and the number of processes lower the pace; the limit of the vendor is never exceeded', async () => {
	await expectRows<[pace: Pace, published: RateLimits, method: string]>(
		[
			[[{ processes: 1 }, limits, 'GET'], 90],
			[[{ processes: 3 }, limits, 'GET'], 30],
			[[{ processes: 3 }, limits, 'POST'], 15],
			[[{ perSecond: 5, processes: 1 }, limits, 'GET'], 45],
			[[{ perSecond: 5, processes: 1 }, {}, 'GET'], 45],
			[[{ perSecond: 5, processes: 5 }, {}, 'PUT'], 9],
			[[{ perSecond: 500, processes: 1 }, limits, 'GET'], 90],
			[[{ perSecond: 500, processes: 1 }, limits, 'POST'], 45],
		],
		async ([pace, published, method]) => {
			const clock = steppedClock();
			return await requestsIn(new RateLimiter(published, clock, pace), method, clock, 9_990);
		},
	);
});

test('reads and writes together keep the limit of the credential', async () => {
	const clock = steppedClock();
	const limiter = new RateLimiter({}, clock, { perSecond: 10, processes: 1 });
	const sent = [requestsIn(limiter, 'GET', clock, 9_990), requestsIn(limiter, 'POST', clock, 9_990)];
	const [reads, writes] = await Promise.all(sent);
	expect(reads + writes).toBeLessThanOrEqual(91 + 90);
	expect(clock.elapsed).toBeGreaterThan(9_000);
});

test('a changed credential takes effect on the limiter that running executions hold', async () => {
	const clock = steppedClock();
	const limiter = limiterFor('changing', {}, { perSecond: 1, processes: 1 }, clock);
	expect(await requestsIn(limiter, 'GET', clock, 4_000)).toBe(4);
	expect(limiterFor('changing', {}, { perSecond: 10, processes: 1 }, clock)).toBe(limiter);
	expect(await requestsIn(limiter, 'GET', clock, 3_990)).toBeGreaterThan(30);
});

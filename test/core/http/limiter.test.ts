import { RateLimiter, limiterFor } from '../../../core/http/limiter';
import { steppedClock } from '../../harness/fake-clock';

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
	const limiter = new RateLimiter({}, clock);
	limiter.pause(2_000);
	const sent: string[] = [];
	for (const method of ['GET', 'POST']) void limiter.acquire(method, {}).then(() => sent.push(method));
	await clock.advance(1_999);
	expect(sent).toEqual([]);
	await clock.advance(1);
	expect(sent).toEqual(['GET', 'POST']);
});

test('all executions of a credential share one limiter, and other credentials have their own', () => {
	const clock = steppedClock();
	const limiter = limiterFor('credential 1', limits, clock);
	expect(limiterFor('credential 1', limits, clock)).toBe(limiter);
	expect(limiterFor('credential 2', limits, clock)).not.toBe(limiter);
});

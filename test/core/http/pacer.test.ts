import fc from 'fast-check';
import { CancelledError } from '../../../core/errors/cancelled-error';
import { TransportError } from '../../../core/errors/transport-error';
import { Pacer } from '../../../core/http/pacer';
import { caught } from '../../harness/caught';
import { settle, steppedClock, type SteppedClock } from '../../harness/fake-clock';

let clock: SteppedClock;

beforeEach(() => {
	clock = steppedClock();
});

/** Makes requests and returns the times at which they may be sent, by the clock, ms. */
function send(pacer: Pacer, requests: number, times: number[] = []): number[] {
	for (let request = 0; request < requests; request++) void pacer.acquire().then(() => times.push(clock.elapsed));
	return times;
}

test('requests are sent evenly, in the order in which they were made', async () => {
	const pacer = new Pacer(10, clock);
	const order: number[] = [];
	const times = send(pacer, 5);
	for (let caller = 0; caller < 3; caller++) void pacer.acquire().then(() => order.push(caller));
	await clock.advance(1_000);
	expect(times).toEqual([0, 100, 200, 300, 400]);
	expect(order).toEqual([0, 1, 2]);
});

test('after a quiet time a few requests may be sent at once, a twentieth of those of one second', async () => {
	const pacer = new Pacer(100, clock);
	await clock.advance(60_000);
	const times = send(pacer, 7);
	await clock.advance(1_000);
	expect(times.map((at) => at - 60_000)).toEqual([0, 0, 0, 0, 0, 10, 20]);
});

test('where no limit is known, nothing waits', async () => {
	const pacer = new Pacer(Infinity, clock);
	const times = send(pacer, 500);
	await settle();
	expect(times).toHaveLength(500);
});

describe('a pause', () => {
	test('stops all requests, also those that were already waiting, and the pace is slower after it', async () => {
		const pacer = new Pacer(10, clock);
		const times = send(pacer, 4);
		await clock.advance(0);
		pacer.pause(2_000);
		await clock.advance(4_000);
		expect(times[0]).toBe(0);
		expect(times[1]).toBeGreaterThanOrEqual(2_000);
		expect(times[2] - times[1]).toBeGreaterThan(105);
		expect(times).toHaveLength(4);
	});

	test('can only be made longer, and slows down once', async () => {
		const pacer = new Pacer(10, clock);
		await pacer.acquire();
		pacer.pause(2_000);
		pacer.pause(500);
		const times = send(pacer, 2);
		await clock.advance(5_000);
		expect(times[0]).toBe(2_000);
		expect(times[1] - times[0]).toBeLessThan(150);
	});

	test('sets a pace where none was known', async () => {
		const pacer = new Pacer(Infinity, clock);
		for (let second = 0; second < 5; second++) {
			send(pacer, 20);
			await clock.advance(1_000);
		}
		pacer.pause(0);
		const times = send(pacer, 30);
		await clock.advance(1_000);
		expect(times.length).toBeGreaterThan(5);
		expect(times.length).toBeLessThan(30);
	});

	test('slows nothing down before the first request: there is no pace yet that was too fast', async () => {
		for (const [limit, expected] of [
			[Infinity, [100, 100, 100]],
			[10, [100, 200, 300]],
		] as const) {
			clock = steppedClock();
			const pacer = new Pacer(limit, clock);
			pacer.pause(100);
			const times = send(pacer, 3);
			await clock.advance(60_000);
			expect([limit, times]).toEqual([limit, expected]);
		}
	});

	test('never slows down to a standstill, and the pace recovers', async () => {
		const pacer = new Pacer(10, clock);
		await pacer.acquire();
		for (let refusal = 0; refusal < 50; refusal++) {
			pacer.pause(1);
			await clock.advance(1);
		}
		const slow = send(pacer, 2);
		await clock.advance(10_001);
		expect(slow).toHaveLength(2);
		for (let minute = 0; minute < 20; minute++) {
			send(pacer, 1);
			await clock.advance(60_000);
		}
		const times = send(pacer, 3);
		await clock.advance(1_000);
		expect(times[2] - times[1]).toBeCloseTo(100, 0);
	});
});

test('a cancelled execution does not wait any longer', async () => {
	const pacer = new Pacer(0.2, clock);
	await pacer.acquire();
	const controller = new AbortController();
	const waiting = caught(pacer.acquire({ signal: controller.signal }));
	controller.abort();
	expect(await waiting).toBeInstanceOf(CancelledError);
	expect(clock.elapsed).toBe(0);
	expect(await caught(pacer.acquire({ signal: AbortSignal.abort() }))).toBeInstanceOf(CancelledError);
});

test('a request that could be sent only after the deadline fails immediately', async () => {
	const pacer = new Pacer(10, clock);
	pacer.pause(60_000);
	const error = await caught(pacer.acquire({ deadline: 30_000 }));
	expect(error).toBeInstanceOf(TransportError);
	expect(error.message).toContain('not enough time left');
	expect(clock.elapsed).toBe(0);
});

test('a service that allows less than the limit gets requests at its own pace, and refuses few', async () => {
	const pacer = new Pacer(90, clock);
	const recent: number[] = [];
	let asked = 0;
	let refused = 0;
	const worker = async () => {
		while (clock.elapsed < 60_000) {
			await pacer.acquire();
			asked += 1;
			while (recent.length > 0 && clock.elapsed - recent[0] >= 1_000) recent.shift();
			if (recent.length < 20) recent.push(clock.elapsed);
			else {
				refused += 1;
				pacer.pause(500);
			}
		}
	};
	for (let caller = 0; caller < 8; caller++) void worker();
	await clock.advance(60_000);
	expect(refused / asked).toBeLessThan(0.05);
	expect(asked).toBeGreaterThan(600);
});

test('in no span of time more requests are sent than the burst and the rate allow', async () => {
	const event = fc.record({
		afterMs: fc.integer({ min: 0, max: 2_000 }),
		requests: fc.integer({ min: 0, max: 12 }),
		pauseMs: fc.option(fc.integer({ min: 0, max: 1_000 }), { freq: 5 }),
	});
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.array(event, { maxLength: 10 }), async (rate, events) => {
			clock = steppedClock();
			const pacer = new Pacer(rate, clock);
			const times: number[] = [];
			for (const { afterMs, requests, pauseMs } of events) {
				await clock.advance(afterMs);
				if (pauseMs !== null) pacer.pause(pauseMs);
				send(pacer, requests, times);
			}
			await clock.advance(3_600_000);
			const burst = Math.max(1, Math.floor(rate * 0.05));
			for (let first = 0; first < times.length; first++) {
				for (let last = first; last < times.length; last++) {
					const seconds = (times[last] - times[first]) / 1_000;
					expect(last - first + 1).toBeLessThanOrEqual(burst + rate * seconds + 1e-6);
				}
			}
		}),
		{ numRuns: 60 },
	);
});

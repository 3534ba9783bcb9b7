import fc from 'fast-check';
import { CancelledError } from '../../../core/errors/cancelled-error';
import { TransportError } from '../../../core/errors/transport-error';
import { Pacer } from '../../../core/http/pacer';
import { caught } from '../../harness/caught';
import { settle, steppedClock, type SteppedClock } from '../../harness/fake-clock.cts';
import { runs } from '../../harness/runs.cts';

let clock: SteppedClock;

beforeEach(() => {
	clock = steppedClock();
});

/** A pacer without chance. */
const pacerOf = (ceiling: number, processes = 1) => new Pacer(ceiling, clock, { processes, random: () => 0 });

/** Makes requests and returns the times at which they may be sent, by the clock, ms. */
function send(pacer: Pacer, requests: number, times: number[] = []): number[] {
	for (let request = 0; request < requests; request++) void pacer.acquire().then(() => times.push(clock.elapsed));
	return times;
}

test('requests are sent evenly, in the order in which they were made', async () => {
	const pacer = pacerOf(10);
	const order: number[] = [];
	const times = send(pacer, 5);
	for (let caller = 0; caller < 3; caller++) void pacer.acquire().then(() => order.push(caller));
	await clock.advance(1_000);
	expect(times).toEqual([0, 100, 200, 300, 400]);
	expect(order).toEqual([0, 1, 2]);
});

test('after a quiet time a few requests may be sent at once, a twentieth of those of one second', async () => {
	const pacer = pacerOf(100);
	await clock.advance(60_000);
	const times = send(pacer, 7);
	await clock.advance(1_000);
	expect(times.map((at) => at - 60_000)).toEqual([0, 0, 0, 0, 0, 10, 20]);
});

test('where no limit is known, nothing waits', async () => {
	const pacer = pacerOf(Infinity);
	const times = send(pacer, 500);
	await settle();
	expect(times).toHaveLength(500);
});

describe('a pause', () => {
	test('stops all requests, also those that were already waiting, and the pace is slower after it', async () => {
		const pacer = pacerOf(10);
		const times = send(pacer, 4);
		await clock.advance(0);
		pacer.pause(2_000, clock.elapsed);
		await clock.advance(4_000);
		expect(times[0]).toBe(0);
		expect(times[1]).toBeGreaterThanOrEqual(2_000);
		expect(times[2] - times[1]).toBeGreaterThan(105);
		expect(times).toHaveLength(4);
	});

	test('can only be made longer, and slows down once', async () => {
		const pacer = pacerOf(10);
		await pacer.acquire();
		pacer.pause(2_000, clock.elapsed);
		pacer.pause(500, clock.elapsed);
		const times = send(pacer, 2);
		await clock.advance(5_000);
		expect(times[0]).toBe(2_000);
		expect(times[1] - times[0]).toBeLessThan(150);
	});

	test('sets a pace where none was known', async () => {
		const pacer = pacerOf(Infinity);
		for (let second = 0; second < 5; second++) {
			send(pacer, 20);
			await clock.advance(1_000);
		}
		pacer.pause(0, clock.elapsed);
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
			const pacer = pacerOf(limit);
			pacer.pause(100, clock.elapsed);
			const times = send(pacer, 3);
			await clock.advance(60_000);
			expect([limit, times]).toEqual([limit, expected]);
		}
	});

	test('never slows down to a standstill, and the pace recovers', async () => {
		const pacer = pacerOf(10);
		await pacer.acquire();
		for (let refusal = 0; refusal < 50; refusal++) {
			pacer.pause(1, clock.elapsed);
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

describe('after a refusal', () => {
	/** How many requests may be sent in the seconds that follow. */
	const perSecond = async (pacer: Pacer, seconds: number) => {
		let sent = 0;
		const end = clock.elapsed + seconds * 1_000;
		const caller = async () => {
			for (; clock.elapsed < end; sent++) await pacer.acquire();
		};
		void caller();
		await clock.advance(seconds * 1_000);
		return sent / seconds;
	};

	test('a request that was sent before the pace was lowered does not lower it again', async () => {
		const pacer = pacerOf(100);
		const sentAt = clock.elapsed;
		await pacer.acquire();
		await clock.advance(50);
		pacer.pause(10, sentAt);
		await clock.advance(20);
		pacer.pause(10, sentAt);
		expect(await perSecond(pacer, 1)).toBeGreaterThan(7);
		await clock.advance(60_000);
	});

	test('the pace recovers in seconds where nothing else is refused; otherwise it stays near the refused one, and grows later', async () => {
		for (const refusals of [1, 3]) {
			clock = steppedClock();
			const pacer = pacerOf(90);
			await perSecond(pacer, 5);
			for (let refusal = 0; refusal < refusals; refusal++) {
				pacer.pause(0, clock.elapsed);
				await perSecond(pacer, 4);
			}
			const first = await perSecond(pacer, 5);
			await perSecond(pacer, 30);
			expect([refusals, first > 80]).toEqual([refusals, refusals === 1]);
			expect(await perSecond(pacer, 5)).toBeGreaterThan(85);
		}
	});

	test('a pace of which nothing is known is halved while its lower one is refused at once', async () => {
		const pacer = pacerOf(Infinity);
		for (let request = 0; request < 200; request++) await pacer.acquire();
		for (let refusal = 0; refusal < 4; refusal++) {
			pacer.pause(100, clock.elapsed);
			await clock.advance(100);
		}
		// 200 × 0.85 × 0.5 × 0.5 × 0.5
		expect(await perSecond(pacer, 2)).toBeLessThan(30);
	});

	test('all processes wait at least as long as the service asked, and each comes back at another time [case 44]', async () => {
		for (const [random, at] of [
			[0, 1_000],
			[0.5, 1_125],
			[1, 1_250],
		] as const) {
			clock = steppedClock();
			const pacer = new Pacer(10, clock, { random: () => random });
			pacer.pause(1_000, 0);
			const times = send(pacer, 1);
			await clock.advance(2_000);
			expect(times).toEqual([at]);
		}
		clock = steppedClock();
		const pacer = new Pacer(10, clock, { random: () => 1 });
		pacer.pause(60_000, 0);
		const times = send(pacer, 1);
		await clock.advance(70_000);
		expect(times).toEqual([61_000]);
	});
});

test('where no limit is known, each of several processes begins with a share and doubles it each second', async () => {
	const pacer = pacerOf(Infinity, 3);
	const times: number[] = [];
	const caller = async () => {
		for (; clock.elapsed < 4_000; times.push(clock.elapsed)) await pacer.acquire();
	};
	void caller();
	await clock.advance(4_000);
	const counts = [0, 1, 2, 3].map((second) => times.filter((at) => Math.floor(at / 1_000) === second).length);
	expect(counts[0]).toBeGreaterThanOrEqual(20);
	expect(counts[0]).toBeLessThan(45);
	expect(counts[3]).toBeGreaterThan(100);
});

test('another pace holds for all requests that are made from then on, also if it is faster', async () => {
	const pacer = pacerOf(0.1);
	send(pacer, 10);
	await clock.advance(0);
	pacer.adjust(10, 1);
	const times = send(pacer, 3);
	await clock.advance(1_000);
	expect(times).toEqual([100, 200, 300]);
	pacer.pause(0, clock.elapsed);
	pacer.adjust(2, 1);
	const slower = send(pacer, 2);
	await clock.advance(5_000);
	expect(slower[1] - slower[0]).toBeGreaterThanOrEqual(500);
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
	const pacer = pacerOf(10);
	pacer.pause(60_000, clock.elapsed);
	const error = await caught(pacer.acquire({ deadline: 30_000 }));
	expect(error).toBeInstanceOf(TransportError);
	expect(error.message).toContain('not enough time left');
	expect(clock.elapsed).toBe(0);
});

test('a service that allows less than the limit gets requests at its own pace, and refuses few [case 45]', async () => {
	const pacer = pacerOf(90);
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
				pacer.pause(500, clock.elapsed);
			}
		}
	};
	for (let caller = 0; caller < 8; caller++) void worker();
	await clock.advance(60_000);
	expect(refused / asked).toBeLessThan(0.05);
	expect(asked).toBeGreaterThan(600);
});

test('in no span of time more requests are sent than the burst and the rate allow [P11]', async () => {
	const event = fc.record({
		afterMs: fc.integer({ min: 0, max: 2_000 }),
		requests: fc.integer({ min: 0, max: 12 }),
		pauseMs: fc.option(fc.integer({ min: 0, max: 1_000 }), { freq: 5 }),
	});
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.array(event, { maxLength: 10 }), async (rate, events) => {
			clock = steppedClock();
			const pacer = pacerOf(rate);
			const times: number[] = [];
			for (const { afterMs, requests, pauseMs } of events) {
				await clock.advance(afterMs);
				if (pauseMs !== null) pacer.pause(pauseMs, clock.elapsed);
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
		{ numRuns: runs(60) },
	);
});

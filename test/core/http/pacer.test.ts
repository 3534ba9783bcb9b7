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

/** Asks for turns and notes when they come, by the clock, ms. */
function askFor(pacer: Pacer, turns: number, times: number[] = []): number[] {
	for (let turn = 0; turn < turns; turn++) void pacer.turn().then(() => times.push(clock.elapsed));
	return times;
}

test('turns come evenly, in the order in which they were asked for', async () => {
	const pacer = new Pacer(10, clock);
	const order: number[] = [];
	const times = askFor(pacer, 5);
	for (let caller = 0; caller < 3; caller++) void pacer.turn().then(() => order.push(caller));
	await clock.advance(1_000);
	expect(times).toEqual([0, 100, 200, 300, 400]);
	expect(order).toEqual([0, 1, 2]);
});

test('after a quiet spell a few may leave at once, a twentieth of a second’s worth', async () => {
	const pacer = new Pacer(100, clock);
	await clock.advance(60_000);
	const times = askFor(pacer, 7);
	await clock.advance(1_000);
	expect(times.map((at) => at - 60_000)).toEqual([0, 0, 0, 0, 0, 10, 20]);
});

test('where no limit is known, nothing waits', async () => {
	const pacer = new Pacer(Infinity, clock);
	const times = askFor(pacer, 500);
	await settle();
	expect(times).toHaveLength(500);
});

describe('a pause', () => {
	test('holds everybody, also who was already waiting, and the pace is slower after it', async () => {
		const pacer = new Pacer(10, clock);
		const times = askFor(pacer, 4);
		await clock.advance(0);
		pacer.hold(2_000);
		await clock.advance(4_000);
		expect(times[0]).toBe(0);
		expect(times[1]).toBeGreaterThanOrEqual(2_000);
		expect(times[2] - times[1]).toBeGreaterThan(105);
		expect(times).toHaveLength(4);
	});

	test('is only prolonged, never cut short, and slows down once', async () => {
		const pacer = new Pacer(10, clock);
		await pacer.turn();
		pacer.hold(2_000);
		pacer.hold(500);
		const times = askFor(pacer, 2);
		await clock.advance(5_000);
		expect(times[0]).toBe(2_000);
		expect(times[1] - times[0]).toBeLessThan(150);
	});

	test('teaches a pace where none was known', async () => {
		const pacer = new Pacer(Infinity, clock);
		for (let second = 0; second < 5; second++) {
			askFor(pacer, 20);
			await clock.advance(1_000);
		}
		pacer.hold(0);
		const times = askFor(pacer, 30);
		await clock.advance(1_000);
		expect(times.length).toBeGreaterThan(5);
		expect(times.length).toBeLessThan(30);
	});

	test('never slows down to a standstill, and the pace recovers', async () => {
		const pacer = new Pacer(10, clock);
		await pacer.turn();
		for (let refusal = 0; refusal < 50; refusal++) {
			pacer.hold(1);
			await clock.advance(1);
		}
		const slow = askFor(pacer, 2);
		await clock.advance(10_001);
		expect(slow).toHaveLength(2);
		for (let minute = 0; minute < 20; minute++) {
			askFor(pacer, 1);
			await clock.advance(60_000);
		}
		const times = askFor(pacer, 3);
		await clock.advance(1_000);
		expect(times[2] - times[1]).toBeCloseTo(100, 0);
	});
});

test('a cancelled execution waits no longer', async () => {
	const pacer = new Pacer(0.2, clock);
	await pacer.turn();
	const controller = new AbortController();
	const waiting = caught(pacer.turn({ signal: controller.signal }));
	controller.abort();
	expect(await waiting).toBeInstanceOf(CancelledError);
	expect(clock.elapsed).toBe(0);
	expect(await caught(pacer.turn({ signal: AbortSignal.abort() }))).toBeInstanceOf(CancelledError);
});

test('a turn that would come too late is not waited for', async () => {
	const pacer = new Pacer(10, clock);
	pacer.hold(60_000);
	const error = await caught(pacer.turn({ deadline: 30_000 }));
	expect(error).toBeInstanceOf(TransportError);
	expect(error.message).toContain('not enough time left');
	expect(clock.elapsed).toBe(0);
});

test('a service that allows less than was set is asked at its own pace, and refuses few', async () => {
	const pacer = new Pacer(90, clock);
	const recent: number[] = [];
	let asked = 0;
	let refused = 0;
	const worker = async () => {
		while (clock.elapsed < 60_000) {
			await pacer.turn();
			asked += 1;
			while (recent.length > 0 && clock.elapsed - recent[0] >= 1_000) recent.shift();
			if (recent.length < 20) recent.push(clock.elapsed);
			else {
				refused += 1;
				pacer.hold(500);
			}
		}
	};
	for (let caller = 0; caller < 8; caller++) void worker();
	await clock.advance(60_000);
	expect(refused / asked).toBeLessThan(0.05);
	expect(asked).toBeGreaterThan(600);
});

test('in no span of time more turns are given than the burst and the rate allow', async () => {
	const event = fc.record({
		afterMs: fc.integer({ min: 0, max: 2_000 }),
		turns: fc.integer({ min: 0, max: 12 }),
		holdMs: fc.option(fc.integer({ min: 0, max: 1_000 }), { freq: 5 }),
	});
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.array(event, { maxLength: 10 }), async (rate, events) => {
			clock = steppedClock();
			const pacer = new Pacer(rate, clock);
			const times: number[] = [];
			for (const { afterMs, turns, holdMs } of events) {
				await clock.advance(afterMs);
				if (holdMs !== null) pacer.hold(holdMs);
				askFor(pacer, turns, times);
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

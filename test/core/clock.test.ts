import { LONGEST_WAIT_MS, pause, systemClock } from '../../core/clock';
import { settle, steppedClock } from '../harness/fake-clock.cts';

describe('pause', () => {
	test('ends when the time is over', async () => {
		const clock = steppedClock();
		const over = jest.fn();
		void pause(clock, 500).then(over);
		await clock.advance(499);
		expect(over).not.toHaveBeenCalled();
		await clock.advance(1);
		expect(over).toHaveBeenCalled();
	});

	test('ends immediately when it is cancelled, and removes its listener', async () => {
		const clock = steppedClock();
		const { signal, abort } = cancellation();
		const forget = jest.spyOn(signal, 'removeEventListener');
		const over = jest.fn();
		void pause(clock, 60_000, signal).then(over);
		await settle();
		expect(over).not.toHaveBeenCalled();
		abort();
		await settle();
		expect(over).toHaveBeenCalled();
		expect(forget).toHaveBeenCalledTimes(1);
	});

	test('does not begin when it was cancelled before', async () => {
		await expect(pause(steppedClock(), 60_000, AbortSignal.abort())).resolves.toBeUndefined();
	});

	test('with a signal that never aborts ends when the time is over', async () => {
		const clock = steppedClock();
		const over = jest.fn();
		void pause(clock, 500, cancellation().signal).then(over);
		await clock.advance(500);
		expect(over).toHaveBeenCalled();
	});

	test('never starts a wait so long that a timer would fire immediately', async () => {
		const clock = steppedClock();
		void pause(clock, 1e15);
		void pause(clock, -5);
		expect(clock.waits).toEqual([LONGEST_WAIT_MS, 0]);
		await settle();
	});
});

test('the system clock has a wall time, a time that never goes back, and a sleep', async () => {
	const wall = systemClock.now();
	const before = systemClock.monotonic();
	await systemClock.sleep(2);
	expect(Math.abs(wall - Date.now())).toBeLessThan(10_000);
	expect(systemClock.monotonic()).toBeGreaterThan(before);
});

function cancellation() {
	const controller = new AbortController();
	return { signal: controller.signal, abort: () => controller.abort() };
}

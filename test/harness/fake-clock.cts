import type { Clock } from '../../core/clock';

/** Some day in 2026, so that times look like times. */
const START = Date.UTC(2026, 5, 1, 12);

/** A clock whose wall time can be set apart from its monotonic time. */
export interface TestClock extends Clock {
	/** Ms that have passed. */
	elapsed: number;
	/** How far the wall clock is ahead of what has passed, ms: set it to make the clock jump. */
	skew: number;
	/** Every wait asked for, ms, in order. */
	readonly waits: number[];
}

function testClock(sleep: (clock: TestClock, ms: number) => Promise<void>): TestClock {
	const clock: TestClock = {
		elapsed: 0,
		skew: 0,
		waits: [],
		now: () => START + clock.elapsed + clock.skew,
		monotonic: () => clock.elapsed,
		sleep: async (ms) => {
			clock.waits.push(ms);
			await sleep(clock, ms);
		},
	};
	return clock;
}

/** A clock on which every wait is over at once and has taken its time: for code that waits one thing at a time. */
export function hastyClock(): TestClock {
	return testClock(async (clock, ms) => {
		clock.elapsed += ms;
		await Promise.resolve();
	});
}

/** A clock that stands still until `advance` moves it, waking sleepers in the order in which they are due. */
export interface SteppedClock extends TestClock {
	advance(ms: number): Promise<void>;
}

/** Creates a stepped clock. */
export function steppedClock(): SteppedClock {
	const sleepers: Array<{ due: number; wake: () => void }> = [];
	const clock = testClock(
		async ({ elapsed }, ms) =>
			await new Promise<void>((wake) => {
				sleepers.push({ due: elapsed + ms, wake });
				sleepers.sort((a, b) => a.due - b.due);
			}),
	);
	const advance = async (ms: number) => {
		const end = clock.elapsed + ms;
		await settle();
		while (sleepers.length > 0 && sleepers[0].due <= end) {
			const { due, wake } = sleepers.shift()!;
			clock.elapsed = Math.max(clock.elapsed, due);
			wake();
			await settle();
		}
		clock.elapsed = end;
	};
	return Object.assign(clock, { advance });
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
	await new Promise(setImmediate);
}

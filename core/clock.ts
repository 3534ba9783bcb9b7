import { sleep as sleepMs } from 'n8n-workflow';

/** Time as the package sees it. Tests hand in their own; shipped code uses `systemClock`. */
export interface Clock {
	/** Wall clock, ms since the epoch: for everything that is stored or compared with a vendor's time. */
	now(): number;
	/** Never jumps, ms since an arbitrary start: for waits and deadlines. */
	monotonic(): number;
	/** Resolves after `ms`. */
	sleep(ms: number): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	monotonic: () => performance.now(),
	sleep: async (ms) => await sleepMs(ms),
};

/** setTimeout fires at once beyond 2^31 - 1 ms, so a longer wait would be no wait. */
export const LONGEST_WAIT_MS = 2_147_483_647;

/**
 * Waits, or stops waiting as soon as `signal` aborts.
 * The caller looks at the signal afterwards; this function never throws.
 */
export async function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
	const waited = clock.sleep(Math.min(Math.max(ms, 0), LONGEST_WAIT_MS));
	if (!signal) return await waited;
	if (signal.aborted) return;
	await new Promise<void>((resolve) => {
		const end = () => {
			signal.removeEventListener('abort', end);
			resolve();
		};
		signal.addEventListener('abort', end);
		void waited.then(end);
	});
}

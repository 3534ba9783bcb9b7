import { sleep as sleepMs } from 'n8n-workflow';

/** Time as the package sees it. Tests pass their own; shipped code uses `systemClock`. */
export interface Clock {
	/** Wall clock, ms since the epoch: for times that are stored or compared with a vendor's time. */
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

/** Above 2^31 - 1 ms setTimeout fires immediately, so a longer wait would not wait at all. @internal */
export const LONGEST_WAIT_MS = 2_147_483_647;

/**
 * Waits, or stops waiting as soon as `signal` aborts.
 * The caller checks the signal afterwards; this function never throws.
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

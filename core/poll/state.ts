import { objectOf } from '../json';

/**
 * What a trigger remembers between polls. Plain JSON, kept in the node's static data. All numbers are whole.
 * A type and not an interface, since n8n's types accept only that as plain data.
 */
export type PollState = {
	version: 1;
	/** What is watched: type of event, filters, service. With another value the trigger starts again from the beginning. */
	watching: string;
	/** The start that the user chose when this state began; with another choice the trigger starts there. */
	startFrom?: number;
	/** Latest time up to which everything was returned, ms since the epoch; never past now. */
	watermark: number;
	/** Nothing before this time is requested again, since its IDs are forgotten. */
	floor: number;
	/** IDs returned since `floor`, with their time. */
	seen: Record<string, number>;
	/** Grows with each poll, so that a poll notices when another one was faster. */
	revision: number;
};

/** A machine's clock may be wrong by this much before its state is treated as damaged. */
const CLOCK_ERROR_MS = 86_400_000;

/**
 * Reads stored state of any age and origin.
 * @param latest the latest plausible watermark: now, or a later start that the user chose
 * @returns `undefined` when there is no state, when it is damaged, or when something else is watched now
 */
export function readState(stored: unknown, watching: string, latest: number): PollState | undefined {
	const state = objectOf(stored);
	const seen = objectOf(state?.seen);
	if (!state || !seen) return undefined;
	const { version, watermark, floor, revision } = state;
	const isValid =
		version === 1 &&
		state.watching === watching &&
		[watermark, floor, revision].every(isCount) &&
		Number(floor) <= Number(watermark) &&
		// With a watermark in the far future the trigger would return nothing until then.
		Number(watermark) <= latest + CLOCK_ERROR_MS &&
		Object.values(seen).every((time) => Number.isFinite(time));
	return isValid ? (stored as PollState) : undefined;
}

/** The start that the user had chosen when stored state of any age and origin began. */
export function startOf(stored: unknown): unknown {
	return objectOf(stored)?.startFrom;
}

/** Tells whether the static data held the same state at two times, valid or not. */
export function stampOf(stored: unknown): string {
	const { watching, revision } = objectOf(stored) ?? {};
	return `${String(revision)} ${String(watching)}`;
}

function isCount(value: unknown): boolean {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

import { objectOf } from '../pages/shape';

/**
 * What a trigger remembers between polls. Plain JSON, kept in the node's static data. All numbers are whole.
 * A type and not an interface, since only that counts as plain data to n8n's types.
 */
export type PollState = {
	version: 1;
	/** What is watched: type of event, filters, service. Another one starts afresh. */
	watching: string;
	/** The start that the user chose, when it was made; another choice makes the trigger begin there. */
	startFrom?: number;
	/** Latest time up to which everything was handed on, ms since the epoch; never past now. */
	watermark: number;
	/** Nothing before this is asked for again, since ids from before it are forgotten. */
	floor: number;
	/** Ids handed on since `floor`, with their time. */
	seen: Record<string, number>;
	/** Grows with each poll, so that a poll which was overtaken can tell. */
	revision: number;
};

/** A machine's clock may be wrong by so much before what it wrote down is taken for damage. */
const CLOCK_ERROR_MS = 86_400_000;

/**
 * Reads stored state of any age and origin.
 * @param latest the latest plausible watermark: now, or a later start that the user chose
 * @returns `undefined` when there is none, when it is damaged, or when something else is watched now
 */
export function readState(stored: unknown, watching: string, latest: number): PollState | undefined {
	const state = objectOf(stored);
	const seen = objectOf(state?.seen);
	if (!state || !seen) return undefined;
	const { version, watermark, floor, revision } = state;
	const sound =
		version === 1 &&
		state.watching === watching &&
		[watermark, floor, revision].every(isCount) &&
		Number(floor) <= Number(watermark) &&
		// With a watermark in the far future the trigger would see nothing until then.
		Number(watermark) <= latest + CLOCK_ERROR_MS &&
		Object.values(seen).every((time) => Number.isFinite(time));
	return sound ? (stored as PollState) : undefined;
}

/** The start with which stored state of any age and origin was made. */
export function startOf(stored: unknown): unknown {
	return objectOf(stored)?.startFrom;
}

/** Tells whether two readings of the static data found the same state, sound or not. */
export function stampOf(stored: unknown): string {
	const { watching, revision } = objectOf(stored) ?? {};
	return `${String(revision)} ${String(watching)}`;
}

function isCount(value: unknown): boolean {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

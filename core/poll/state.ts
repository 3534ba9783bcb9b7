/** What a trigger remembers between polls. Plain JSON, kept in the node's static data. */
export interface PollState {
	version: 1;
	/** What is watched: type of event, filters, credential. Another one starts afresh. */
	watching: string;
	/** Latest time up to which everything was handed on, ms since the epoch; never past now. */
	watermark: number;
	/** Nothing before this is asked for again, since ids from before it are forgotten. */
	floor: number;
	/** Ids handed on since `floor`, with their time. */
	seen: Record<string, number>;
	/** Grows with each poll, so that a poll which was overtaken can tell. */
	revision: number;
}

/**
 * Reads stored state of any age and origin.
 * @returns `undefined` when there is none, when it is damaged, or when something else is watched now
 */
export function readState(stored: unknown, watching: string): PollState | undefined {
	const state = stored as Partial<PollState> | null | undefined;
	if (typeof state !== 'object' || state === null) return undefined;
	const { version, watermark, floor, seen, revision } = state;
	const sound =
		version === 1 &&
		state.watching === watching &&
		[watermark, floor, revision].every((number) => Number.isSafeInteger(number) && number! >= 0) &&
		typeof seen === 'object' &&
		seen !== null &&
		Object.values(seen).every((time) => Number.isFinite(time));
	return sound ? (state as PollState) : undefined;
}

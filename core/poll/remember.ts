import type { PollState } from './state';

/** How many IDs fit into the memory; see `PollRules`. */
export interface MemoryRules {
	maxSeen: number;
	maxAhead: number;
}

/** The part of the state that grows with the events. */
export interface Memory extends Pick<PollState, 'watermark' | 'floor' | 'seen' | 'forgotten'> {
	aheadForgotten: number;
}

type Entry = [id: string, time: number];

/**
 * n8n's clock may be wrong by up to an hour, one time ahead and another time behind, and nothing is lost or returned twice:
 * IDs are kept for this long after the look-back has passed them, where they fit. An hour is what a wrong time zone makes.
 */
export const CLOCK_ERROR_MS = 7_200_000;

/**
 * Decides which IDs stay in the memory. A pure function.
 * Up to the watermark the latest are kept, and nothing is requested from before the first of them. Of those dated after
 * it, which is usually in the future, the nearest are kept, so that they never take the place of the others; the dates of
 * those that do not fit are remembered as one span.
 * @param wanted the begin of the look-back
 */
export function remember(
	seen: ReadonlyMap<string, number>,
	state: PollState,
	wanted: number,
	{ maxSeen, maxAhead }: MemoryRules,
): Memory {
	const past: Entry[] = [];
	const ahead: Entry[] = [];
	for (const entry of seen) (entry[1] > state.watermark ? ahead : past).push(entry);
	const full = floorForMemory(past, maxSeen);
	const longer = Math.max(state.floor, wanted - CLOCK_ERROR_MS);
	const floor = Math.max(longer, full);
	const kept = past.filter(([, time]) => time >= floor);
	const near = ahead.length > maxAhead ? nearest(ahead, maxAhead) : ahead;
	const left = ahead.length - near.length;
	return {
		// Above the watermark only where all IDs at the watermark do not fit.
		watermark: Math.max(state.watermark, floor),
		floor,
		seen: Object.fromEntries([...kept, ...near]),
		...spanOf(state.forgotten, left > 0 ? ahead.slice(near.length) : []),
		aheadForgotten: left,
	};
}

/** Those with the earliest dates, and sorts the list. IDs of the same time are kept or forgotten together. */
function nearest(ahead: Entry[], most: number): Entry[] {
	ahead.sort((a, b) => a[1] - b[1]);
	const [, firstLeft] = ahead[most];
	const end = ahead.findIndex(([, time]) => time === firstLeft);
	return ahead.slice(0, end);
}

/** The span of dates of what was forgotten before and now, if anything was. @param left sorted by date */
function spanOf(before: PollState['forgotten'], left: Entry[]): Pick<PollState, 'forgotten'> {
	if (left.length === 0) return before ? { forgotten: before } : {};
	const [from, to] = [left[0][1], left[left.length - 1][1]];
	return { forgotten: { from: Math.min(before?.from ?? from, from), to: Math.max(before?.to ?? to, to) } };
}

/** The time from which at most `most` IDs are left; 0 while they all fit. */
function floorForMemory(entries: Entry[], most: number): number {
	if (entries.length <= most) return 0;
	const times = entries.map(([, time]) => time).sort((a, b) => b - a);
	// Just after the first one that no longer fits: IDs of the same time are kept or forgotten together.
	return Math.floor(times[most]) + 1;
}

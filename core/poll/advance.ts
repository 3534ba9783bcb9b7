import type { PollState } from './state';

/** One event of the vendor, reduced to what the trigger's state needs. */
export interface Seen<Event> {
	id: string;
	/** When it occurred, ms since the epoch. A value that is not a number counts as the watermark. */
	time: number;
	event: Event;
}

/** How far back a poll looks for late events, and how much one poll may do. */
export interface PollRules {
	/** An event that appears this late is still returned, ms. */
	lookBackMs: number;
	/** Events returned per poll at most; the others wait for the next poll. */
	maxItems: number;
	/** IDs remembered at most. */
	maxSeen: number;
}

/** The result of one poll. */
export interface Advance<Event> {
	/** New events, oldest first. */
	emit: Event[];
	state: PollState;
	/** Part of the look-back that was given up because too many IDs had to be remembered, ms; usually 0. */
	lookBackLostMs: number;
}

/** The state of a trigger that has just been activated: nothing before `from - lookBackMs` is requested. */
export function startAt(watching: string, from: number, lookBackMs: number): PollState {
	const watermark = Math.max(0, Math.floor(from));
	const floor = lookBackBegin(watermark, lookBackMs);
	return { version: 1, watching, watermark, floor, seen: {}, revision: 0 };
}

/** The time from which events must be requested, that time included, ms since the epoch. */
export function askFrom(state: PollState, lookBackMs: number): number {
	return Math.max(state.floor, lookBackBegin(state.watermark, lookBackMs));
}

/** Whether an event has not been returned yet. */
export function isNew(state: PollState, { id, time }: Seen<unknown>): boolean {
	const isTooOld = Number.isFinite(time) && time < state.floor;
	return !isTooOld && !Object.hasOwn(state.seen, id);
}

/**
 * Decides which of the events are new and what to remember. A pure function.
 * Promises that an event which appears within the look-back is returned exactly once, that the
 * watermark never moves past `now` or backwards, and that at most `maxSeen` IDs are remembered, except
 * for those dated at the watermark or after it.
 * @param events everything since `askFrom`, in any order, duplicates allowed; where there was too much
 * to read, the oldest events
 * @param now when the poll began to read: events that appear while it reads may be late by the whole look-back too
 */
export function advance<Event>(
	state: PollState,
	events: Iterable<Seen<Event>>,
	rules: PollRules,
	now: number,
): Advance<Event> {
	const fresh = new Map<string, Seen<Event>>();
	for (const event of events) {
		const time = Number.isFinite(event.time) ? event.time : state.watermark;
		if (isNew(state, event)) fresh.set(event.id, { ...event, time });
	}
	const sorted = [...fresh.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
	const emitted = sorted.slice(0, rules.maxItems);
	const seen = new Map(Object.entries(state.seen));
	for (const { id, time } of emitted) seen.set(id, time);
	const latest = emitted.reduce((max, { time }) => Math.max(max, time), state.watermark);
	const watermark = Math.floor(Math.min(latest, Math.max(now, state.watermark)));
	const wanted = askFrom({ ...state, watermark }, rules.lookBackMs);
	// Never above the watermark: events dated in the future must not hide real ones.
	const floor = Math.max(wanted, Math.min(floorForMemory(seen, rules.maxSeen), watermark));
	return {
		emit: emitted.map(({ event }) => event),
		lookBackLostMs: floor - wanted,
		state: {
			...state,
			watermark,
			floor,
			seen: Object.fromEntries([...seen].filter(([, time]) => time >= floor)),
			revision: state.revision + 1,
		},
	};
}

/** In whole ms, since vendors accept nothing else. */
function lookBackBegin(watermark: number, lookBackMs: number): number {
	return Math.max(0, Math.floor(watermark - lookBackMs));
}

/** The time from which at most `maxSeen` IDs are left; 0 while they all fit. */
function floorForMemory(seen: Map<string, number>, maxSeen: number): number {
	if (seen.size <= maxSeen) return 0;
	const times = [...seen.values()].sort((a, b) => b - a);
	// Just after the first one that no longer fits: IDs of the same time are kept or forgotten together.
	return Math.floor(times[maxSeen]) + 1;
}

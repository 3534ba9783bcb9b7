import type { PollState } from './state';

/** One event of the vendor, reduced to what the trigger's memory needs. */
export interface Seen<Event> {
	id: string;
	/** When it occurred, ms since the epoch. What is no number counts as the time reached so far. */
	time: number;
	event: Event;
}

/** How far back late arrivals are looked for, and how much one poll may do. */
export interface PollRules {
	/** An event that shows up this late is still handed on, ms. */
	lookBackMs: number;
	/** Events handed on per poll at most; the rest waits for the next one. */
	maxItems: number;
	/** Ids remembered at most. */
	maxSeen: number;
}

/** What one poll comes to. */
export interface Advance<Event> {
	/** New events, oldest first. */
	emit: Event[];
	state: PollState;
	/** Look-back that had to be given up because the memory was full, ms; 0 as a rule. */
	lookBackLostMs: number;
}

/** The memory of a trigger that has just been switched on: nothing before `from - lookBackMs` is of interest. */
export function startAt(watching: string, from: number, lookBackMs: number): PollState {
	const watermark = Math.max(0, Math.floor(from));
	const floor = lookBackBegin(watermark, lookBackMs);
	return { version: 1, watching, watermark, floor, seen: {}, revision: 0 };
}

/** From when on the vendor must be asked, that time included, ms since the epoch. */
export function askFrom(state: PollState, lookBackMs: number): number {
	return Math.max(state.floor, lookBackBegin(state.watermark, lookBackMs));
}

/** Whether an event has not been handed on yet. */
export function isNew(state: PollState, { id, time }: Seen<unknown>): boolean {
	const isTooOld = Number.isFinite(time) && time < state.floor;
	return !isTooOld && !Object.hasOwn(state.seen, id);
}

/**
 * Decides which of the events are new and what to remember. A pure function.
 * Promises that an event which shows up within the look-back is handed on exactly once, that the
 * watermark never moves past `now` or backwards, and that memory stays within `maxSeen` ids, save
 * for those dated at the watermark or after it.
 * @param events everything since `askFrom`, in any order, doubles allowed; where there was too much
 * to read, the oldest of it
 * @param now when the reading began: what shows up meanwhile may be late by the whole look-back too
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
	const due = [...fresh.values()].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
	const emitted = due.slice(0, rules.maxItems);
	const seen = new Map(Object.entries(state.seen));
	for (const { id, time } of emitted) seen.set(id, time);
	const latest = emitted.reduce((max, { time }) => Math.max(max, time), state.watermark);
	const watermark = Math.floor(Math.min(latest, Math.max(now, state.watermark)));
	const wanted = askFrom({ ...state, watermark }, rules.lookBackMs);
	// Never above the watermark: events dated in the future must not push real ones out of sight.
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

/** In whole ms, since vendors take nothing else. */
function lookBackBegin(watermark: number, lookBackMs: number): number {
	return Math.max(0, Math.floor(watermark - lookBackMs));
}

/** The time from which on at most `maxSeen` ids are left; 0 while they all fit. */
function floorForMemory(seen: Map<string, number>, maxSeen: number): number {
	if (seen.size <= maxSeen) return 0;
	const times = [...seen.values()].sort((a, b) => b - a);
	// Just after the first one that no longer fits: ids of one instant are kept or forgotten together.
	return Math.floor(times[maxSeen]) + 1;
}

import { CLOCK_ERROR_MS, remember } from './remember';
import type { PollState } from './state';

/** One event of the vendor, reduced to what the trigger's state needs. */
export interface Seen<Event> {
	id: string;
	/** When it occurred, ms since the epoch. A value that is not a number counts as the watermark. */
	time: number;
	event: Event;
}

/** Later than any real time, for an event that has none: it is remembered, and starts the workflow only once. */
export const NO_TIME_MS = 8.64e15;

/** How far back a poll looks for late events, and how much one poll may do. */
export interface PollRules {
	/** An event that appears this late is still returned, ms. */
	lookBackMs: number;
	/** Events returned per poll at most; the others wait for the next poll. */
	maxItems: number;
	/** IDs up to the watermark that are remembered at most. */
	maxSeen: number;
	/** IDs dated after it, so usually in the future, that are remembered at most. */
	maxAhead: number;
}

/** The result of one poll. */
export interface Advance<Event> {
	/** New events, oldest first. */
	emit: Event[];
	/** Time of the last one of these that has a time; `-Infinity` without one. */
	emittedUntil: number;
	state: PollState;
	/** Part of the look-back that was given up because too many IDs had to be remembered, ms; usually 0. */
	lookBackLostMs: number;
	/** IDs dated in the future that did not fit into the memory in this poll; usually 0. */
	aheadForgotten: number;
}

/** The state of a trigger that has just been activated: nothing before `from - lookBackMs` is requested. */
export function startAt(watching: string, from: number, lookBackMs: number): PollState {
	const watermark = Math.max(0, Math.floor(from));
	const floor = lookBackBegin(watermark, lookBackMs);
	return { version: 1, watching, watermark, floor, seen: {}, revision: 0 };
}

/** The time from which events must be requested, that time included, ms since the epoch. */
export function askFrom(state: PollState, lookBackMs: number): number {
	return Math.max(state.floor, lookBackBegin(state.swept ?? state.watermark, lookBackMs));
}

/**
 * The state as it can be used now. A watermark in the future comes from a clock that was wrong: it is corrected to now, and
 * the poll looks back from there. Events that were dated in the future and forgotten are in the past some day: then they
 * are new again, since a good event may have the same date.
 * @param latest the latest plausible watermark: now, or a later start that the user chose
 */
export function asOf(state: PollState, now: number, latest: number, lookBackMs: number): PollState {
	const { forgotten, ...rest } = state;
	const from = Math.max(forgotten?.from ?? 0, now + 1);
	const current = forgotten && from <= forgotten.to ? { ...rest, forgotten: { from, to: forgotten.to } } : rest;
	const { watermark, floor, swept = watermark, look } = state;
	if (watermark <= latest) return current;
	// After a small error the IDs of the whole look-back are known, or forgotten for lack of room: those must not come again.
	const isKnown = watermark - latest <= CLOCK_ERROR_MS && floor <= latest;
	const begin = lookBackBegin(latest, lookBackMs);
	const until = Math.floor(latest);
	return {
		...current,
		watermark: until,
		// What was not read before is not read now.
		swept: Math.min(swept, until),
		floor: isKnown ? floor : Math.min(floor, begin),
		lookedAt: undefined,
		// What was there at the activation is not new because of a clock.
		look: look?.isFirst ? { ...look, begunAt: Math.min(look.begunAt, until) } : undefined,
	};
}

/** Whether an event has not been returned yet. */
export function isNew({ floor, forgotten, seen }: PollState, { id, time }: Seen<unknown>): boolean {
	const isTooOld = Number.isFinite(time) && time < floor;
	const isForgotten = forgotten !== undefined && time >= forgotten.from && time <= forgotten.to;
	return !isTooOld && !isForgotten && !Object.hasOwn(seen, id);
}

/**
 * Decides which of the events are new and what to remember. A pure function.
 * Promises that an event which appears within the look-back is returned exactly once, that the
 * watermark never moves past `now` or backwards, and that at most `maxSeen + maxAhead` IDs are remembered.
 * @param state as of now
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
	const watermark = latestIn(seen.values(), now, state.watermark);
	const wanted = askFrom({ ...state, watermark }, rules.lookBackMs);
	const { aheadForgotten, ...memory } = remember(seen, { ...state, watermark }, wanted, rules);
	return {
		emit: emitted.map(({ event }) => event),
		emittedUntil: emitted.reduce((latest, { time }) => (time < NO_TIME_MS ? time : latest), -Infinity),
		lookBackLostMs: Math.max(0, memory.floor - wanted),
		aheadForgotten,
		state: { ...state, ...memory, revision: state.revision + 1 },
	};
}

/** Events dated in the future do not count until their time has come: the look-back must not begin later because of them. */
function latestIn(times: Iterable<number>, now: number, before: number): number {
	let latest = before;
	for (const time of times) if (time <= now && time > latest) latest = time;
	return Math.floor(latest);
}

/** In whole ms, since vendors accept nothing else. */
function lookBackBegin(watermark: number, lookBackMs: number): number {
	return Math.max(0, Math.floor(watermark - lookBackMs));
}

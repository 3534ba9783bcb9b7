import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { OutOfTimeError } from '../errors/out-of-time-error';
import { advance, asOf, askFrom, startAt, type Advance, type PollRules, type Seen } from './advance';
import { LONGEST_LOOK_MS, type PollRun, type PollTime } from './look';
import { readEvents, type EventList, type EventsRead } from './read-events';
import { behind, spansToRead, type Thinness } from './spans';
import { readState, stampOf, startOf, type EventLook, type PollState } from './state';

export type { PollTime } from './look';

/** What is watched, and how. */
export interface Watch<Event> extends PollRules, Thinness, EventList<Event> {
	/** Fingerprint of event type, filters and service: with another one the trigger starts again from the beginning. */
	watching: string;
	/** Return events from this time when first activated, ms since the epoch; otherwise only new ones. */
	startFrom?: number;
	/** Adds to what is returned what belongs to it, before the state is stored: a failure there changes nothing, too. */
	complete?(events: Event[]): Promise<Event[]>;
	/** Called when part of the look-back was given up because too many IDs had to be remembered, ms. */
	onLookBackLost(lostMs: number): void;
	/** Called when records dated in the future did not fit into the memory: how many. */
	onAheadForgotten(count: number): void;
	/** Called when the stored state cannot be used: something else was watched then, or it is damaged. */
	onFreshStart(): void;
}

/**
 * One poll: reads what is to be read of the look-back, returns what is new, and stores its state last, so
 * that a failure anywhere changes nothing and the next poll returns everything. What takes longer than one poll goes on in
 * the next one.
 * @param memory the node's static data
 * @throws OutOfTimeError when it took too long; any error of `since`
 */
export async function poll<Event>(
	watch: Watch<Event>,
	memory: IDataObject,
	clock: Clock,
	time: PollTime,
): Promise<Event[]> {
	const now = clock.now();
	const stamp = stampOf(memory.poll);
	const stored = readState(memory.poll, watch.watching);
	const chosen = chosenStart(watch, memory);
	if (!stored && !chosen && memory.poll !== undefined) watch.onFreshStart();
	const next = await goOn(chosen ?? stored ?? firstLook(watch, now), watch, { clock, time }, now);
	const emit = watch.complete && next.emit.length > 0 ? await watch.complete(next.emit) : next.emit;
	if (clock.monotonic() > time.abandonedAt) throw new OutOfTimeError();
	// Another poll was faster and has returned its events; those that only this one read come with the next poll.
	if (stampOf(memory.poll) !== stamp) return [];
	if (next.lookBackLostMs > 0) watch.onLookBackLost(next.lookBackLostMs);
	if (next.aheadForgotten > 0) watch.onAheadForgotten(next.aheadForgotten);
	memory.poll = { ...next.state, startFrom: watch.startFrom };
	return emit;
}

/** The start that the user chose, unless the trigger has already started there: other filters must not repeat all events. */
function chosenStart({ watching, startFrom }: Watch<unknown>, memory: IDataObject): PollState | undefined {
	if (startFrom === undefined || startOf(memory.poll) === startFrom) return undefined;
	return startAt(watching, startFrom, 0);
}

/** A trigger that has just been activated: events that exist already are remembered and not returned. */
function firstLook({ watching, lookBackMs }: Watch<unknown>, now: number): PollState {
	const state = startAt(watching, now, lookBackMs);
	return { ...state, look: { begunAt: state.watermark, restarts: 0, spans: [{ from: state.floor }], isFirst: true } };
}

/** One poll of a look. */
interface LookRun<Event> extends PollRun {
	/** As of now. */
	state: PollState;
	look: EventLook;
	watch: Watch<Event>;
	/** Wall clock when the poll began. */
	now: number;
}

async function goOn<Event>(known: PollState, watch: Watch<Event>, poll: PollRun, now: number): Promise<Advance<Event>> {
	const state = asOf(known, now, Math.max(now, watch.startFrom ?? 0), watch.lookBackMs);
	const isOld = state.look && Math.abs(now - state.look.begunAt) > LONGEST_LOOK_MS;
	if (isOld && state.look?.isFirst) return await goOn(firstLook(watch, now), watch, poll, now);
	const look = state.look && !isOld ? state.look : nextLook(state, watch, now);
	const run = { ...poll, state, look, watch, now };
	return look.isFirst ? await begin(run) : await proceed(run);
}

function nextLook(state: PollState, watch: Watch<unknown>, now: number): EventLook {
	const begin = askFrom(state, watch.lookBackMs);
	const spans = spansToRead(state, begin, watch, now);
	const isWhole = spans.length === 1 && spans[0].from === begin && spans[0].until === undefined;
	return { begunAt: Math.max(0, Math.floor(now)), restarts: 0, spans, ...(isWhole ? {} : { swept: state.watermark }) };
}

/** Events that were there when the trigger was activated. */
async function begin<Event>(run: LookRun<Event>): Promise<Advance<Event>> {
	const { state, look, watch, clock } = run;
	const since: Watch<undefined>['since'] = (...how) => withoutEvents(watch.since(...how));
	const idsOnly = { ...watch, maxItems: Infinity, since };
	const { events, rest, reachesNow } = await readEvents(state, look, { ...run, watch: idsOnly, isWanted: () => true });
	// Events that occurred since then are new.
	const old = events.filter(({ time }) => !(time > look.begunAt && time <= clock.now()));
	const isDone = !rest || (reachesNow && !watch.isUnordered);
	if (!isDone) refuseStandstill(look, rest);
	const next = advance(
		{ ...state, look: undefined, ...(isDone ? { lookedAt: look.begunAt } : {}) },
		old,
		idsOnly,
		look.begunAt,
	);
	return { ...next, emit: [], state: { ...next.state, ...(isDone ? {} : { look: { ...look, ...rest } }) } };
}

async function proceed<Event>(run: LookRun<Event>): Promise<Advance<Event>> {
	const { state, look, watch, now } = run;
	const { delayMs = 0, maxItems, isUnordered } = watch;
	const isWanted = ({ time }: Seen<Event>) => !(time > now - delayMs && time <= now + delayMs);
	const read = await readEvents(state, look, { ...run, isWanted });
	const isLeft = read.isEnough || read.events.length > maxItems;
	const isOfOnePoll = !state.look && (read.isEnough || !read.rest);
	if (isLeft && isOfOnePoll && look.swept === undefined) return backlog(run, read.events);
	const isDone = !isLeft && (!read.rest || (read.reachesNow && !isUnordered));
	return isDone ? finished(run, read.events) : unfinished(run, read, isLeft);
}

/**
 * The whole look-back has more that is new than one poll returns. The next poll reads all of it again, and finds the others:
 * they are later than what is returned now.
 */
function backlog<Event>({ state, watch, now }: LookRun<Event>, events: Array<Seen<Event>>): Advance<Event> {
	const { swept = state.watermark } = state;
	const next = advance({ ...state, lookedAt: undefined, swept }, events, watch, now);
	const end = Math.floor(next.emittedUntil + watch.lookBackMs);
	return { ...next, state: { ...next.state, swept: Math.min(next.state.watermark, Math.max(swept, end)) } };
}

/** Everything that the look was to read was read and is returned. */
function finished<Event>({ state, look, watch, now }: LookRun<Event>, events: Array<Seen<Event>>): Advance<Event> {
	const { swept = state.watermark } = state;
	const { delayMs = 0, isUnordered } = watch;
	// What is in no order is known up to the time at which the look began.
	const known = isUnordered ? Math.min(now, look.begunAt - delayMs) : now;
	const next = advance({ ...state, look: undefined, swept, lookedAt: look.begunAt }, events, watch, known);
	const end = Math.min(look.swept ?? next.state.watermark, look.begunAt);
	return { ...next, state: { ...next.state, swept: Math.max(swept, end) } };
}

/** The next poll goes on. @param isLeft whether that is because not all that is new is returned now */
function unfinished<Event>(
	{ state, look, watch, now }: LookRun<Event>,
	{ events, rest }: EventsRead<Event>,
	isLeft: boolean,
): Advance<Event> {
	const { swept = state.watermark } = state;
	const { isUnordered } = watch;
	const known = isUnordered ? Math.min(now, state.watermark) : now;
	const next = advance({ ...state, look: undefined, swept }, events, watch, known);
	// Of what is in no order, the same pages are read again for what did not fit into this poll.
	const kept = isUnordered && isLeft ? look : { ...look, place: undefined, ...rest };
	const spans = isLeft && !isUnordered ? behind(look.spans, next.emittedUntil) : kept.spans;
	if (next.emit.length === 0 && !isUnordered) refuseStandstill(look, { spans });
	// When it is finished, late events are known up to the watermark at its begin, whatever the clock said then.
	return { ...next, state: { ...next.state, look: { swept: state.watermark, ...kept, spans } } };
}

/** @throws OutOfTimeError where the next poll would read the same as this one */
function refuseStandstill({ spans: before, place }: EventLook, rest: Pick<EventLook, 'spans' | 'place'>): void {
	const isSame = before.length === rest.spans.length && before[0].from === rest.spans[0].from;
	if (isSame && JSON.stringify(place) === JSON.stringify(rest.place)) {
		throw new OutOfTimeError('too many records have exactly the same time');
	}
}

/** The look-back may hold far more than a poll returns: the events themselves need not be in memory. */
async function* withoutEvents(pages: AsyncIterable<Array<Seen<unknown>>>): AsyncGenerator<Array<Seen<undefined>>> {
	for await (const page of pages) yield page.map(({ id, time }) => ({ id, time, event: undefined }));
}

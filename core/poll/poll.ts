import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { TransportError } from '../errors/transport-error';
import { WalkError } from '../errors/walk-error';
import { advance, askFrom, startAt, type PollRules, type Seen } from './advance';
import { readState, type PollState } from './state';

/** What is watched, and how. */
export interface Watch<Event> extends PollRules {
	/** Fingerprint of event type, filters and credential: a change starts afresh. */
	watching: string;
	/** Hand on what occurred from here on when first switched on, ms since the epoch; otherwise only what is new. */
	startFrom?: number;
	/** Events from a time on, that time included, oldest first, in pages. */
	since(from: number): AsyncIterable<Array<Seen<Event>>>;
	/** Told when the memory had to give up part of the look-back, ms. */
	onLookBackLost(lostMs: number): void;
}

/** Time that a poll may take, by `clock.monotonic()`. */
export interface PollTime {
	/** Stop reading here and hand on what there is. */
	stopReadingAt: number;
	/** n8n has given the poll up by then: nothing may be changed any more. */
	abandonedAt: number;
}

interface Gathered<Event> {
	events: Array<Seen<Event>>;
	/** Whether time ran out before the end of the list. */
	outOfTime: boolean;
}

/**
 * One poll: asks for everything in the look-back, hands on what is new, and writes the memory last,
 * so that a failure anywhere changes nothing and the next poll brings it all.
 * @param memory the node's static data
 */
export async function poll<Event>(
	watch: Watch<Event>,
	memory: IDataObject,
	clock: Clock,
	time: PollTime,
): Promise<Event[]> {
	const stored = readState(memory.poll, watch.watching);
	const now = clock.now();
	const next = stored || watch.startFrom !== undefined
		? await goOn(stored ?? startAt(watch.watching, watch.startFrom!, 0), watch, clock, time)
		: await begin(now, watch, clock, time);
	if (clock.monotonic() > time.abandonedAt) {
		throw new TransportError({ message: 'reading took longer than n8n gives a poll', transient: true });
	}
	// Another poll ran meanwhile and has handed on its finds; what only we saw comes with the next one.
	if (readState(memory.poll, watch.watching)?.revision !== stored?.revision) return [];
	memory.poll = next.state as unknown as IDataObject;
	return next.emit;
}

async function goOn<Event>(state: PollState, watch: Watch<Event>, clock: Clock, time: PollTime) {
	const { events, outOfTime } = await gather(state, watch, clock, time);
	const result = advance(state, events, watch, clock.now());
	if (outOfTime && result.emit.length === 0) throw tooMuch();
	if (result.lookBackLostMs > 0) watch.onLookBackLost(result.lookBackLostMs);
	return result;
}

/** First poll: what is there already is remembered and not handed on. */
async function begin<Event>(now: number, watch: Watch<Event>, clock: Clock, time: PollTime) {
	const fresh = startAt(watch.watching, now, watch.lookBackMs);
	const unlimited = { ...watch, maxItems: Infinity };
	const { events, outOfTime } = await gather(fresh, unlimited, clock, time);
	// Without knowing all that is there, late arrivals from before now cannot be told from old events.
	if (outOfTime) return { emit: [], state: startAt(watch.watching, now, 0) };
	const { state } = advance(fresh, events, unlimited, now);
	return { emit: [], state };
}

async function gather<Event>(
	state: PollState,
	watch: Watch<Event>,
	clock: Clock,
	time: PollTime,
): Promise<Gathered<Event>> {
	const events: Array<Seen<Event>> = [];
	let fresh = 0;
	for await (const page of watch.since(askFrom(state, watch.lookBackMs))) {
		events.push(...page);
		fresh += page.filter(({ id }) => !Object.hasOwn(state.seen, id)).length;
		// Oldest first, so these are the ones that are due; the rest is read by the next poll.
		if (fresh >= watch.maxItems) return { events, outOfTime: false };
		if (clock.monotonic() > time.stopReadingAt) return { events, outOfTime: true };
	}
	return { events, outOfTime: false };
}

function tooMuch(): WalkError {
	return new WalkError(
		'the look-back holds more events than can be read in the time of one poll, and all of them are known already',
		'Lower Look Back (Minutes) in Options, or narrow the filters.',
	);
}

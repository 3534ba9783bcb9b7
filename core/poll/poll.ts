import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { TransportError } from '../errors/transport-error';
import { WalkError } from '../errors/walk-error';
import { advance, askFrom, isNew, startAt, type Advance, type PollRules, type Seen } from './advance';
import { readState, stampOf, startOf, type PollState } from './state';

/** What is watched, and how. */
export interface Watch<Event> extends PollRules {
	/** Fingerprint of event type, filters and service: a change starts afresh. */
	watching: string;
	/**
	 * Events younger than this wait for a later poll, ms. Default 0. Those dated further ahead than that do not: their
	 * date is wrong, and there is no telling how long they would wait.
	 */
	delayMs?: number;
	/** Hand on what occurred from here on when first switched on, ms since the epoch; otherwise only what is new. */
	startFrom?: number;
	/** Events from a time on, that time included, oldest first, in pages. */
	since(from: number): AsyncIterable<Array<Seen<Event>>>;
	/** Told when the memory had to give up part of the look-back, ms. */
	onLookBackLost(lostMs: number): void;
	/** Told when there is a memory that cannot be used: something else was watched then, or it is damaged. */
	onFreshStart(): void;
}

/** Time that a poll may take, by `clock.monotonic()`. */
export interface PollTime {
	/** Stop reading here and hand on what there is. */
	stopReadingAt: number;
	/** n8n has given the poll up by then: nothing may be changed any more. */
	abandonedAt: number;
}

/** One poll on its way. */
interface Round<Event> {
	watch: Watch<Event>;
	clock: Clock;
	time: PollTime;
	/** Wall clock when it began. */
	now: number;
}

interface Gathered<Event> {
	/** Those not handed on yet. */
	events: Array<Seen<Event>>;
	/** Whether time ran out before the end of the list. */
	outOfTime: boolean;
}

/**
 * One poll: asks for everything in the look-back, hands on what is new, and writes the memory last,
 * so that a failure anywhere changes nothing and the next poll brings it all.
 * @param memory the node's static data
 * @throws TransportError when it took too long; WalkError when the look-back is more than a poll can
 * read or the memory can hold; whatever `since` throws
 */
export async function poll<Event>(
	watch: Watch<Event>,
	memory: IDataObject,
	clock: Clock,
	time: PollTime,
): Promise<Event[]> {
	const round = { watch, clock, time, now: clock.now() };
	const stamp = stampOf(memory.poll);
	const stored = readState(memory.poll, watch.watching, Math.max(round.now, watch.startFrom ?? 0));
	const chosen = chosenStart(watch, memory);
	if (!stored && !chosen && memory.poll !== undefined) watch.onFreshStart();
	const next = await after(chosen ?? stored, round);
	if (clock.monotonic() > time.abandonedAt) {
		throw new TransportError({ message: 'reading took longer than n8n gives a poll', transient: true });
	}
	// Another poll ran meanwhile and has handed on its finds; what only we saw comes with the next one.
	if (stampOf(memory.poll) !== stamp) return [];
	if (next.lookBackLostMs > 0) watch.onLookBackLost(next.lookBackLostMs);
	memory.poll = { ...next.state, startFrom: watch.startFrom };
	return next.emit;
}

/** The start that the user chose, unless the trigger has begun there already: other filters must not bring it all again. */
function chosenStart({ watching, startFrom }: Watch<unknown>, memory: IDataObject): PollState | undefined {
	if (startFrom === undefined || startOf(memory.poll) === startFrom) return undefined;
	return startAt(watching, startFrom, 0);
}

async function after<Event>(known: PollState | undefined, round: Round<Event>): Promise<Advance<Event>> {
	const next = known ? await goOn(known, round) : await begin(round);
	// The only ids that the memory must keep whatever their number are those at the watermark or after it.
	if (Object.keys(next.state.seen).length > round.watch.maxSeen) throw tooManyAhead(round.watch.maxSeen);
	return next;
}

async function goOn<Event>(state: PollState, round: Round<Event>): Promise<Advance<Event>> {
	const { now, watch } = round;
	const { delayMs = 0 } = watch;
	const isDue = ({ time }: Seen<Event>) => !(time > now - delayMs && time <= now + delayMs);
	const { events, outOfTime } = await gather(state, round, isDue);
	const next = advance(state, events, watch, now);
	if (outOfTime && next.emit.length === 0) throw tooMuch();
	return next;
}

/** First poll: what is there already is remembered and not handed on. */
async function begin<Event>(round: Round<Event>): Promise<Advance<Event>> {
	const { watch, clock, now } = round;
	const fresh = startAt(watch.watching, now, watch.lookBackMs);
	const idsOnly = { ...watch, maxItems: Infinity, since: (from: number) => withoutEvents(watch.since(from)) };
	const { events, outOfTime } = await gather(fresh, { ...round, watch: idsOnly });
	// Without knowing all that is there, late arrivals from before now cannot be told from old events.
	if (outOfTime) return { emit: [], state: startAt(watch.watching, now, 0), lookBackLostMs: watch.lookBackMs };
	// What occurred while we were reading is new.
	const old = events.filter(({ time }) => !(time > now && time <= clock.now()));
	return { ...advance(fresh, old, idsOnly, now), emit: [] };
}

/** The look-back may hold far more than a poll hands on: all of it need not be in memory. */
async function* withoutEvents(pages: AsyncIterable<Array<Seen<unknown>>>): AsyncGenerator<Array<Seen<undefined>>> {
	for await (const page of pages) yield page.map(({ id, time }) => ({ id, time, event: undefined }));
}

async function gather<Event>(
	state: PollState,
	{ watch, clock, time }: Round<Event>,
	isDue: (event: Seen<Event>) => boolean = () => true,
): Promise<Gathered<Event>> {
	const fresh = new Map<string, Seen<Event>>();
	const pages = watch.since(askFrom(state, watch.lookBackMs))[Symbol.asyncIterator]();
	for (;;) {
		const page = await pages.next();
		if (page.done) return { events: [...fresh.values()], outOfTime: false };
		for (const event of page.value) {
			if (isNew(state, event) && isDue(event)) fresh.set(event.id, event);
		}
		// Oldest first, so these are the ones that are due; the rest is read by the next poll.
		const isEnough = fresh.size >= watch.maxItems;
		if (!isEnough && clock.monotonic() <= time.stopReadingAt) continue;
		const outOfTime = !isEnough && !(await isAtEnd(pages, clock));
		void pages.return?.();
		return { events: [...fresh.values()], outOfTime };
	}
}

/** Whether the page just read was the last one, as far as that shows without waiting for the service. */
async function isAtEnd(pages: AsyncIterator<unknown>, clock: Clock): Promise<boolean> {
	// A session past its deadline refuses to ask on, which is an answer too.
	const end = pages.next().then(
		({ done }) => done === true,
		() => false,
	);
	return await Promise.race([end, clock.sleep(0).then(() => false)]);
}

function tooMuch(): WalkError {
	return new WalkError(
		'the look-back holds more than can be read in the time of one poll, and none of what was read is new',
		'Lower Look Back (Minutes) in Options, or narrow the filters.',
	);
}

function tooManyAhead(maxSeen: number): WalkError {
	return new WalkError(
		`more than ${maxSeen} records are dated in the future or fall on one instant, more than the trigger can tell apart`,
		'Correct the clock of the source that dates its records in the future, or narrow the filters.',
	);
}

import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { TransportError } from '../errors/transport-error';
import { WalkError } from '../errors/walk-error';
import { advance, asOf, askFrom, isNew, startAt, type Advance, type PollRules, type Seen } from './advance';
import type { PollTime } from './look';
import { memoryKey } from './memory-key';
import { readState, stampOf, startOf, type PollState } from './state';

/** What is watched, and how. */
export interface Watch<Event> extends PollRules {
	/** Fingerprint of event type, filters and service: with another one the trigger starts again from the beginning. */
	watching: string;
	/**
	 * Events younger than this wait for a later poll, ms. Default 0. Events dated further ahead than that do not wait:
	 * their date is wrong, and it is unknown how long they would wait.
	 */
	delayMs?: number;
	/** Return events from this time when first activated, ms since the epoch; otherwise only new ones. */
	startFrom?: number;
	/** Events from a time, that time included, oldest first, in pages. */
	since(from: number): AsyncIterable<Array<Seen<Event>>>;
	/** Called when part of the look-back was given up because too many IDs had to be remembered, ms. */
	onLookBackLost(lostMs: number): void;
	/** Called when records dated in the future did not fit into the memory: how many. */
	onAheadForgotten(count: number): void;
	/** Called when the stored state cannot be used: something else was watched then, or it is damaged. */
	onFreshStart(): void;
}

/** One poll in progress. */
interface PollRun<Event> {
	watch: Watch<Event>;
	clock: Clock;
	time: PollTime;
	/** Wall clock when it began. */
	now: number;
}

interface EventsRead<Event> {
	/** Those not returned yet. */
	events: Array<Seen<Event>>;
	/** Whether time ran out before the end of the list. */
	outOfTime: boolean;
	/** Whether an event that was read is dated in the future: all up to now were read then. */
	reachesNow: boolean;
}

/**
 * One poll: reads everything in the look-back, returns what is new, and stores its state last, so
 * that a failure anywhere changes nothing and the next poll returns everything.
 * @param memory the node's static data
 * @throws TransportError when it took too long; WalkError when the look-back holds more than a poll can
 * read; any error of `since`
 */
export async function poll<Event>(
	watch: Watch<Event>,
	memory: IDataObject,
	clock: Clock,
	time: PollTime,
): Promise<Event[]> {
	const run = { watch, clock, time, now: clock.now() };
	const stamp = stampOf(memory.poll);
	const stored = readState(memory.poll, watch.watching);
	const chosen = chosenStart(watch, memory);
	if (!stored && !chosen && memory.poll !== undefined) watch.onFreshStart();
	const known = chosen ?? stored;
	const next = known ? await continueFrom(known, run) : await begin(run);
	if (clock.monotonic() > time.abandonedAt) {
		throw new TransportError({ message: 'reading took longer than n8n allows for a poll', transient: true });
	}
	// Another poll was faster and has returned its events; those that only this one read come with the next poll.
	if (stampOf(memory.poll) !== stamp) return [];
	if (next.lookBackLostMs > 0) watch.onLookBackLost(next.lookBackLostMs);
	if (next.aheadForgotten > 0) watch.onAheadForgotten(next.aheadForgotten);
	memory.poll = { ...next.state, startFrom: watch.startFrom };
	return next.emit;
}

/** The start that the user chose, unless the trigger has already started there: other filters must not repeat all events. */
function chosenStart({ watching, startFrom }: Watch<unknown>, memory: IDataObject): PollState | undefined {
	if (startFrom === undefined || startOf(memory.poll) === startFrom) return undefined;
	return startAt(watching, startFrom, 0);
}

async function continueFrom<Event>(known: PollState, run: PollRun<Event>): Promise<Advance<Event>> {
	const { now, watch } = run;
	const { delayMs = 0, startFrom = 0, lookBackMs } = watch;
	const state = asOf(known, now, Math.max(now, startFrom), lookBackMs);
	const isOldEnough = ({ time }: Seen<Event>) => !(time > now - delayMs && time <= now + delayMs);
	const { events, outOfTime, reachesNow } = await readEvents(state, run, isOldEnough);
	const next = advance(state, events, watch, now);
	if (outOfTime && !reachesNow && next.emit.length === 0) throw tooMuch();
	return next;
}

/** First poll: events that exist already are remembered and not returned. */
async function begin<Event>(run: PollRun<Event>): Promise<Advance<Event>> {
	const { watch, clock, now } = run;
	const fresh = startAt(watch.watching, now, watch.lookBackMs);
	const idsOnly = { ...watch, maxItems: Infinity, since: (from: number) => withoutEvents(watch.since(from)) };
	const { events, outOfTime } = await readEvents(fresh, { ...run, watch: idsOnly });
	// Without knowing all existing events, late events from before now cannot be distinguished from old ones.
	if (outOfTime) {
		const state = startAt(watch.watching, now, 0);
		return { emit: [], state, lookBackLostMs: watch.lookBackMs, aheadForgotten: 0 };
	}
	// Events that occurred while this poll was reading are new.
	const old = events.filter(({ time }) => !(time > now && time <= clock.now()));
	return { ...advance(fresh, old, idsOnly, now), emit: [] };
}

/** The look-back may hold far more than a poll returns: the events themselves need not be in memory. */
async function* withoutEvents(pages: AsyncIterable<Array<Seen<unknown>>>): AsyncGenerator<Array<Seen<undefined>>> {
	for await (const page of pages) yield page.map(({ id, time }) => ({ id, time, event: undefined }));
}

async function readEvents<Event>(
	state: PollState,
	{ watch, clock, time, now }: PollRun<Event>,
	isWanted: (event: Seen<Event>) => boolean = () => true,
): Promise<EventsRead<Event>> {
	const fresh = new Map<string, Seen<Event>>();
	const pages = watch.since(askFrom(state, watch.lookBackMs))[Symbol.asyncIterator]();
	let reachesNow = false;
	const read = (outOfTime: boolean) => ({ events: [...fresh.values()], outOfTime, reachesNow });
	for (;;) {
		const page = await pages.next();
		if (page.done) return read(false);
		for (const found of page.value) {
			const event = { ...found, id: memoryKey(found.id) };
			reachesNow ||= event.time > now;
			if (isNew(state, event) && isWanted(event)) fresh.set(event.id, event);
		}
		// Oldest first, so these are the next ones to return; the others are read by the next poll.
		const isEnough = fresh.size >= watch.maxItems;
		if (!isEnough && clock.monotonic() <= time.stopReadingAt) continue;
		const outOfTime = !isEnough && !(await isAtEnd(pages, clock));
		void pages.return?.();
		return read(outOfTime);
	}
}

/** Whether the page just read was the last one, as far as this is known without waiting for the service. */
async function isAtEnd(pages: AsyncIterator<unknown>, clock: Clock): Promise<boolean> {
	// A session past its deadline refuses to send more, which is an answer too.
	const end = pages.next().then(
		({ done }) => done === true,
		() => false,
	);
	return await Promise.race([end, clock.sleep(0).then(() => false)]);
}

function tooMuch(): WalkError {
	return new WalkError(
		'the look-back has more records than one poll can read in its time, and none of those that were read is new',
		'Lower Look Back (Minutes) in Options, or narrow the filters.',
	);
}

import { OutOfTimeError } from '../errors/out-of-time-error';
import type { WalkPart } from '../pages/walk';
import { isNew, NO_TIME_MS, type PollRules, type Seen } from './advance';
import { isTimeUp, lookOn, type PollRun } from './look';
import { memoryKey } from './memory-key';
import { behind } from './spans';
import type { EventLook, PollState, Span } from './state';

/** Events that are there to be read. */
export interface EventList<Event> extends Pick<PollRules, 'maxItems'> {
	/**
	 * Events from a time, that time included, oldest first, in pages.
	 * @param until later ones need not be read
	 * @param part where reading goes on, if the events are unordered
	 */
	since(from: number, until?: number, part?: WalkPart): AsyncIterable<Array<Seen<Event>>>;
	/** Whether `since` gives them in any order: then nothing is known before all were read. */
	isUnordered?: boolean;
	/**
	 * Events younger than this wait for a later poll, ms. Default 0. Events dated further ahead than that do not wait:
	 * their date is wrong, and it is unknown how long they would wait.
	 */
	delayMs?: number;
}

/** One poll in progress. */
export interface EventRun<Event> extends PollRun {
	watch: EventList<Event>;
	/** Wall clock when it began. */
	now: number;
	/** Which of the new events are returned now. */
	isWanted(event: Seen<Event>): boolean;
}

/** What one poll has read of a look. */
export interface EventsRead<Event> {
	/** Those not returned yet. */
	events: Array<Seen<Event>>;
	/** Where the look goes on; without it, all was read. */
	rest?: Pick<EventLook, 'begunAt' | 'restarts' | 'place' | 'spans'>;
	/** Whether reading ended because there are enough events to return. */
	isEnough: boolean;
	/** Whether an event that was read is dated in the future: all up to now were read then. */
	reachesNow: boolean;
}

/**
 * Reads as much of a look as fits into the poll.
 * @throws OutOfTimeError when that is nothing; any error of `since`
 */
export async function readEvents<Event>(
	state: PollState,
	look: EventLook,
	run: EventRun<Event>,
): Promise<EventsRead<Event>> {
	const reader = new EventReader(state, run);
	return run.watch.isUnordered ? await reader.readUnordered(look) : await reader.readInOrder(look);
}

class EventReader<Event> {
	private readonly fresh = new Map<string, Seen<Event>>();
	private reachesNow = false;
	/** Whether a page was read in this poll. */
	private isBegun = false;

	constructor(
		private readonly state: PollState,
		private readonly run: EventRun<Event>,
	) {}

	/** Oldest first, so what was read can be returned, and the others are read by the next poll. */
	async readInOrder(look: EventLook): Promise<EventsRead<Event>> {
		for (const span of look.spans) {
			const end = await this.readSpan(span);
			if (end) return this.result({ ...look, spans: behind(look.spans, end.reached) }, end.isEnough);
		}
		return this.result();
	}

	/** In any order: each span is read as a whole, over several polls where it takes longer than one. */
	async readUnordered(look: EventLook): Promise<EventsRead<Event>> {
		const { begunAt } = look;
		let { restarts, place } = look;
		for (const [index, { from, until }] of look.spans.entries()) {
			const reader = {
				open: (part: Pick<EventLook, 'place'>) => this.run.watch.since(from, until, part),
				take: (page: Array<Seen<Event>>) => this.take(page, until),
				reset: () => undefined,
			};
			const next = await lookOn({ begunAt, restarts, place }, reader, this.run).catch((error: Error) => error);
			const spans = look.spans.slice(index);
			if (next instanceof OutOfTimeError && index > 0) return this.result({ begunAt, restarts, spans });
			if (next instanceof Error) throw next;
			if (next) return this.result({ ...next, begunAt, spans });
			[restarts, place] = [0, undefined];
		}
		return this.result();
	}

	private result(rest?: EventsRead<Event>['rest'], isEnough = false): EventsRead<Event> {
		return { events: [...this.fresh.values()], rest, isEnough, reachesNow: this.reachesNow };
	}

	private async readSpan({
		from,
		until = Infinity,
	}: Span): Promise<{ reached: number; isEnough: boolean } | undefined> {
		const { watch, clock, time, now } = this.run;
		const pages = watch.since(from, until === Infinity ? undefined : until)[Symbol.asyncIterator]();
		// Events that wait for a later poll are not behind.
		const latest = now - (watch.delayMs ?? 0);
		let reached = from;
		for (;;) {
			const page = await pages.next().catch((error: Error) => error);
			if (page instanceof Error) {
				if (!isTimeUp(page, this.run)) throw page;
				if (!this.isBegun) throw new OutOfTimeError('not even one page was read in that time');
				return { reached, isEnough: false };
			}
			if (page.done) return undefined;
			reached = Math.max(reached, Math.min(this.take(page.value, until), latest));
			const isEnough = this.fresh.size >= watch.maxItems;
			const isBehind = page.value.some(({ time }) => time > until && time < NO_TIME_MS);
			if (!isBehind && !isEnough && clock.monotonic() <= time.stopReadingAt) continue;
			const isDone = isBehind || (!isEnough && (await isAtEnd(pages, this.run)));
			void pages.return?.();
			return isDone ? undefined : { reached, isEnough };
		}
	}

	/** @returns the latest time of a page, as far as it is not in the future */
	private take(page: Array<Seen<Event>>, until = Infinity): number {
		const { now, isWanted } = this.run;
		let latest = -Infinity;
		this.isBegun = true;
		for (const found of page) {
			if (found.time > until && found.time < NO_TIME_MS) continue;
			const event = { ...found, id: memoryKey(found.id) };
			this.reachesNow ||= event.time > now && event.time < NO_TIME_MS;
			if (event.time <= now) latest = Math.max(latest, event.time);
			if (isNew(this.state, event) && isWanted(event)) this.fresh.set(event.id, event);
		}
		return latest;
	}
}

/** Whether the page just read was the last one, as far as this is known without waiting for the service. */
async function isAtEnd(pages: AsyncIterator<unknown>, { clock }: PollRun): Promise<boolean> {
	// A session past its deadline refuses to send more, which is an answer too.
	const end = pages.next().then(
		({ done }) => done === true,
		() => false,
	);
	return await Promise.race([end, clock.sleep(0).then(() => false)]);
}

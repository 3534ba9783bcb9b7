import type { IDataObject } from 'n8n-workflow';
import type { Clock } from '../clock';
import { ApiError } from '../errors/api-error';
import { IncompleteListError } from '../errors/incomplete-list-error';
import { OutOfTimeError } from '../errors/out-of-time-error';
import { ResponseError } from '../errors/response-error';
import { TransportError } from '../errors/transport-error';
import { WalkError } from '../errors/walk-error';
import { countOf, objectOf } from '../json';
import { isShort, placeIn, type Place } from '../pages/place';
import type { WalkPart } from '../pages/walk';

/** Time that a poll may take, by `clock.monotonic()`. */
export interface PollTime {
	/** Stop reading here and return what was read. */
	stopReadingAt: number;
	/** n8n has abandoned the poll by then: nothing may be changed any more. */
	abandonedAt: number;
}

/** The time of one poll, and the clock that tells it. */
export interface PollRun {
	clock: Clock;
	time: PollTime;
}

/** A look at a list that takes longer than one poll: where it has come to. */
export type Look = {
	/** When it began, ms since the epoch. */
	begunAt: number;
	/** How often it had to begin anew. */
	restarts: number;
	/** Where it goes on; it begins anew without. */
	place?: Place;
};

/** Statuses by which a service refuses to go on with a list. */
const REFUSED = new Set([400, 404, 409, 410, 412, 416, 422]);
/** A look that is older was given up: the list is another one by now. */
export const LONGEST_LOOK_MS = 86_400_000;

/** A stored look of any age and origin. @returns `undefined` where it cannot be used, or is too old */
export function lookIn(stored: unknown, now: number): Look | undefined {
	const { begunAt, restarts, place } = objectOf(stored) ?? {};
	const [began, anew] = [countOf(begunAt), countOf(restarts)];
	if (began === undefined || anew === undefined || Math.abs(now - began) > LONGEST_LOOK_MS) return undefined;
	const found = placeIn(place);
	return found || place === undefined ? { begunAt: began, restarts: anew, place: found } : undefined;
}

/** A look as it is stored. @throws WalkError where its place is too long for that */
export function storedLook({ begunAt, restarts, place }: Look): IDataObject {
	if (!isShort(place ?? null)) throw notContinued();
	return { begunAt, restarts, ...(place ? { place } : {}) };
}

/** How a look is read. */
export interface LookReader<Page> {
	/** Opens the list at a place, or at its begin. */
	open(part: WalkPart): AsyncIterable<Page>;
	/** Takes a page. The same page may come again. */
	take(page: Page): void;
	/** Called when everything that was taken is void. */
	reset(): void;
}

/**
 * Goes on with a look, as far as the time of this poll reaches.
 * Where the service does not let it go on, or the list proves to be incomplete, it begins anew, once. The second time it
 * must fit into one poll.
 * @returns where to go on in the next poll; `undefined` when the whole list was read
 * @throws OutOfTimeError when not even one page fits; WalkError when the list can never be read; any error of the list
 */
export async function lookOn<Page>(look: Look, reader: LookReader<Page>, run: PollRun): Promise<Look | undefined> {
	if (!look.place) return await readOn(look, reader, run);
	let isGoingOn = false;
	const take = (page: Page) => {
		isGoingOn = true;
		reader.take(page);
	};
	const next = await readOn(look, { ...reader, take }, run).catch((error: Error) => error);
	if (!(next instanceof Error)) return next;
	const anew = { begunAt: run.clock.now(), restarts: look.restarts + 1 };
	const isIncomplete = next instanceof IncompleteListError && look.restarts === 0;
	if (!isIncomplete && (isGoingOn || !isRefusal(next))) throw next;
	reader.reset();
	if (isIncomplete) return anew;
	const afresh = await readOn(anew, reader, run);
	if (afresh && look.restarts > 0) throw notContinued();
	return afresh;
}

async function readOn<Page>(look: Look, reader: LookReader<Page>, run: PollRun): Promise<Look | undefined> {
	const { clock, time } = run;
	let next: Place | undefined;
	let place: Place | undefined;
	let slowest = 0;
	const onPlace = (found: Place | undefined) => void (next = found);
	const pages = reader.open({ place: look.place, onPlace })[Symbol.asyncIterator]();
	for (;;) {
		const askedAt = clock.monotonic();
		const page = await pages.next().catch((error: Error) => error);
		const isRead = !(page instanceof Error);
		if (!isRead && !isTimeUp(page, run)) throw page;
		if (isRead) {
			if (page.done) return undefined;
			reader.take(page.value);
			place = next ?? place;
		}
		const now = clock.monotonic();
		slowest = Math.max(slowest, now - askedAt);
		// A page more that takes as long as the slowest one must end while n8n still waits.
		const isUp = now > time.stopReadingAt || now + slowest > time.abandonedAt;
		if (isRead && !(isUp && next)) continue;
		void pages.return?.(undefined);
		if (!place) throw new OutOfTimeError('not even one page of the list was read in that time');
		return { ...look, place };
	}
}

/** Whether a page could not be read because the time of the poll is over. */
export function isTimeUp(error: Error, { clock, time }: PollRun): boolean {
	return (
		error instanceof OutOfTimeError || (error instanceof TransportError && clock.monotonic() >= time.stopReadingAt)
	);
}

/** Whether the list itself is refused: another answer is to be expected from its begin. */
function isRefusal(error: Error): boolean {
	if (error instanceof ApiError) return REFUSED.has(error.status);
	return error instanceof ResponseError || error instanceof WalkError;
}

function notContinued(): WalkError {
	return new WalkError(
		'the list cannot be read in the time of one poll, and the service does not let it be continued in the next one',
		`Narrow the filters, so that the list is shorter. ${new OutOfTimeError().description}`,
	);
}

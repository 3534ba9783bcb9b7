import { ResponseError } from '../errors/response-error';
import type { Session } from '../http/session';
import type { Row } from '../pages/page-style';
import type { Seen } from '../poll/advance';
import { dedupeKey } from '../poll/memory-key';
import type { Watched } from './run-poll';

/** Events with a time, as a trigger watches them. */
export interface EventSource {
	/** For messages, e.g. `new alarms`. */
	name: string;
	/** Everything that changes what is watched; the address of the API is added to it. */
	identity: string[];
	/** Begins each `dedupeKey`. */
	keyPrefix: string;
	/** All records to which it may have happened since a time (ms since the epoch, included). */
	since(session: Session, from: number): AsyncIterable<Row[]>;
	/** Whether `since` gives them in any order. By default they come oldest first. */
	isUnordered?: boolean;
	/** The newest records first, to show samples. `count` are wanted. */
	latest(session: Session, count: number): AsyncIterable<Row[]>;
	/** Whether it has happened to this record at all. Default: yes. */
	concerns?(row: Row): boolean;
	/** When it happened, ms since the epoch. */
	timeOf(row: Row): number | undefined;
	/** The same for the same event, and for no other. */
	keyOf(row: Row): string;
	/** Whether a record passes the filters. */
	keeps?(row: Row): boolean;
	/** The record as the trigger outputs it. */
	shape(row: Row, session: Session): Row;
	/** The error when no record has a time. By default, that the API may have changed. */
	noTimes?(): ResponseError;
}

/** Later than any real time, for a record that has none: it is remembered, and starts the workflow only once. */
const NO_TIME_MS = 8.64e15;
/** Records looked through for samples; a rare filter on a large tenant would read for minutes. */
const MOST_SEARCHED = 2_000;

/** The same as runs of a trigger need it. */
export function watchedIn(events: EventSource): Watched<Row> {
	return {
		name: events.name,
		samples: async (session, count) => await samples(events, session, count),
		emitted: (row, session) => ({
			...events.shape(row, session),
			dedupeKey: dedupeKey(events.keyPrefix, events.keyOf(row)),
		}),
	};
}

/**
 * Events since a time, that time included, oldest first.
 * One record without a time is output, once. Where no record has one, new events cannot be recognized.
 * @param onEnd gets the time of the newest of all records, also of those that are too old
 * @throws ResponseError in that case; any error of the source
 */
export async function* eventsSince(
	events: EventSource,
	session: Session,
	from: number,
	onEnd: (newest: number) => void = () => {},
): AsyncGenerator<Array<Seen<Row>>, void> {
	const { concerns = () => true, keeps = () => true, isUnordered = false, keyOf, timeOf } = events;
	const held: Array<Seen<Row>> = [];
	const count = { rows: 0, withoutTime: 0 };
	let newest = -Infinity;
	for await (const page of events.since(session, from)) {
		const found = page.filter(concerns).map((event) => ({ event, time: timeOf(event) ?? NO_TIME_MS }));
		newest = found.reduce((max, { time }) => (time < NO_TIME_MS ? Math.max(max, time) : max), newest);
		count.rows += found.length;
		count.withoutTime += found.filter(({ time }) => time === NO_TIME_MS).length;
		// Checked here as well: a server that ignores the time would give everything.
		const wanted = found.filter(({ time, event }) => time >= from && keeps(event));
		const matching = wanted.map(({ time, event }) => ({ id: keyOf(event), time, event }));
		if (isUnordered) held.push(...matching);
		else yield checked(matching, count, events);
	}
	onEnd(newest);
	if (isUnordered) yield checked(held, count, events).sort((a, b) => a.time - b.time);
}

function checked(
	found: Array<Seen<Row>>,
	{ rows, withoutTime }: { rows: number; withoutTime: number },
	{ noTimes = apiHasChanged }: EventSource,
): Array<Seen<Row>> {
	if (rows === 0 || withoutTime < rows) return found;
	throw noTimes();
}

function apiHasChanged(): ResponseError {
	return new ResponseError(
		'no record has a time, so new records cannot be recognized',
		'The API of the product may have changed: please report it.',
	);
}

async function samples(
	{ latest, concerns = () => true, keeps = () => true }: EventSource,
	session: Session,
	count: number,
): Promise<Row[]> {
	const found: Row[] = [];
	let searched = 0;
	for await (const rows of latest(session, count)) {
		found.push(...rows.filter((row) => concerns(row) && keeps(row)));
		searched += rows.length;
		if (found.length >= count || searched >= MOST_SEARCHED) break;
	}
	return found.slice(0, count);
}

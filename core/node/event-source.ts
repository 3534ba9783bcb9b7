import { ResponseError } from '../errors/response-error';
import type { Session } from '../http/session';
import type { NotMapped } from '../ocsf/not-mapped';
import type { Row } from '../pages/page-style';
import type { ListQuery } from '../pages/walk-list';
import { NO_TIME_MS, type Seen } from '../poll/advance';
import { dedupeKey } from '../poll/memory-key';
import { keyed } from './keyed';
import type { Output } from './list';
import type { Watched } from './run-poll';

/** What is to be read of the events. */
export interface Reading {
	/** Since this time, that time included, ms since the epoch. */
	from: number;
	/** Up to this time, that time included. */
	until?: number;
	/** How the list is read: where it goes on, if it is not in order of time. */
	query: ListQuery;
}

/** Events with a time, as a trigger watches them. */
export interface EventSource {
	/** For messages, e.g. `new alarms`. */
	name: string;
	/** Everything that changes what is watched; the address of the API is added to it. */
	identity: string[];
	/** Begins each `dedupeKey`. */
	keyPrefix: string;
	/** All records to which it may have happened in a span of time. */
	since(session: Session, reading: Reading): AsyncIterable<Row[]>;
	/** Whether `since` gives them in any order. By default they come oldest first. */
	isUnordered?: boolean;
	/** Whether the service can be asked for a span that has an end. Default: only where the records come oldest first. */
	hasEnd?: boolean;
	/** Records on a page, where that is not about 100. */
	pageSize?: number;
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
	/** Adds to the records that are output what the user wants with them, before they are shaped. */
	complete?(session: Session, rows: Row[]): Promise<Row[]>;
	/** Default: raw. */
	output?: Output;
	/** The record in this output. */
	shape(row: Row, session: Session): Row | NotMapped;
	/** The error when no record has a time. By default, that the API may have changed. */
	noTimes?(): ResponseError;
}

/** Records looked through for samples; a rare filter on a large tenant would read for minutes. */
const MOST_SEARCHED = 2_000;

/** The same as runs of a trigger need it. */
export function watchedIn(events: EventSource): Watched<Row> {
	return {
		name: events.name,
		samples: async (session, count) => await samples(events, session, count),
		emitted: (row, session) => {
			const key = dedupeKey(events.keyPrefix, events.keyOf(row));
			return keyed(row, key, (one) => events.shape(one, session), events.output ?? 'raw');
		},
	};
}

/**
 * Events in a span of time, oldest first if the source is in that order.
 * One record without a time is output, once. Where no record has one, new events cannot be recognized.
 * @param onEnd gets the time of the newest of all records, also of those that are too old
 * @throws ResponseError in that case; any error of the source
 */
export async function* eventsSince(
	events: EventSource,
	session: Session,
	reading: Reading,
	onEnd: (newest: number) => void = () => {},
): AsyncGenerator<Array<Seen<Row>>, void> {
	const { concerns = () => true, keeps = () => true, isUnordered = false, keyOf, timeOf } = events;
	const { from, until = Infinity } = reading;
	const count = { rows: 0, withoutTime: 0 };
	let newest = -Infinity;
	for await (const page of events.since(session, reading)) {
		const found = page.filter(concerns).map((event) => ({ event, time: timeOf(event) ?? NO_TIME_MS }));
		newest = found.reduce((max, { time }) => (time < NO_TIME_MS ? Math.max(max, time) : max), newest);
		count.rows += found.length;
		count.withoutTime += found.filter(({ time }) => time === NO_TIME_MS).length;
		// Checked here as well: a server that ignores the time would give everything.
		const wanted = found.filter(({ time, event }) => time >= from && keeps(event));
		const matching = wanted.map(({ time, event }) => ({ id: keyOf(event), time, event }));
		// In any order, those with a time may be on a later page.
		yield isUnordered ? matching : checked(matching, count, events);
		// Checked here as well: the others are read at another time.
		if (!isUnordered && newest > until) return;
	}
	onEnd(newest);
	checked([], count, events);
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
	{ latest, concerns = () => true, keeps = () => true, complete }: EventSource,
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
	const shown = found.slice(0, count);
	return complete ? await complete(session, shown) : shown;
}

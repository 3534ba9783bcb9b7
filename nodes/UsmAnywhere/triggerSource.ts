import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { ResponseError } from '../../core/errors/response-error';
import type { Watched } from '../../core/node/poll-for-new';
import type { Session } from '../../core/http/session';
import type { Row } from '../../core/pages/page-style';
import { countOf } from '../../core/pages/shape';
import type { Seen } from '../../core/poll/advance';
import { ALARMS, EVENTS, identityOf, occurredAt, pagesOf, type Collection } from './collection';
import { alarmFilter, eventFilter, type Filter, type FilterOf } from './filters';
import { simpleAlarm, simpleEvent, withPlainEvents } from './records';

interface TriggerEvent {
	/** For messages. */
	name: string;
	collection: Collection;
	filter: FilterOf;
	simplify(row: Row, origin: string): Row;
}

/** What the user has set. */
export interface TriggerChoice {
	/** The value of "Trigger On". */
	event: string;
	filters: IDataObject;
	simplify: boolean;
	/** The workflow's. */
	timezone: string;
}

/** By the value of the parameter "Trigger On". */
const EVENTS_OF_TRIGGER: Record<string, TriggerEvent> = {
	newAlarm: { name: 'new alarms', collection: ALARMS, filter: alarmFilter, simplify: simpleAlarm },
	newEvent: { name: 'new events', collection: EVENTS, filter: eventFilter, simplify: simpleEvent },
};

/** Records looked through for a sample; a rare filter on a large tenant would read for minutes. */
const MOST_SEARCHED = 2_000;
/** Stands for "no time at all": later than any real one, so that the record is remembered and comes only once. */
const NO_TIME_MS = 8.64e15;

/** What the trigger watches, from its parameters. @throws InputError for a filter that cannot be used */
export function watched({ event, filters, simplify, timezone }: TriggerChoice): Watched {
	if (!Object.hasOwn(EVENTS_OF_TRIGGER, event)) {
		throw new InputError(`"${event}" is nothing that this trigger can watch`, 'Choose Trigger On again.');
	}
	const { name, collection, filter: filterOf, simplify: simple } = EVENTS_OF_TRIGGER[event];
	const filter = filterOf(filters, timezone);
	return {
		name,
		identity: [event, JSON.stringify(filters)],
		since: (session, from) => since(session, collection, filter, from),
		samples: async (session, count) => await samples(session, collection, filter, count),
		emitted: (row, session) => ({
			...(simplify ? simple(row, session.access.base.origin) : withPlainEvents(row)),
			dedupeKey: `usmAnywhere:${identityOf(row)}`,
		}),
	};
}

async function* since(
	session: Session,
	collection: Collection,
	filter: Filter,
	from: number,
): AsyncGenerator<Array<Seen<Row>>, void> {
	const query = { ...filter.query, timestamp_occured_gte: from };
	for await (const rows of pagesOf(session, collection, { query, sort: 'timestamp_occured,asc' })) {
		if (rows.length > 0 && rows.every((row) => timeOf(row) === NO_TIME_MS)) throw timeless();
		yield rows
			.filter(filter.keeps)
			.map((row) => ({ id: identityOf(row), time: timeOf(row), event: row }))
			// Checked again, like every filter: the API ignores what it does not know.
			.filter(({ time }) => time >= from);
	}
}

function timeOf(row: Row): number {
	return occurredAt(row) ?? countOf(row.timestamp_received) ?? NO_TIME_MS;
}

/** One odd record is let through; when all are so, new ones cannot be told from old ones and all would come. */
function timeless(): ResponseError {
	return new ResponseError(
		'no record has a time (timestamp_occured), so new ones cannot be told from old ones',
		'The API of USM Anywhere may have changed: please report it.',
	);
}

async function samples(session: Session, collection: Collection, filter: Filter, count: number): Promise<Row[]> {
	const found: Row[] = [];
	let searched = 0;
	const wanted = filter.sent ? count : undefined;
	const pages = pagesOf(session, collection, { query: filter.query, sort: 'timestamp_occured,desc', wanted });
	for await (const rows of pages) {
		found.push(...rows.filter(filter.keeps));
		searched += rows.length;
		if (found.length >= count || searched >= MOST_SEARCHED) break;
	}
	return found.slice(0, count);
}

import type { IDataObject } from 'n8n-workflow';
import type { Watched } from '../../core/node/poll-for-new';
import type { Session } from '../../core/http/session';
import type { Row } from '../../core/pages/page-style';
import type { Seen } from '../../core/poll/advance';
import { fingerprint } from '../../core/token/identity';
import { ALARMS, EVENTS, occurredAt, pagesOf, type Collection } from './collection';
import { alarmFilter, eventFilter, type Filter } from './filters';
import { simpleAlarm, simpleEvent, withPlainEvents } from './records';

interface TriggerEvent {
	/** For messages. */
	name: string;
	collection: Collection;
	filter(filters: IDataObject): Filter;
	simplify(row: Row, origin: string): Row;
}

/** By the value of the parameter "Trigger On". */
const EVENTS_OF_TRIGGER: Record<string, TriggerEvent> = {
	newAlarm: { name: 'new alarms', collection: ALARMS, filter: alarmFilter, simplify: simpleAlarm },
	newEvent: { name: 'new events', collection: EVENTS, filter: eventFilter, simplify: simpleEvent },
};

/** What the trigger watches, from its parameters. @throws InputError for a filter that cannot be used */
export function watched(event: string, filters: IDataObject, simplify: boolean): Watched {
	const { name, collection, filter: filterOf, simplify: simple } = EVENTS_OF_TRIGGER[event];
	const filter = filterOf(filters);
	return {
		name,
		identity: [event, JSON.stringify(filters)],
		since: (session, from) => since(session, collection, filter, from),
		samples: async (session, count) => await samples(session, collection, filter, count),
		emitted: (row, session) => ({
			...(simplify ? simple(row, session.access.base.origin) : withPlainEvents(row)),
			dedupeKey: `usmAnywhere:${idOf(row)}`,
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
		yield rows
			.filter(filter.keeps)
			.map((row) => ({ id: idOf(row), time: occurredAt(row) ?? from, event: row }))
			// Checked again, like every filter: the API ignores what it does not know.
			.filter(({ time }) => time >= from);
	}
}

async function samples(session: Session, collection: Collection, filter: Filter, count: number): Promise<Row[]> {
	const found: Row[] = [];
	const wanted = filter.sent ? count : undefined;
	const pages = pagesOf(session, collection, { query: filter.query, sort: 'timestamp_occured,desc', wanted });
	for await (const rows of pages) {
		found.push(...rows.filter(filter.keeps));
		if (found.length >= count) break;
	}
	return found.slice(0, count);
}

/** The record's own id; without one, a fingerprint of the record, so that it is not lost. */
function idOf(row: Row): string {
	return typeof row.uuid === 'string' && row.uuid !== '' ? row.uuid : fingerprint([JSON.stringify(row)]);
}

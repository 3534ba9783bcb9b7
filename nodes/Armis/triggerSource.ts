import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { ResponseError } from '../../core/errors/response-error';
import type { Session } from '../../core/http/session';
import type { Watched } from '../../core/node/poll-for-new';
import type { Row } from '../../core/pages/page-style';
import type { Seen } from '../../core/poll/advance';
import { picked } from './records';
import { EVENTS, type TriggerEvent } from './triggerEvents';

/** What the user has set. */
export interface TriggerChoice {
	/** The value of "Trigger On". */
	event: string;
	filters: IDataObject;
	simplify: boolean;
	/** The workflow's. */
	timezone: string;
}

/** Records looked through for a sample. */
const MOST_SEARCHED = 2_000;
/** Stands for "no time at all": later than any real one, so that the record is remembered and comes only once. */
const NO_TIME_MS = 8.64e15;

/** What the trigger watches, from its parameters. @throws InputError for a filter that cannot be used */
export function watched({ event, filters, simplify, timezone }: TriggerChoice): Watched {
	if (!Object.hasOwn(EVENTS, event)) {
		throw new InputError(`"${event}" is nothing that this trigger can watch`, 'Choose Trigger On again.');
	}
	const watchedEvent = EVENTS[event];
	const { name, simple, keyOf } = watchedEvent;
	const conditions = watchedEvent.filter(filters, timezone);
	return {
		name,
		identity: [event, JSON.stringify(filters)],
		since: (session, from) => since(session, watchedEvent, conditions, from),
		samples: async (session, count) => await samples(session, watchedEvent, conditions, count),
		emitted: (row) => ({ ...(simplify ? picked(row, simple) : row), dedupeKey: `armis:${keyOf(row)}` }),
	};
}

async function* since(
	session: Session,
	event: TriggerEvent,
	conditions: string,
	from: number,
): AsyncGenerator<Array<Seen<Row>>, void> {
	const held: Array<Seen<Row>> = [];
	for await (const rows of event.since(session, conditions, from)) {
		const seen = occurrences(rows, event, from);
		if (event.isInOrder) yield seen;
		else held.push(...seen);
	}
	// Handed on as it came, what is cut off by Max Items could be older than what was handed on.
	if (held.length > 0) yield held.sort((a, b) => a.time - b.time);
}

function occurrences(rows: Row[], { concerns, timeOf, keyOf }: TriggerEvent, from: number): Array<Seen<Row>> {
	const times = rows.map(timeOf);
	if (rows.length > 0 && times.every((time) => time === undefined)) throw timeless();
	return (
		rows
			.filter(concerns)
			.map((row) => ({ id: keyOf(row), time: timeOf(row) ?? NO_TIME_MS, event: row }))
			// Filters take whole seconds, and reach further back than they are asked to.
			.filter(({ time }) => time >= from)
	);
}

/** One odd record is let through; when all are so, new ones cannot be told from old ones and all would come. */
function timeless(): ResponseError {
	return new ResponseError(
		'no record has a time, so new ones cannot be told from old ones',
		'The API of Armis may have changed: please report it.',
	);
}

async function samples(session: Session, event: TriggerEvent, conditions: string, count: number): Promise<Row[]> {
	const found: Row[] = [];
	let searched = 0;
	for await (const rows of event.latest(session, conditions, count)) {
		found.push(...rows.filter(event.concerns));
		searched += rows.length;
		if (found.length >= count || searched >= MOST_SEARCHED) break;
	}
	return found.slice(0, count);
}

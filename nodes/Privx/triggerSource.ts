import { InputError } from '../../core/errors/input-error';
import { ResponseError } from '../../core/errors/response-error';
import type { Session } from '../../core/http/session';
import type { Watched } from '../../core/node/poll-for-new';
import type { Row } from '../../core/pages/page-style';
import type { Seen } from '../../core/poll/advance';
import { NO_TIME_MS, TRIGGER_EVENTS, type Look, type TriggerChoice, type TriggerEvent } from './triggerEvents';

const REQUEST_STATES = ['pending', 'decided'];
/** Records looked through for a sample; a rare filter would read for minutes. */
const MOST_SEARCHED = 2_000;

/** What the trigger watches, from its parameters. @throws InputError for a filter that cannot be used */
export function watched(choice: TriggerChoice): Watched {
	const { event, filters, requestStates, simplify, timezone } = choice;
	if (!Object.hasOwn(TRIGGER_EVENTS, event)) {
		throw new InputError(`"${event}" is nothing that this trigger can watch`, 'Choose Trigger On again.');
	}
	const watchedEvent = TRIGGER_EVENTS[event];
	const filter = watchedEvent.filter(filters, timezone);
	checkStates(choice);
	const look = (session: Session): Look => ({ session, filter, choice });
	return {
		name: watchedEvent.name,
		identity: [event, JSON.stringify(filters), requestStates.join()],
		since: (session, from) => since(watchedEvent, look(session), from),
		samples: async (session, count) => await samples(watchedEvent, look(session), count),
		emitted: (row) => ({
			...(simplify ? watchedEvent.simplify(row) : row),
			dedupeKey: `privx:${watchedEvent.keyOf(row)}`,
		}),
	};
}

function checkStates({ event, requestStates }: TriggerChoice): void {
	if (event !== 'accessRequest') return;
	const odd = requestStates.find((state) => !REQUEST_STATES.includes(state));
	if (odd === undefined && requestStates.length > 0) return;
	throw new InputError(
		odd === undefined ? 'Request States is empty' : `Request States has "${odd}", which is not on offer`,
		`Use one of these, or both: ${REQUEST_STATES.join(' · ')}.`,
	);
}

async function* since(event: TriggerEvent, look: Look, from: number): AsyncGenerator<Array<Seen<Row>>, void> {
	for await (const rows of event.since(look, from)) {
		const found = matching(event, look, rows);
		if (rows.length > 0 && found.length === rows.length && found.every(({ time }) => time === NO_TIME_MS)) {
			throw timeless();
		}
		// Checked again: a server that does not know the time in the search would give everything.
		yield found.filter(({ time }) => time >= from);
	}
}

/** The records to which it has happened and that pass the filters. */
function matching(event: TriggerEvent, { filter, choice }: Look, rows: Row[]): Array<Seen<Row>> {
	return rows.flatMap((row) => {
		const time = event.timeOf(row, choice);
		return time !== undefined && filter.keeps(row) ? [{ id: event.keyOf(row), time, event: row }] : [];
	});
}

async function samples(event: TriggerEvent, look: Look, count: number): Promise<Row[]> {
	const found: Row[] = [];
	let searched = 0;
	for await (const rows of event.newest(look)) {
		found.push(...matching(event, look, rows).map(({ event: row }) => row));
		searched += rows.length;
		if (found.length >= count || searched >= MOST_SEARCHED) break;
	}
	return found.slice(0, count);
}

/** One odd record is let through; when all are so, new ones cannot be told from old ones and all would come. */
function timeless(): ResponseError {
	return new ResponseError(
		'no record has a time, so new ones cannot be told from old ones',
		'The API of PrivX may have changed: please report it.',
	);
}

import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { ResponseError } from '../errors/response-error';
import { valueAt } from '../export/chosen-fields';
import type { Session } from '../http/session';
import type { Row } from '../pages/page-style';
import type { Seen } from '../poll/advance';
import { lookAtMembers, memberKeeper, type Member, type Members } from '../poll/membership';
import { fingerprint } from '../token/identity';
import { isFile } from './any-answer';
import { anyList, canBePaged } from './any-list';
import { collectionOf } from './call';
import { readerOf } from './chosen-operation';
import { choose, type Described } from './described';
import { asInstant, asNumber, asSwitch, asText } from './parameter-values';
import { pollForChanges, type WatchedChanges } from './poll-for-changes';
import { pollForNew, type Watched } from './poll-for-new';

/** A list operation that is watched. */
interface WatchedList {
	ctx: IPollFunctions;
	service: Described;
	/** Begins each `dedupeKey`. */
	keyPrefix: string;
}

const NAME = 'new items';
const MAX_ITEMS = 1_000;
/** Hex digits of a remembered ID: `memberKeeper` packs 32 of them tightly. */
const KEY_DIGITS = 32;
/** Parameters that decide what is watched. */
const WATCHED = [
	'document',
	'documentPath',
	'apiOperation.value',
	'specify',
	'parameters.value',
	'parametersJson',
	'bodyJson',
];

/**
 * The `poll` of a trigger on new items of any list that the service describes. With a time field it looks back over
 * the items' own times; without one, whatever was not in the list before is new.
 */
export async function pollOperation(
	ctx: IPollFunctions,
	service: Described,
	keyPrefix: string,
): Promise<INodeExecutionData[][] | null> {
	const list = { ctx, service, keyPrefix };
	const hasTime = ctx.getNodeParameter('timeField', '', { extractValue: true }) !== '';
	if (hasTime) return await pollForNew(ctx, service.vendor, () => dated(list));
	return await pollForChanges(ctx, service.vendor, () => listed(list));
}

/** A list without times: whatever is in it now and was not before is new. */
function listed(list: WatchedList): WatchedChanges<Member<Row>, Members> {
	const { ctx } = list;
	const idField = fieldIn(ctx, 'idField');
	const options = collectionOf(ctx.getNodeParameter('options', {}), 'Options');
	const maxItems = asNumber(options.maxItems ?? MAX_ITEMS, 'Max Items per Poll', { least: 1, whole: true });
	return {
		...memberKeeper,
		name: NAME,
		identity: identityOf(ctx, [idField]),
		look: async (session, before) =>
			await lookAtMembers(members(pages(list, session), idField), before, { change: 'entered', maxItems }),
		samples: async (session, count) =>
			(await firstRows(list, session, count)).map((item) => ({ id: idOf(item, idField), item })),
		emitted: ({ item }) => withKey(list, item as Row, idField),
	};
}

/** A list whose items have a time: what is younger than the look-back and was not handed on yet is new. */
function dated(list: WatchedList): Watched {
	const { ctx } = list;
	const [idField, timeField] = [fieldIn(ctx, 'idField'), fieldIn(ctx, 'timeField')];
	return {
		name: NAME,
		identity: identityOf(ctx, [idField, timeField]),
		since: (session, from) => since(list, session, from),
		samples: async (session, count) => await firstRows(list, session, count),
		emitted: (row) => withKey(list, row, idField),
	};
}

function fieldIn(ctx: IPollFunctions, name: 'idField' | 'timeField'): string {
	const fallback = name === 'idField' ? 'id' : '';
	const field = asText(ctx.getNodeParameter(name, fallback, { extractValue: true }), LABELS[name]);
	if (field !== '' || name === 'timeField') return field;
	throw new InputError('ID Field is empty', 'Without it new items cannot be told from old ones. Usually it is id.');
}

const LABELS = { idField: 'ID Field', timeField: 'Time Field' };

/** As typed: an expression such as the present time must not make the trigger start afresh at each poll. */
function identityOf(ctx: IPollFunctions, fields: string[]): string[] {
	const typed = WATCHED.map((name) => ctx.getNodeParameter(name, '', { rawExpressions: true }) as unknown);
	return [JSON.stringify([...typed, ...fields])];
}

/** The list, page by page. It is read to its end at each poll: nothing says in which order it is. */
async function* pages({ ctx, service }: WatchedList, session: Session, wanted?: number): AsyncGenerator<Row[], void> {
	const { operation, request } = await choose(ctx, service, readerOf(ctx));
	const { onlyReads = false } = collectionOf(ctx.getNodeParameter('options', {}), 'Options');
	const mayBeSent = request.repeatable === true || asSwitch(onlyReads, 'Operation Only Reads');
	if (!mayBeSent || !canBePaged(request)) {
		throw new InputError(
			'the chosen operation may change something, and it would be run at each poll',
			'Choose a list or a search. If it only reads, turn on Operation Only Reads in Options.',
		);
	}
	const list = await anyList(session, { operation, request: { ...request, repeatable: true } }, { wanted });
	if (isFile(list.first)) throw new InputError('the service answers with a file, which has no items');
	yield* list.pages;
}

async function* members(
	rows: AsyncIterable<Row[]>,
	idField: string,
): AsyncGenerator<Array<Required<Member<Row>>>, void> {
	for await (const page of rows) {
		yield page.map((item) => ({ id: fingerprint([idOf(item, idField)]).slice(0, KEY_DIGITS), item }));
	}
}

async function firstRows(list: WatchedList, session: Session, count: number): Promise<Row[]> {
	const { value } = await pages(list, session, count).next();
	return (value as Row[]).slice(0, count);
}

/** All that is not older than `from`, oldest first. */
async function* since(list: WatchedList, session: Session, from: number): AsyncGenerator<Array<Seen<Row>>, void> {
	const { ctx } = list;
	const [idField, timeField] = [fieldIn(ctx, 'idField'), fieldIn(ctx, 'timeField')];
	const found: Array<Seen<Row>> = [];
	let [rows, timeless] = [0, 0];
	for await (const page of pages(list, session)) {
		for (const event of page) {
			const time = timeOf(event, timeField, ctx.getTimezone());
			rows += 1;
			timeless += Number(Number.isNaN(time));
			if (!(time < from)) found.push({ id: idOf(event, idField), time, event });
		}
	}
	if (rows > 0 && timeless === rows) throw without(timeField, 'Time Field');
	yield found.sort((a, b) => a.time - b.time);
}

/** @throws ResponseError where it has none: it would be new at each poll, or never */
function idOf(row: Row, idField: string): string {
	const id = valueAt(row, idField);
	if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
	throw without(idField, 'ID Field');
}

/** Ms since the epoch; NaN for an item without a time, which is then taken for as old as the latest one. */
function timeOf(row: Row, timeField: string, timezone: string): number {
	try {
		return asInstant(valueAt(row, timeField), timeField, timezone);
	} catch {
		return NaN;
	}
}

function without(field: string, label: string): ResponseError {
	return new ResponseError(
		`${label === 'ID Field' ? 'an item has no ID' : 'no item has a time'} at "${field}", so new ones cannot be told from old ones`,
		`Choose another ${label}; the list offers those that the present items have.`,
	);
}

function withKey({ keyPrefix }: WatchedList, row: Row, idField: string): Row {
	return { ...row, dedupeKey: `${keyPrefix}:${idOf(row, idField)}` };
}

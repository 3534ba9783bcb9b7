import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { ResponseError } from '../errors/response-error';
import { isEmpty } from '../errors/sentences';
import { valueAt } from '../export/chosen-fields';
import type { Session } from '../http/session';
import type { EventSource } from '../node/event-source';
import type { ParameterReader } from '../node/parameter-reader';
import { asInstant } from '../node/parameter-values';
import type { WatchedChanges } from '../node/poll-for-changes';
import { changes, newEvents, oneOf, type EventForm, type TriggerEvent } from '../node/trigger';
import type { Row } from '../pages/page-style';
import { compareAllMembers, memberSerializer, type Member, type Members } from '../poll/membership';
import { fingerprint } from '../token/identity';
import { chosenOperation } from './chosen-operation';
import type { DescribedApi } from './described-api';
import { openRecords, type Refusals } from './open-list';

/** What the event has in its form beside the operation. */
export interface ItemsForm {
	/** Begins each `dedupeKey`. */
	keyPrefix: string;
	/** Resource locators for names of fields: the ID of an item, and when it was created. The second may stay empty. */
	idField: INodeProperties;
	timeField: INodeProperties;
	/** The collection that has the switch `onlyReads`. */
	options: INodeProperties;
	onlyReads: INodeProperties;
}

/** A field of the items, and the parameter that names it. */
interface Field {
	name: string;
	label: string;
}

/** A list operation that is watched, as the parameters describe it. */
interface WatchedList {
	identity: string[];
	keyPrefix: string;
	idField: Field;
	/** Its name is empty if the items have no time. */
	timeField: Field;
	timezone: string;
	/** All pages: the order of the list is not known. `wanted` is what the reader expects to need. */
	pages(session: Session, wanted?: number): AsyncIterable<Row[]>;
}

const NAME = 'new items';
/** Hex digits of a remembered ID: `memberSerializer` stores 32 of them in 16 bytes. */
const KEY_DIGITS = 32;

/**
 * The event "New Item": new items in any list that the service describes. With a time field, it looks back over the
 * times of the items. Without one, it compares the list with what was in it before.
 */
export function newItems(form: EventForm, described: DescribedApi, own: ItemsForm): TriggerEvent {
	return oneOf(form, NAME, (reader, ctx) => {
		const list = watchedList(ctx, described, reader, own);
		if (list.timeField.name !== '') return newEvents(form, () => withTimes(list));
		return changes(form, (_, maxItems) => withoutTimes(list, maxItems));
	});
}

/** Reads the parameters, once. @throws InputError */
function watchedList(
	ctx: IPollFunctions,
	described: DescribedApi,
	reader: ParameterReader,
	{ keyPrefix, options, onlyReads, ...fields }: ItemsForm,
): WatchedList {
	const [idField, timeField] = [fieldIn(reader, fields.idField), fieldIn(reader, fields.timeField)];
	if (idField.name === '') {
		throw isEmpty(idField.label, 'Without it, new items cannot be recognized. Usually it is id.');
	}
	const isSafe = reader.collection(options).flag(onlyReads);
	return {
		identity: [JSON.stringify([...typed(described, reader), idField.name, ...[timeField.name].filter(Boolean)])],
		keyPrefix,
		idField,
		timeField,
		timezone: reader.timezone,
		async *pages(session, wanted) {
			const { operation, request } = await chosenOperation(ctx, described, reader);
			const repeatable = request.repeatable === true || isSafe;
			const chosen = { operation, request: { ...request, repeatable } };
			const list = await openRecords(session, chosen, { wanted }, refusals(onlyReads.displayName));
			yield* list.pages;
		},
	};
}

function fieldIn(reader: ParameterReader, parameter: INodeProperties): Field {
	return { name: reader.id(parameter), label: parameter.displayName };
}

function refusals(onlyReads: string): Refusals {
	return {
		unsafe: [
			'the chosen operation may change something, and it would be run at each poll',
			`Choose a list or a search. If it only reads, turn on ${onlyReads} in Options.`,
		],
		file: ['the service answers with a file, which has no items'],
	};
}

/** What decides which list is watched, as typed: an expression such as the current time is the same at each poll. */
function typed({ form }: DescribedApi, reader: ParameterReader): unknown[] {
	const { source, apiOperation, specify, parameters, parametersJson, bodyJson } = form;
	const names = [
		...source.map(({ name }) => name),
		`${apiOperation.name}.value`,
		specify.name,
		`${parameters.name}.value`,
		parametersJson.name,
		bodyJson.name,
	];
	return names.map((name) => reader.get(name, '', { rawExpressions: true }));
}

/** A list whose items have a time: an item is new if it is within the look-back and was not output before. */
function withTimes(list: WatchedList): EventSource {
	const { identity, keyPrefix, timeField } = list;
	return {
		name: NAME,
		identity,
		keyPrefix,
		isUnordered: true,
		since: (session) => list.pages(session),
		latest: (session, count) => list.pages(session, count),
		timeOf: (row) => timeOf(row, list),
		keyOf: (row) => idOf(row, list),
		shape: (row) => row,
		noTimes: () => cannotTell('no item has a time', timeField),
	};
}

/** A list without times: an item is new if it was not in the list before. */
function withoutTimes(list: WatchedList, maxItems: number): WatchedChanges<Member<Row>, Members> {
	return {
		...memberSerializer,
		name: NAME,
		identity: list.identity,
		compare: async (session, before) =>
			await compareAllMembers(members(list, session), before, { change: 'entered', maxItems }),
		async samples(session, count) {
			const { value } = await list.pages(session, count)[Symbol.asyncIterator]().next();
			return (value as Row[]).slice(0, count).map((item) => ({ id: idOf(item, list), item }));
		},
		emitted: ({ item }) => ({ ...item, dedupeKey: `${list.keyPrefix}:${idOf(item as Row, list)}` }),
	};
}

async function* members(list: WatchedList, session: Session): AsyncGenerator<Array<Required<Member<Row>>>, void> {
	for await (const page of list.pages(session)) {
		yield page.map((item) => ({ id: fingerprint([idOf(item, list)]).slice(0, KEY_DIGITS), item }));
	}
}

/** @throws ResponseError for an item without an ID: it would be new at each poll, or never */
function idOf(row: Row, { idField }: WatchedList): string {
	const id = valueAt(row, idField.name);
	if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
	throw cannotTell('an item has no ID', idField);
}

function timeOf(row: Row, { timeField: { name, label }, timezone }: WatchedList): number | undefined {
	try {
		return asInstant(valueAt(row, name), label, timezone);
	} catch {
		return undefined;
	}
}

function cannotTell(problem: string, { name, label }: Field): ResponseError {
	return new ResponseError(
		`${problem} at "${name}", so new items cannot be recognized`,
		`Choose another ${label}. The list shows the fields of the current items.`,
	);
}

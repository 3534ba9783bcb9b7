import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { ResponseError } from '../errors/response-error';
import { isEmpty } from '../errors/sentences';
import { valueAt } from '../export/chosen-fields';
import type { Session } from '../http/session';
import type { EventSource } from '../node/event-source';
import type { ParameterReader } from '../node/parameter-reader';
import type { WatchedChanges } from '../node/poll-for-changes';
import { changes, newEvents, oneOf, type EventForm, type TriggerEvent } from '../node/trigger';
import { placeOfList } from '../pages/automatic/page-reader';
import type { Row } from '../pages/page-style';
import type { ListQuery } from '../pages/walk-list';
import { lookAtMembers } from '../poll/look-at-members';
import { memberSerializer, type Member, type Members } from '../poll/membership';
import { dedupeKey } from '../poll/memory-key';
import { asTimeZone } from '../time/typed-time';
import { vendorTime } from '../time/vendor-time';
import { fingerprint } from '../token/identity';
import { chosenOperation } from './chosen-operation';
import { inOrder, type DescribedApi } from './described-api';
import { firstPageOf, openRecords, type Refusals } from './open-list';

/** What the event has in its form beside the operation. */
export interface ItemsForm {
	/** Begins each `dedupeKey`. */
	keyPrefix: string;
	/** Resource locators for names of fields: the ID of an item, and when it was created. The second may stay empty. */
	idField: INodeProperties;
	timeField: INodeProperties;
	/** The collection that has the switch `onlyReads` and the time zone. */
	options: INodeProperties;
	onlyReads: INodeProperties;
	/** The zone of a time that names none. */
	timeZone: INodeProperties;
}

/** A list operation that is watched, as the parameters describe it. */
interface WatchedList extends Pick<EventSource, 'name' | 'identity' | 'keyPrefix' | 'timeOf' | 'keyOf' | 'noTimes'> {
	/** Whether the items have a time. */
	isTimed: boolean;
	/** All pages: the order of the list is not known. @param wanted items that are needed; default: all */
	open(session: Session, wanted?: number): Promise<OpenItems>;
}

/** The items while they are read. */
interface OpenItems {
	/** Only once. */
	pages(query: ListQuery): AsyncIterable<Row[]>;
	/** Whether the service gave nothing in the place of the list. */
	isBlank: boolean;
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
		if (list.isTimed) return newEvents(form, () => withTimes(list));
		return changes(form, (_, maxItems) => withoutTimes(list, maxItems));
	});
}

/** Reads the parameters, once. @throws InputError */
function watchedList(
	ctx: IPollFunctions,
	described: DescribedApi,
	reader: ParameterReader,
	{ keyPrefix, idField, timeField, options, onlyReads, timeZone }: ItemsForm,
): WatchedList {
	const [idName, timeName] = [reader.id(idField), reader.id(timeField)];
	if (idName === '') {
		throw isEmpty(idField.displayName, 'Without it, new items cannot be recognized. Usually it is id.');
	}
	const given = reader.collection(options);
	const [isSafe, zone] = [given.flag(onlyReads), asTimeZone(given.text(timeZone), timeZone.displayName)];
	return {
		name: NAME,
		identity: [JSON.stringify([...typed(described, reader), idName, ...(timeName === '' ? [] : [timeName])])],
		keyPrefix,
		isTimed: timeName !== '',
		async open(session, wanted) {
			const { operation, request } = await chosenOperation(ctx, described, reader);
			const chosen = { operation, request: { ...request, repeatable: request.repeatable || isSafe } };
			const { first, pages } = await openRecords(session, chosen, { wanted }, refusals(onlyReads.displayName));
			const place = placeOfList(first);
			if (place === 'record') throw noList();
			if (place === 'nothing') return { pages: emptyPage, isBlank: true };
			return { pages: (query) => pages({ wanted, ...query }), isBlank: false };
		},
		keyOf(row) {
			const id = valueAt(row, idName);
			if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
			// It would be new at each poll, or never.
			throw cannotTell('an item has no ID', idName, idField);
		},
		timeOf: (row) => vendorTime(valueAt(row, timeName), zone),
		noTimes: () => cannotTell('no item has a time', timeName, timeField),
	};
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
	return inOrder(form).map((parameter) => {
		const hasValue = parameter === form.apiOperation || parameter === form.parameters;
		const name = hasValue ? `${parameter.name}.value` : parameter.name;
		return reader.get(name, '', { rawExpressions: true });
	});
}

/** A list whose items have a time: an item is new if it is within the look-back and was not output before. */
function withTimes(list: WatchedList): EventSource {
	const pages = async function* (session: Session, wanted?: number, query: ListQuery = {}) {
		yield* (await list.open(session, wanted)).pages(query);
	};
	return {
		...list,
		isUnordered: true,
		since: (session, { query }) => pages(session, undefined, query),
		latest: pages,
		shape: (row) => row,
	};
}

/** A list without times: an item is new if it was not in the list before. */
function withoutTimes(list: WatchedList, maxItems: number): WatchedChanges<Member<Row>, Members> {
	const { name, identity, keyPrefix, open, keyOf } = list;
	return {
		...memberSerializer,
		name,
		identity,
		async compare(session, before, look, run) {
			let first: OpenItems | undefined = await open(session);
			const { isBlank } = first;
			const read = async function* (query: ListQuery) {
				const opened = first ?? (await open(session));
				first = undefined;
				yield* members(opened.pages(query), list);
			};
			return await lookAtMembers(read, before, { change: 'entered', maxItems, isBlank }, look, run);
		},
		async samples(session, count) {
			const rows = await firstPageOf((await open(session, count)).pages({}));
			return rows.slice(0, count).map((item) => ({ id: keyOf(item), item }));
		},
		emitted: ({ item }) => ({ ...item, dedupeKey: dedupeKey(keyPrefix, keyOf(item as Row)) }),
	};
}

async function* members(
	pages: AsyncIterable<Row[]>,
	{ keyOf }: WatchedList,
): AsyncGenerator<Array<Required<Member<Row>>>, void> {
	for await (const page of pages) {
		yield page.map((item) => ({ id: fingerprint([keyOf(item)]).slice(0, KEY_DIGITS), item }));
	}
}

async function* emptyPage(): AsyncGenerator<Row[], void> {
	yield [];
}

function noList(): ResponseError {
	return new ResponseError(
		'the answer has no list, so new items cannot be recognized',
		'Nothing is lost: the next poll asks again. If the error stays, choose an operation that gives a list.',
	);
}

function cannotTell(problem: string, name: string, { displayName }: INodeProperties): ResponseError {
	return new ResponseError(
		`${problem} at "${name}", so new items cannot be recognized`,
		`Choose another ${displayName}. The list shows the fields of the current items.`,
	);
}

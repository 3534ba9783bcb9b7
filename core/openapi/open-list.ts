import { InputError } from '../errors/input-error';
import type { Answer } from '../http/exchange';
import type { Session } from '../http/session';
import type { OpenList } from '../node/all-pages';
import { isFile, sendForAny } from '../node/any-answer';
import { automatic } from '../pages/automatic';
import type { Row, Step } from '../pages/page-style';
import { walkList, type ListQuery } from '../pages/walk-list';
import type { ChosenOperation } from './chosen-operation';
import { pagingSlots, withPageSize } from './page-size';

/** Message and advice for an operation that a reader of lists cannot use. */
export interface Refusals {
	/** Where the operation may change something. */
	unsafe: [message: string, advice: string];
	/** Where the service answers with a file. */
	file: [message: string, advice?: string];
}

/** The list of an operation, with its first answer. */
export interface OperationList extends OpenList {
	first: Answer;
	/** Reads it; only once. @param query default: as it was opened */
	pages(query?: ListQuery): AsyncIterable<Row[]>;
}

/** Sends the request of an operation and goes on from its answer page by page. If the answer is a file, returns the answer. */
export async function openList(
	session: Session,
	{ operation, request }: ChosenOperation,
	query: ListQuery = {},
): Promise<OperationList | Answer> {
	const sent = withPageSize(operation, request, query);
	const first = await sendForAny(session, sent);
	if (isFile(first)) return first;
	const style = automatic({ ...sent, slots: pagingSlots(operation) }, session.access.base);
	let held: Answer | undefined = first;
	const ask = async (step: Step) => {
		const answer = held ?? (await session.send({ ...sent, ...step }));
		held = undefined;
		return answer;
	};
	const pages = (how = query) => {
		if (how.place) {
			style.reopen(first);
			held = undefined;
		}
		return walkList(session, { ask, style }, how);
	};
	return { first, pages, remark: () => style.remark() };
}

/**
 * The same for readers that may not change anything and that need records.
 * @throws InputError with the words of the reader; nothing is sent if the operation may change something
 */
export async function openRecords(
	session: Session,
	chosen: ChosenOperation,
	query: ListQuery,
	{ unsafe, file }: Refusals,
): Promise<OperationList> {
	if (chosen.request.repeatable !== true || !canBePaged(chosen.request)) throw new InputError(...unsafe);
	const opened = await openList(session, chosen, query);
	if ('pages' in opened) return opened;
	throw new InputError(...file);
}

/** The records of the first page only. */
export async function firstPageOf(pages: AsyncIterable<Row[]>): Promise<Row[]> {
	const { value } = await pages[Symbol.asyncIterator]().next();
	return value as Row[];
}

/** Whether a request can ask for other pages: a body that is a text cannot be changed. */
export function canBePaged({ body }: { body?: unknown }): boolean {
	return typeof body !== 'string';
}

import type { IExecuteFunctions } from 'n8n-workflow';
import { ApiError } from '../errors/api-error';
import type { Session } from '../http/session';
import type { Row } from '../pages/page-style';
import type { Call } from './call';

/** An operation that can serve several input items with one request. */
export interface Batch<Wanted, Result> {
	/** Input items in one batch, at most. */
	size: number;
	/** What one item asks for. @throws InputError */
	read(call: Call): Wanted;
	/** Only items with the same group go into one batch. By default all of them. */
	groupOf?(wanted: Wanted): string;
	/** Whether a refused batch is not sent again item by item: each request is a change of its own, such as one more run. */
	isIndivisible?: boolean;
	/** Serves one batch. One result for each item, in the same order; an error is the error of its item only. */
	send(call: Call, wanted: Wanted[]): Promise<Array<Result | Error>>;
}

/** How records are read by their IDs. */
export interface ById {
	/** IDs in one request, at most. */
	size: number;
	/** The records with these IDs; an ID that the product does not know has none. */
	pages(session: Session, ids: string[]): AsyncIterable<Row[]>;
	idOf(row: Row): string | undefined;
}

/** Refusals that one item, or the number of items, may have caused. Sent alone, the other items succeed. */
const MAY_CONCERN_ONE_ITEM = new Set([400, 404, 409, 413, 414, 422]);

/** What is known of the input items of one execution. */
class Served<Result> {
	readonly results = new Map<number, Result | Error>();
	/** Items that are sent alone, because their batch was refused. */
	readonly alone = new Set<number>();
}

/**
 * Serves input items in batches, and still gives each item its own result: the first item sends a batch with the items
 * after it. An item whose parameters cannot be used is left out of the batch, and fails when it is next. Where a failure
 * ends the run, no item after it is sent.
 * @returns reads the result of one item. It throws the error of that item
 */
export function batched<Wanted, Result>(batch: Batch<Wanted, Result>): (call: Call) => Promise<Result> {
	const executions = new WeakMap<IExecuteFunctions, Served<Result>>();
	return async (call) => {
		const served = executions.get(call.ctx) ?? new Served<Result>();
		executions.set(call.ctx, served);
		if (!served.results.has(call.itemIndex)) await serve(batch, call, served);
		const result = served.results.get(call.itemIndex)!;
		served.results.delete(call.itemIndex);
		if (result instanceof Error) throw result;
		return result;
	};
}

async function serve<Wanted, Result>(batch: Batch<Wanted, Result>, call: Call, served: Served<Result>): Promise<void> {
	const first = batch.read(call);
	const wanted = new Map([
		[call.itemIndex, first],
		...(served.alone.has(call.itemIndex) ? [] : following(batch, call, batch.groupOf?.(first))),
	]);
	const items = [...wanted.keys()];
	const results = await batch.send(call, [...wanted.values()]).catch((failure: Error) => failure);
	const isDivisible =
		!batch.isIndivisible && items.length > 1 && results instanceof ApiError && MAY_CONCERN_ONE_ITEM.has(results.status);
	if (!isDivisible) {
		items.forEach((item, index) => served.results.set(item, results instanceof Error ? results : results[index]));
		return;
	}
	items.forEach((item) => served.alone.add(item));
	await serve(batch, call, served);
}

/**
 * What the items after this one ask for: those that can be read, up to the size of the batch and to the first item of
 * another group.
 */
function following<Wanted, Result>(
	{ size, read, groupOf }: Batch<Wanted, Result>,
	call: Call,
	group: string | undefined,
): Array<[number, Wanted]> {
	const found: Array<[number, Wanted]> = [];
	const { length } = call.ctx.getInputData();
	for (let item = call.itemIndex + 1; item < length && found.length < size - 1; item++) {
		const wanted = readOrNone(read, call.at(item));
		const isLast = wanted === undefined ? !call.ctx.continueOnFail() : groupOf?.(wanted) !== group;
		if (isLast) break;
		if (wanted !== undefined) found.push([item, wanted]);
	}
	return found;
}

function readOrNone<Wanted>(read: (call: Call) => Wanted, call: Call): Wanted | undefined {
	try {
		return read(call);
	} catch {
		// The item fails with this error when it is next.
		return undefined;
	}
}

/** Records by ID, with as few requests as possible. An ID that the product does not know has no entry. */
export async function recordsById(
	session: Session,
	ids: Iterable<string>,
	{ size, pages, idOf }: ById,
): Promise<Map<string, Row>> {
	const found = new Map<string, Row>();
	for (const some of chunksOf([...new Set(ids)], size)) {
		for await (const rows of pages(session, some)) {
			for (const row of rows) found.set(String(idOf(row)), row);
		}
	}
	return found;
}

/** A list cut into lists of `size` elements; the last one may be shorter. */
export function chunksOf<Value>(values: Value[], size: number): Value[][] {
	return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
		values.slice(index * size, (index + 1) * size),
	);
}

import type { IExecuteFunctions } from 'n8n-workflow';
import { ApiError } from '../../core/errors/api-error';
import type { Call } from '../../core/node/call';

/** An operation whose requests can serve several input items. */
export interface Joint<Wanted, Result> {
	/** Input items that are served at once. */
	most: number;
	/** What an item asks for. @throws InputError */
	read(call: Call): Wanted;
	/** Asks for all of them. One result for each, in the same order: an error is that of its item alone. */
	ask(call: Call, wanted: Wanted[]): Promise<Array<Result | Error>>;
}

/** Refusals that one item, or their number, may have caused; sent alone, the others get what they asked for. */
const CAUSED_BY_AN_ITEM = new Set([400, 404, 409, 413, 414, 422]);

/** What is known of the input items of one execution. */
class Rounds<Result> {
	readonly results = new Map<number, Result | Error>();
	/** Items that are asked for alone, since together they were refused. */
	readonly alone = new Set<number>();
}

/**
 * Serves input items together, and still gives each its own result in its turn: the first item's turn asks for those
 * after it as well. An item whose parameters cannot be used is left out and fails in its own turn; where a failure ends
 * the run, nothing behind it is asked for.
 * @returns what one item's turn gives. Throws the error that is the item's own
 */
export function together<Wanted, Result>(joint: Joint<Wanted, Result>): (call: Call) => Promise<Result> {
	const executions = new WeakMap<IExecuteFunctions, Rounds<Result>>();
	return async (call) => {
		const rounds = executions.get(call.ctx) ?? new Rounds<Result>();
		executions.set(call.ctx, rounds);
		if (!rounds.results.has(call.itemIndex)) await ask(joint, call, rounds);
		const result = rounds.results.get(call.itemIndex)!;
		rounds.results.delete(call.itemIndex);
		if (result instanceof Error) throw result;
		return result;
	};
}

async function ask<Wanted, Result>(joint: Joint<Wanted, Result>, call: Call, rounds: Rounds<Result>): Promise<void> {
	const wishes = new Map([
		[call.itemIndex, joint.read(call)],
		...(rounds.alone.has(call.itemIndex) ? [] : ahead(joint, call)),
	]);
	const items = [...wishes.keys()];
	const results = await joint.ask(call, [...wishes.values()]).catch((failure: Error) => failure);
	const isDivisible = items.length > 1 && results instanceof ApiError && CAUSED_BY_AN_ITEM.has(results.status);
	if (!isDivisible) {
		const resultAt = (place: number) => (results instanceof Error ? results : results[place]);
		return items.forEach((item, place) => rounds.results.set(item, resultAt(place)));
	}
	items.forEach((item) => rounds.alone.add(item));
	await ask(joint, call, rounds);
}

/** What the items after this one ask for, as far as it can be read and fits. */
function ahead<Wanted, Result>({ most, read }: Joint<Wanted, Result>, call: Call) {
	const wishes: Array<[number, Wanted]> = [];
	const { length } = call.ctx.getInputData();
	for (let item = call.itemIndex + 1; item < length && wishes.length < most - 1; item++) {
		const wanted = readOrNone(read, call.at(item));
		if (wanted !== undefined) wishes.push([item, wanted]);
		else if (!call.ctx.continueOnFail()) break;
	}
	return wishes;
}

function readOrNone<Wanted>(read: (call: Call) => Wanted, call: Call): Wanted | undefined {
	try {
		return read(call);
	} catch {
		// Told in the item's own turn.
		return undefined;
	}
}

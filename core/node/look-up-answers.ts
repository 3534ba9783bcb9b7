import { ApiError } from '../errors/api-error';
import { CancelledError } from '../errors/cancelled-error';
import type { Row } from '../pages/page-style';
import type { Spelling } from '../spelling';
import { chunksOf } from './batched';
import type { Call } from './call';
import type { LookUpSource, Sought } from './look-up-source';
import { incomplete } from './notes';
import { emptyCount, type ReadCount } from './read-count';

/** What is known of a value. */
export interface Found {
	/** Records that have it. */
	count: number;
	/** The first of them. */
	rows: Row[];
	/** Why there may be more; whole sentences. */
	doubts: string[];
}

/** How many records are kept for each value, and what is counted. */
interface Into {
	most: number;
	count: ReadCount;
	/** Whether a refusal ends nothing: what was asked for is known to be missing in the usual spellings. */
	isSecondWay?: boolean;
}

/** Refusals that a smaller request may not get: it was too long, or the product did not understand one of the values. */
const MAY_BE_TOO_MUCH = new Set([400, 413, 414, 422]);

/** Refusals before the first answer, and for each one: where all is refused, not every value is tried. */
const MOST_REFUSED = 16;

const REFUSED_SECOND =
	'It is not known in the usual spellings. The service refused to search for all others, so in one of these it may be there.';

/**
 * Asks for values, as many at once as the source takes; in its second way, if it has one, for those that the first has not found.
 * @param most records that are kept for each value
 * @returns by the key of the value. A failure is that of its values only, if the run continues on fail
 */
export async function ask(
	call: Call,
	source: LookUpSource,
	sought: Sought[],
	most: number,
): Promise<Map<string, Found | Error>> {
	const { again, noun, remark, unsure } = source;
	const count = emptyCount();
	const startedAt = call.session.clock.monotonic();
	const answers = await askIn(call, source, sought, { most, count });
	const isMissing = ({ key }: Sought) => isNone(answers.get(key)!);
	const missing = again ? sought.filter((one) => isMissing(one) && again.isFor(one)) : [];
	const others = await askIn(call, { ...source, ...again, givesOthers: true }, missing, {
		most,
		count,
		isSecondWay: true,
	});
	others.forEach((found, key) => answers.set(key, both(answers.get(key) as Found, found)));
	for (const one of sought.filter(isMissing)) {
		const reason = unsure?.(one);
		if (reason !== undefined) (answers.get(one.key) as Found).doubts.push(reason);
	}
	call.report.remark(remark);
	call.report.add(noun, count, call.session.clock.monotonic() - startedAt);
	return answers;
}

function isNone(answer: Found | Error): boolean {
	return !(answer instanceof Error) && answer.count === 0;
}

/** What is known of a value that only the second way may have found. */
function both(first: Found, second: Found | Error): Found | Error {
	if (isTooMuch(second)) return { ...first, doubts: [...first.doubts, REFUSED_SECOND] };
	if (second instanceof Error) return second;
	return { ...second, doubts: [...new Set([...first.doubts, ...second.doubts])] };
}

function isTooMuch(result: unknown): boolean {
	return result instanceof ApiError && MAY_BE_TOO_MUCH.has(result.status);
}

/** Where the product refuses so many values, it is asked for half of them. */
async function askIn(
	call: Call,
	source: LookUpSource,
	sought: Sought[],
	into: Into,
): Promise<Map<string, Found | Error>> {
	const answers = new Map<string, Found | Error>();
	const waiting = chunksOf(sought, source.size(sought.length));
	const goesOn = call.ctx.continueOnFail();
	let [answered, refused] = [0, 0];
	for (let some = waiting.shift(); some; some = waiting.shift()) {
		const result = await read(call, source, some, into).catch((failure: Error) => failure);
		const mayBeTooMuch = isTooMuch(result);
		if (!(result instanceof Error)) {
			result.forEach((found, key) => answers.set(key, found));
			answered += 1;
			continue;
		}
		refused += 1;
		if (mayBeTooMuch && some.length > 1 && refused < MOST_REFUSED * (answered + 1)) {
			// The halves wait behind the others, so that one value that is refused does not hide those beside it.
			waiting.push(...chunksOf(some, Math.ceil(some.length / 2)));
		} else if (result instanceof CancelledError || !(goesOn || (into.isSecondWay && mayBeTooMuch))) {
			throw result;
		} else {
			// What is not about these values would meet all others, too, and might take its time.
			const others = mayBeTooMuch ? [] : waiting.splice(0).flat();
			for (const { key } of [...some, ...others]) answers.set(key, result);
		}
	}
	return answers;
}

async function read(
	{ session, options: { pageSize } }: Call,
	source: LookUpSource,
	sought: Sought[],
	{ most, count }: Into,
): Promise<Map<string, Found>> {
	const doubts = new Set<string>();
	const matches = new Map(sought.map(({ key }) => [key, new Matches(most)]));
	const onDoubt = ({ reason }: { reason: string }) => void doubts.add(reason);
	let [pages, records, strangers] = [0, 0, 0];
	for await (const rows of source.pages(session, sought, { onDoubt, pageSize })) {
		pages += 1;
		for (const row of rows) {
			const own = [...keysIn(source.valuesOf(row), source.spelling)].flatMap((key) => matches.get(key) ?? []);
			own.forEach((match) => match.add(row, source.kind.idOf(row)));
			records += Number(own.length > 0);
			strangers += Number(own.length === 0);
		}
	}
	count.pages += pages;
	count.records += records;
	const { many } = source.noun;
	if (strangers > 0 && !source.givesOthers) doubts.add(unreadable(strangers, many));
	doubts.forEach((reason) => count.doubts.add(reason));
	const sentences = [...doubts].map((reason) => incomplete(many, reason));
	return new Map(
		[...matches].map(([key, { count: all, rows }]) => [key, { count: all, rows, doubts: [...sentences] }]),
	);
}

/** Records that the product has found, but whose value cannot be compared. */
function unreadable(strangers: number, many: string): string {
	return `${strangers} of the ${many} that the service found have their value masked, left out or in an unknown spelling, so whose they are is not known`;
}

/** The records of one value, each once. */
class Matches {
	readonly rows: Row[] = [];
	private readonly ids = new Set<string>();
	private withoutId = 0;

	constructor(private readonly most: number) {}

	get count(): number {
		return this.ids.size + this.withoutId;
	}

	add(row: Row, id: string | undefined): void {
		if (id !== undefined && this.ids.has(id)) return;
		if (id === undefined) this.withoutId += 1;
		else this.ids.add(id);
		if (this.rows.length < this.most) this.rows.push(row);
	}
}

/** The values of a record, in their one spelling. */
function keysIn(value: unknown, spelling: Spelling, found = new Set<string>()): Set<string> {
	if (Array.isArray(value)) for (const one of value) keysIn(one, spelling, found);
	else if (typeof value === 'string' || typeof value === 'number') {
		const text = String(value).trim();
		const key = spelling.readStored?.(text) ?? spelling.read(text);
		if (key !== undefined) found.add(key);
	}
	return found;
}

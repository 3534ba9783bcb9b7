import type { IDataObject, INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { redactorOf } from '../http/secrets-in-use';
import { cut } from '../redact';
import type { Call } from './call';
import { shortened, sizeOf } from './shortened';

/** Characters of JSON: about 2,000 tokens, so that a model that asks ten times still has room to think. */
export const LONGEST_ANSWER = 8_000;
/** Kept for what is said of the answer itself. */
const FOR_NOTES = 600;
/** So much of a record is always shown, however much there is to say. */
const LEAST = 200;

/** What makes an answer shorter, by the name of the parameter. */
const LESS = {
	filters: 'a filter',
	limit: 'a lower Limit',
	values: 'fewer Values',
	matchesPerValue: 'fewer Matches per Value (in Options)',
};
const RAISE = 'raise Longest Answer in Options';

const SHORTENED = 'Long values are shortened: each of them says what is left out.';
const NO_FILES = 'The file is not part of this answer: n8n gives AI agents no files.';

/** What fits into an answer. */
interface Fitting {
	records: INodeExecutionData[];
	leftOut: number;
	isShortened: boolean;
}

/**
 * What an AI agent gets of the output for one input item: at most so many characters as *Longest Answer* in Options says.
 * What is left out, and what people see as a hint, is said in the last item: `{ summary: { count, complete, leftOut, notes } }`.
 * A record is whole or, where not even one fits, has its long values shortened.
 */
export async function toolAnswer(
	call: Call,
	parameters: INodeProperties[],
	all: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const most = call.options.longestAnswer ?? LONGEST_ANSWER;
	const { summary, ifCut } = call.told;
	const told = await notesFor(call, all, summary);
	const room = most - sizeOf({ summary: { ...summary, notes: told } });
	const { records, leftOut, isShortened } = fitting(all, room, ifCut);
	const isCut = leftOut > 0 || isShortened;
	// A record that looks like a summary is followed by one, so that it is not taken for it.
	const isLikeOne = all.at(-1)?.json.summary !== undefined;
	if (!isCut && told.length === 0 && !summary && !isLikeOne) return all;
	const cutShort = isCut ? { complete: false, leftOut } : {};
	const notes = [
		...(leftOut > 0 ? [leftOutNote(records.length, all.length, most)] : []),
		...(isShortened ? [SHORTENED] : []),
		...(isCut ? [adviceFor(parameters)] : []),
		...told,
	];
	return [...records, { json: { summary: { ...summary, count: records.length, ...cutShort, notes } } }];
}

/** What there is to say besides the records, each sentence once. Remarks may have words of the service in them. */
async function notesFor(call: Call, all: INodeExecutionData[], summary?: IDataObject): Promise<string[]> {
	const redact = await redactorOf(call.ctx);
	const remarks = [...call.report.remarks].map((remark) => cut(redact(remark)));
	const files = all.some(({ binary }) => binary) ? [NO_FILES] : [];
	return [...new Set([...((summary?.notes ?? []) as string[]), ...remarks, ...files])];
}

function fitting(all: INodeExecutionData[], room: number, ifCut?: IDataObject): Fitting {
	const sizes = sizesUpTo(all, room);
	if (sizes.length === all.length) return { records: all, leftOut: 0, isShortened: false };
	const left = Math.max(room - FOR_NOTES, LEAST);
	let sum = 0;
	const fits = sizes.filter((size) => (sum += size) <= left).length;
	const [first] = all;
	const cutFirst = () => ({ ...first, json: { ...(shortened(first.json, left) as IDataObject), ...ifCut } });
	const records = fits > 0 ? all.slice(0, fits) : [cutFirst()];
	return { records, leftOut: all.length - records.length, isShortened: fits === 0 };
}

/** The sizes of the items that fit: a list may have many more. */
function sizesUpTo(all: INodeExecutionData[], room: number): number[] {
	const sizes: number[] = [];
	let left = room;
	for (const { json } of all) {
		const size = sizeOf(json) + 1;
		left -= size;
		if (left < 0) break;
		sizes.push(size);
	}
	return sizes;
}

function leftOutNote(shown: number, all: number, most: number): string {
	const number = (count: number) => count.toLocaleString('en-US');
	return `Only the first ${number(shown)} of ${number(all)} are shown, because an answer has at most ${number(most)} characters.`;
}

/** How to get the rest, with what the form of the operation has. */
function adviceFor(parameters: INodeProperties[]): string {
	const inOptions = parameters.find(({ name }) => name === 'options')?.options ?? [];
	const offered = new Map([...parameters, ...(inOptions as INodeProperties[])].map((one) => [one.name, one]));
	const ways = Object.entries(LESS).flatMap(([name, words]) => (offered.has(name) ? [words] : []));
	const choices = (offered.get('output')?.options ?? []) as INodePropertyOptions[];
	if (choices.some(({ value }) => value === 'simplified')) ways.push('Output Simplified');
	const less = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(ways);
	return less ? `Ask for less with ${less}, or ${RAISE}.` : `To get more, ${RAISE}.`;
}

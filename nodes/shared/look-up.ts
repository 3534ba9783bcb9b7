import type { INodeProperties } from 'n8n-workflow';
import { isEmpty } from '../../core/errors/sentences';
import type { Call } from '../../core/node/call';
import type { Output } from '../../core/node/list';
import { jsonListIn } from '../../core/node/list-text';
import { lookingUp } from '../../core/node/look-up';
import type { LookUpSource } from '../../core/node/look-up-source';
import { doing, type ApiChoice, type Operation } from '../../core/node/operation';
import type { Choice, ParameterReader } from '../../core/node/parameter-reader';
import { includeRawData, optionsOf } from './options';
import { outputFor } from './output';

/** A look-up with the parts of the form that are its own. */
interface LookUpForm<By extends string> {
	/** What is found, e.g. `devices`. */
	records: string;
	description: string;
	/** What there is to look up by; several parameters where that depends on the selection. */
	by: Choice<By> | Array<Choice<By>>;
	/** Which of several. Default: the first. */
	byIn?(reader: ParameterReader): Choice<By>;
	/** First in the form. Input items with another selection are asked for alone. */
	selection?: INodeProperties[];
	hasOcsf: boolean;
	uses?: ApiChoice;
	options: INodeProperties[];
	/** @throws InputError */
	open(call: Call, by: By, output: Output): LookUpSource;
}

const values: INodeProperties = {
	displayName: 'Values',
	name: 'values',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	required: true,
	placeholder: 'e.g. 10.1.2.3',
	description:
		'One value or many, separated by commas or on lines of their own, or a list from an expression. A value with a comma in it needs a list, or lines: a text with several lines is not divided at commas. Each value gives one item: who has it, or that nobody has. The values of all input items are asked for together.',
};

/** Bounds what a value that many records have can put out. */
const matchesPerValue: INodeProperties = {
	displayName: 'Matches per Value',
	name: 'matchesPerValue',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
	default: 50,
	description:
		'How many records to give for one value at most. If there are more, count says how many, complete is false, and notes says it, too.',
};

/** Whether host names are compared without their domains. */
export const ignoreDomain: INodeProperties = {
	displayName: 'Ignore Domain',
	name: 'ignoreDomain',
	type: 'boolean',
	default: false,
	description:
		'Whether only the part before the first dot of host names counts, so that web-01 finds web-01.example.com and the other way round',
};

/** What the values are. @param options in alphabetical order */
export function lookUpBy<By extends string>(
	options: Choice<By>['options'],
	byDefault: By,
	more: Partial<INodeProperties> = {},
): Choice<By> {
	return {
		displayName: 'Look Up By',
		name: 'lookUpBy',
		type: 'options',
		default: byDefault,
		description: 'What the values are',
		...more,
		options,
	};
}

/** The operation "Look Up": one item for each value, whether it is found or not. */
export function lookUp<By extends string>(form: LookUpForm<By>): Operation {
	const { records, description, selection = [], hasOcsf, uses, options, open } = form;
	const ways = [form.by].flat();
	const { byIn = () => ways[0] } = form;
	const { parameter: output, chosenIn } = outputFor(hasOcsf);
	const own = optionsOf([matchesPerValue, ...(hasOcsf ? [includeRawData] : []), ...options]);
	const action = `Look up ${records}`;
	return {
		name: 'Look Up',
		value: 'lookUp',
		description,
		action,
		effect: 'read',
		uses,
		parameters: [...selection, ...ways, values, output, own],
		run: lookingUp(doing({ action }), (call) => {
			const [chosen, format] = [call.choice(byIn(call)), chosenIn(call)];
			return {
				values: valuesIn(call.value(values)),
				output: format,
				most: call.collection(own).number(matchesPerValue),
				source: open(call, chosen, format),
				group: JSON.stringify([chosen, format, call.object(own), selection.map((one) => call.value(one))]),
			};
		}),
	};
}

/** Each value by itself, so that one that cannot be used does not hide the others. @throws InputError where there is none */
function valuesIn(given: unknown): unknown[] {
	const entries = typeof given === 'string' ? textsIn(given.trim()) : [given].flat();
	const found = entries.flatMap((entry) => (isText(entry) ? linesOf(String(entry)) : [entry]));
	if (found.length === 0) throw isEmpty(values.displayName, 'Enter one or several, separated by commas.');
	return found;
}

/** AI agents write a list as JSON. The comma after a line belongs to no value. */
function textsIn(text: string): unknown[] {
	const list = jsonListIn(text, values.displayName);
	if (list) return list;
	const lines = linesOf(text);
	return lines.length > 1 ? lines.map((line) => line.replace(/,$/, '')) : text.split(',');
}

/** A larger number may have lost its last digits. */
function isText(entry: unknown): boolean {
	return typeof entry === 'string' || (typeof entry === 'number' && Math.abs(entry) <= Number.MAX_SAFE_INTEGER);
}

function linesOf(text: string): string[] {
	return text
		.split(/[\r\n]/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

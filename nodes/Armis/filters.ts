import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { ExactNumber } from '../../core/exact-number';
import { numberIn } from '../../core/long-numbers';
import { byValue, type FilterRule } from '../../core/node/filter';
import { anyOf, aql, conditions } from './aql';

/** A condition in AQL; some times are only accepted as a look-back from now (ms since the epoch). */
export type Condition = string | ((now: number) => string);

/** A look-back is counted by the server's clock, which may be behind or ahead of this one. */
export const CLOCK_MARGIN_MS = 300_000;

/** The severities of both APIs. Other integrations forget the last one. */
export const SEVERITIES = [
	{ name: 'Critical', value: 'Critical' },
	{ name: 'High', value: 'High' },
	{ name: 'Low', value: 'Low' },
	{ name: 'Medium', value: 'Medium' },
];

/** A CVE or another ID that needs no quotes. */
const BARE_ID = /^[\w.:-]+$/;

/** Conditions as one text, empty for all records. */
export function aqlOf(sent: Condition[], now: number): string {
	return aql(...sent.map((condition) => (typeof condition === 'string' ? condition : condition(now))));
}

/** One or several of the options, which need no quotes in AQL. */
export function byWords(parameter: INodeProperties, field: string): FilterRule<Condition> {
	return byValue<Condition>({ parameter, send: (values) => `${field}:${values.join(',')}` });
}

/** One or several texts in the words of Armis. */
export function byTexts(parameter: INodeProperties, field: string): FilterRule<Condition> {
	return byValue<Condition>({ parameter, send: (values) => anyOf(field, values, parameter.displayName) });
}

/** Further conditions that the user writes. @param entity what they are about, as `in:` names it */
export function byAql(entity: string, example: string): FilterRule<Condition> {
	const parameter: INodeProperties = {
		displayName: 'AQL',
		name: 'aql',
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: `Further conditions in the query language of Armis. You can also enter a whole query that begins with in:${entity}.`,
	};
	return byValue<Condition>({ parameter, isSingle: true, send: ([text]) => conditions(text, entity) });
}

/** An ID that can be part of a list of IDs without quotes. @throws InputError */
export function bareId(id: string, label: string): string {
	if (BARE_ID.test(id)) return id;
	throw new InputError(
		`${label} contains "${id}", which is not an ID`,
		'Separate IDs with commas, e.g. CVE-2026-1001,CVE-2026-1002.',
	);
}

/**
 * A numeric ID of either API, also as text. One that a JavaScript number does not hold stays a text with all its digits, as
 * in records. @throws InputError before anything is sent
 */
export function numericId(text: string, label: string): number | string {
	const id = /^\d{1,19}$/.test(text) ? numberIn(text) : 0;
	if (id instanceof ExactNumber) return id.text;
	if (id) return id;
	throw new InputError(
		`${label} is "${text}", which is not an ID of Armis`,
		'IDs of Armis are whole numbers, e.g. 15701.',
	);
}

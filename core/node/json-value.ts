import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { mustBe } from '../errors/sentences';
import { objectOf } from '../json';
import { parseToSend } from '../json-text';

/**
 * JSON as a user types it, or the value that an expression gives; `undefined` for an empty text. Long numbers that are
 * typed are `ExactNumber`; an expression that gives an object has already lost their digits.
 * @throws InputError
 */
export function asJson(value: unknown, label: string): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	let fault: unknown;
	try {
		return parseToSend(value);
	} catch (error) {
		fault = error;
	}
	if (fault instanceof RangeError) throw new InputError(`${label} is ${fault.message}`, 'Send fewer levels.');
	throw new InputError(
		`${label} is not valid JSON`,
		'Names and texts need double quotes, and there must be no comma before a closing bracket.',
	);
}

/**
 * A JSON object, in either way; `undefined` for an empty text.
 * @param example what one may look like, e.g. `{ "zone": "3" }`
 * @throws InputError
 */
export function asJsonObject(value: unknown, label: string, example: string): IDataObject | undefined {
	const json = asJson(value, label);
	if (json === undefined && typeof value === 'string') return undefined;
	const object = objectOf(json);
	if (object) return object as IDataObject;
	throw mustBe(label, 'a JSON object', json, `Example: ${example}.`);
}

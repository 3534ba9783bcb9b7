import type { GenericValue, IDataObject } from 'n8n-workflow';
import { InputError } from '../../../core/errors/input-error';
import { asJsonObject } from '../../../core/node/json-value';
import { asText, asTexts } from '../../../core/node/parameter-values';

/** How a parameter becomes a field of a request's body. */
export interface BodyField {
	/** As the API names it. */
	field: string;
	/** As the form names it. */
	label: string;
	read(value: unknown, label: string): GenericValue;
}

/** The fields of a body from a collection of parameters: only those that were added to it. @throws InputError */
export function bodyOf(collection: IDataObject, fields: Record<string, BodyField>): IDataObject {
	const added = Object.entries(fields).filter(([name]) => name in collection);
	return Object.fromEntries(added.map(([name, { field, label, read }]) => [field, read(collection[name], label)]));
}

/** A text; left empty it takes the value away. */
export function textOrNone(value: unknown, label: string): string | null {
	return asText(value, label) || null;
}

/** Texts in a list, or in one text with commas. */
export const textList: BodyField['read'] = (value, label) => asTexts(value, label);

/** A JSON object, written out or from an expression; left empty it takes the value away. @throws InputError */
export function jsonObject(value: unknown, label: string): IDataObject | null {
	return asJsonObject(value, label, '{ "or": [ "in:devices" ] }') ?? null;
}

/** @throws InputError for an update that would change nothing */
export function changed(body: IDataObject): IDataObject {
	if (Object.keys(body).length > 0) return body;
	throw new InputError('there is nothing to update', 'Add at least one field under Update Fields.');
}

import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { asJsonObject } from '../../core/node/json-value';
import { asSwitch, asText, asTexts } from '../../core/node/parameter-values';

/** How one parameter of a collection becomes one field of a record. */
export interface FieldOf {
	/** Our parameter, and how the form calls it. */
	name: string;
	label: string;
	/** The field of the API. */
	field: string;
	type: 'text' | 'texts' | 'switch';
	/** Whether an empty value is refused: no record is without it. */
	required?: boolean;
}

const READERS = { text: asText, texts: asTexts, switch: asSwitch };

/**
 * The fields that a collection sets: the listed ones that are there, and on top what stands in `otherFields`,
 * as the API names it. @throws InputError
 */
export function fieldsIn(collection: IDataObject, fields: readonly FieldOf[]): IDataObject {
	const set: IDataObject = {};
	for (const { name, label, field, type, required } of fields) {
		if (!(name in collection)) continue;
		set[field] = READERS[type](collection[name], label);
		if (required && String(set[field]) === '') throw empty(label);
	}
	return 'otherFields' in collection ? { ...set, ...jsonObject(collection.otherFields, 'Other Fields') } : set;
}

/** The entries of a collection that takes several; none when nothing was added. n8n sees to it that they are objects. */
export function entriesOf(collection: IDataObject, name: string): IDataObject[] {
	const { [name]: entries = [] } = collection;
	return entries as IDataObject[];
}

function empty(label: string): InputError {
	return new InputError(`${label} is empty`, 'Enter a value, or remove the field to leave it as it is.');
}

/** A JSON object, also one in a text; none for an empty text. @throws InputError */
export function jsonObject(value: unknown, label: string): IDataObject {
	return asJsonObject(value, label, '{ "zone": "3" }') ?? {};
}

import type { IDataObject } from 'n8n-workflow';
import { asJsonObject } from '../../core/node/json-value';
import { asSwitch, asText, asTexts } from '../../core/node/parameter-values';
import { objectOf } from '../../core/pages/shape';

/** How one parameter of a collection becomes one field of a record. */
export interface FieldOf {
	/** Our parameter, and how the form calls it. */
	name: string;
	label: string;
	/** The field of the API. */
	field: string;
	type: 'text' | 'texts' | 'switch';
}

const READERS = { text: asText, texts: asTexts, switch: asSwitch };

/**
 * The fields that a collection sets: the listed ones that are there, and on top what stands in `otherFields`,
 * as the API names it. @throws InputError
 */
export function fieldsIn(collection: IDataObject, fields: readonly FieldOf[]): IDataObject {
	const set: IDataObject = {};
	for (const { name, label, field, type } of fields) {
		if (name in collection) set[field] = READERS[type](collection[name], label);
	}
	return 'otherFields' in collection ? { ...set, ...jsonObject(collection.otherFields, 'Other Fields') } : set;
}

/** The elements of a collection with several entries; none when nothing was added. */
export function entriesOf(collection: IDataObject, name: string): IDataObject[] {
	const entries: unknown = collection[name];
	return (Array.isArray(entries) ? entries : []).filter((entry) => objectOf(entry)) as IDataObject[];
}

/** A JSON object, also one in a text; none for an empty text. @throws InputError */
export function jsonObject(value: unknown, label: string): IDataObject {
	return asJsonObject(value, label, '{ "zone": "3" }') ?? {};
}

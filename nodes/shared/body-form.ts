import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { bodyFields, changesIn, listOfTexts, type BodyField } from '../../core/node/body-fields';
import type { ParameterReader } from '../../core/node/parameter-reader';
import { byDisplayName } from './options';

/** A collection of fields of a request's body. */
interface BodyForm {
	parameter: INodeProperties;
	/** The fields that were added, as the API names them. @throws InputError */
	read(reader: ParameterReader): IDataObject;
}

/** The Additional Fields of a new record. @param note on the fields that are not set, as a sentence */
export function additionalFields(fields: BodyField[], note?: string): BodyForm {
	const description = ['Further fields to set', ...(note ? [note] : [])].join('. ');
	return bodyForm(fields, { displayName: 'Additional Fields', name: 'additionalFields', description });
}

/** The Update Fields of a record: at least one. @param note on what can be changed, as a sentence */
export function updateFields(fields: BodyField[], note: string): BodyForm {
	const description = `The fields to change. ${note}`;
	const form = bodyForm(fields, { displayName: 'Update Fields', name: 'updateFields', description });
	return { ...form, read: (reader) => changesIn(form.read(reader)) };
}

/** The tags of a record, all of them. @param what it is, e.g. `host` @param example e.g. `production, dmz` */
export function tagsField(what: string, example: string): BodyField {
	return {
		field: 'tags',
		read: listOfTexts,
		parameter: {
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: `e.g. ${example}`,
			description: `All tags of the ${what}, separated by commas, or a list from an expression`,
		},
	};
}

function bodyForm(fields: BodyField[], texts: Pick<INodeProperties, 'displayName' | 'name' | 'description'>): BodyForm {
	const parameter: INodeProperties = {
		...texts,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: byDisplayName(fields.map((field) => field.parameter)),
	};
	return { parameter, read: (reader) => bodyFields(reader.collection(parameter), fields) };
}

import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { bodyFields, type BodyField } from '../../core/node/body-fields';
import type { ParameterReader } from '../../core/node/parameter-reader';
import { byDisplayName } from '../shared/options';

/** Collections of fields of a record. */
interface FieldsForm {
	fields: BodyField[];
	/** Fields whose parameters are of the operation itself when a record is created. */
	required: BodyField[];
	/** A field that only the API reference names, e.g. `principals`. */
	other: string;
	/** As an example in messages, e.g. `{ "zone": "3" }`. */
	example: string;
}

/** A collection of fields as a parameter, and how it is read. */
export interface FieldCollection {
	parameter: INodeProperties;
	/** The fields that are set, as the API names them. Other Fields replace them. @throws InputError */
	read(reader: ParameterReader): IDataObject;
}

/** What can be set when a record is created, and what an update changes. */
export function fieldCollections({ fields, required, other, example }: FieldsForm) {
	const otherFields: INodeProperties = {
		displayName: 'Other Fields',
		name: 'otherFields',
		type: 'json',
		default: '{}',
		description: `Any other fields as a JSON object, with the names in the API reference of PrivX, for example ${other}`,
	};
	const collectionOf = (entries: BodyField[], texts: Pick<INodeProperties, 'displayName' | 'name' | 'description'>) =>
		collection(entries, otherFields, texts, example);
	return {
		additionalFields: collectionOf(fields, {
			displayName: 'Additional Fields',
			name: 'additionalFields',
			description: 'Further fields to set. PrivX decides about all fields that are not set.',
		}),
		updateFields: collectionOf([...required, ...fields], {
			displayName: 'Update Fields',
			name: 'updateFields',
			description: 'The fields to change. All other fields stay as they are.',
		}),
	};
}

function collection(
	entries: BodyField[],
	otherFields: INodeProperties,
	texts: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
	example: string,
): FieldCollection {
	const parameter: INodeProperties = {
		...texts,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: byDisplayName([otherFields, ...entries.map((entry) => entry.parameter)]),
	};
	return {
		parameter,
		read(reader) {
			const given = reader.collection(parameter);
			const others = given.has(otherFields) ? given.jsonObject(otherFields, example) : {};
			return { ...bodyFields(given, entries), ...others };
		},
	};
}

/** A field that is a text. */
export function textField(field: string, form: Omit<INodeProperties, 'type' | 'default'>): BodyField {
	return { field, parameter: { ...form, type: 'string', default: '' } };
}

/** The access group of a record. It may be given by name, see `withGroupId`. @param what it is of, e.g. `host` */
export function groupField(what: string): BodyField {
	return {
		field: 'access_group_id',
		parameter: {
			displayName: 'Access Group Name or ID',
			name: 'accessGroupId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getAccessGroups' },
			default: '',
			required: true,
			description: `The access group that the ${what} belongs to, by name or ID. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
		},
	};
}

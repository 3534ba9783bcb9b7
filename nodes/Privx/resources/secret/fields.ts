import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { bodyFields, type BodyField } from '../../../../core/node/body-fields';
import { asText } from '../../../../core/node/parameter-values';
import type { ParameterReader } from '../../../../core/node/parameter-reader';

const fieldName: INodeProperties = {
	displayName: 'Name',
	name: 'key',
	type: 'string',
	default: '',
	placeholder: 'e.g. username',
	description: 'The name of the field',
};

const fieldValue: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'The value to keep secret',
};

/** What a secret contains. */
export const secretData: INodeProperties = {
	displayName: 'Data',
	name: 'secretData',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description: 'What the secret contains. Update sets these fields, and all others stay as they are.',
	options: [{ displayName: 'Field', name: 'field', values: [fieldName, fieldValue] }],
};

/** Who may use a secret. */
const ROLE_FIELDS: BodyField[] = [
	{
		field: 'read_roles',
		read: rolesByIds,
		parameter: {
			displayName: 'Read Role IDs',
			name: 'readRoleIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
			description: 'The IDs of the roles that may read the secret, separated by commas, or a list from an expression',
		},
	},
	{
		field: 'write_roles',
		read: rolesByIds,
		parameter: {
			displayName: 'Write Role IDs',
			name: 'writeRoleIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
			description: 'The IDs of the roles that may change the secret, separated by commas, or a list from an expression',
		},
	},
];

/** Parameters of the collections for roles. */
export const roleParameters = ROLE_FIELDS.map(({ parameter }) => parameter);

/** The roles that a collection sets. @throws InputError */
export function rolesIn(reader: ParameterReader, collection: INodeProperties): IDataObject {
	return bodyFields(reader.collection(collection), ROLE_FIELDS);
}

/** The data that Data sets. @throws InputError that shows no value */
export function dataIn(reader: ParameterReader): IDataObject {
	const data = new Map<string, string>();
	for (const entry of reader.entries(secretData, 'field')) {
		const name = entry.text(fieldName);
		if (name === '') throw new InputError('a field of the data has no name', 'Enter a name, or remove the field.');
		if (data.has(name)) throw new InputError(`the data has the field ${name} twice`, 'Remove one of them.');
		const value = entry.value(fieldValue);
		// Not trimmed: a space at the end of a password is part of it.
		data.set(name, typeof value === 'string' ? value : asText(value, `The field ${name}`));
	}
	return Object.fromEntries(data);
}

function rolesByIds(given: ParameterReader, parameter: INodeProperties): IDataObject[] {
	return given.texts(parameter).map((id) => ({ id }));
}

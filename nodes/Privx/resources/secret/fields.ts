import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { BodyField } from '../../../../core/node/body-fields';
import type { Call } from '../../../../core/node/call';
import { asText } from '../../../../core/node/parameter-values';
import type { ParameterReader } from '../../../../core/node/parameter-reader';
import { rolesFor } from '../../named';

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
const ROLE_FIELDS: Array<Omit<BodyField, 'read'>> = [
	{
		field: 'read_roles',
		parameter: {
			displayName: 'Read Roles',
			name: 'readRoleIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. linux-admins, auditors',
			description:
				'The names or IDs of the roles that may read the secret, separated by commas, or a list from an expression',
		},
	},
	{
		field: 'write_roles',
		parameter: {
			displayName: 'Write Roles',
			name: 'writeRoleIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. linux-admins, auditors',
			description:
				'The names or IDs of the roles that may change the secret, separated by commas, or a list from an expression',
		},
	},
];

/** Parameters of the collections for roles. */
export const roleParameters = ROLE_FIELDS.map(({ parameter }) => parameter);

/** The roles that a collection sets, by ID or name. @throws InputError */
export async function rolesIn(call: Call, collection: INodeProperties): Promise<IDataObject> {
	const given = call.collection(collection);
	const body: IDataObject = {};
	for (const { field, parameter } of ROLE_FIELDS.filter((one) => given.has(one.parameter))) {
		body[field] = await rolesFor(call.session, given.texts(parameter), parameter.displayName);
	}
	return body;
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

import type { INodeProperties } from 'n8n-workflow';
import { isEmpty } from '../../../../core/errors/sentences';
import type { ParameterReader } from '../../../../core/node/parameter-reader';
import { asText } from '../../../../core/node/parameter-values';

/** The password of a local user. */
export const newPassword: INodeProperties = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	description: 'The new password. It must meet the rules that PrivX has for passwords.',
};

/** The password of a new user. */
export const optionalPassword: INodeProperties = {
	...newPassword,
	required: false,
	description: 'The first password. It must meet the rules that PrivX has for passwords. Leave empty to set none.',
};

/** A password as it was given: a space at its end is part of it. @throws InputError that shows no value */
export function passwordIn(reader: ParameterReader, parameter: INodeProperties): string {
	const given = reader.value(parameter);
	const password = typeof given === 'string' ? given : asText(given, parameter.displayName);
	if (parameter.required && password.trim() === '') throw isEmpty(parameter.displayName);
	return password;
}

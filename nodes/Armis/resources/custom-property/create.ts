import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { recordOf } from '../../../../core/json';
import { bodyFields } from '../../../../core/node/body-fields';
import type { Operation } from '../../../../core/node/operation';
import type { Choice } from '../../../../core/node/parameter-reader';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { additionalFields } from '../body';
import { customPropertyApi, descriptionField, LIST } from './parameters';

const propertyName: INodeProperties = {
	displayName: 'Name',
	name: 'customPropertyName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. TicketNumber',
	description: 'Up to 40 letters, digits and underscores. It cannot be changed later.',
};

/** A limit of the official SDK. */
const NAME = /^\w{1,40}$/;

/** The types of the official SDK. */
const type: Choice = {
	displayName: 'Type',
	name: 'customPropertyType',
	type: 'options',
	options: [
		{ name: 'Choice', value: 'enum', description: 'One of several texts' },
		{ name: 'Link', value: 'externalLink', description: 'An address to open' },
		{ name: 'Number', value: 'integer', description: 'A whole number' },
		{ name: 'Text', value: 'string', description: 'Any text' },
		{ name: 'Time', value: 'timestamp', description: 'A date and time' },
		{ name: 'True or False', value: 'boolean', description: 'Yes or no' },
	],
	default: 'string',
	description: 'The type of the values. It cannot be changed later.',
};

const choices: INodeProperties = {
	displayName: 'Choices',
	name: 'choices',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Planned, In Repair, Done',
	description: 'The values to choose from, separated by commas, or a list from an expression',
	displayOptions: { show: { customPropertyType: ['enum'] } },
};

const more = additionalFields([descriptionField]);

export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a custom property for devices',
	action: 'Create a custom property',
	effect: 'write',
	uses: customPropertyApi,
	parameters: [propertyName, type, choices, more, optionsOf(requestOptions)],
	async run(call) {
		const name = call.text(propertyName);
		if (!NAME.test(name)) {
			throw new InputError(
				`Name is "${name}", which cannot be the name of a custom property`,
				'Use up to 40 letters, digits and underscores.',
			);
		}
		const chosen = call.choice(type);
		const body = {
			name,
			type: chosen,
			...bodyFields(call.collection(more), [descriptionField]),
			...(chosen === 'enum' ? { allowed_values: call.texts(choices) } : {}),
		};
		const answer = await call.session.send({ method: 'POST', path: LIST, body });
		return [{ json: recordOf(answer.body, 'a custom property') }];
	},
};

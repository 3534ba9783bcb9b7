import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { listOfTexts, type BodyField } from '../../../../core/node/body-fields';
import type { Choice } from '../../../../core/node/parameter-reader';
import { locator } from '../../../shared/locator';

/** The custom property to work on. */
export const customPropertyId = locator({
	name: 'customPropertyId',
	displayName: 'Custom Property',
	description: 'The custom property to work on',
	search: 'searchCustomProperties',
	placeholder: 'Choose a custom property',
	example: '5',
	nameExample: 'TicketNumber',
});

/** The name of a new custom property. */
export const propertyName: INodeProperties = {
	displayName: 'Name',
	name: 'customPropertyName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. TicketNumber',
	description: 'Up to 40 letters, digits and underscores. It cannot be changed later.',
};

/** The type of a new custom property: those of the official SDK. */
export const type: Choice = {
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

/** The values of a new custom property of the type Choice. */
export const choices: INodeProperties = {
	displayName: 'Choices',
	name: 'choices',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Planned, In Repair, Done',
	description: 'The values to choose from, separated by commas, or a list from an expression',
	displayOptions: { show: { customPropertyType: ['enum'] } },
};

/** The values of an existing custom property of the type Choice. */
export const allowedValues: BodyField = {
	field: 'allowed_values',
	read: listOfTexts,
	parameter: {
		displayName: 'Allowed Values',
		name: 'allowedValues',
		type: 'string',
		default: '',
		placeholder: 'e.g. Planned, In Repair, Done',
		description:
			'The new values of a property of the type Choice, separated by commas, or a list from an expression. They replace the old ones.',
	},
};

/** A limit of the official SDK. */
const LONGEST_DESCRIPTION = 250;

/** What explains a custom property. */
export const descriptionField: BodyField = {
	field: 'description',
	parameter: {
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Number of the ticket about this device',
		description: 'Shown beside the property in Armis, up to 250 characters',
	},
	read(given, parameter) {
		const text = given.text(parameter);
		if (text.length <= LONGEST_DESCRIPTION) return text;
		throw new InputError(
			`Description has ${text.length} characters; Armis accepts at most ${LONGEST_DESCRIPTION}`,
			'Enter a shorter text.',
		);
	},
};

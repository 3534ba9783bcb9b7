import type { INodeProperties } from 'n8n-workflow';

const CREATE = { resource: ['customProperty'], operation: ['create'] };

/** Parameters of the operations that write. */
export const customPropertyFields: INodeProperties[] = [
	{
		displayName: 'Custom Property',
		name: 'customPropertyId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The custom property to work on',
		displayOptions: { show: { resource: ['customProperty'], operation: ['delete', 'update'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a custom property',
				typeOptions: { searchListMethod: 'searchCustomProperties', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 5' },
		],
	},
	{
		displayName: 'Name',
		name: 'customPropertyName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. TicketNumber',
		description: 'Up to 40 letters, digits and underscores. It cannot be changed later.',
		displayOptions: { show: CREATE },
	},
	{
		displayName: 'Type',
		name: 'customPropertyType',
		type: 'options',
		options: [
			{ name: 'Choice', value: 'enum', description: 'One of a few texts' },
			{ name: 'Link', value: 'externalLink', description: 'An address to open' },
			{ name: 'Number', value: 'integer', description: 'A whole number' },
			{ name: 'Text', value: 'string', description: 'Any text' },
			{ name: 'Time', value: 'timestamp', description: 'A date and time' },
			{ name: 'True or False', value: 'boolean', description: 'A yes or a no' },
		],
		default: 'string',
		description: 'What the property holds. It cannot be changed later.',
		displayOptions: { show: CREATE },
	},
	{
		displayName: 'Choices',
		name: 'choices',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Planned, In Repair, Done',
		description: 'What the property may hold, separated by commas, or a list from an expression',
		displayOptions: { show: { ...CREATE, customPropertyType: ['enum'] } },
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'What else to set',
		displayOptions: { show: CREATE },
		options: [
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				default: '',
				placeholder: 'e.g. Number of the ticket about this device',
				description: 'Shown beside the property in Armis, up to 250 characters',
			},
		],
	},
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'What to change. Name and type of a custom property cannot be changed.',
		displayOptions: { show: { resource: ['customProperty'], operation: ['update'] } },
		options: [
			{
				displayName: 'Allowed Values',
				name: 'allowedValues',
				type: 'string',
				default: '',
				placeholder: 'e.g. Planned, In Repair, Done',
				description: 'What a property of the type Choice may hold, separated by commas. Replaces those it had.',
			},
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				default: '',
				placeholder: 'e.g. Number of the ticket about this device',
				description: 'Shown beside the property in Armis, up to 250 characters',
			},
		],
	},
];

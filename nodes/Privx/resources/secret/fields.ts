import type { INodeProperties } from 'n8n-workflow';

const roleFields: INodeProperties[] = [
	{
		displayName: 'Read Role IDs',
		name: 'readRoleIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
		description: 'The roles that may read the secret, with commas between them',
	},
	{
		displayName: 'Write Role IDs',
		name: 'writeRoleIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
		description: 'The roles that may change the secret, with commas between them',
	},
];

/** What Create and Update write. */
export const secretFields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. backup-server',
		description: 'The name of the secret; it is its ID, too',
		displayOptions: { show: { resource: ['secret'], operation: ['create'] } },
	},
	{
		displayName: 'Data',
		name: 'secretData',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description: 'What the secret holds. With Update these fields are set, and the others stay as they are.',
		displayOptions: { show: { resource: ['secret'], operation: ['create', 'update'] } },
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'key',
						type: 'string',
						default: '',
						placeholder: 'e.g. username',
						description: 'The name of the field',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						typeOptions: { password: true },
						default: '',
						description: 'The value to keep secret',
					},
				],
			},
		],
	},
	{
		displayName: 'Replace All Data',
		name: 'replaceData',
		type: 'boolean',
		default: false,
		description: 'Whether fields that are not listed under Data are removed from the secret',
		displayOptions: { show: { resource: ['secret'], operation: ['update'] } },
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'Who may use the secret; without roles nobody but administrators',
		displayOptions: { show: { resource: ['secret'], operation: ['create'] } },
		options: roleFields,
	},
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'Who may use the secret from now on; what is not set stays as it is',
		displayOptions: { show: { resource: ['secret'], operation: ['update'] } },
		options: roleFields,
	},
];

import type { INodeProperties } from 'n8n-workflow';
import type { FieldOf } from '../../values';

/** Fields of a host that Create and Update can set. */
export const HOST_FIELDS: readonly FieldOf[] = [
	{ name: 'accessGroupId', label: 'Access Group Name or ID', field: 'access_group_id', type: 'text', required: true },
	{ name: 'addresses', label: 'Addresses', field: 'addresses', type: 'texts', required: true },
	{ name: 'auditEnabled', label: 'Audit Enabled', field: 'audit_enabled', type: 'switch' },
	{ name: 'comment', label: 'Comment', field: 'comment', type: 'text' },
	{ name: 'commonName', label: 'Common Name', field: 'common_name', type: 'text', required: true },
	{ name: 'externalId', label: 'External ID', field: 'external_id', type: 'text' },
	{ name: 'organizationalUnit', label: 'Organizational Unit', field: 'organizational_unit', type: 'text' },
	{ name: 'tags', label: 'Tags', field: 'tags', type: 'texts' },
	{ name: 'zone', label: 'Zone', field: 'zone', type: 'text' },
];

const optionalFields: INodeProperties[] = [
	{
		displayName: 'Access Group Name or ID',
		name: 'accessGroupId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getAccessGroups' },
		default: '',
		description:
			'The access group that the host belongs to. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Audit Enabled',
		name: 'auditEnabled',
		type: 'boolean',
		default: false,
		description: 'Whether PrivX records the sessions on this host',
	},
	{
		displayName: 'Comment',
		name: 'comment',
		type: 'string',
		default: '',
		description: 'A note for administrators',
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		placeholder: 'e.g. CMDB-4711',
		description: 'The ID of the host in another system, such as an inventory',
	},
	{
		displayName: 'Organizational Unit',
		name: 'organizationalUnit',
		type: 'string',
		default: '',
		placeholder: 'e.g. Finance',
		description: 'The part of the organisation that the host belongs to',
	},
	{
		displayName: 'Other Fields',
		name: 'otherFields',
		type: 'json',
		default: '{}',
		description: 'Any other fields as a JSON object, named as in the API reference of PrivX, such as principals',
	},
	{
		displayName: 'Tags',
		name: 'tags',
		type: 'string',
		default: '',
		placeholder: 'e.g. production, dmz',
		description: 'All tags of the host, with commas between them',
	},
	{
		displayName: 'Zone',
		name: 'zone',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3',
		description: 'The network zone of the host',
	},
];

/** What Create can set beside name, addresses, services and accounts. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What else to set; everything that is not set is left to PrivX',
	displayOptions: { show: { resource: ['host'], operation: ['create'] } },
	options: optionalFields,
};

/** What Update changes. */
export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to change; everything else stays as it is',
	displayOptions: { show: { resource: ['host'], operation: ['update'] } },
	options: [
		{
			displayName: 'Addresses',
			name: 'addresses',
			type: 'string',
			default: '',
			placeholder: 'e.g. 10.0.0.7, web-01.example.com',
			description: 'All addresses of the host, with commas between them',
		},
		{
			displayName: 'Common Name',
			name: 'commonName',
			type: 'string',
			default: '',
			placeholder: 'e.g. web-01',
			description: 'The name under which users see the host',
		},
		...optionalFields,
	],
};

import type { INodeProperties } from 'n8n-workflow';
import { listOfTexts, type BodyField } from '../../../../core/node/body-fields';
import { tagsField } from '../../../shared/body-form';
import { fieldCollections, groupField } from '../../field-collection';

/** The kinds of services: API reference, host-store. */
export const SERVICES = [
	{ name: 'Database', value: 'DB' },
	{ name: 'RDP', value: 'RDP' },
	{ name: 'SSH', value: 'SSH' },
	{ name: 'VNC', value: 'VNC' },
	{ name: 'Web', value: 'WEB' },
];

/** The name of a host. */
export const commonName: INodeProperties = {
	displayName: 'Common Name',
	name: 'commonName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. web-01',
	description: 'The name under which users see the host',
};

/** The addresses of a host. */
export const addresses: INodeProperties = {
	displayName: 'Addresses',
	name: 'addresses',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 10.0.0.7, web-01.example.com',
	description: 'All addresses of the host, separated by commas, or a list from an expression',
};

const OPTIONAL_FIELDS: BodyField[] = [
	groupField('host'),
	{
		field: 'audit_enabled',
		parameter: {
			displayName: 'Audit Enabled',
			name: 'auditEnabled',
			type: 'boolean',
			default: false,
			description: 'Whether to record the sessions on this host',
		},
	},
	{
		field: 'comment',
		parameter: {
			displayName: 'Comment',
			name: 'comment',
			type: 'string',
			default: '',
			description: 'A note for administrators',
		},
	},
	{
		field: 'external_id',
		parameter: {
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			default: '',
			placeholder: 'e.g. CMDB-4711',
			description: 'The ID of the host in another system, for example an inventory',
		},
	},
	{
		field: 'organizational_unit',
		parameter: {
			displayName: 'Organizational Unit',
			name: 'organizationalUnit',
			type: 'string',
			default: '',
			placeholder: 'e.g. Finance',
			description: 'The part of the organization that the host belongs to',
		},
	},
	tagsField('host', 'production, dmz'),
	{
		field: 'zone',
		parameter: {
			displayName: 'Zone',
			name: 'zone',
			type: 'string',
			default: '',
			placeholder: 'e.g. 3',
			description: 'The network zone of the host',
		},
	},
];

/** What a host has beside name, addresses, services and accounts; and what an update changes. */
export const { additionalFields, updateFields } = fieldCollections({
	fields: OPTIONAL_FIELDS,
	required: [
		{ parameter: addresses, field: 'addresses', read: listOfTexts },
		{ parameter: commonName, field: 'common_name' },
	],
	other: 'principals',
	example: '{ "zone": "3" }',
});

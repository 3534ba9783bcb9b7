import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { bodyFields, listOfTexts, type BodyField } from '../../../../core/node/body-fields';
import type { ParameterReader } from '../../../../core/node/parameter-reader';
import { byDisplayName } from '../../../shared/options';

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

const otherFields: INodeProperties = {
	displayName: 'Other Fields',
	name: 'otherFields',
	type: 'json',
	default: '{}',
	description:
		'Any other fields as a JSON object, with the names in the API reference of PrivX, for example principals',
};

const OPTIONAL_FIELDS: BodyField[] = [
	{
		field: 'access_group_id',
		parameter: {
			displayName: 'Access Group Name or ID',
			name: 'accessGroupId',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getAccessGroups' },
			default: '',
			required: true,
			description:
				'The access group that the host belongs to. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	},
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
	{
		field: 'tags',
		read: listOfTexts,
		parameter: {
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. production, dmz',
			description: 'All tags of the host, separated by commas, or a list from an expression',
		},
	},
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

/** What a host has beside name, addresses, services and accounts. */
export const additionalFields = collectionOf(OPTIONAL_FIELDS, {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	description: 'Further fields to set. PrivX decides about all fields that are not set.',
});

/** What an update changes. */
export const updateFields = collectionOf(
	[
		{ parameter: addresses, field: 'addresses', read: listOfTexts },
		{ parameter: commonName, field: 'common_name' },
		...OPTIONAL_FIELDS,
	],
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		description: 'The fields to change. All other fields stay as they are.',
	},
);

function collectionOf(fields: BodyField[], texts: Pick<INodeProperties, 'displayName' | 'name' | 'description'>) {
	const parameter: INodeProperties = {
		...texts,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: byDisplayName([otherFields, ...fields.map((field) => field.parameter)]),
	};
	return {
		parameter,
		/** The fields that are set, as the API names them. Other Fields replace them. @throws InputError */
		read(reader: ParameterReader): IDataObject {
			const given = reader.collection(parameter);
			return {
				...bodyFields(given, fields),
				...(given.has(otherFields) ? given.jsonObject(otherFields, '{ "zone": "3" }') : {}),
			};
		},
	};
}

import type { INodeProperties } from 'n8n-workflow';
import { asText } from '../../../../core/node/parameter-values';
import { jsonObject, textList, textOrNone, type BodyField } from '../body';

/** What a site may be given, by parameter. */
export const SITE_FIELDS: Record<string, BodyField> = {
	asqRule: { field: 'asq_rule', label: 'Rule', read: jsonObject },
	integrationIds: { field: 'integration_ids', label: 'Integration IDs', read: textList },
	location: { field: 'location', label: 'Location', read: textOrNone },
	name: { field: 'name', label: 'Name', read: asText },
	networkEquipmentDeviceIds: {
		field: 'network_equipment_device_ids',
		label: 'Network Equipment Device IDs',
		read: textList,
	},
	parentId: { field: 'parent_id', label: 'Parent Site ID', read: textOrNone },
	tier: { field: 'tier', label: 'Tier', read: textOrNone },
};

const integrationIds: INodeProperties = {
	displayName: 'Integration IDs',
	name: 'integrationIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12, 15',
	description: 'IDs of the integrations that belong to the site, separated by commas',
};

const location: INodeProperties = {
	displayName: 'Location',
	name: 'location',
	type: 'string',
	default: '',
	placeholder: 'e.g. Rotterdam',
	description: 'Where the site is',
};

const siteName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Harbour Plant',
	description: 'What the site is called',
};

const networkEquipment: INodeProperties = {
	displayName: 'Network Equipment Device IDs',
	name: 'networkEquipmentDeviceIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 15701, 15702',
	description: 'IDs of the network devices that belong to the site, separated by commas',
};

const parentId: INodeProperties = {
	displayName: 'Parent Site ID',
	name: 'parentId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3',
	description: 'ID of the site that this one is a part of',
};

const rule: INodeProperties = {
	displayName: 'Rule',
	name: 'asqRule',
	type: 'json',
	default: '',
	placeholder: 'e.g. { "or": [ "ipAddress:10.0.0.0/8" ] }',
	description: 'Which devices belong to the site: a JSON object that joins conditions in AQL with "and" or with "or"',
};

const tier: INodeProperties = {
	displayName: 'Tier',
	name: 'tier',
	type: 'string',
	default: '',
	placeholder: 'e.g. Tier 1',
	description: 'The tier of the site, in the words of Armis',
};

/** What a new site may be given beside its name. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What else to set',
	displayOptions: { show: { resource: ['site'], operation: ['create'] } },
	options: [integrationIds, location, networkEquipment, parentId, rule, tier],
};

/** What can change about a site. */
export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to change. A text that is left empty takes the value away.',
	displayOptions: { show: { resource: ['site'], operation: ['update'] } },
	options: [integrationIds, location, siteName, networkEquipment, parentId, rule, tier],
};

import type { INodeProperties } from 'n8n-workflow';
import { listOfTexts, type BodyField } from '../../../../core/node/body-fields';
import { locator } from '../../../shared/locator';
import { v3 } from '../../api';
import { textOrNone } from '../body';

/** For everything about sites. */
export const siteApi = v3('Armis manages sites with API V3.');

/** The site to work on. */
export const siteId = locator({
	name: 'siteId',
	displayName: 'Site',
	description: 'The site to work on',
	search: 'searchSites',
	placeholder: 'Choose a site',
	example: '3',
});

/** The name of a new site. */
export const siteName: INodeProperties = {
	displayName: 'Name',
	name: 'siteName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Harbor Plant',
	description: 'Name of the site',
};

const integrationIds: INodeProperties = {
	displayName: 'Integration IDs',
	name: 'integrationIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 12, 15',
	description: 'IDs of the integrations that belong to the site, separated by commas, or a list from an expression',
};

const location: INodeProperties = {
	displayName: 'Location',
	name: 'location',
	type: 'string',
	default: '',
	placeholder: 'e.g. Rotterdam',
	description: 'Where the site is',
};

const networkEquipment: INodeProperties = {
	displayName: 'Network Equipment Device IDs',
	name: 'networkEquipmentDeviceIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. 15701, 15702',
	description: 'IDs of the network devices that belong to the site, separated by commas, or a list from an expression',
};

const parentId: INodeProperties = {
	displayName: 'Parent Site ID',
	name: 'parentId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 3',
	description: 'ID of the site that this site is a part of',
};

const RULE_EXAMPLE = '{ "or": [ "ipAddress:10.0.0.0/8" ] }';

const rule: INodeProperties = {
	displayName: 'Rule',
	name: 'asqRule',
	type: 'json',
	default: '',
	placeholder: `e.g. ${RULE_EXAMPLE}`,
	description: 'Which devices belong to the site: a JSON object that joins conditions in AQL with "and" or with "or"',
};

const tier: INodeProperties = {
	displayName: 'Tier',
	name: 'tier',
	type: 'string',
	default: '',
	placeholder: 'e.g. Tier 1',
	description: 'The tier of the site, spelled as in Armis',
};

/** What a site can have in addition to its name. */
export const siteFields: BodyField[] = [
	{ field: 'integration_ids', parameter: integrationIds, read: listOfTexts },
	{ field: 'location', parameter: location, read: textOrNone },
	{ field: 'network_equipment_device_ids', parameter: networkEquipment, read: listOfTexts },
	{ field: 'parent_id', parameter: parentId, read: textOrNone },
	{
		field: 'asq_rule',
		parameter: rule,
		read: (given, parameter) => given.jsonObject(parameter, RULE_EXAMPLE) ?? null,
	},
	{ field: 'tier', parameter: tier, read: textOrNone },
];

import type { INodeProperties } from 'n8n-workflow';
import { idNumber, listOfIds, type BodyField } from '../../../../core/node/body-fields';
import type { ParameterReader } from '../../../../core/node/parameter-reader';
import { locator } from '../../../shared/locator';

/** The site to work on. */
export const siteId = locator({
	name: 'siteId',
	displayName: 'Site',
	description: 'The site to work on',
	search: 'searchSites',
	placeholder: 'Choose a site',
	example: '3',
	nameExample: 'Harbor Plant',
});

/** The name of a site. */
export const siteName: INodeProperties = {
	displayName: 'Name',
	name: 'siteName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Harbor Plant',
	description: 'Name of the site',
};

const RULE_EXAMPLE = '{ "or": [ "ipAddress:10.0.0.0/8" ] }';

/** The site that a site is a part of. */
export const parentSite: INodeProperties = {
	displayName: 'Parent Site Name or ID',
	name: 'parentId',
	type: 'string',
	default: '',
	placeholder: 'e.g. Harbor Plant',
	description: 'Name or ID of the site that this site is a part of',
};

/** What a site can have in addition to its name. IDs are numbers in a request, as the official SDK sends them (sites_client_test.py). */
export const siteFields: BodyField[] = [
	{
		field: 'integration_ids',
		read: listOfIds,
		parameter: {
			displayName: 'Integration IDs',
			name: 'integrationIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12, 15',
			description: 'IDs of the integrations that belong to the site, separated by commas, or a list from an expression',
		},
	},
	{
		field: 'location',
		read: textOrNone,
		parameter: {
			displayName: 'Location',
			name: 'location',
			type: 'string',
			default: '',
			placeholder: 'e.g. Rotterdam',
			description: 'Where the site is',
		},
	},
	{
		field: 'network_equipment_device_ids',
		read: listOfIds,
		parameter: {
			displayName: 'Network Equipment Device IDs',
			name: 'networkEquipmentDeviceIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 15701, 15702',
			description:
				'IDs of the network devices that belong to the site, separated by commas, or a list from an expression',
		},
	},
	{
		field: 'parent_id',
		read: nameOrId,
		parameter: parentSite,
	},
	{
		field: 'asq_rule',
		read: (given, parameter) => given.jsonObject(parameter, RULE_EXAMPLE) ?? null,
		parameter: {
			displayName: 'Rule',
			name: 'asqRule',
			type: 'json',
			default: '',
			placeholder: `e.g. ${RULE_EXAMPLE}`,
			description:
				'Which devices belong to the site: a JSON object that joins conditions in AQL with "and" or with "or"',
		},
	},
	{
		field: 'tier',
		read: textOrNone,
		parameter: {
			displayName: 'Tier',
			name: 'tier',
			type: 'string',
			default: '',
			placeholder: 'e.g. Tier 1',
			description: 'The tier of the site, spelled as in Armis',
		},
	},
];

/** An ID as a number, or a name as it is: see `withParentId`. An empty text removes the value. @throws InputError */
function nameOrId(given: ParameterReader, parameter: INodeProperties): number | string | null {
	const text = given.text(parameter);
	if (text === '') return null;
	return /^\d+$/.test(text) ? idNumber(text, parameter.displayName) : text;
}

/** An empty text removes the value. */
function textOrNone(given: ParameterReader, parameter: INodeProperties): string | null {
	return given.text(parameter) || null;
}

import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../../../../core/node/call';
import { fields } from '../../../shared/export-form';
import { locator } from '../../../shared/locator';
import { outputIn } from '../../../shared/output';
import { v1, v3 } from '../../api';
import { numericId } from '../../filters';
import { DEVICE_FIELDS } from '../../records';

/** For reading devices and their custom properties. */
export const deviceApi = v3(
	'API V3 returns the fields that you choose. To find devices with AQL, use the resource AQL Search, which needs the other credential.',
);

/** For tags. */
export const tagApi = v1('API V3 has no tags to add or remove.');

/** The device to work on. */
export const deviceId = locator({
	name: 'deviceId',
	displayName: 'Device',
	description: 'The device to work on',
	search: 'searchDevices',
	placeholder: 'Choose a device',
	example: '15701',
	url: { example: 'https://acme.armis.com/device/15701', regex: '^https?://[^/]+/.*?devices?/([0-9]+)' },
});

/** The ID of the device to work on. @throws InputError */
export function deviceIdOf(call: Call): number {
	return numericId(call.id(deviceId), deviceId.displayName);
}

/** The fields to ask for, where records are raw. */
export const rawFields: INodeProperties = {
	...fields({
		description:
			'Return only these fields; custom and integration fields are in the list. Leave empty for all built-in fields',
		dependsOn: ['resource'],
	}),
	displayOptions: { show: { output: ['raw'] } },
};

/** The fields to ask for: those chosen, those of a simplified record, or none for all built-in ones. */
export function fieldsFor(call: Call): string[] {
	const chosen = call.texts(rawFields);
	if (chosen.length > 0) return chosen;
	return outputIn(call) === 'simplified' ? DEVICE_FIELDS : [];
}

/** The tags to add or remove. */
export const tagNames: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ticket-open, Needs Review',
	description: 'One or several tags, separated by commas, or a list from an expression',
};

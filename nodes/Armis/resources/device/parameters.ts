import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../../../../core/node/call';
import { fields } from '../../../shared/export-form';
import { locator } from '../../../shared/locator';
import { anyOutputIn } from '../../../shared/output';
import { numericId } from '../../filters';
import { ADDED_FIELDS, DEVICE_FIELDS } from '../../records';

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
export function deviceIdOf(call: Call): number | string {
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

/**
 * The fields to ask for: those chosen, those of a simplified record, or none for all built-in ones. What is chosen for a
 * file of events are attributes of these.
 */
export function fieldsFor(call: Call): string[] {
	const output = anyOutputIn(call);
	if (output === 'ocsf') return [];
	const chosen = call.texts(rawFields);
	if (chosen.length > 0) return chosen.filter((field) => !ADDED_FIELDS.includes(field));
	return output === 'simplified' ? DEVICE_FIELDS : [];
}

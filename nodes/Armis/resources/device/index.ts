import type { Resource } from '../../../../core/node/operation';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { exportOptions, v3ListOptions } from '../../options';
import { addTags } from './add-tags';
import { get } from './get';
import { devices } from './list';
import { rawFields } from './parameters';
import { removeTags } from './remove-tags';
import { setCustomProperty } from './set-custom-property';

/** What is on the network. */
export const device: Resource = {
	name: 'Device',
	value: 'device',
	description: 'A device on the network: read, export, tag, set custom properties',
	operations: [
		addTags,
		exportToFile(devices, exportOptions('devices', v3ListOptions), exportedFields('site.name', ['resource'])),
		get,
		{
			...getMany(devices, v3ListOptions, [rawFields]),
			description: 'Get many devices, or look up devices by address, one item each',
		},
		removeTags,
		setCustomProperty,
	],
};

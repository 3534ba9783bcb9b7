import type { ResourceForm } from '../../../shared/defaults';
import { exportedFields } from '../../../shared/export-form';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { v3 } from '../../api';
import { v3ListOptions } from '../../options';
import { get } from './get';
import { devices } from './list';
import { lookUpDevices } from './look-up';
import { rawFields } from './parameters';
import { setCustomProperty } from './set-custom-property';
import { addTags, removeTags } from './tags';

/** What is on the network. */
export const device: ResourceForm = {
	name: 'Device',
	value: 'device',
	description: 'A device on the network: read, export, tag, set custom properties',
	uses: v3(
		'API V3 returns the fields that you choose. To find devices with AQL, use the resource AQL Search, which needs the other credential.',
	),
	operations: [
		addTags,
		exportToFile(devices, v3ListOptions, exportedFields('site.name')),
		get,
		getMany(devices, v3ListOptions, [rawFields]),
		lookUpDevices,
		removeTags,
		setCustomProperty,
	],
};

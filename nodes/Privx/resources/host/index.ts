import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { hosts } from '../../lists';
import { exportOptions, fields, listOptions } from '../../options';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { setDisabled } from './set-disabled';
import { update } from './update';

/** What users connect to. */
export const host: Resource = {
	name: 'Host',
	value: 'host',
	description: 'A server that users connect to: read, export, create, update, disable, delete',
	operations: [
		create,
		remove,
		setDisabled,
		exportToFile(hosts, exportOptions('hosts'), fields),
		get,
		getMany(hosts, listOptions),
		update,
	],
};

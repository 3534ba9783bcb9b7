import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { getMany } from '../../../../core/node/get-many';
import { hostLocator } from '../locators';
import { get, remove, setDisabled, update } from './one';
import { create, createParameters } from './create';
import { additionalFields, updateFields } from './fields';
import { hostFilters } from './filters';
import { hosts } from './list';

/** Operations of the resource, by their value. */
export const hostOperations = {
	create,
	delete: remove,
	export: exportToFile(hosts),
	get,
	getAll: getMany(hosts),
	setDisabled,
	update,
};

export const hostDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['host'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Add a host with its services and accounts',
				action: 'Create host',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Remove a host from PrivX for good',
				action: 'Delete host',
			},
			{
				name: 'Disable or Enable',
				value: 'setDisabled',
				description: 'Close a host to all connections, or open it again',
				action: 'Disable or enable host',
			},
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching hosts to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export hosts to file',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one host',
				action: 'Get host',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many hosts, one item each',
				action: 'Get many hosts',
			},
			{
				name: 'Update',
				value: 'update',
				description:
					'Change some fields of a host; the others stay as they are. What somebody else changes at the same moment may be undone.',
				action: 'Update host',
			},
		],
		default: 'getAll',
	},
	{
		...hostLocator,
		displayOptions: { show: { resource: ['host'], operation: ['delete', 'get', 'setDisabled', 'update'] } },
	},
	{
		displayName: 'Disabled',
		name: 'disabled',
		type: 'boolean',
		default: true,
		description:
			'Whether the host is closed to new connections. Connections that are open stay so: terminate them, too.',
		displayOptions: { show: { resource: ['host'], operation: ['setDisabled'] } },
	},
	...createParameters,
	additionalFields,
	updateFields,
	hostFilters,
];

import type { INodeProperties } from 'n8n-workflow';
import { exportToFile } from '../../../../core/node/export-to-file';
import { getMany } from '../../../../core/node/get-many';
import { connectionLocator, hostLocator, userLocator } from '../locators';
import { connectionFilters } from './filters';
import { connections } from './list';
import { get, terminate } from './one';

/** Operations of the resource, by their value. */
export const connectionOperations = {
	export: exportToFile(connections),
	get,
	getAll: getMany(connections),
	terminate,
};

const TERMINATE = { resource: ['connection'], operation: ['terminate'] };

export const connectionDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['connection'] } },
		options: [
			{
				name: 'Export to File',
				value: 'export',
				description: 'Write all matching connections to a CSV, JSON or NDJSON file, however many there are',
				action: 'Export connections to file',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Read one connection',
				action: 'Get connection',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many connections, one item each',
				action: 'Get many connections',
			},
			{
				name: 'Terminate',
				value: 'terminate',
				description: 'Cut off a connection, or all open ones to a host or of a user',
				action: 'Terminate connections',
			},
		],
		default: 'getAll',
	},
	{
		displayName: 'Terminate By',
		name: 'terminateBy',
		type: 'options',
		options: [
			{ name: 'Connection', value: 'connection', description: 'One connection' },
			{ name: 'Host', value: 'host', description: 'All open connections to a host' },
			{ name: 'User', value: 'user', description: 'All open connections of a user' },
		],
		default: 'connection',
		description: 'What to cut off. The user can connect again at once, unless the roles or the host are closed, too.',
		displayOptions: { show: TERMINATE },
	},
	{
		...connectionLocator,
		displayOptions: { show: { resource: ['connection'], operation: ['get'] } },
	},
	{
		...connectionLocator,
		displayOptions: { show: { ...TERMINATE, terminateBy: ['connection'] } },
	},
	{
		...hostLocator,
		displayOptions: { show: { ...TERMINATE, terminateBy: ['host'] } },
	},
	{
		...userLocator,
		displayOptions: { show: { ...TERMINATE, terminateBy: ['user'] } },
	},
	connectionFilters,
];

import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/execute';
import { exchange } from '../../dialect';
import { dialectFor } from '../../selection';
import { cleanedRow } from '../../values';

const getStatus: Operation = {
	doing: 'get the discovery status',
	async run(call) {
		return [{ json: cleanedRow(await exchange(call.session, dialectFor(call).discovery())) }];
	},
};

/** Operations of the resource, by their value. */
export const discoveryOperations = { getStatus };

export const discoveryDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['discovery'] } },
		options: [
			{
				name: 'Get Status',
				value: 'getStatus',
				description: 'Read whether the discovery cycle is running, e.g. to export only after it has ended',
				action: 'Get discovery status',
			},
		],
		default: 'getStatus',
	},
];

import type { INodeProperties } from 'n8n-workflow';
import { itemsOfAnswer, sendForAny } from '../../../../core/node/any-answer';
import type { Operation } from '../../../../core/node/execute';

/** A read that is done with PUT (guide of the discovery agent, 12Port documentation); its answer is not documented. */
const exportTaxonomy: Operation = {
	doing: 'export the taxonomies',
	async run(call) {
		const request = { method: 'PUT' as const, path: '/api/taxonomy/export', repeatable: true };
		const answer = await sendForAny(call.session, request);
		return await itemsOfAnswer(call, answer, 'taxonomies');
	},
};

/** Operations of the resource, by their value. */
export const taxonomyOperations = { export: exportTaxonomy };

export const taxonomyDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['taxonomy'] } },
		options: [
			{
				name: 'Export',
				value: 'export',
				description: 'Read all taxonomies with their terms: as data, or as a file where the server gives one',
				action: 'Export taxonomies',
			},
		],
		default: 'export',
	},
];

import { itemsOfAnswer, sendForAny } from '../../../../core/node/any-answer';
import type { Operation } from '../../../../core/node/operation';
import { binaryPropertyName } from '../../../shared/export-form';

/** A read that uses PUT (guide of the discovery agent, 12Port documentation). Its answer is not documented. */
export const exportTaxonomies: Operation = {
	name: 'Export',
	value: 'export',
	description: 'Get all taxonomies with their terms: as data, or as a file if the server answers with one',
	action: 'Export taxonomies',
	effect: 'read',
	parameters: [binaryPropertyName],
	async run(call) {
		const file = { stem: 'taxonomies', property: call.text(binaryPropertyName) };
		const request = { method: 'PUT' as const, path: '/api/taxonomy/export', repeatable: true };
		return await itemsOfAnswer(call, await sendForAny(call.session, request), file);
	},
};

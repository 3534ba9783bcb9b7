import type { Operation } from '../../../../core/node/execute';
import { exchange } from '../../dialect';
import { assetType, dialectFor } from '../../selection';
import { savedQueries } from '../../smallLists';

/** Sent once: asked for twice, it would be there twice, or be refused the second time. */
export const create: Operation = {
	doing: 'create a saved query',
	async run(call) {
		const query = {
			name: call.required('name', 'Name'),
			type: assetType(call),
			aql: call.required('aql', 'AQL Query'),
			description: call.text('description', 'Description'),
		};
		const created = await exchange(call.session, dialectFor(call).createSavedQuery(query));
		return [{ json: savedQueries.simplify(created, call) }];
	},
};

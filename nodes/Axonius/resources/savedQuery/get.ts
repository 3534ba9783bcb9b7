import type { Operation } from '../../../../core/node/execute';
import { exchange } from '../../dialect';
import { dialectFor } from '../../selection';
import { savedQueries } from '../../smallLists';

export const get: Operation = {
	doing: 'get a saved query',
	async run(call) {
		const id = call.id('savedQueryId', 'Saved Query');
		const query = await exchange(call.session, dialectFor(call).savedQuery(id));
		return [{ json: call.flag('simplify', 'Simplify', true) ? savedQueries.simplify(query, call) : query }];
	},
};

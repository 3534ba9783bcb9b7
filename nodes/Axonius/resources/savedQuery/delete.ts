import type { Operation } from '../../../../core/node/execute';
import { dialectFor } from '../../selection';

export const deleteQuery: Operation = {
	doing: 'delete a saved query',
	async run(call) {
		const id = call.id('savedQueryId', 'Saved Query');
		await call.session.send(dialectFor(call).deleteSavedQuery(id));
		return [{ json: { uuid: id, deleted: true } }];
	},
};

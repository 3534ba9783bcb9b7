import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { dialectOf } from '../../dialect';
import { requestOptions } from '../../options';
import { savedQueryId } from '../../selection';

/** Answers with the ID of the deleted query. */
export const deleteQuery: Operation = {
	name: 'Delete',
	value: 'delete',
	description: 'Delete a saved query. Dashboards and enforcement sets that use it lose it.',
	action: 'Delete a saved query',
	effect: 'write',
	parameters: [savedQueryId, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(savedQueryId);
		await call.session.send(dialectOf(call.session).deleteSavedQuery(id));
		return [{ json: { uuid: id, deleted: true } }];
	},
};

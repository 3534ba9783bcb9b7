import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { dialectOf, exchange } from '../../dialect';
import { requestOptions } from '../../options';
import { SAVED_QUERY } from '../../records';
import { savedQueryId } from '../../selection';

/** One saved query, with its AQL. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one saved query',
	action: 'Get a saved query',
	effect: 'read',
	parameters: [savedQueryId, output, optionsOf(requestOptions)],
	async run(call) {
		const format = outputIn(call);
		const query = await exchange(call.session, dialectOf(call.session).savedQuery(call.id(savedQueryId)));
		return [{ json: shaped(SAVED_QUERY, format, call.session)(query) }];
	},
};

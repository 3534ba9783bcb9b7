import { byValue } from '../../../../core/node/filter';
import type { Resource } from '../../../../core/node/operation';
import { filterSet } from '../../../shared/filters';
import { getMany } from '../../../shared/list-operations';
import { deleteOne, getOne } from '../../../shared/record-operations';
import { dialectOf, exchange } from '../../dialect';
import { byName } from '../../filters';
import { smallList } from '../../lists';
import { listOptions } from '../../options';
import { SAVED_QUERY } from '../../records';
import { savedQueryId } from '../../selection';
import { create } from './create';

const filters = filterSet<string>({
	description: 'Only saved queries that match all of these are returned',
	rules: [
		byValue({
			parameter: {
				displayName: 'Asset Type',
				name: 'assetType',
				type: 'string',
				default: '',
				placeholder: 'e.g. devices',
				description: 'Only queries on assets of this type. Leave empty for all.',
			},
			isSingle: true,
			send: ([type]) => type,
			found: ({ asset_type: type, module }) => [type ?? module],
		}),
		byName('queries', 'without EDR'),
	],
});

const savedQueries = smallList({
	noun: { one: 'saved query', many: 'saved queries' },
	kind: SAVED_QUERY,
	filters,
	list: (dialect, size, [type]) => dialect.savedQueries(type, size),
});

/** Queries that are saved in Axonius. */
export const savedQuery: Resource = {
	name: 'Saved Query',
	value: 'savedQuery',
	description: 'Queries that are saved in Axonius under a name',
	operations: [
		create,
		deleteOne({
			what: 'a saved query',
			description: 'Delete a saved query. Dashboards and enforcement sets that use it lose it.',
			id: savedQueryId,
			key: 'uuid',
			request: (id, session) => dialectOf(session).deleteSavedQuery(id),
		}),
		getOne({
			what: 'a saved query',
			kind: SAVED_QUERY,
			selection: [savedQueryId],
			read: async (call) => await exchange(call.session, dialectOf(call.session).savedQuery(call.id(savedQueryId))),
		}),
		getMany(savedQueries, listOptions),
	],
};

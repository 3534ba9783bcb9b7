import { byValue } from '../../../../core/node/filter';
import type { Resource } from '../../../../core/node/operation';
import { filterSet } from '../../../shared/filters';
import { getMany } from '../../../shared/list-operations';
import { deleteOne, getOne } from '../../../shared/record-operations';
import { dialectOf, exchange } from '../../dialect';
import { checkingType } from '../../asset-types';
import { byName } from '../../filters';
import { smallList } from '../../lists';
import { listOptions } from '../../options';
import { SAVED_QUERY } from '../../records';
import { asAssetType } from '../../forbidden-calls';
import { savedQueryId, savedQueryIn } from '../../saved-queries';
import { create } from './create';
import { update } from './update';

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
			send: ([type]) => asAssetType(type),
			// As Axonius calls it, and in words.
			found: ({ asset_type: type, module }) => [type ?? module, spaced(type ?? module)],
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
		checkingType(create),
		deleteOne({
			what: 'a saved query',
			description: 'Delete a saved query. Dashboards and enforcement sets that use it lose it.',
			id: savedQueryId,
			idIn: savedQueryIn,
			key: 'uuid',
			request: (id, session) => dialectOf(session).deleteSavedQuery(id),
		}),
		getOne({
			what: 'a saved query',
			kind: SAVED_QUERY,
			selection: [savedQueryId],
			read: async (call) => await exchange(call.session, dialectOf(call.session).savedQuery(await savedQueryIn(call))),
		}),
		getMany(savedQueries, listOptions),
		update,
	],
};

function spaced(type: unknown): string | undefined {
	return typeof type === 'string' ? type.replaceAll('_', ' ') : undefined;
}

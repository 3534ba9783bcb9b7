import { byValue } from '../../../../core/node/filter';
import { filterSet } from '../../../shared/filters';
import { byPart } from '../../filters';
import { smallList } from '../../lists';
import { SAVED_QUERY } from '../../records';

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
		byPart(
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. without EDR',
				description: 'Only queries whose name contains this text, in upper or lower case. Leave empty for all.',
			},
			({ name }) => name,
		),
	],
});

/** Queries that are saved in Axonius. */
export const savedQueries = smallList({
	noun: { one: 'saved query', many: 'saved queries' },
	kind: SAVED_QUERY,
	filters,
	list: (dialect, size, [type]) => dialect.savedQueries(type, size),
});

import type { Operation } from '../../../../core/node/operation';
import { filterSet } from '../../../shared/filters';
import { getMany } from '../../../shared/list-operations';
import { dialectOf, exchange } from '../../dialect';
import { byPart } from '../../filters';
import { wholeListOptions } from '../../options';
import { FIELD } from '../../records';
import { assetType, assetTypeIn } from '../../selection';

const filters = filterSet({
	description: 'Only fields that match are returned',
	rules: [
		byPart(
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. serial',
				description: 'Only fields whose name or title contains this text, in upper or lower case. Leave empty for all.',
			},
			({ name, title }) => `${String(name)} ${String(title)}`,
		),
	],
});

/** The field catalog of an asset type, which comes in one piece: a list operation under another name. */
export const getFields: Operation = {
	...getMany(
		{
			selection: [assetType],
			source: {
				noun: { one: 'field', many: 'fields' },
				kind: () => FIELD,
				filters,
				async *pages(call) {
					yield await exchange(call.session, dialectOf(call.session).fields(assetTypeIn(call)));
				},
			},
		},
		wholeListOptions,
	),
	name: 'Get Fields',
	value: 'getFields',
	description: 'Get the fields of an asset type, one item each, for AQL queries and field choices',
	action: 'Get fields of an asset type',
};

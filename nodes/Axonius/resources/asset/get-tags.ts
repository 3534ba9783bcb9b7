import { filterSet } from '../../../shared/filters';
import { getMany } from '../../../shared/list-operations';
import type { Operation } from '../../../../core/node/operation';
import { exchange } from '../../dialect';
import { tagNames } from '../../dialect/only-v1';
import { byName } from '../../filters';
import { wholeListOptions } from '../../options';
import { TAG } from '../../records';
import { assetType, assetTypeIn } from '../../selection';

/** The tags that exist, which come in one piece: a list operation under another name. */
export const getTags: Operation = {
	...getMany(
		{
			selection: [assetType],
			source: {
				noun: { one: 'tag', many: 'tags' },
				kind: () => TAG,
				filters: filterSet({ description: 'Only tags that match are returned', rules: [byName('tags', 'owner')] }),
				async *pages(call) {
					yield await exchange(call.session, tagNames(assetTypeIn(call)));
				},
			},
			isRawOnly: true,
		},
		wholeListOptions,
	),
	name: 'Get Tags',
	value: 'getTags',
	description: 'Get the tags that exist for a type of assets, one item each (uses API v1, with the same API key)',
	action: 'Get tags of an asset type',
};

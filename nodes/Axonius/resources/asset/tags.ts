import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { Operation } from '../../../../core/node/execute';
import { assetType, dialectFor } from '../../selection';
import { idsOf, inBatches } from './batches';

export const tags: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ticketed, owner missing',
	description: 'The tags, separated by commas, or an expression that gives a list',
	displayOptions: { show: { resource: ['asset'], operation: ['addTags', 'removeTags'] } },
};

export const addTags = tagging(true);
export const removeTags = tagging(false);

/** Axonius tells how many IDs it was given and not how many assets changed, so that is all the result says. */
function tagging(adds: boolean): Operation {
	return {
		doing: adds ? 'add tags to assets' : 'remove tags from assets',
		async run(call) {
			const type = assetType(call);
			const ids = idsOf(call);
			const chosen = call.texts('tags', 'Tags');
			if (chosen.length === 0)
				throw new InputError('Tags is empty', 'Enter a tag, or check what the expression gives.');
			const dialect = dialectFor(call);
			const requests = await inBatches(call, ids, (some) => dialect.tag({ type, ids: some, tags: chosen, adds }));
			return [{ json: { asset_type: type, tags: chosen, submitted: ids.length, requests } }];
		},
	};
}

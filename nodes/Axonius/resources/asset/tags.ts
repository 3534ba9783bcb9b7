import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/operation';
import { changing } from './changes';

const tags: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ticketed, owner missing',
	description: 'The tags, separated by commas, or a list from an expression',
};

/** What adding and removing have in common. */
function tagging(adds: boolean) {
	return changing({
		parameters: [tags],
		read: (call) => ({ tags: call.texts(tags) }),
		request: (dialect, assets, what) => dialect.tag(assets, what.tags, adds),
	});
}

/** May be repeated: the result is the same. */
export const addTags: Operation = {
	name: 'Add Tags',
	value: 'addTags',
	description: 'Add tags to assets. Adding a tag twice makes no difference.',
	action: 'Add tags to assets',
	...tagging(true),
};

/** May be repeated: the result is the same. */
export const removeTags: Operation = {
	name: 'Remove Tags',
	value: 'removeTags',
	description: 'Remove tags from assets',
	action: 'Remove tags from assets',
	...tagging(false),
};

import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { sendV1 } from '../../envelope';
import { deviceIdOf } from './get';

/** Which tags. */
export const tagNames: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ticket-open, Needs Review',
	description: 'The tags to add or remove, separated by commas, or a list from an expression',
	displayOptions: { show: { resource: ['device'], operation: ['addTags', 'removeTags'] } },
};

/** Tags are part of API v1 alone. Adding a tag twice, or removing one that is not there, does no harm. */
function tagging(method: 'POST' | 'DELETE', doing: string, done: string): Operation {
	return {
		doing,
		async run(call) {
			const id = deviceIdOf(call);
			const tags = [...new Set(call.texts('tags', 'Tags'))];
			if (tags.length === 0) throw new InputError('Tags is empty', 'Enter one or several, separated by commas.');
			await sendV1(call.session, { method, path: path`/devices/${id}/tags/`, body: { tags }, repeatable: true });
			return [{ json: { id, tags, [done]: true } }];
		},
	};
}

export const addTags = tagging('POST', 'add tags to a device', 'added');

export const removeTags = tagging('DELETE', 'remove tags from a device', 'removed');

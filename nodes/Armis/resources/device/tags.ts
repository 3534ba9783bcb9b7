import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { v1 } from '../../api';
import { sendV1 } from '../../pages-v1';
import { deviceId, deviceIdOf } from './parameters';

const tagNames: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ticket-open, Needs Review',
	description: 'One or several tags, separated by commas, or a list from an expression',
};

/** May be repeated, since adding a tag twice makes no difference. */
export const addTags: Operation = {
	name: 'Add Tags',
	value: 'addTags',
	description: 'Add tags to a device. Adding a tag twice makes no difference.',
	action: 'Add tags to a device',
	...sending('POST', 'added'),
};

/** May be repeated, since removing a tag twice makes no difference. */
export const removeTags: Operation = {
	name: 'Remove Tags',
	value: 'removeTags',
	description: 'Remove tags from a device. Removing a tag that is not there makes no difference.',
	action: 'Remove tags from a device',
	...sending('DELETE', 'removed'),
};

/** Either may be repeated after a failure, since doing it twice makes no difference. @param done e.g. `added` */
function sending(method: 'POST' | 'DELETE', done: string): Pick<Operation, 'effect' | 'uses' | 'parameters' | 'run'> {
	return {
		effect: 'write',
		uses: v1('API V3 has no tags to add or remove.'),
		parameters: [deviceId, tagNames],
		async run(call) {
			const id = deviceIdOf(call);
			const tags = [...new Set(call.texts(tagNames))];
			await sendV1(call.session, { method, path: path`/devices/${id}/tags/`, body: { tags }, repeatable: true });
			return [{ json: { id, tags, [done]: true } }];
		},
	};
}

import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { deviceId, tagApi, tagNames } from './parameters';
import { sendTags } from './tags';

export const removeTags: Operation = {
	name: 'Remove Tags',
	value: 'removeTags',
	description: 'Remove tags from a device. Removing a tag that is not there makes no difference.',
	action: 'Remove tags from a device',
	effect: 'write',
	uses: tagApi,
	parameters: [deviceId, tagNames, optionsOf(requestOptions)],
	run: async (call) => await sendTags(call, 'DELETE', 'removed'),
};

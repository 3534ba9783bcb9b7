import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { deviceId, tagApi, tagNames } from './parameters';
import { sendTags } from './tags';

export const addTags: Operation = {
	name: 'Add Tags',
	value: 'addTags',
	description: 'Add tags to a device. Adding a tag twice makes no difference.',
	action: 'Add tags to a device',
	effect: 'write',
	uses: tagApi,
	parameters: [deviceId, tagNames, optionsOf(requestOptions)],
	run: async (call) => await sendTags(call, 'POST', 'added'),
};

import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { customPropertyApi, customPropertyId } from './parameters';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	description: 'Delete a custom property, with its values on all devices',
	action: 'Delete a custom property',
	effect: 'write',
	uses: customPropertyApi,
	parameters: [customPropertyId, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(customPropertyId);
		await call.session.send({ method: 'DELETE', path: path`/settings/device-custom-properties/${id}` });
		return [{ json: { id, deleted: true } }];
	},
};

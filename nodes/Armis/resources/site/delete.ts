import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { siteApi, siteId } from './parameters';

export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	description: 'Delete a site permanently',
	action: 'Delete a site',
	effect: 'write',
	uses: siteApi,
	parameters: [siteId, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(siteId);
		await call.session.send({ method: 'DELETE', path: path`/settings/sites/${id}` });
		return [{ json: { id, deleted: true } }];
	},
};

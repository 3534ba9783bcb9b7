import { path } from '../../../../core/http/path';
import { recordOf } from '../../../../core/json';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { requestOptions } from '../../options';
import { SITE } from '../../records';
import { siteApi, siteId } from './parameters';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one site',
	action: 'Get a site',
	effect: 'read',
	uses: siteApi,
	parameters: [siteId, output, optionsOf(requestOptions)],
	async run(call) {
		const shape = shaped(SITE, outputIn(call), call.session);
		const { body } = await call.session.send({ path: path`/settings/sites/${call.id(siteId)}` });
		return [{ json: shape(recordOf(body, 'a site')) }];
	},
};

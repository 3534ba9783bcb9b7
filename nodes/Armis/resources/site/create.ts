import { recordOf } from '../../../../core/json';
import { bodyFields } from '../../../../core/node/body-fields';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { additionalFields } from '../body';
import { siteApi, siteFields, siteName } from './parameters';

const more = additionalFields(siteFields);

export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a site',
	action: 'Create a site',
	effect: 'write',
	uses: siteApi,
	parameters: [siteName, more, optionsOf(requestOptions)],
	async run(call) {
		const body = { name: call.text(siteName), ...bodyFields(call.collection(more), siteFields) };
		const answer = await call.session.send({ method: 'POST', path: '/settings/sites', body });
		return [{ json: recordOf(answer.body, 'a site') }];
	},
};

import type { Operation } from '../../../../core/node/operation';
import { additionalFields } from '../../../shared/body-form';
import { withParentId } from '../../named';
import { sendForRecord } from '../../pages-v3';
import { siteFields, siteName } from './fields';

const others = additionalFields(siteFields);

/** Returns the site as Armis has created it. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a site',
	action: 'Create a site',
	effect: 'write',
	parameters: [siteName, others.parameter],
	async run(call) {
		const body = { name: call.text(siteName), ...(await withParentId(call.session, others.read(call))) };
		return [{ json: await sendForRecord(call.session, { method: 'POST', path: '/settings/sites', body }, 'a site') }];
	},
};

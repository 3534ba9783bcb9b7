import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { updateFields } from '../../../shared/body-form';
import { siteIn, withParentId } from '../../named';
import { sendForRecord } from '../../pages-v3';
import { siteFields, siteId, siteName } from './fields';

const changes = updateFields(
	[...siteFields, { field: 'name', parameter: { ...siteName, name: 'name' } }],
	'An empty text removes the value.',
);

/** Changes only the fields that are set. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	description: 'Update fields of a site',
	action: 'Update a site',
	effect: 'write',
	parameters: [siteId, changes.parameter],
	async run(call) {
		const fields = changes.read(call);
		const target = path`/settings/sites/${await siteIn(call)}`;
		const body = await withParentId(call.session, fields);
		return [{ json: await sendForRecord(call.session, { method: 'PATCH', path: target, body }, 'a site') }];
	},
};

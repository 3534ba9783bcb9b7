import { path } from '../../../../core/http/path';
import { recordOf } from '../../../../core/json';
import { bodyFields, changesIn, type BodyField } from '../../../../core/node/body-fields';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { updateFields } from '../body';
import { siteApi, siteFields, siteId, siteName } from './parameters';

const fields: BodyField[] = [...siteFields, { field: 'name', parameter: { ...siteName, name: 'name' } }];
const changes = updateFields(fields, 'An empty text removes the value.');

export const update: Operation = {
	name: 'Update',
	value: 'update',
	description: 'Update fields of a site',
	action: 'Update a site',
	effect: 'write',
	uses: siteApi,
	parameters: [siteId, changes, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(siteId);
		const body = changesIn(bodyFields(call.collection(changes), fields));
		const answer = await call.session.send({ method: 'PATCH', path: path`/settings/sites/${id}`, body });
		return [{ json: recordOf(answer.body, 'a site') }];
	},
};

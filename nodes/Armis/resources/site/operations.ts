import { InputError } from '../../../../core/errors/input-error';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { picked, recordOf, SIMPLE } from '../../records';
import { bodyOf, changed } from '../body';
import { SITE_FIELDS } from './fields';

export const get: Operation = {
	doing: 'get a site',
	async run(call) {
		const id = call.id('siteId', 'Site');
		const { body } = await call.session.send({ path: path`/settings/sites/${id}` });
		const site = recordOf(body, 'a site');
		return [{ json: call.flag('simplify', 'Simplify', true) ? picked(site, SIMPLE.site) : site }];
	},
};

export const create: Operation = {
	doing: 'create a site',
	async run(call) {
		const name = call.required('siteName', 'Name');
		const body = { name, ...bodyOf(call.collection('additionalFields', 'Additional Fields'), SITE_FIELDS) };
		const answer = await call.session.send({ method: 'POST', path: '/settings/sites', body });
		return [{ json: recordOf(answer.body, 'a site') }];
	},
};

export const update: Operation = {
	doing: 'update a site',
	async run(call) {
		const id = call.id('siteId', 'Site');
		const body = changed(bodyOf(call.collection('updateFields', 'Update Fields'), SITE_FIELDS));
		if (body.name === '') throw new InputError('Name is empty', 'A site needs a name.');
		const answer = await call.session.send({ method: 'PATCH', path: path`/settings/sites/${id}`, body });
		return [{ json: recordOf(answer.body, 'a site') }];
	},
};

export const remove: Operation = {
	doing: 'delete a site',
	async run(call) {
		const id = call.id('siteId', 'Site');
		await call.session.send({ method: 'DELETE', path: path`/settings/sites/${id}` });
		return [{ json: { deleted: true } }];
	},
};

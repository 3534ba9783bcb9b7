import { path } from '../../../../core/http/path';
import type { ResourceForm } from '../../../shared/defaults';
import { getMany } from '../../../shared/list-operations';
import { deleteOne, getOne } from '../../../shared/record-operations';
import { v3 } from '../../api';
import { sites } from '../../lists';
import { siteIn } from '../../named';
import { v3ListOptions } from '../../options';
import { sendForRecord } from '../../pages-v3';
import { SITE } from '../../records';
import { create } from './create';
import { siteId } from './fields';
import { update } from './update';

/** Places where devices are. */
export const site: ResourceForm = {
	name: 'Site',
	value: 'site',
	description: 'A place where devices are: read, create, update, delete',
	uses: v3('Armis manages sites with API V3.'),
	operations: [
		create,
		deleteOne({
			what: 'a site',
			description: 'Delete a site permanently',
			id: siteId,
			idIn: siteIn,
			request: (id) => ({ method: 'DELETE', path: path`/settings/sites/${id}` }),
		}),
		getOne({
			what: 'a site',
			kind: SITE,
			selection: [siteId],
			read: async (call) =>
				await sendForRecord(call.session, { path: path`/settings/sites/${await siteIn(call)}` }, 'a site'),
		}),
		getMany(sites, v3ListOptions),
		update,
	],
};

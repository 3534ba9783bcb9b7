import { recordOf } from '../../../../core/json';
import { shaped, type RecordKind } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { output, outputIn } from '../../../shared/output';
import { idOf } from '../../pages';
import { fieldsOf, timesOf } from '../../record-values';

/** The license. Fields: API reference, license-manager. */
const LICENSE: RecordKind = {
	idOf,
	simplified: (license) => ({
		...fieldsOf(license, 'customer', 'license_status'),
		...timesOf(license, 'expiry_date'),
		features: license.features ?? [],
		...fieldsOf(license, 'max_users', 'users_in_use', 'max_hosts', 'hosts_in_use'),
	}),
};

/** Reads the license. */
export const getLicense: Operation = {
	name: 'Get License',
	value: 'getLicense',
	description: 'Get what the license allows, how much of it is used, and when it ends',
	action: 'Get the license',
	effect: 'read',
	parameters: [output],
	async run(call) {
		const shape = shaped(LICENSE, outputIn(call), call.session);
		const { body } = await call.session.send({ path: '/license-manager/api/v1/license' });
		return [{ json: shape(recordOf(body, 'a license')) }];
	},
};

import { recordOf } from '../../../../core/json';
import { shaped, type RecordKind } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { requestOptions } from '../../options';
import { timeText } from '../../record-values';

/** The license. Fields: API reference, license-manager. */
const LICENSE: RecordKind = {
	idOf: () => undefined,
	simplified: (license) => ({
		customer: license.customer ?? null,
		license_status: license.license_status ?? null,
		expiry_date: timeText(license.expiry_date),
		features: license.features ?? [],
		max_users: license.max_users ?? null,
		users_in_use: license.users_in_use ?? null,
		max_hosts: license.max_hosts ?? null,
		hosts_in_use: license.hosts_in_use ?? null,
	}),
};

/** Reads the license. */
export const getLicense: Operation = {
	name: 'Get License',
	value: 'getLicense',
	description: 'Get what the license allows, how much of it is used, and when it ends',
	action: 'Get the license',
	effect: 'read',
	parameters: [output, optionsOf(requestOptions)],
	async run(call) {
		const shape = shaped(LICENSE, outputIn(call), call.session);
		const { body } = await call.session.send({ path: '/license-manager/api/v1/license' });
		return [{ json: shape(recordOf(body, 'a license')) }];
	},
};

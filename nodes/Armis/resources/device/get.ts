import { batched, recordsById } from '../../../../core/node/batched';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { devicesById, unknownRecord } from '../../by-id';
import { requestOptions } from '../../options';
import { MOST_IDENTIFIERS } from '../../pages-v3';
import { DEVICE } from '../../records';
import { deviceApi, deviceId, deviceIdOf, fieldsFor, rawFields } from './parameters';

const readDevice = batched<{ id: string; fields: string[] }, Row>({
	size: MOST_IDENTIFIERS,
	read: (call) => ({ id: String(deviceIdOf(call)), fields: fieldsFor(call) }),
	async send({ session }, wanted) {
		const found = new Map<string, Map<string, Row>>();
		// Items with the same fields are read together.
		for (const list of new Set(wanted.map(({ fields }) => fields.join()))) {
			const alike = wanted.filter(({ fields }) => fields.join() === list);
			const ids = alike.map(({ id }) => id);
			found.set(list, await recordsById(session, ids, devicesById(alike[0].fields)));
		}
		return wanted.map(({ id, fields }) => found.get(fields.join())?.get(id) ?? unknownRecord('device', id));
	},
});

export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one device',
	action: 'Get a device',
	effect: 'read',
	uses: deviceApi,
	parameters: [deviceId, output, rawFields, optionsOf(requestOptions)],
	async run(call) {
		const format = outputIn(call);
		return [{ json: shaped(DEVICE, format, call.session)(await readDevice(call)) }];
	},
};

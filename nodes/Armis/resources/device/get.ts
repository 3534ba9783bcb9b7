import { batched, recordsById } from '../../../../core/node/batched';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { outputWithOcsf } from '../../../shared/output';
import { getOne } from '../../../shared/record-operations';
import { devicesById, unknownRecord } from '../../by-id';
import { MOST_IDENTIFIERS } from '../../pages-v3';
import { DEVICE } from '../../records';
import { deviceId, deviceIdOf, fieldsFor, rawFields } from './parameters';

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

/** The devices of all input items are read together. */
export const get: Operation = {
	...getOne({ what: 'a device', kind: DEVICE, selection: [deviceId], read: readDevice }),
	parameters: [deviceId, outputWithOcsf, rawFields],
};

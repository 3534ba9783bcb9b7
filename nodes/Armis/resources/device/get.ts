import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { unknownRecord } from '../../byId';
import { fieldsFor } from '../../deviceList';
import { byIdentifier, devicePages, MOST_IDENTIFIERS, numericId } from '../../devices';
import { idText, picked, SIMPLE } from '../../records';
import { together } from '../../together';

/** The ID of the device to work on. @throws InputError */
export function deviceIdOf(call: Call): number {
	return numericId(call.id('deviceId', 'Device'), 'Device');
}

interface Wanted {
	id: number;
	fields: string[];
}

const readDevice = together<Wanted, Row>({
	most: MOST_IDENTIFIERS,
	read: (call) => ({ id: deviceIdOf(call), fields: fieldsFor(call) }),
	async ask(call, wanted) {
		const found = new Map<string, Row>();
		// Items may ask for different fields; those alike are read together.
		for (const list of new Set(wanted.map(listOf))) {
			const alike = wanted.filter((one) => listOf(one) === list);
			const filter = byIdentifier('deviceId', [...new Set(alike.map(({ id }) => String(id)))]);
			for await (const rows of devicePages(call.session, { filter, fields: alike[0].fields })) {
				for (const row of rows) found.set(`${idText(row.device_id)} ${list}`, row);
			}
		}
		return wanted.map((one) => found.get(`${one.id} ${listOf(one)}`) ?? unknownRecord('device', one.id));
	},
});

function listOf({ fields }: Wanted): string {
	return fields.join();
}

export const get: Operation = {
	doing: 'get a device',
	async run(call) {
		const device = await readDevice(call);
		return [{ json: call.flag('simplify', 'Simplify', true) ? picked(device, SIMPLE.device) : device }];
	},
};

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
		const found = new Map<Wanted, Row>();
		for (const alike of groupsBy(wanted, ({ fields }) => fields.join())) {
			const filter = byIdentifier('deviceId', [...new Set(alike.map(({ id }) => String(id)))]);
			for await (const rows of devicePages(call.session, { filter, fields: alike[0].fields })) {
				const byId = new Map(rows.map((row) => [idText(row.device_id), row]));
				for (const one of alike) {
					const row = byId.get(String(one.id));
					if (row) found.set(one, row);
				}
			}
		}
		return wanted.map((one) => found.get(one) ?? unknownRecord('device', one.id));
	},
});

function groupsBy<Value>(values: Value[], keyOf: (value: Value) => string): Value[][] {
	const groups = new Map<string, Value[]>();
	for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
	return [...groups.values()];
}

export const get: Operation = {
	doing: 'get a device',
	async run(call) {
		const device = await readDevice(call);
		return [{ json: call.flag('simplify', 'Simplify', true) ? picked(device, SIMPLE.device) : device }];
	},
};

/** What devices can be looked up by, for the contract suite. */
import type { ArmisOptions, ArmisSimulator } from '../../../simulators/armis/index.cts';
import type { LookUpDeclaration } from '../../contract/declaration.cts';

type LookUp = LookUpDeclaration<ArmisSimulator, ArmisOptions>;
type Device = ArmisSimulator['devices'][number];

const lower = (value: string) => value.toLowerCase();
const upper = (value: string) => value.toUpperCase();
const bare = (value: string) => value.replaceAll(':', '');

const ofV3: Pick<LookUp, 'idField'> = { idField: 'device_id' };
const ofV1: Pick<LookUp, 'idField' | 'total'> = { idField: 'id', total: (total) => ({ data: { total } }) };

/** For `lookUps` of the declaration. */
export const lookUps: LookUp[] = [
	lookUp('v3', 'ipAddress', ({ ipAddress }) => ipAddress, {
		...ofV3,
		nobody: '2001:DB8:0::1',
		isUnsure: true,
		wrong: '10.1.2',
		otherwise: (address) => `::ffff:${address}`,
		mostRequests: 4,
	}),
	lookUp('v3', 'macAddress', ({ macAddress }) => macAddress, {
		...ofV3,
		nobody: '001a.2b3c.4d5e',
		isUnsure: true,
		wrong: '00:1a',
		otherwise: bare,
		mostRequests: 4,
	}),
	lookUp('v3', 'serialNumber', ({ serialNumber }) => serialNumber, {
		...ofV3,
		nobody: 'SN-"0"',
		isUnsure: true,
		otherwise: lower,
	}),
	lookUp('v1', 'ipAddress', ({ ipAddress }) => ipAddress, {
		...ofV1,
		nobody: '192.0.2.1',
		wrong: '2001:db8::1',
		mostRequests: 10,
	}),
	lookUp('v1', 'macAddress', ({ macAddress }) => macAddress, {
		...ofV1,
		nobody: '001a.2b3c.4d5e',
		isUnsure: true,
		wrong: 'host-50',
		otherwise: bare,
		mostRequests: 10,
	}),
	lookUp('v1', 'name', ({ name }) => name, {
		...ofV1,
		nobody: "a) or (name:b'",
		isUnsure: true,
		wrong: 'a"b',
		otherwise: upper,
	}),
];

function lookUp(
	api: string,
	lookUpBy: string,
	valueOf: (device: Device) => string,
	more: Omit<LookUp, 'resource' | 'parameters' | 'holding' | 'known'> & { otherwise?(value: string): string },
): LookUp {
	const { otherwise, ...declared } = more;
	return {
		...declared,
		resource: 'device',
		parameters: { api, lookUpBy },
		// Half of them share addresses with others.
		holding: (count) => ({ devices: 2 * count }),
		known: ({ devices }) =>
			devices
				.filter(({ name }) => name.startsWith('host-'))
				.map((device) => ({ id: device.id, value: valueOf(device), otherwise: otherwise?.(valueOf(device)) })),
	};
}

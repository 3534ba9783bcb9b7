/** What assets can be looked up by, for the contract suite. */
import type { AxoniusOptions, AxoniusSimulator } from '../../../simulators/axonius/index.cts';
import type { LookUpDeclaration } from '../../contract/declaration.cts';
import { announcing } from './setting.cts';

type Asset = AxoniusSimulator['devices'][number];
type LookUp = LookUpDeclaration<AxoniusSimulator, AxoniusOptions>;

/** A way to look up: where the simulator has the values, and how they can be written in another way. */
interface Way extends Pick<LookUp, 'nobody' | 'wrong' | 'mostRequests'> {
	field: string;
	otherwise?(value: string): string;
}

const lower = (value: string) => value.toLowerCase();
const upper = (value: string) => value.toUpperCase();

const OF_DEVICES: Record<string, Way> = {
	ipAddress: {
		field: 'network_interfaces.ips',
		otherwise: (address) => `::ffff:${address}`,
		nobody: '2001:0DB8::1',
		wrong: '10.1.2',
		mostRequests: 2,
	},
	macAddress: {
		field: 'network_interfaces.mac',
		otherwise: (mac) => mac.replaceAll(':', '').toLowerCase(),
		nobody: '001a.2b3c.4d5e',
		wrong: '00:1a:2b',
	},
	hostName: {
		field: 'hostname_preferred',
		otherwise: upper,
		nobody: 'no-such-host',
		wrong: '10.1.2.3',
		mostRequests: 5,
	},
	serialNumber: { field: 'device_serial', otherwise: lower, nobody: 'SN-0' },
};

const OF_USERS: Record<string, Way> = {
	mail: { field: 'mail', otherwise: upper, nobody: 'nobody@example.com', wrong: 'alice' },
	userName: { field: 'username', otherwise: upper, nobody: 'a"b\\c) or (' },
};

/** For `lookUps` of the declaration. */
export const lookUps: LookUp[] = [...waysOf('devices', OF_DEVICES), ...waysOf('users', OF_USERS)];

function waysOf(type: 'devices' | 'users', ways: Record<string, Way>): LookUp[] {
	return Object.entries(ways).map(([lookUpBy, { field, otherwise, ...more }]) => ({
		...more,
		resource: 'asset',
		parameters: { lookUpBy },
		holding: (count) => ({ [type]: count }),
		idField: 'internal_axon_id',
		total: announcing,
		known: (vendor) =>
			vendor[type].map((asset) => {
				const value = valueOf(asset, field);
				return { id: asset.internal_axon_id, value, otherwise: otherwise?.(value) };
			}),
	}));
}

/** The first value of a field. */
export function valueOf(asset: Asset, field: string): string {
	return String([asset[`specific_data.data.${field}`]].flat()[0]);
}

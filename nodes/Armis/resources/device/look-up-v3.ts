import { objectOf } from '../../../../core/json';
import type { Output } from '../../../../core/node/list';
import type { LookUpSource, Sought } from '../../../../core/node/look-up-source';
import type { Row } from '../../../../core/pages/page-style';
import {
	ipAddress,
	ipSpellings,
	macAddress,
	macSpellings,
	serialNumber,
	textSpellings,
	type Spelling,
} from '../../../../core/spelling';
import { byIdentifier, devicePages, type ID_SOURCES } from '../../pages-v3';
import { DEVICE, DEVICE_FIELDS } from '../../records';
import { unsure } from './unsure';

/** What API v3 can look devices up by. It can also filter by name, but how is not documented. */
export type ByV3 = 'ipAddress' | 'macAddress' | 'serialNumber';

/** Values in one request. No maximum is documented; a request that is refused is divided. */
const MOST_VALUES = 250;
/** Devices in one answer, unless the user says otherwise. */
const PAGE_SIZE = 1_000;

/** One kind of values. */
interface Way {
	spelling: Spelling;
	/** Fields that hold such values, and those of a network interface. */
	fields: string[];
	ofInterface: string[];
	/** What to ask for. How Armis compares is not documented, so each usual spelling is. */
	identifiers(sought: Sought[]): Array<[source: keyof typeof ID_SOURCES, identifiers: string[]]>;
	unsure: LookUpSource['unsure'];
}

function serialNumbers({ key, written }: Sought): string[] {
	return textSpellings(serialNumber, key, written);
}

const WAYS: Record<ByV3, Way> = {
	ipAddress: {
		spelling: ipAddress,
		fields: ['ipv4_addresses', 'ipv6_addresses'],
		ofInterface: ['ipv4_address', 'ipv6_address'],
		identifiers(sought) {
			const isLong = (address: string) => address.includes(':');
			const usual = ({ key }: Sought) => ipSpellings(key).filter((ip) => isLong(ip) === isLong(key));
			const addresses = sought.flatMap(usual);
			return [
				['ipv4Address', addresses.filter((address) => !isLong(address))],
				['ipv6Address', addresses.filter(isLong)],
			];
		},
		// IPv4 has one spelling.
		unsure: ({ key }) =>
			key.includes(':') ? unsure('IPv6 addresses', 'in short and in long form, in upper and in lower case') : undefined,
	},
	macAddress: {
		spelling: macAddress,
		fields: ['mac_addresses'],
		ofInterface: ['mac_address'],
		identifiers: (sought) => [['macAddress', sought.flatMap(({ key }) => macSpellings(key))]],
		unsure: () => unsure('MAC addresses', 'with all usual separators and without, in upper and in lower case'),
	},
	serialNumber: {
		spelling: serialNumber,
		fields: ['serial_numbers'],
		ofInterface: [],
		identifiers: (sought) => [['serialNumber', sought.flatMap(serialNumbers)]],
		unsure: () => unsure('serial numbers', 'as written, in lower and in upper case'),
	},
};

/** Devices by API v3. */
export function sourceOfV3(by: ByV3, output: Output): LookUpSource {
	const { spelling: own, fields, ofInterface, identifiers, unsure: why } = WAYS[by];
	const interfaces = (row: Row) =>
		[row.network_interfaces].flat().flatMap((one) => ofInterface.map((name) => objectOf(one)?.[name]));
	return {
		noun: { one: 'device', many: 'devices' },
		kind: DEVICE,
		spelling: own,
		unsure: why,
		size: () => MOST_VALUES,
		// The API repeats the value by which it has found a device.
		valuesOf: (row) => [row.asset_id, ...fields.map((field) => row[field]), ...interfaces(row)],
		async *pages(session, sought, { pageSize = PAGE_SIZE, ...query }) {
			const asked = output === 'simplified' ? [...DEVICE_FIELDS, ...fields, 'network_interfaces'] : [];
			for (const [source, ids] of identifiers(sought)) {
				const filter = byIdentifier(source, [...new Set(ids)]);
				if (ids.length > 0) yield* devicePages(session, { ...query, pageSize, filter, fields: asked });
			}
		},
	};
}

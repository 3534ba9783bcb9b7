import { pickFrom } from '../../kernel/random.cts';
import {
	machineAddress,
	machineDomainName,
	machineMac,
	machineName,
	machineOwner,
	machineSerial,
	machineSystem,
	personUser,
} from '../../shared-identities.cts';
import { rfc1123 } from '../dates.cts';
import { COMMON, data, date, draw, type AssetKind, type Draw } from './field.cts';

const PORTS = [
	{ port_id: 22, protocol: 'TCP', service_name: 'ssh' },
	{ port_id: 443, protocol: 'TCP', service_name: 'https' },
	{ port_id: 3389, protocol: 'TCP', service_name: 'ms-wbt-server' },
];

/** In place of a picture, which lists should leave out [CODE XSOAR]. */
const IMAGE = 'iVBORw0KGgo='.repeat(40);

const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

// Device n is machine n.
const host = ({ number }: Draw) => machineDomainName(number);
const os = ({ seed, number }: Draw) => machineSystem(seed, number);
const owner = ({ seed, number }: Draw) => personUser(seed, machineOwner(seed, number));
const lastSeen = (asset: Draw) => asset.createdMs + (draw(asset, 3) % 600_000);

function addresses(asset: Draw): string[] {
	const value = draw(asset, 4);
	const first = machineAddress(asset.seed, asset.number);
	return value % 3 === 0 ? [first, `fe80::${(value >>> 8).toString(16)}`] : [first];
}

function mac({ seed, number }: Draw): string {
	return machineMac(seed, number).toUpperCase();
}

// A list for most devices, a single name for some, sometimes an empty list [CODE: the types differ].
function hostnames(asset: Draw): unknown {
	const value = draw(asset, 6) % 20;
	if (value === 0) return [];
	return value < 4 ? host(asset) : [host(asset), machineName(asset.number)];
}

function fetchTimes(asset: Draw): string[] {
	const when = rfc1123(lastSeen(asset));
	return asset.adapters.map(() => when);
}

function cveCount(asset: Draw): number {
	return draw(asset, 7) % 3;
}

// Number or text [CODE EL].
function cves(asset: Draw): unknown[] {
	const value = draw(asset, 7);
	return Array.from({ length: cveCount(asset) }, (_, index) => {
		const score = ((value >>> (index * 4)) % 100) / 10;
		return {
			cve_id: `CVE-2025-${1000 + ((value >>> index) % 9000)}`,
			cve_severity: pickFrom(SEVERITIES, value >>> index),
			cvss: score,
			cvss3_score: index === 0 ? score : String(score),
			first_fetch_time: rfc1123(asset.createdMs),
		};
	});
}

/** Devices [CODE: the fields that other integrations request]. */
export const DEVICES: AssetKind = {
	type: 'devices',
	code: 11,
	adapters: ['active_directory_adapter', 'crowd_strike_adapter', 'tanium_adapter', 'esx_adapter'],
	timeField: 'specific_data.data.first_fetch_time',
	fields: [
		...COMMON,
		data('hostname', 'Host Name', hostnames, { type: 'array', isDefault: true }),
		data('hostname_preferred', 'Preferred Host Name', host, { isDefault: true }),
		data('name', 'Asset Name', (asset) => [`HOST-${asset.number}`], { type: 'array', isDefault: true }),
		date('last_seen', 'Last Seen', lastSeen),
		date('first_fetch_time', 'First Fetch Time', ({ createdMs }) => createdMs),
		data('fetch_time', 'Fetch Time', fetchTimes, { type: 'array', format: 'date-time' }),
		data('network_interfaces.ips', 'Network Interfaces: IPs', addresses, {
			type: 'array',
			format: 'ip',
			isDefault: true,
		}),
		// One address as text for some, a list for others [CODE POL].
		data('network_interfaces.ips_preferred', 'Preferred IPs', (asset) =>
			asset.number % 2 === 0 ? addresses(asset)[0] : addresses(asset).slice(0, 1),
		),
		data('network_interfaces.mac', 'Network Interfaces: MAC', (asset) => [mac(asset)], {
			type: 'array',
			isDefault: true,
		}),
		data('os.type', 'OS: Type', (asset) => (draw(asset, 8) % 25 === 0 ? null : [os(asset).family]), {
			type: 'array',
			isDefault: true,
		}),
		data('os.type_distribution_preferred', 'Preferred OS', (asset) => os(asset).name, { isDefault: true }),
		data('last_used_users', 'Last Used Users', (asset) => [owner(asset)], { type: 'array' }),
		data('device_serial', 'Device Serial', ({ seed, number }) => machineSerial(seed, number)),
		data('open_ports', 'Open Ports', (asset) => PORTS.slice(0, draw(asset, 10) % 4), { type: 'array' }),
		data('software_cves', 'Vulnerable Software', cves, { type: 'array' }),
		data('software_cves.cve_id_count', 'CVE Count', cveCount, { type: 'integer' }),
		data('image', 'Image', (asset) => (asset.number % 10 === 0 ? IMAGE : undefined)),
		{
			name: 'adapters_data.crowd_strike_adapter.id',
			title: 'CrowdStrike: ID',
			type: 'string',
			value: (asset) =>
				asset.adapters.includes('crowd_strike_adapter') ? draw(asset, 12).toString(16).padStart(8, '0') : undefined,
		},
	],
};

import type { Row } from '../../../core/pages/page-style';
import { DEVICE, SEARCHED_DEVICE } from '../../../nodes/Armis/records';
import { faultsOf, withSchema } from '../../core/ocsf/schema.cts';
import { expectRows } from '../../harness/rows';
import { mapped, metadata, parts } from './ocsf-setting.cts';

const FIRST = '2026-01-01T08:00:00';
const FIRST_MS = Date.parse(`${FIRST}Z`);
const LAST = '2026-01-02T09:30:15';
const LAST_MS = Date.parse(`${LAST}Z`);

const CAMERA: Row = {
	asset_id: 15701,
	device_id: 15701,
	display: 'Lobby camera',
	names: ['Lobby camera', 'CAM-1', 'cam-1.acme.example'],
	category: 'Imaging',
	type: 'IP Cameras',
	brand: 'Vistaform',
	model: 'Dome 2',
	os_name: 'Linux',
	os_version: '6.1',
	ipv4_addresses: ['10.0.0.7', '10.0.0.8'],
	ipv6_addresses: ['2001:db8::7'],
	mac_addresses: ['00:1A:2B:3C:4D:5E'],
	serial_numbers: ['sn-1', 'sn-2'],
	site: { id: 3, name: 'Harbor Plant', location: 'Rotterdam', tier: 'Tier 1' },
	boundaries: [{ id: 31, name: 'Corporate' }],
	tags: ['ticket-open'],
	risk_level: 85,
	purdue_level: 3.5,
	visibility: 'Full',
	first_seen: FIRST,
	last_seen: LAST,
	network_interfaces: [
		{ name: 'eth0', ipv4_address: '10.0.0.8', ipv6_address: null, mac_address: '00:1A:2B:3C:4D:5E', vlan: null },
		{ name: null, ipv4_address: null, alias: 'nothing else' },
	],
};

/** The same device as API v1 sends it. */
const SEARCHED_CAMERA: Row = {
	id: 15701,
	displayTitle: 'Lobby camera',
	name: 'CAM-1',
	names: 'CAM-1, cam-1.acme.example',
	type: 'IP Cameras',
	typeEnum: 'IP_CAMERA',
	manufacturer: 'Vistaform',
	model: 'Dome 2',
	operatingSystem: 'Linux',
	operatingSystemVersion: '6.1',
	ipAddress: '10.0.0.7, 10.0.0.8',
	ipv6: '2001:db8::7',
	macAddress: '00:1A:2B:3C:4D:5E',
	serialNumber: 'sn-1',
	riskLevel: 85,
	firstSeen: `${FIRST}+00:00`,
	lastSeen: `${LAST}+00:00`,
};

const INVENTORY = {
	message: 'Device Lobby camera',
	time: LAST_MS,
	class_uid: 5001,
	class_name: 'Device Inventory Info',
	category_uid: 5,
	category_name: 'Discovery',
	activity_id: 2,
	activity_name: 'Collect',
	type_uid: 500102,
	type_name: 'Device Inventory Info: Collect',
	severity_id: 1,
	severity: 'Informational',
};
const ASSET = {
	uid: '15701',
	name: 'Lobby camera',
	hostname: 'CAM-1',
	type_id: 7,
	type: 'IOT',
	ip: '10.0.0.7',
	mac: '00:1A:2B:3C:4D:5E',
	vendor_name: 'Vistaform',
	model: 'Dome 2',
	hw_info: { serial_number: 'sn-1' },
	os: { name: 'Linux', type_id: 200, type: 'Linux', version: '6.1' },
	risk_score: 85,
	first_seen_time: FIRST_MS,
	last_seen_time: LAST_MS,
};

test('a device of API v3 is an inventory record with its keys, and what is Armis’ own stays as it was sent', () => {
	const { observables, ...event } = mapped(DEVICE, CAMERA);
	const { site, boundaries, tags, purdue_level, visibility, category, type, names, serial_numbers } = CAMERA;
	expect(event).toEqual({
		...INVENTORY,
		device: {
			...ASSET,
			network_interfaces: [
				{ name: 'eth0', ip: '10.0.0.8', mac: '00:1A:2B:3C:4D:5E' },
				{ hostname: 'cam-1.acme.example' },
				{ ip: '2001:db8::7' },
			],
		},
		metadata: metadata('API v3', 'devices', { uid: 'armis:device:15701', original_time: LAST }),
		unmapped: {
			...{ site, boundaries, tags, purdue_level, visibility, category, type, names, serial_numbers },
			network_interfaces: [
				{ name: 'eth0', ipv4_address: '10.0.0.8', mac_address: '00:1A:2B:3C:4D:5E' },
				{ alias: 'nothing else' },
			],
			asset_id: 15701,
		},
	});
	expect((observables as Row[]).map(({ type: kind, value }) => `${String(kind)} ${String(value)}`).sort()).toEqual([
		'Hostname cam-1',
		'Hostname cam-1.acme.example',
		'IP Address 10.0.0.7',
		'IP Address 10.0.0.8',
		'IP Address 2001:db8::7',
		'MAC Address 00:1a:2b:3c:4d:5e',
		'Serial Number SN-1',
	]);
});

test('a device of API v1 gives the same, also where several addresses stand in one text', () => {
	const { device, unmapped, ...event } = mapped(SEARCHED_DEVICE, SEARCHED_CAMERA);
	const interfaces = [{ hostname: 'cam-1.acme.example' }, { ip: '10.0.0.8' }, { ip: '2001:db8::7' }];
	expect(device).toEqual({ ...ASSET, network_interfaces: interfaces });
	expect(event).toMatchObject({ ...INVENTORY, metadata: { uid: 'armis:device:15701' } });
	const { names, type, ipAddress } = SEARCHED_CAMERA;
	expect(unmapped).toEqual({ names, type, typeEnum: 'IP_CAMERA', ipAddress });
});

test('the type of a device is one of OCSF only where Armis’ word has the same meaning', async () => {
	await expectRows<unknown>(
		[
			['Laptops', [3, 'Laptop']],
			['SERVER', [1, 'Server']],
			['Mobile Phones', [5, 'Mobile']],
			['VIRTUAL_MACHINES', [6, 'Virtual']],
			['Switches', [10, 'Switch']],
			['Infusion Pumps', [99, 'Infusion Pumps']],
			['Access Points', [99, 'Access Points']],
			['', [0, 'Unknown']],
			[null, [0, 'Unknown']],
		],
		(type) => parts(mapped(DEVICE, { device_id: 1, type } as Row), 'device.type_id', 'device.type'),
	);
});

withSchema('by the schema of OCSF', () => {
	test('events of devices of both APIs are valid', () => {
		expect([mapped(DEVICE, CAMERA), mapped(SEARCHED_DEVICE, SEARCHED_CAMERA)].flatMap(faultsOf)).toEqual([]);
	});
});

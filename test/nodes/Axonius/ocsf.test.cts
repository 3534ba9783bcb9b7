import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { Row } from '../../../core/pages/page-style';
import { assetShape } from '../../../nodes/Axonius/assets';
import { beside } from '../../harness/beside.cts';
import { expectRows } from '../../harness/rows';
import { faultsOf, leavesLost, withSchema } from '../../core/ocsf/schema.cts';
import { onBoth } from './both.cts';
import { by, ids, tenant } from './setting.cts';

const recordings = beside('recordings/axonius');
const TYPES = ['devices', 'users', 'alert_findings', 'vulnerabilities', 'vulnerability_instances'];
const ID = '0445bd9d1a2f4c5e8b7a6c3d2e1f0a9b';
const SEEN = 'Thu, 27 Nov 2025 04:43:39 GMT';
const FIRST = 'Wed, 07 Sep 2022 04:27:42 GMT';

const ocsf = (operation: string, more: INodeParameters = {}) => ({
	...{ resource: 'asset', operation, output: 'ocsf' },
	...more,
});
const session = {
	access: { base: new URL('https://acme.on.axonius.com/') },
	clock: { now: () => 0 },
};

/** A row of a list, from the short names of its fields. */
function rowOf(data: IDataObject, more: IDataObject = {}): Row {
	const named = Object.entries(data).map(([name, value]) => [`specific_data.data.${name}`, value]);
	return { internal_axon_id: ID, ...more, ...Object.fromEntries(named) } as Row;
}

/** Its join keys, which are in any order, by their names. @throws the reason where there is none */
function eventOf(type: string, row: Row): IDataObject {
	const event = assetShape(type, [], 'ocsf')(row, session);
	if (event instanceof NotMapped) throw new Error(event.reason);
	const { observables, ...rest } = event;
	return observables === undefined ? rest : { ...rest, observables: byName(observables as IDataObject[]) };
}

function byName(list: IDataObject[]): IDataObject[] {
	return [...list].sort((a, b) => String(a.name).localeCompare(String(b.name)));
}

const HEAD = {
	devices: headOf(5001, 'Device Inventory Info', [5, 'Discovery'], [2, 'Collect']),
	users: headOf(5003, 'User Inventory Info', [5, 'Discovery'], [2, 'Collect']),
	alert_findings: headOf(2004, 'Detection Finding', [2, 'Findings'], [1, 'Create']),
	vulnerability_instances: headOf(2002, 'Vulnerability Finding', [2, 'Findings'], [1, 'Create']),
};

function headOf(uid: number, name: string, category: [number, string], activity: [number, string]): IDataObject {
	return {
		...{ class_uid: uid, class_name: name, category_uid: category[0], category_name: category[1] },
		...{ activity_id: activity[0], activity_name: activity[1] },
		...{ type_uid: uid * 100 + activity[0], type_name: `${name}: ${activity[1]}` },
	};
}

function metadataOf(type: string, original: string, more: IDataObject = {}): IDataObject {
	const product = { name: 'Axonius', vendor_name: 'Axonius', url_string: 'https://acme.on.axonius.com' };
	return { version: '1.8.0', product, uid: `axonius:${ID}`, original_time: original, log_name: type, ...more };
}

function observable(name: string, type_id: number, type: string, value: string): IDataObject {
	return { name, type_id, type, value };
}

describe('As an event of OCSF', () => {
	test('a device is what Axonius knows of it: names, addresses, system, hardware, owner, times and tags', () => {
		const row = rowOf(
			{
				hostname_preferred: 'WEB-1.corp.example.com',
				hostname: ['WEB-1.corp.example.com', 'web-1'],
				name: ['Web Server 1'],
				'network_interfaces.ips_preferred': ['10.0.60.215'],
				'network_interfaces.ips': ['10.0.60.215', 'fe80::1'],
				'network_interfaces.mac': ['00:0C:29:12:52:47'],
				'os.type': ['Linux'],
				'os.type_distribution_preferred': 'Linux Red Hat 8',
				'os.os_dotted': '8',
				device_manufacturer: ['Dell'],
				device_serial: ['85584A471A1FEDBF'],
				owner: ['ada'],
				last_used_users: ['bob'],
				agent_versions: [{ adapter: 'tanium', version: '7.4' }],
				first_seen: FIRST,
				last_seen: SEEN,
				fetch_time: [],
			},
			{ adapters: ['tanium_adapter', 'tanium_adapter'], adapter_list_length: 1, labels: ['production'] },
		);
		expect(eventOf('devices', row)).toEqual({
			...HEAD.devices,
			message: 'Device WEB-1.corp.example.com (Linux Red Hat 8)',
			time: Date.parse(SEEN),
			...{ severity_id: 1, severity: 'Informational' },
			device: {
				...{ type_id: 0, type: 'Unknown' },
				uid: ID,
				hostname: 'WEB-1.corp.example.com',
				name: 'Web Server 1',
				vendor_name: 'Dell',
				hw_info: { serial_number: '85584A471A1FEDBF' },
				ip: '10.0.60.215',
				mac: '00:0C:29:12:52:47',
				network_interfaces: [{ hostname: 'web-1' }, { ip: 'fe80::1' }],
				os: { name: 'Linux Red Hat 8', type_id: 200, type: 'Linux', version: '8' },
				owner: { name: 'ada' },
				agent_list: [{ name: 'tanium', version: '7.4' }],
				first_seen_time: Date.parse(FIRST),
				last_seen_time: Date.parse(SEEN),
			},
			observables: byName([
				observable('device.hostname', 1, 'Hostname', 'web-1.corp.example.com'),
				observable('device.hw_info.serial_number', 37, 'Serial Number', '85584A471A1FEDBF'),
				observable('device.owner.name', 4, 'User Name', 'ada'),
				observable('device.ip', 2, 'IP Address', '10.0.60.215'),
				observable('device.network_interfaces[].ip', 2, 'IP Address', 'fe80::1'),
				observable('device.network_interfaces[].hostname', 1, 'Hostname', 'web-1'),
				observable('device.mac', 3, 'MAC Address', '00:0c:29:12:52:47'),
			]),
			metadata: metadataOf('devices', SEEN, { labels: ['production'] }),
			unmapped: {
				adapters: ['tanium_adapter', 'tanium_adapter'],
				adapter_list_length: 1,
				'specific_data.data.last_used_users': ['bob'],
			},
		});
	});

	test('a user has the person, the account and what the adapters agree about', () => {
		const row = rowOf({
			username: ['ada'],
			mail: ['Ada@corp.example.com', 'ada@example.com'],
			display_name: 'Ada Byron',
			domain: 'corp.example.com',
			is_admin: [true, false],
			account_disabled: [false],
			is_locked: [true, false],
			employee_id: 7,
			user_department: ['Engineering'],
			associated_groups: [{ display_name: 'Users', remote_id: 'aa8ceb7e' }],
			last_seen: SEEN,
		});
		expect(eventOf('users', row)).toEqual({
			...HEAD.users,
			message: 'User Ada Byron',
			time: Date.parse(SEEN),
			...{ severity_id: 1, severity: 'Informational' },
			user: {
				uid: ID,
				name: 'ada',
				email_addr: 'Ada@corp.example.com',
				display_name: 'Ada Byron',
				domain: 'corp.example.com',
				...{ type_id: 2, type: 'Admin' },
				account: { name: 'ada', is_disabled: false },
				groups: [{ name: 'Users', uid: 'aa8ceb7e' }],
				ldap_person: { employee_uid: '7', department: 'Engineering' },
			},
			observables: byName([
				observable('user.name', 4, 'User Name', 'ada'),
				observable('user.email_addr', 5, 'Email Address', 'ada@corp.example.com'),
			]),
			metadata: metadataOf('users', SEEN),
			unmapped: {
				'specific_data.data.mail': ['Ada@corp.example.com', 'ada@example.com'],
				'specific_data.data.is_admin': [true, false],
				'specific_data.data.is_locked': [true, false],
			},
		});
	});

	test('an alert finding has a title, a severity, a status and its rule; it names no asset', () => {
		const row = rowOf({
			alert_id: '984',
			alert_config_id: '66447fe5e6c4840f32a5b94f',
			finding_name: 'Failed Adapters',
			finding_severity: 'high',
			finding_message: '',
			status: 'open',
			source: 'alert_rule',
			finding_asset_type: 'adapters_fetch_history',
			trigger_date: SEEN,
		});
		expect(eventOf('alert_findings', row)).toEqual({
			...HEAD.alert_findings,
			message: 'Failed Adapters',
			time: Date.parse(SEEN),
			...{ severity_id: 4, severity: 'High', status_id: 1, status: 'New', is_alert: true },
			finding_info: {
				uid: ID,
				uid_alt: '984',
				title: 'Failed Adapters',
				created_time: Date.parse(SEEN),
				analytic: { uid: '66447fe5e6c4840f32a5b94f', category: 'alert_rule', type_id: 1, type: 'Rule' },
			},
			metadata: metadataOf('alert_findings', SEEN),
			unmapped: {
				'specific_data.data.status': 'open',
				'specific_data.data.finding_asset_type': 'adapters_fetch_history',
			},
		});
	});

	test('a vulnerability on a device has the CVE with its scores, and the device as resource', () => {
		const row = rowOf({
			cve_id: 'CVE-2024-6996',
			cve_severity: 'HIGH',
			cvss: 8.8,
			cvss_vector: 'CVSS:3.1/AV:N/AC:H',
			cvss3_score: '8.8',
			cvss2_score: '4.4',
			'epss.score': 0.00924,
			cwe_id: ['CWE-362'],
			software_name: ['google chrome'],
			software_version: ['83.0'],
			device_internal_axon_id: 'f'.repeat(32),
			associated_asset_type: 'devices',
			first_seen: FIRST,
		});
		expect(eventOf('vulnerability_instances', row)).toEqual({
			...HEAD.vulnerability_instances,
			message: `CVE-2024-6996 (HIGH) on ${'f'.repeat(32)}`,
			time: Date.parse(FIRST),
			...{ severity_id: 4, severity: 'High' },
			finding_info: { uid: ID },
			vulnerabilities: [
				{
					cve: {
						uid: 'CVE-2024-6996',
						cvss: [
							{ base_score: 8.8, version: '3.1', vector_string: 'CVSS:3.1/AV:N/AC:H' },
							{ base_score: 4.4, version: '2.0' },
						],
						epss: { score: '0.00924' },
						related_cwes: [{ uid: 'CWE-362' }],
					},
					affected_packages: [{ name: 'google chrome', version: '83.0' }],
					first_seen_time: Date.parse(FIRST),
				},
			],
			resources: [{ uid: 'f'.repeat(32), type: 'devices' }],
			observables: [observable('vulnerabilities[].cve.uid', 18, 'CVE uid', 'CVE-2024-6996')],
			metadata: metadataOf('vulnerability_instances', FIRST),
		});
	});
});

test('an event says only what Axonius says', async () => {
	const at = (event: IDataObject, place: string) =>
		place.split('.').reduce<unknown>((value, name) => (value as IDataObject | undefined)?.[name], event);
	const cve = { cve_id: 'CVE-2025-1000' };
	await expectRows<[type: string, data: IDataObject, place: string]>(
		[
			[['devices', { 'os.type': 'Plan 9' }, 'device.os'], { name: 'Plan 9', type_id: 99, type: 'Plan 9' }],
			[['devices', { 'os.type': null, 'os.os_str': 'rhel 8' }, 'device.os.type'], 'Linux'],
			[['devices', { 'os.type': ['OS X'] }, 'device.os.type_id'], 300],
			[['devices', { 'os.os_dotted': '8' }, 'device.os'], undefined],
			[['devices', { device_type: ['Laptop'] }, 'device.type_id'], 3],
			[['devices', { device_type: 'Host' }, 'device.type'], 'Host'],
			[['devices', { hostname: 'two words', name: 'two words' }, 'device.hostname'], undefined],
			[['devices', { hostname: [] }, 'message'], `Device ${ID}`],
			[['devices', { hostname_preferred: 'b', hostname: ['a', 'b'] }, 'device.hostname'], 'b'],
			[
				['devices', { hostname_preferred: 'b', hostname: ['a', 'b'] }, 'device.network_interfaces'],
				[{ hostname: 'a' }],
			],
			[['devices', { device_serial: ['N/A', 'S-1'] }, 'device.hw_info'], { serial_number: 'S-1' }],
			[['devices', { 'network_interfaces.ips_preferred': '10.0.0.1' }, 'device.ip'], '10.0.0.1'],
			[
				[
					'devices',
					{ 'network_interfaces.mac_preferred': '001A2B3C4D5E', 'network_interfaces.mac': ['x'] },
					'device.mac',
				],
				'00:1A:2B:3C:4D:5E',
			],
			[['devices', { last_seen: [FIRST, SEEN], first_seen: [SEEN, FIRST] }, 'time'], Date.parse(SEEN)],
			[['devices', { first_seen: [SEEN, FIRST] }, 'device.first_seen_time'], Date.parse(FIRST)],
			[['devices', { last_seen: 'never' }, 'time'], 0],
			[['devices', { owner: '' }, 'device.owner'], undefined],
			[['users', { is_admin: false }, 'user.type_id'], undefined],
			[['users', { is_admin: 'True' }, 'user.type_id'], 2],
			[['users', { username: 'ada', account_disabled: [true, false] }, 'user.account'], { name: 'ada' }],
			[['users', { account_disabled: true }, 'user.account'], undefined],
			[['users', { mail: 'no address' }, 'user.email_addr'], undefined],
			[['alert_findings', { status: 'muted' }, 'status'], 'muted'],
			[['alert_findings', { status: ['closed'] }, 'status_id'], 4],
			[['alert_findings', { status: ['Closed'] }, 'activity_name'], 'Close'],
			[['alert_findings', { status: 'resolved' }, 'type_uid'], 200403],
			[['alert_findings', { status: 'In Progress' }, 'activity_name'], 'Update'],
			[['alert_findings', { status: 'In Progress' }, 'metadata.uid'], `axonius:${ID}:in progress`],
			[['alert_findings', { status: 'muted' }, 'activity_id'], 1],
			[['alert_findings', { finding_severity: 'Informational' }, 'severity_id'], 1],
			[['vulnerabilities', { ...cve, cve_severity: 'MODERATE' }, 'severity'], 'Medium'],
			[['vulnerabilities', { ...cve, cve_severity: 'NONE' }, 'severity_id'], 1],
			[['alert_findings', {}, 'severity_id'], 0],
			[['alert_findings', { alert_id: '7' }, 'message'], 'Alert finding 7'],
			[['alert_findings', {}, 'message'], 'Alert finding'],
			[['vulnerabilities', { ...cve, cvss: 5 }, 'vulnerabilities.0.cve.cvss'], undefined],
			[
				['vulnerabilities', { ...cve, cvss: 5, cvss_version: 'v3.0' }, 'vulnerabilities.0.cve.cvss.0'],
				{ base_score: 5, version: '3.0' },
			],
			[
				['vulnerabilities', { ...cve, cvss3_score: [0, 1] }, 'vulnerabilities.0.cve.cvss'],
				[{ base_score: 0, version: '3' }],
			],
			[
				['vulnerabilities', { ...cve, software_name: ['a', 'b'], software_version: ['1'] }, 'vulnerabilities.0'],
				{ cve: { uid: cve.cve_id } },
			],
			[['vulnerabilities', { cve_id: 'GHSA-abcd' }, 'vulnerabilities'], [{ advisory: { uid: 'GHSA-abcd' } }]],
			[['vulnerabilities', { cve_id: ['GHSA-abcd', cve.cve_id] }, 'vulnerabilities'], [{ cve: { uid: cve.cve_id } }]],
			[['vulnerabilities', { cve_id: [] }, 'message'], 'the attribute vulnerabilities has no value'],
			[['vulnerabilities', cve, 'resources'], undefined],
			[['vulnerability_instances', { ...cve, associated_asset_type: 'devices' }, 'resources'], undefined],
			[['vulnerability_instances', { ...cve, cve_severity: 'NONE' }, 'severity'], 'Informational'],
		],
		([type, data, place]) => at(eventOf(type, rowOf(data)), place),
	);
});

test('of an asset with the records of its adapters, each value is found, and the records stay whole', () => {
	const specific_data = [
		{ plugin_name: 'a', data: { hostname: 'web-1', os: { type: 'Linux' }, last_seen: FIRST } },
		{ plugin_name: 'b', data: { hostname: 'WEB-1', network_interfaces: [{ ips: ['10.0.0.1'], mac: '000C29125247' }] } },
		{ plugin_name: 'c', data: { last_seen: SEEN, image: 'x' } },
	];
	const event = eventOf('devices', rowOf({ hostname: 'preferred', image: 'x' }, { specific_data }));
	expect(event).toMatchObject({
		time: Date.parse(SEEN),
		device: { hostname: 'preferred', ip: '10.0.0.1', mac: '00:0C:29:12:52:47', os: { type_id: 200 } },
	});
	expect(event.unmapped).toEqual({ specific_data });
});

withSchema('An event is valid, and nothing is lost', () => {
	onBoth('for every asset of a tenant, of each type', async (version) => {
		const { vendor, run } = await tenant(version);
		for (const type of TYPES) {
			const { json, hints } = await run(ocsf('getAll', { assetType: by('id', type), returnAll: true }));
			expect([type, hints.filter(({ message }) => /OCSF/.test(message))]).toEqual([type, []]);
			expect(json).toHaveLength(vendor.assets(type).length);
			expect([type, [...new Set(json.flatMap(faultsOf))]]).toEqual([type, []]);
			const [{ internal_axon_id: id }] = vendor.assets(type);
			const [{ json: raw }] = (
				await run({
					...ocsf('get', { assetType: by('id', type), assetId: by('id', id) }),
					output: 'raw',
				})
			).items;
			const one = (await run(ocsf('get', { assetType: by('id', type), assetId: by('id', id) }))).json[0];
			expect([type, faultsOf(one), leavesLost({ ...raw, asset_type: undefined }, one)]).toEqual([type, [], []]);
			expect([one.class_uid, metadataIn(one).uid]).toEqual([json[0].class_uid, `axonius:${id}`]);
		}
	});

	recordings.test('for every recorded answer', () => {
		const { assets } = recordings.json('assets-flattened-fields.json') as { assets: Row[] };
		const [{ EntityResult: user }] = recordings.json('user-enrichment-masked.json') as [{ EntityResult: Row }];
		// The integrator has turned the dots of names into dashes.
		const dotted = assets.map((row) =>
			Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replaceAll('-', '.'), value])),
		) as Row[];
		const [domainController, person, web] = dotted;
		const given: Array<[string, Row]> = [
			['devices', domainController],
			['devices', web],
			...(['users', 'devices'] as const).map((type): [string, Row] => [type, person]),
			['users', { ...user, specific_data: user.adapters }],
		];
		expect(given.flatMap(([type, row]) => faultsOf(eventOf(type, row)))).toEqual([]);
		expect(given.flatMap(([type, row]) => leavesLost(row, eventOf(type, row)))).toEqual([]);
		expect(eventOf('devices', domainController)).toMatchObject({
			message: 'Device dc01.corp.example.com (Windows Server 2019 Datacenter)',
			device: {
				ip: '10.10.1.5',
				mac: '00:50:56:a1:23:45',
				network_interfaces: [{ hostname: 'dc01' }, { ip: '192.168.1.5' }],
			},
		});
	});
});

function metadataIn({ metadata }: IDataObject): IDataObject {
	return metadata as IDataObject;
}

describe('Output OCSF', () => {
	onBoth(
		'is refused for types without an event before anything is sent, with the types that have one',
		async (version) => {
			const place = await tenant(version);
			const assetType = by('id', 'software');
			const trigger = { event: 'assetEnteredQuery', assetType, savedQueryId: by('id', 'a'), output: 'ocsf' };
			const outcomes = [
				await place.run(ocsf('get', { assetType, assetId: by('id', ID) })),
				await place.run(ocsf('getAll', { assetType })),
				await place.run(ocsf('export', { assetType, fields: ['a'] })),
				await place.poll(trigger, {}),
			];
			for (const { error } of outcomes) {
				expect(error?.message).toContain('OCSF has no class for assets of the type software');
				expect(error).toMatchObject({ description: expect.stringContaining(TYPES.join(', ')) });
			}
			expect(place.asked()).toEqual([]);
		},
	);

	onBoth(
		'asks for what the event needs, and for the chosen fields, which stand among what is not mapped',
		async (version) => {
			const { vendor, run, asked } = await tenant(version, { devices: 1 });
			const fields = ['specific_data.data.software_cves.cve_id_count', 'asset_type'];
			const [event] = (await run(ocsf('getAll', { fields }))).json;
			const { fields: sent } = asked()[0].body as { fields: string[] | { devices: string[] } };
			const names = Array.isArray(sent) ? sent : sent.devices;
			expect(names).toEqual(expect.arrayContaining([fields[0], 'specific_data.data.device_serial']));
			expect(names).not.toContain('asset_type');
			expect(event.unmapped).toMatchObject({ [fields[0]]: vendor.devices[0][fields[0]] });
			expect(event).toMatchObject({
				device: { hw_info: { serial_number: vendor.devices[0]['specific_data.data.device_serial'] } },
			});
		},
	);

	test('is written to a file with a column for each chosen name; a hint names those that are empty', async () => {
		const { vendor, run } = await tenant('v2', { devices: 3 });
		const written = async (fields: string[], empty?: string) => {
			const result = await run(ocsf('export', { format: 'csv', csvFor: 'programs', fields }));
			expect(result.json).toMatchObject([{ count: 3, notMapped: 0, complete: true }]);
			const hints = result.hints.map(({ message }) => message).filter((message) => message.includes('No record has'));
			expect(hints).toEqual(empty ? [expect.stringContaining(`No record has a value for ${empty}: `)] : []);
			return String(await result.binary(result.items[0])).split('\r\n');
		};
		const count = 'specific_data.data.software_cves.cve_id_count';
		const chosen = ['device.hw_info.serial_number', count, 'metadata.uid'];
		const [{ internal_axon_id: id, 'specific_data.data.device_serial': serial, [count]: cves }] = vendor.devices;
		expect((await written(chosen)).slice(0, 2)).toEqual([
			`device.hw_info.serial_number,unmapped.${count},metadata.uid`,
			`${String(serial)},${String(cves)},axonius:${id}`,
		]);
		expect((await written(['devise.ip'], 'devise.ip'))[0]).toBe('devise.ip');
		const [heading] = await written(['device.hostnam', 'metadata.uid', 'labls'], 'device.hostnam, unmapped.labls');
		expect(heading).toBe('device.hostnam,metadata.uid,unmapped.labls');
	});

	onBoth('of the triggers has the key of the event in metadata.uid', async (version) => {
		const { vendor, poll } = await tenant(version, { endTime: Date.now() });
		const found = await poll({ event: 'newAlertFinding', output: 'ocsf' }, {}, { mode: 'manual' });
		expect(found.json.map((event) => metadataIn(event).uid)).toEqual(
			ids(vendor.alertFindings)
				.reverse()
				.slice(0, 5)
				.map((id) => `axonius:${String(id)}`),
		);
		const [{ uuid }] = vendor.savedQueries;
		const entered = { event: 'assetEnteredQuery', savedQueryId: by('id', uuid), output: 'ocsf' };
		const devices = (await poll(entered, {}, { mode: 'manual' })).json;
		expect(devices.map((event) => [event.class_uid, metadataIn(event).uid])).toEqual(
			vendor
				.membersOf(uuid)
				.slice(0, devices.length)
				.map((id) => [5001, `axonius:${id}`]),
		);
		expect([...found.json, ...devices].filter((event) => 'dedupeKey' in event)).toEqual([]);
	});
});

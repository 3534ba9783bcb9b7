/** What holds for the events of all kinds of records: recorded answers, all records of a tenant, and odd ones. */
import { EventMapper } from '../../../core/ocsf/event';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { Row } from '../../../core/pages/page-style';
import { alertEvent } from '../../../nodes/Armis/ocsf/alerts';
import { deviceEvent, searchedDeviceEvent } from '../../../nodes/Armis/ocsf/devices';
import { matchEvent, vulnerabilityEvent } from '../../../nodes/Armis/ocsf/vulnerabilities';
import { ALERT, DEVICE, MATCH, SEARCHED_DEVICE, VULNERABILITY } from '../../../nodes/Armis/records';
import { faultsOf, leavesLost, withSchema } from '../../core/ocsf/schema.cts';
import { beside } from '../../harness/beside.cts';
import { expectRows } from '../../harness/rows';
import { eventOf, mapped, parts } from './ocsf-setting.cts';
import { by, tenant } from './setting.cts';

const KINDS = { ALERT, DEVICE, MATCH, SEARCHED_DEVICE, VULNERABILITY };
type Kind = keyof typeof KINDS;

const recordings = beside('recordings/armis');

/** All records of a tenant, as its APIs send them. */
async function records(): Promise<Array<[kind: Kind, rows: Row[]]>> {
	const { vendor, run } = await tenant({ alerts: 60, devices: 60, vulnerabilities: 40 });
	const { json } = await run({ resource: 'device', operation: 'getAll', returnAll: true, output: 'raw' });
	return [
		['ALERT', vendor.alerts as unknown as Row[]],
		['DEVICE', json],
		['SEARCHED_DEVICE', vendor.devices as unknown as Row[]],
		['VULNERABILITY', vendor.vulnerabilities as unknown as Row[]],
		['MATCH', vendor.matches],
	];
}

/** What is wrong with the event of a record; a record without one is named. */
function faults(kind: Kind, row: Row): unknown[] {
	const event = eventOf(KINDS[kind], row);
	if (event instanceof NotMapped) return [event.reason];
	return [...faultsOf(event), ...leavesLost(row, event)];
}

withSchema('Events of OCSF', () => {
	test('are from fields that clients of Armis have: what is only a conclusion is named so', () => {
		const shapes = [alertEvent, deviceEvent, searchedDeviceEvent, vulnerabilityEvent, matchEvent];
		const certainties = shapes.flatMap(({ tables }) => tables.flatMap(({ attributes }) => Object.entries(attributes)));
		const others = certainties.filter(([, { certainty, constant }]) => certainty !== 'seen' && constant === undefined);
		expect(others.map(([name, { certainty }]) => `${name}: ${certainty}`)).toEqual(
			Array(2).fill('risk_level: assumed'),
		);
	});

	test('are valid for each record of a tenant, and no value is lost', async () => {
		const all = await records();
		expect(all.map(([, rows]) => rows.length > 20)).toEqual([true, true, true, true, true]);
		expect(all.flatMap(([kind, rows]) => rows.flatMap((row) => faults(kind, row)))).toEqual([]);
	});

	recordings.test('are valid for recorded answers, also where another kind of record is among them', () => {
		const [{ EntityResult: masked }] = recordings.json('device-enrichment-masked.json') as [{ EntityResult: Row }];
		const { searchResult: mixed } = recordings.json('search-results-mixed-kinds.json') as { searchResult: Row[] };
		expect([masked, ...mixed].flatMap((row) => faults('SEARCHED_DEVICE', row))).toEqual([]);
		expect(faults('VULNERABILITY', mixed[2])).toEqual([]);
		expect(
			parts(mapped(SEARCHED_DEVICE, mixed[0]), 'device.hostname', 'device.ip', 'device.os.type', 'device.risk_score'),
		).toEqual(['DESKTOP-FINANCE-01', '192.168.1.50', 'Windows', 85]);
	});
});

describe('Output OCSF', () => {
	test('of devices asks for all built-in fields, also in a file with chosen attributes', async () => {
		const { run, asked, vendor } = await tenant({ devices: 3 });
		const { id } = vendor.devices[0];
		const own = { resource: 'device', output: 'ocsf' };
		await run({ ...own, operation: 'get', deviceId: by('id', id) });
		await run({ ...own, operation: 'getAll', returnAll: true });
		await run({ ...own, operation: 'export', format: 'csv', fields: ['device.ip', 'message'] });
		const fields = asked().map(({ body }) => (body as { fields: string[] }).fields);
		expect(fields).toHaveLength(3);
		expect(fields.every((some) => some.includes('network_interfaces') && some.length === 22)).toBe(true);
	});

	test('of Get Devices and Get Matches gives events, and says how many matches have none', async () => {
		const { run, vendor } = await tenant();
		const alert = vendor.alerts.find(({ deviceIds }) => deviceIds.length > 0)!;
		const ofAlert = { resource: 'alert', operation: 'getDevices', alertId: by('id', alert.alertId), output: 'ocsf' };
		expect((await run(ofAlert)).json.map((event) => parts(event, 'device.uid')[0])).toEqual(
			alert.deviceIds.map(String),
		);
		const { cveUid } = vendor.matches[0];
		const ofCve = { resource: 'vulnerability', operation: 'getMatches', ids: cveUid, returnAll: true, output: 'ocsf' };
		const { json } = await run(ofCve);
		const pairs = vendor.matches.filter((match) => match.cveUid === cveUid);
		expect(json.map((event) => parts(event, 'finding_info.uid')[0])).toEqual(
			pairs.map(({ deviceId }) => `${cveUid}:${deviceId}`),
		);
		jest.spyOn(EventMapper.prototype, 'eventOf').mockReturnValueOnce(new NotMapped('the attribute x has no value'));
		const some = await run(ofCve);
		expect(some.json).toEqual(json.slice(1));
		expect(some.hints[0].message).toContain(
			'1 of the matches are left out because they have no OCSF event: the attribute x',
		);
	});
});

test('the message names a record by what it has: its title, its name, or its ID', async () => {
	await expectRows<readonly [kind: Kind, row: Row]>(
		[
			[['ALERT', { alertId: 7, title: 'Port scan' }], 'Port scan'],
			[['ALERT', { alertId: 7, title: '', type: 'Anomaly Detection' }], 'Anomaly Detection'],
			[['ALERT', { alertId: 7 }], 'Alert 7'],
			[['DEVICE', { device_id: 7, display: 'cam-1' }], 'Device cam-1'],
			[['DEVICE', { device_id: 7, display: null }], 'Device 7'],
			[['SEARCHED_DEVICE', { id: 7, displayTitle: 'Lobby camera', name: 'cam-1' }], 'Device Lobby camera'],
			[['SEARCHED_DEVICE', { id: 7, name: 'cam-1' }], 'Device cam-1'],
			[['SEARCHED_DEVICE', { id: 7 }], 'Device 7'],
			[['VULNERABILITY', { id: 'CVE-2026-1001', description: 'A flaw.' }], 'CVE-2026-1001 A flaw.'],
			[['VULNERABILITY', { cveUid: 'CVE-2026-1001', commonName: 'Bug', description: 'A flaw.' }], 'CVE-2026-1001 Bug'],
		],
		([kind, row]) => mapped(KINDS[kind], row).message,
	);
});

test('the event of a record has the key of the record, also where its ID stands in another field, and its own once it is closed', async () => {
	await expectRows<readonly [kind: Kind, row: Row]>(
		[
			[['ALERT', { alertId: '7' }], 'armis:alert:7'],
			[['DEVICE', { device_id: 7 }], 'armis:device:7'],
			[['SEARCHED_DEVICE', { id: 7 }], 'armis:device:7'],
			[['SEARCHED_DEVICE', { id: true }], undefined],
			[['VULNERABILITY', { cveUid: 'CVE-2026-1001' }], 'armis:vulnerability:CVE-2026-1001'],
			[['VULNERABILITY', { id: 'CVE-1', status: 'Resolved' }], 'armis:vulnerability:CVE-1:Resolved'],
			[['MATCH', { cveUid: 'CVE-2026-1001', deviceId: 7 }], 'armis:vulnerability-match:CVE-2026-1001:7'],
			[['MATCH', { cveUid: 'CVE-1', deviceId: 7, status: 'Resolved' }], 'armis:vulnerability-match:CVE-1:7:Resolved'],
		],
		([kind, row]) => parts(mapped(KINDS[kind], row), 'metadata.uid')[0],
	);
});

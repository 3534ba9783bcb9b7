import type { Row } from '../../../core/pages/page-style';
import { ALERT } from '../../../nodes/Armis/records';
import { faultsOf, withSchema } from '../../core/ocsf/schema.cts';
import { expectRows } from '../../harness/rows';
import { eventOf, mapped, metadata, parts, READ_AT } from './ocsf-setting.cts';

const RAISED = '2025-03-29T02:50:06.124000+00:00';
const RAISED_MS = Date.parse('2025-03-29T02:50:06.124Z');
const CHANGED = '2025-03-29T09:00:00+00:00';
const CHANGED_MS = Date.parse('2025-03-29T09:00:00Z');

const PORT_SCAN: Row = {
	alertId: 71,
	title: 'Port scan from an internal device',
	description: 'A device probed 250 ports.',
	type: 'System Policy Violation',
	classification: 'Security - Threat',
	severity: 'Critical',
	status: 'Unhandled',
	time: RAISED,
	statusChangeTime: RAISED,
	lastAlertUpdateTime: null,
	deviceIds: [19, 469],
	affectedDevicesCount: 2,
	activityUUIDs: ['ec44388f-9530-4ca3-9781-8029905776ef'],
	connectionIds: [],
	policyId: 345,
	policyTitle: 'Heavy Port Scan',
	policyLabels: ['Security', 'Network'],
	mitreAttackLabels: [
		{
			matrix: 'Enterprise',
			tactic: 'TA0007 Discovery',
			technique: 'T1046 Network Service Discovery',
			subTechnique: null,
		},
	],
	sourceEndpoints: [{ id: 19, name: 'laptop-19', ip: ['10.9.0.19', '10.9.1.19'], type: 'Laptops', riskLevel: 80 }],
	destinationEndpoints: [{ id: 469, ip: '10.9.0.200', macAddress: ['00:1A:2B:3C:4D:5E'], type: 'PLCs' }],
};

const DEVICE = { type: 'Device', role_id: 3, role: 'Affected' };

describe('An alert', () => {
	const event = mapped(ALERT, PORT_SCAN);

	test('is a finding with all that a ticket needs, and the rest as Armis sent it', () => {
		expect(event).toEqual({
			message: 'Port scan from an internal device',
			time: RAISED_MS,
			class_uid: 2004,
			class_name: 'Detection Finding',
			category_uid: 2,
			category_name: 'Findings',
			activity_id: 1,
			activity_name: 'Create',
			type_uid: 200401,
			type_name: 'Detection Finding: Create',
			severity_id: 5,
			severity: 'Critical',
			status_id: 1,
			status: 'New',
			is_alert: true,
			finding_info: {
				uid: '71',
				title: 'Port scan from an internal device',
				desc: 'A device probed 250 ports.',
				types: ['System Policy Violation', 'Security - Threat'],
				created_time: RAISED_MS,
				modified_time: RAISED_MS,
				analytic: { name: 'Heavy Port Scan', uid: '345', type_id: 1, type: 'Rule' },
				attacks: [
					{
						tactic: { uid: 'TA0007', name: 'Discovery' },
						technique: { uid: 'T1046', name: 'Network Service Discovery' },
					},
				],
				related_events: [{ uid: 'ec44388f-9530-4ca3-9781-8029905776ef', type: 'Activity' }],
			},
			resources: [
				{ uid: '19', ...DEVICE },
				{ uid: '469', ...DEVICE },
			],
			evidences: [
				{
					src_endpoint: { uid: '19', name: 'laptop-19', ip: '10.9.0.19', type_id: 3, type: 'Laptop' },
					dst_endpoint: { uid: '469', ip: '10.9.0.200', mac: '00:1A:2B:3C:4D:5E', type_id: 99, type: 'PLCs' },
				},
			],
			observables: [
				{ name: 'evidences[].src_endpoint.ip', type_id: 2, type: 'IP Address', value: '10.9.0.19' },
				{ name: 'evidences[].dst_endpoint.ip', type_id: 2, type: 'IP Address', value: '10.9.0.200' },
				{ name: 'evidences[].dst_endpoint.mac', type_id: 3, type: 'MAC Address', value: '00:1a:2b:3c:4d:5e' },
			],
			metadata: metadata('API v1', 'alerts', { uid: 'armis:alert:71', original_time: RAISED }),
			unmapped: {
				status: 'Unhandled',
				affectedDevicesCount: 2,
				policyLabels: ['Security', 'Network'],
				mitreAttackLabels: [
					{ matrix: 'Enterprise', tactic: 'TA0007 Discovery', technique: 'T1046 Network Service Discovery' },
				],
				sourceEndpoints: PORT_SCAN.sourceEndpoints,
			},
		});
	});

	withSchema('by the schema of OCSF', () => {
		test('is valid', () => expect(faultsOf(event)).toEqual([]));
	});
});

describe('An alert with devices and activities', () => {
	const device = {
		id: 19,
		displayTitle: 'Laptop 19',
		names: 'laptop-19, x',
		ipAddress: '10.9.0.19, 10.9.1.19',
		riskLevel: 80,
	};
	const activity = { title: 'Port scan', content: '250 ports', time: RAISED };
	const event = mapped(ALERT, {
		...PORT_SCAN,
		devices: [device],
		activities: [{ ...activity, activityUUID: 'ec44388f-9530-4ca3-9781-8029905776ef' }],
	});

	test('has them as resources and related events; of what Armis no longer has, the ID; nothing is lost', () => {
		expect(event.resources).toEqual([
			{ uid: '19', name: 'Laptop 19', hostname: 'laptop-19', ip: '10.9.0.19', ...DEVICE },
			{ uid: '469', ...DEVICE },
		]);
		expect(parts(event, 'finding_info.related_events.0', 'unmapped.devices')).toEqual([
			{
				uid: 'ec44388f-9530-4ca3-9781-8029905776ef',
				title: 'Port scan',
				desc: '250 ports',
				created_time: RAISED_MS,
				type: 'Activity',
			},
			[device],
		]);
	});

	withSchema('by the schema of OCSF', () => {
		test('is valid', () => expect(faultsOf(event)).toEqual([]));
	});
});

test('an alert is created, updated when its status is another one, and closed when it is resolved, each with its own key', async () => {
	const KEY = 'armis:alert:1';
	const READ = ['activity_name', 'status', 'time', 'metadata.uid'];
	await expectRows<Row>(
		[
			[{ status: 'Unhandled', time: RAISED, statusChangeTime: RAISED }, ['Create', 'New', RAISED_MS, KEY]],
			[{ status: 'OPEN', time: RAISED }, ['Create', 'New', RAISED_MS, KEY]],
			[
				{ status: 'Unhandled', time: RAISED, statusChangeTime: CHANGED },
				['Update', 'New', CHANGED_MS, `${KEY}:Unhandled:${CHANGED}`],
			],
			[
				{ status: 'SUPPRESSED', time: RAISED, statusChangeTime: CHANGED },
				['Update', 'Suppressed', CHANGED_MS, `${KEY}:SUPPRESSED:${CHANGED}`],
			],
			[
				{ status: 'Suppressed', time: RAISED, statusChangeTime: null },
				['Update', 'Suppressed', RAISED_MS, `${KEY}:Suppressed`],
			],
			[
				{ status: 'Resolved', time: RAISED, statusChangeTime: CHANGED },
				['Close', 'Resolved', CHANGED_MS, `${KEY}:Resolved:${CHANGED}`],
			],
			[{ status: 'In Review', time: RAISED }, ['Create', 'In Review', RAISED_MS, KEY]],
			[{}, ['Create', undefined, READ_AT, KEY]],
		],
		(row) => parts(mapped(ALERT, { alertId: 1, ...row }), ...READ),
	);
});

test('the time of an alert keeps its microseconds, whichever time it is that the event happened at', () => {
	const times = { time: '2025-03-29T02:50:06.124100+00:00', statusChangeTime: '2025-03-29T03:00:00.000007+00:00' };
	for (const status of ['Unhandled', 'Resolved']) {
		const { metadata, unmapped } = mapped(ALERT, { alertId: 1, status, ...times });
		expect(JSON.stringify([metadata, unmapped])).toContain(times.time);
		expect(JSON.stringify([metadata, unmapped])).toContain(times.statusChangeTime);
	}
});

test('MITRE labels are read as objects of both APIs, as texts with dots, and as an ID with its name', async () => {
	const technique = { uid: 'T1046', name: 'Network Service Scanning' };
	await expectRows<unknown>(
		[
			[
				{ matrix: 'Enterprise', tactic: 'Initial Access', technique: 'Phishing', sub_technique: 'T1566.001' },
				[{ tactic: { name: 'Initial Access' }, technique: { name: 'Phishing' }, sub_technique: { uid: 'T1566.001' } }],
			],
			[
				{ tactic: 'TA0009 Collection', technique: null, subTechnique: 'T1056.001 - Keylogging' },
				[{ tactic: { uid: 'TA0009', name: 'Collection' }, sub_technique: { uid: 'T1056.001', name: 'Keylogging' } }],
			],
			[
				'Enterprise.TA0009.T1056.001',
				[{ tactic: { uid: 'TA0009' }, technique: { uid: 'T1056' }, sub_technique: { uid: 'T1056.001' } }],
			],
			[
				['Enterprise.Discovery.Network Service Discovery', 'T1046 - Network Service Scanning'],
				[{ tactic: { name: 'Discovery' }, technique: { name: 'Network Service Discovery' } }, { technique }],
			],
			['T1056.001 Keylogging', [{ sub_technique: { uid: 'T1056.001', name: 'Keylogging' } }]],
			['TA0007', [{ tactic: { uid: 'TA0007' } }]],
			['Discovery', undefined],
			[{ matrix: 'Enterprise' }, undefined],
			[[null, 7, ''], undefined],
		],
		(mitreAttackLabels) => parts(mapped(ALERT, { alertId: 1, mitreAttackLabels } as Row), 'finding_info.attacks')[0],
	);
});

test('endpoints are pairs only where there is one of each, and a mere text is an address or a name', async () => {
	await expectRows<[sources: unknown, destinations: unknown]>(
		[
			[
				[['laptop-001', '10.0.0.1'], ['server-xyz']],
				[
					{ src_endpoint: { name: 'laptop-001' } },
					{ src_endpoint: { ip: '10.0.0.1' } },
					{ dst_endpoint: { name: 'server-xyz' } },
				],
			],
			[['laptop-001', { id: 7 }], [{ src_endpoint: { name: 'laptop-001' }, dst_endpoint: { uid: '7' } }]],
			[
				[[{ type: 'Laptops' }, {}, null, ''], [{ name: 'x', ip: 'none', macAddress: [] }]],
				[{ dst_endpoint: { name: 'x' } }],
			],
			[[null, undefined], undefined],
		],
		([sourceEndpoints, destinationEndpoints]) =>
			mapped(ALERT, { alertId: 1, sourceEndpoints, destinationEndpoints } as Row).evidences,
	);
});

test('an alert without an ID has no event', () => {
	expect(eventOf(ALERT, { title: 'Port scan' })).toEqual({
		reason: 'the attribute finding_info would have no name or ID',
	});
});

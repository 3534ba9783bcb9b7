import type { IDataObject } from 'n8n-workflow';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { Row } from '../../../core/pages/page-style';
import { ALARMS, EVENTS } from '../../../nodes/UsmAnywhere/records';
import { faultsOf, leavesLost, withSchema } from '../../core/ocsf/schema.cts';
import { beside } from '../../harness/beside.cts';
import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

const READ_AT = 1_700_000_000_000;
const session = {
	access: { base: new URL('https://acme.alienvault.cloud/api/2.0') },
	clock: { now: () => READ_AT },
};

const recordings = beside('recordings/usm-anywhere');

function eventOf({ kind }: typeof ALARMS, row: Row): IDataObject {
	const event = kind.ocsf!(row, session);
	if (event instanceof NotMapped) throw new Error(event.reason);
	return event;
}
const alarmEvent = (alarm: Row) => eventOf(ALARMS, { uuid: 'a', ...alarm });
const eventEvent = (event: Row) => eventOf(EVENTS, { uuid: 'e', ...event });
/** Some attributes of an event, by their paths. */
const parts = (event: IDataObject, ...paths: string[]) =>
	paths.map((one) =>
		one.split('.').reduce<unknown>((value, name) => (value as IDataObject | undefined)?.[name], event),
	);

const ALARM: Row = {
	uuid: '9cefe1e7-3bfd-5ebf-2f55-d5df0fd157dd',
	timestamp_occured: '1591639519000',
	timestamp_occured_iso8601: '2020-06-08T18:05:19Z',
	timestamp_received: '1591639577405',
	timestamp_received_iso8601: '2020-06-08T18:06:17.405Z',
	status: 'in review',
	suppressed: false,
	priority: 72,
	priority_label: 'high',
	rule_intent: 'System Compromise',
	rule_strategy: 'C&C Communication',
	rule_method: 'Beaconing To Known Malware Host',
	rule_id: 'Beaconing',
	rule_attack_id: 'T1071',
	rule_attack_technique: 'Application Layer Protocol',
	rule_attack_tactic: ['Command And Control', 'Exfiltration'],
	source_name: 'Web-01',
	source_asset_id: '8c5029e3-9bc5-eee1-9953-8f5bb550c58f',
	source_canonical: '8c5029e3-9bc5-eee1-9953-8f5bb550c58f',
	source_username: 'alice.meyer',
	source_country: 'DE',
	destination_name: '203.0.113.9',
	alarm_sources: ['8c5029e3-9bc5-eee1-9953-8f5bb550c58f'],
	alarm_source_names: ['Web-01', '10.0.0.7'],
	alarm_events_count: 1,
	alarm_labels: ['label-1'],
	sensor_uuid: '72fb15aa-51a8-4960-8b10-ff8dc9a6427e',
	packet_data: ['20f816ba-7e02-edf4-a409-3dac045b6060'],
	events: [
		{
			timeStamp: 1591639519000,
			message: { uuid: '20f816ba-7e02-edf4-a409-3dac045b6060', event_name: 'C2', timestamp_occured: '1591639519000' },
		},
	],
	transient: false,
};

test('an alarm is a detection finding with its link, its technique under each tactic, and both ends', () => {
	const place = { name: 'Web-01', hostname: 'Web-01', uid: ALARM.source_asset_id, location: { country: 'DE' } };
	expect(eventOf(ALARMS, ALARM)).toEqual({
		message: 'C&C Communication: Beaconing To Known Malware Host',
		time: 1591639519000,
		class_uid: 2004,
		class_name: 'Detection Finding',
		category_uid: 2,
		category_name: 'Findings',
		activity_id: 2,
		activity_name: 'Update',
		type_uid: 200402,
		type_name: 'Detection Finding: Update',
		severity_id: 4,
		severity: 'High',
		status_id: 2,
		status: 'In Progress',
		is_alert: true,
		finding_info: {
			uid: ALARM.uuid,
			title: 'C&C Communication: Beaconing To Known Malware Host',
			src_url: 'https://acme.alienvault.cloud/#/alarm/9cefe1e7-3bfd-5ebf-2f55-d5df0fd157dd',
			types: ['System Compromise'],
			created_time: 1591639519000,
			analytic: {
				name: 'Beaconing To Known Malware Host',
				category: 'C&C Communication',
				uid: 'Beaconing',
				type_id: 1,
				type: 'Rule',
			},
			attacks: ['Command And Control', 'Exfiltration'].map((name) => ({
				technique: { uid: 'T1071', name: 'Application Layer Protocol' },
				tactic: { name },
			})),
			related_events: [{ uid: '20f816ba-7e02-edf4-a409-3dac045b6060', title: 'C2', created_time: 1591639519000 }],
			related_events_count: 1,
		},
		evidences: [
			{
				src_endpoint: place,
				dst_endpoint: { ip: '203.0.113.9', name: '203.0.113.9' },
				actor: { user: { name: 'alice.meyer' } },
			},
			{ src_endpoint: { ip: '10.0.0.7', name: '10.0.0.7' } },
		],
		observables: [
			{ name: 'evidences[].src_endpoint.hostname', type_id: 1, type: 'Hostname', value: 'web-01' },
			{ name: 'evidences[].dst_endpoint.ip', type_id: 2, type: 'IP Address', value: '203.0.113.9' },
			{ name: 'evidences[].actor.user.name', type_id: 4, type: 'User Name', value: 'alice.meyer' },
			{ name: 'evidences[].src_endpoint.ip', type_id: 2, type: 'IP Address', value: '10.0.0.7' },
		],
		metadata: {
			version: '1.8.0',
			product: { name: 'USM Anywhere', vendor_name: 'LevelBlue', url_string: 'https://acme.alienvault.cloud' },
			uid: 'usmAnywhere:9cefe1e7-3bfd-5ebf-2f55-d5df0fd157dd:in_review',
			original_time: '1591639519000',
			log_name: 'alarms',
			labels: ['label-1'],
			loggers: [{ uid: '72fb15aa-51a8-4960-8b10-ff8dc9a6427e' }],
			logged_time: 1591639577405,
		},
		unmapped: { status: 'in review', suppressed: false, priority: 72, transient: false },
	});
});

test('an alarm keeps the words of the product where OCSF has no word for them', async () => {
	await expectRows<Row>(
		[
			[{ priority_label: 'low', status: 'open' }, ['Low', 2, 'New', 1]],
			[{ priority_label: 'Medium', status: 'In_Review' }, ['Medium', 3, 'In Progress', 2]],
			[{ status: 'closed' }, ['Unknown', 0, 'Resolved', 4]],
			[{ status: 'open', suppressed: 'true' }, ['Unknown', 0, 'Suppressed', 3]],
			[{ status: 'suppressed' }, ['Unknown', 0, 'Suppressed', 3]],
			[{ priority_label: 'severe', status: 'parked' }, ['severe', 99, 'parked', 99]],
		],
		(alarm) => parts(alarmEvent(alarm), 'severity', 'severity_id', 'status', 'status_id'),
	);
});

test('an alarm that is closed already is the close of a finding', async () => {
	await expectRows<Row>(
		[
			[{ status: 'Closed' }, ['Close', 200403]],
			[{ status: 'closed', suppressed: true }, ['Close', 200403]],
			[{ status: 'in review' }, ['Update', 200402]],
			[{ status: 'parked' }, ['Create', 200401]],
			[{}, ['Create', 200401]],
		],
		(alarm) => parts(alarmEvent(alarm), 'activity_name', 'type_uid'),
	);
});

test('nothing stands for what an alarm does not say', async () => {
	const occurred = '2020-06-08T18:05:19Z';
	const asset = '00000000-cd1e-4780-baf8-4527d5e49ad8';
	const sources = [{ name: 'web-01', address: '10.0.0.7' }, 'x'];
	await expectRows<[fields: Row, path: string]>(
		[
			[[{ rule_method: 'Nmap' }, 'message'], 'Nmap'],
			[[{}, 'message'], 'Alarm a'],
			[[{ rule_strategy: ' ', rule_method: '' }, 'message'], 'Alarm a'],
			// Half of a character has no place in an address.
			[[{ uuid: 'a\ud800' }, 'finding_info.src_url'], 'https://acme.alienvault.cloud/#/alarm/a%EF%BF%BD'],
			[[{}, 'time'], READ_AT],
			[[{ timestamp_occured_iso8601: occurred }, 'time'], Date.parse(occurred)],
			[[{ rule_attack_tactic: 'Impact' }, 'finding_info.attacks'], [{ tactic: { name: 'Impact' } }]],
			[
				[{ rule_attack_id: 'T1046', rule_attack_tactic: [] }, 'finding_info.attacks'],
				[{ technique: { uid: 'T1046' } }],
			],
			[[{ packet_data: ['e1'] }, 'finding_info.related_events'], [{ uid: 'e1' }]],
			[[{}, 'evidences'], undefined],
			[[{ uuid: null }, 'message'], 'the attribute finding_info has no value'],
			// An asset ID in place of a name is no host name, and a country has two letters.
			[[{ source_name: asset }, 'evidences'], [{ src_endpoint: { name: asset } }]],
			[
				[{ destination_name: 'x', destination_country: 'Germany', destination_username: 'bob' }, 'evidences'],
				[{ dst_endpoint: { hostname: 'x', name: 'x' }, user: { name: 'bob' } }],
			],
			[
				[{ sources, alarm_source_names: ['y'] }, 'evidences'],
				[{ src_endpoint: { ip: '10.0.0.7', hostname: 'web-01', name: 'web-01' } }],
			],
		],
		([fields, path]) => parts(alarmEvent(fields), path)[0],
	);
});

const LOG_ON: Row = {
	uuid: '13f20da5-1b97-4a4d-1bfe-68f27eb7688d',
	event_name: 'An account failed to log on',
	event_category: 'Authentication',
	event_subcategory: 'Login',
	event_severity: 'UNDEFINED',
	event_outcome: 'FAILURE',
	timestamp_occured: '1597585711000',
	timestamp_received: '1597585778946',
	plugin: 'AlienVault Agent - Windows EventLog',
	rep_device_rule_id: '4625',
	source_address: '10.0.0.7',
	source_port: 50_123,
	source_username: 'SYSTEM',
	destination_name: 'dc-01',
	destination_username: 'bob.tanaka',
};

test('an event about a log-in is an authentication of the user at the destination', () => {
	expect(eventOf(EVENTS, LOG_ON)).toEqual({
		message: 'An account failed to log on of bob.tanaka on dc-01',
		time: 1597585711000,
		class_uid: 3002,
		class_name: 'Authentication',
		category_uid: 3,
		category_name: 'Identity & Access Management',
		activity_id: 1,
		activity_name: 'Logon',
		type_uid: 300201,
		type_name: 'Authentication: Logon',
		severity_id: 0,
		severity: 'Unknown',
		status_id: 2,
		status: 'Failure',
		src_endpoint: { ip: '10.0.0.7', port: 50_123 },
		dst_endpoint: { hostname: 'dc-01', name: 'dc-01' },
		user: { name: 'bob.tanaka' },
		actor: { user: { name: 'SYSTEM' } },
		observables: [
			{ name: 'src_endpoint.ip', type_id: 2, type: 'IP Address', value: '10.0.0.7' },
			{ name: 'dst_endpoint.hostname', type_id: 1, type: 'Hostname', value: 'dc-01' },
			{ name: 'user.name', type_id: 4, type: 'User Name', value: 'bob.tanaka' },
			{ name: 'actor.user.name', type_id: 4, type: 'User Name', value: 'system' },
		],
		metadata: {
			version: '1.8.0',
			product: { name: 'USM Anywhere', vendor_name: 'LevelBlue', url_string: 'https://acme.alienvault.cloud' },
			uid: 'usmAnywhere:13f20da5-1b97-4a4d-1bfe-68f27eb7688d',
			original_time: '1597585711000',
			log_name: 'events',
			original_event_uid: '13f20da5-1b97-4a4d-1bfe-68f27eb7688d',
			log_provider: 'AlienVault Agent - Windows EventLog',
			event_code: '4625',
			logged_time: 1597585778946,
		},
		unmapped: {
			event_name: 'An account failed to log on',
			event_category: 'Authentication',
			event_subcategory: 'Login',
			event_severity: 'UNDEFINED',
		},
	});
});

const DENIED: Row = {
	uuid: 'f',
	event_name: 'Deny TCP connection',
	event_category: 'Network',
	event_action: 'deny',
	event_severity: '4',
	access_control_outcome: 'Deny',
	timestamp_occured: '1597585711000',
	transport_protocol: 'TCP',
	source_name: '203.0.113.9',
	source_username: 'alice',
	source_latitude: '40.8364',
	source_city: 'Clifton',
	destination_address: '10.0.0.7',
	destination_port: 22,
	bytes_in: 60,
	device_direction: 'inbound',
	request_url: 'http://10.0.0.7/',
	log: '{"message":"Deny TCP"}',
};

test('an event about a connection is network activity between its endpoints', () => {
	expect(eventOf(EVENTS, DENIED)).toMatchObject({
		message: 'Deny TCP connection from 203.0.113.9 to 10.0.0.7',
		class_uid: 4001,
		activity_id: 5,
		activity_name: 'Refuse',
		severity_id: 0,
		severity: 'Unknown',
		action_id: 2,
		action: 'Denied',
		src_endpoint: {
			ip: '203.0.113.9',
			name: '203.0.113.9',
			location: { city: 'Clifton', lat: 40.8364 },
		},
		dst_endpoint: { ip: '10.0.0.7', port: 22 },
		connection_info: { protocol_name: 'tcp', direction_id: 1, direction: 'Inbound' },
		traffic: { bytes_in: 60 },
		url: { url_string: 'http://10.0.0.7/' },
		actor: { user: { name: 'alice' } },
		metadata: { uid: 'usmAnywhere:f', profiles: ['host', 'security_control'] },
		unmapped: { event_category: 'Network', event_action: 'deny', event_severity: '4', log: '{"message":"Deny TCP"}' },
	});
});

const BY_BOB: Row = { event_category: 'Authentication', destination_name: 'db-01', source_username: 'bob' };
const CONNECTION: Row = { transport_protocol: 'TCP', source_address: '10.0.0.1' };

test('the class and the activity of an event follow from what it says, and an event for which no class is honest says so', async () => {
	const place = { destination_name: 'db-01', source_username: 'bob' };
	const AUTHENTICATION = { ...place, event_category: 'Authentication' };
	const NONE = 'it is neither about a log-in nor about a network connection';
	await expectRows<Row>(
		[
			[{ ...AUTHENTICATION, event_subcategory: 'Login' }, ['Authentication', 1, 'Logon']],
			[
				{ ...AUTHENTICATION, event_subcategory: 'Session', event_action: 'signed out' },
				['Authentication', 2, 'Logoff'],
			],
			[{ ...AUTHENTICATION, event_action: 'Preauth' }, ['Authentication', 99, 'Preauth']],
			[{ ...AUTHENTICATION, event_name: 'Kerberos' }, ['Authentication', 0, 'Unknown']],
			[
				{ event_category: 'Authentication', source_username: 'bob' },
				'the attribute service or dst_endpoint has no value',
			],
			[{ event_category: 'Authentication', destination_name: 'x' }, 'the attribute user has no value'],
			[{ ...place, event_category: 'network' }, ['Network Activity', 0, 'Unknown']],
			[{ ...place, event_category: 'Recon', transport_protocol: 'TCP' }, ['Network Activity', 0, 'Unknown']],
			[{ event_category: 'Network' }, 'the attribute src_endpoint or dst_endpoint has no value'],
			[{ ...place, event_category: 'System' }, NONE],
			[{}, NONE],
		],
		(event) => parts(eventEvent(event), 'class_name', 'activity_id', 'activity_name'),
	);
	expect(parts(eventEvent({ ...place, event_category: 'Network' }), 'metadata.profiles')).toEqual([['host']]);
});

test('a log-in or log-out is only what says so in so many words', async () => {
	const all = (names: string[], activity: string) => names.map((name) => [name, activity] as const);
	await expectRows<string>(
		[
			...all(['User logged in', 'User signed in', 'UserLoggedIn', 'User Sign-in', 'ConsoleLogin'], 'Logon'),
			...all(['Failed to log in', 'User login failed', 'Login blocked', '4625: An account failed to log on'], 'Logon'),
			...all(['Logged out', 'An account was logged off.', 'user_signed_out', 'LOGOFF'], 'Logoff'),
			...all(['User must change password at next logon', 'Special privileges assigned to new logon'], 'Unknown'),
			...all(['Password changed after login', 'Catalog online', 'Login, logout', '登录密码已更改 login'], 'Unknown'),
		],
		(name) => parts(eventEvent({ ...BY_BOB, event_name: name }), 'activity_name')[0],
	);
	await expectRows<Row>(
		[
			[{ event_action: 'UserLoggedIn' }, ['Logon', 1]],
			[{ event_subcategory: 'Logout', event_name: 'Login' }, ['Logoff', 2]],
			[{ event_action: 'constructor' }, ['constructor', 99]],
		],
		(event) => parts(eventEvent({ ...BY_BOB, ...event }), 'activity_name', 'activity_id'),
	);
});

test('the activity of a connection is what the words of the product say, and none where there are none', async () => {
	const all = (words: string[], activity: [id: number, name: string]) => words.map((word) => [word, activity] as const);
	const activityOf = (event: Row) => parts(eventEvent({ ...CONNECTION, ...event }), 'activity_id', 'activity_name');
	await expectRows<string>(
		[
			...all(['Built', 'established', 'opened'], [1, 'Open']),
			...all(['Teardown', 'Closed'], [2, 'Close']),
			...all(['Reset'], [3, 'Reset']),
			...all(['Failed', 'failure'], [4, 'Fail']),
			...all(['refused', 'Denied', 'block'], [5, 'Refuse']),
			...['IPS alert', 'Allowed', 'constructor', '__proto__'].map((word) => [word, [99, word]] as const),
		],
		(word) => activityOf({ event_action: word }),
	);
	await expectRows<Row>(
		[
			[{}, [0, 'Unknown']],
			[{ event_action: ' ' }, [0, 'Unknown']],
			[{ access_control_outcome: 'Deny', event_action: 'IPS alert' }, [5, 'Refuse']],
			[{ access_control_outcome: 'Allow' }, [99, 'Allow']],
		],
		activityOf,
	);
});

test('a number of a scale that nobody knows is no severity, and stays beside the event', async () => {
	await expectRows<unknown>(
		[
			['2', [0, 'Unknown', '2']],
			[10, [0, 'Unknown', 10]],
			['High', [4, 'High', undefined]],
			['Notice', [99, 'Notice', undefined]],
		],
		(given) =>
			parts(
				eventEvent({ ...CONNECTION, event_severity: given } as Row),
				...['severity_id', 'severity', 'unmapped.event_severity'],
			),
	);
});

test('the name and the ID of a user are from the same side', async () => {
	await expectRows<Row>(
		[
			[{ source_username: 'a', destination_userid: 's-18' }, [{ uid: 's-18' }, { name: 'a' }]],
			[
				{ destination_username: 'b', source_userid: 's-1', source_username: 'a' },
				[{ name: 'b' }, { name: 'a', uid: 's-1' }],
			],
			[
				{ destination_username: ' ', source_username: 'a', source_userid: 's-1' },
				[{ name: 'a', uid: 's-1' }, undefined],
			],
			[{ destination_username: 'b', destination_userid: 's-2' }, [{ name: 'b', uid: 's-2' }, undefined]],
		],
		(event) => {
			const { user, actor } = eventEvent({ event_category: 'Authentication', destination_name: 'x', ...event });
			return [user, (actor as IDataObject | undefined)?.user];
		},
	);
});

test('the title of an event has the best name of each thing that it names', async () => {
	const asset = '00000000-cd1e-4780-baf8-4527d5e49ad8';
	const network = { event_name: 'Deny', transport_protocol: 'udp' };
	await expectRows<Row>(
		[
			[{ ...network, event_name: undefined, destination_name: 'x' }, 'Event e to x'],
			[{ ...network, event_name: ' ', event_category: 'Network', source_name: 'x' }, 'Network from x'],
			[{ ...network, uuid: null, event_name: '', source_address: '10.0.0.1' }, 'Event from 10.0.0.1'],
			[{ ...network, source_name: '', source_address: '10.0.0.1' }, 'Deny from 10.0.0.1'],
			[{ ...network, source_name: asset, source_address: '10.0.0.1' }, 'Deny from 10.0.0.1'],
			[{ ...network, destination_name: asset, destination_fqdn: 'x.example' }, 'Deny to x.example'],
			[{ ...network, source_name: asset }, `Deny from ${asset}`],
			[
				{
					event_category: 'Authentication',
					source_username: 'a',
					destination_name: ' ',
					destination_address: '10.0.0.1',
				},
				'Authentication of a on 10.0.0.1',
			],
		],
		(event) => eventEvent(event).message,
	);
});

withSchema('by the schema of OCSF', () => {
	const faults = (event: IDataObject, record: unknown) => [...faultsOf(event), ...leavesLost(record, event)];

	recordings.test('the events above and those of recorded records are valid, and lose no value', () => {
		const alarm = recordings.json('alarm.json') as Row;
		for (const row of [alarm, ALARM]) {
			expect(faults(eventOf(ALARMS, row), ALARMS.kind.raw!(row, session))).toEqual([]);
		}
		for (const row of [LOG_ON, DENIED]) expect(faults(eventOf(EVENTS, row), row)).toEqual([]);
		const [service] = recordings.json('events-rows.json') as Row[];
		expect(() => eventOf(EVENTS, service)).toThrow('neither about a log-in');
	});

	test('the events of the simulator are valid, and lose no value; those of logs of other kinds are left out and counted', async () => {
		const { vendor, run } = await tenant({ alarms: 60, events: 200 });
		const outcomes = new Set<string>();
		for (const [collection, rows] of [
			[ALARMS, vendor.alarms],
			[EVENTS, vendor.events],
		] as const) {
			for (const row of rows as Row[]) {
				const event = collection.kind.ocsf!(row, session);
				outcomes.add(event instanceof NotMapped ? event.reason : String(event.class_name));
				if (!(event instanceof NotMapped)) expect(faults(event, row)).toEqual([]);
			}
		}
		expect([...outcomes].sort()).toEqual([
			'Authentication',
			'Detection Finding',
			'Network Activity',
			'it is neither about a log-in nor about a network connection',
		]);
		const { json, hints } = await run({
			...{ resource: 'alarm', operation: 'getEvents', output: 'ocsf' },
			alarmId: by('id', vendor.alarms.find(({ events }) => events!.length === 10)!.uuid),
		});
		expect(json.length).toBeGreaterThan(0);
		expect(json.length).toBeLessThan(10);
		expect(json.flatMap(faultsOf)).toEqual([]);
		expect(JSON.stringify(hints)).toContain('left out because they have no OCSF event');
	});
});

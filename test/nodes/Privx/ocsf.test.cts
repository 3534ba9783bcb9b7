/** Whole events of OCSF as a ticket author sees them, and all that is recorded or simulated by the schema. */
import type { IDataObject } from 'n8n-workflow';
import type { RecordKind } from '../../../core/node/list';
import { ACCESS_REQUEST, AUDIT_EVENT, CONNECTION, HOST, OPENED_CONNECTION, USER } from '../../../nodes/Privx/records';
import { faultsOf, leavesLost, withSchema } from '../../core/ocsf/schema.cts';
import { beside } from '../../harness/beside.cts';
import { expectRows } from '../../harness/rows';
import { CONNECTION_ROW, eventOf, FAILED_LOGIN, HOST_ROW, READ_AT, REQUEST_ROW, USER_ROW } from './ocsf-records.cts';
import { tenant } from './setting.cts';

const recordings = beside('recordings/privx');

const PRODUCT = {
	version: '1.8.0',
	product: { name: 'PrivX', vendor_name: 'SSH Communications Security', url_string: 'https://privx.example' },
};
const at = (time: string) => Date.parse(time);

test('a host is a device in an inventory, with its addresses', () => {
	expect(eventOf(HOST, HOST_ROW)).toEqual({
		message: 'Host web-01',
		time: READ_AT,
		...{ class_uid: 5001, class_name: 'Device Inventory Info', category_uid: 5, category_name: 'Discovery' },
		...{ activity_id: 2, activity_name: 'Collect', type_uid: 500102, type_name: 'Device Inventory Info: Collect' },
		...{ severity_id: 1, severity: 'Informational' },
		device: {
			...{ uid: 'h1', uid_alt: 'ext-7', name: 'web-01', hostname: 'web-01.corp.example', ip: '10.0.0.7' },
			...{ network_interfaces: [{ ip: '2001:db8::7' }], desc: 'Front end', region: 'eu-north-1' },
			groups: [{ uid: 'g1', type: 'Access group' }],
			...{ created_time: at('2026-01-01T12:00:00.123Z'), modified_time: at('2026-01-02T12:00:00Z') },
			...{ type_id: 0, type: 'Unknown' },
		},
		observables: [
			{ name: 'device.hostname', type_id: 1, type: 'Hostname', value: 'web-01.corp.example' },
			{ name: 'device.ip', type_id: 2, type: 'IP Address', value: '10.0.0.7' },
			{ name: 'device.network_interfaces[].ip', type_id: 2, type: 'IP Address', value: '2001:db8::7' },
		],
		metadata: { ...PRODUCT, uid: 'privx:h1', log_name: 'hosts' },
		unmapped: {
			...{ cloud_provider: 'AWS', tags: ['env=production'], services: HOST_ROW.services, disabled: 'FALSE' },
			created: HOST_ROW.created,
		},
	});
});

test('a user is a user in an inventory, with the roles as groups', () => {
	expect(eventOf(USER, USER_ROW)).toEqual({
		message: 'User alice',
		time: READ_AT,
		...{ class_uid: 5003, class_name: 'User Inventory Info', category_uid: 5, category_name: 'Discovery' },
		...{ activity_id: 2, activity_name: 'Collect', type_uid: 500302, type_name: 'User Inventory Info: Collect' },
		...{ severity_id: 1, severity: 'Informational' },
		user: {
			...{ uid: 'u1', name: 'alice', full_name: 'Alice Example', email_addr: 'Alice@Corp.example' },
			...{ phone_number: '+1 555 0100', type_id: 2, type: 'Admin' },
			groups: [{ uid: 'r0', name: 'privx-admin', privileges: ['users-manage'], type: 'Role' }],
			ldap_person: {
				...{ ldap_dn: 'cn=alice,dc=corp,dc=example', job_title: 'Engineer' },
				created_time: at('2026-01-01T12:00:00Z'),
			},
		},
		observables: [
			{ name: 'user.name', type_id: 4, type: 'User Name', value: 'alice' },
			{ name: 'user.email_addr', type_id: 5, type: 'Email Address', value: 'alice@corp.example' },
		],
		metadata: { ...PRODUCT, uid: 'privx:u1', log_name: 'users' },
		unmapped: { source_type: 'AD', roles: USER_ROW.roles },
	});
});

test('a closed connection is the end of an activity, with user, account, host and traffic', () => {
	expect(eventOf(CONNECTION, CONNECTION_ROW)).toEqual({
		message: 'SSH connection of alice@corp.example to root@web-01 closed',
		time: at('2026-01-15T12:01:00Z'),
		...{ class_uid: 4007, class_name: 'SSH Activity', category_uid: 4, category_name: 'Network Activity' },
		...{ activity_id: 2, activity_name: 'Close', type_uid: 400702, type_name: 'SSH Activity: Close' },
		...{ severity_id: 0, severity: 'Unknown', app_protocol_name: 'SSH' },
		...{ start_time: at('2026-01-15T12:00:00.500Z'), end_time: at('2026-01-15T12:01:00Z'), duration: 59_000 },
		...{ status_code: 'TERMINATED', status_detail: 'by an administrator' },
		connection_info: { uid: 'c1', direction_id: 0, direction: 'Unknown' },
		src_endpoint: { ip: '192.0.2.10' },
		dst_endpoint: { uid: 'h1', name: 'web-01', ip: '10.0.0.7', port: 22, owner: { name: 'root' } },
		actor: {
			user: {
				...{ uid: 'u1', display_name: 'alice@corp.example' },
				groups: [{ uid: 'r1', name: 'linux-admins', type: 'Role' }],
			},
		},
		traffic: { bytes_in: 10, bytes_out: 20 },
		observables: [
			{ name: 'src_endpoint.ip', type_id: 2, type: 'IP Address', value: '192.0.2.10' },
			{ name: 'dst_endpoint.ip', type_id: 2, type: 'IP Address', value: '10.0.0.7' },
		],
		metadata: {
			...{ ...PRODUCT, uid: 'privx:c1:closed', original_time: '2026-01-15T12:01:00Z', log_name: 'connections' },
			profiles: ['host'],
		},
		unmapped: expect.objectContaining({ mode: 'UI', duration: '59', target_host_address: '10.0.0.7:22' }) as unknown,
	});
});

test('a granted access request is that a user was given a role, by the last approver', () => {
	expect(eventOf(ACCESS_REQUEST, REQUEST_ROW)).toEqual({
		message: 'APPROVED access request of bob@corp.example for linux-admins',
		time: at('2026-01-03T12:00:00Z'),
		...{ class_uid: 3005, class_name: 'User Access Management', category_uid: 3 },
		...{ category_name: 'Identity & Access Management', activity_id: 1, activity_name: 'Assign Privileges' },
		...{ type_uid: 300501, type_name: 'User Access Management: Assign Privileges' },
		...{ severity_id: 0, severity: 'Unknown', status_code: 'APPROVED' },
		user: { uid: 'u2', display_name: 'bob@corp.example' },
		privileges: ['linux-admins'],
		actor: { user: { uid: 'u3', display_name: 'carol' } },
		metadata: {
			...{ ...PRODUCT, uid: 'privx:q1:APPROVED', original_time: '2026-01-03T12:00:00Z', log_name: 'requests' },
			original_event_uid: 'q1',
		},
		unmapped: expect.objectContaining({ request_justification: 'change 4711', steps: REQUEST_ROW.steps }) as unknown,
	});
});

test('an audit event on a failed log-in says who tried from where', () => {
	const event = eventOf(AUDIT_EVENT, FAILED_LOGIN);
	expect(event).toEqual({
		message: 'User-login-failed by alice from 192.0.2.10',
		time: at('2026-01-15T12:00:00.104Z'),
		...{ class_uid: 3002, class_name: 'Authentication', category_uid: 3 },
		...{ category_name: 'Identity & Access Management', activity_id: 1, activity_name: 'Logon' },
		...{ type_uid: 300201, type_name: 'Authentication: Logon' },
		...{ severity_id: 3, severity: 'Medium', status_id: 2, status: 'Failure' },
		user: { uid: 'u1', name: 'alice' },
		session: { uid: 's1' },
		service: { name: 'AUTH' },
		src_endpoint: { ip: '192.0.2.10' },
		observables: [
			{ name: 'src_endpoint.ip', type_id: 2, type: 'IP Address', value: '192.0.2.10' },
			{ name: 'user.name', type_id: 4, type: 'User Name', value: 'alice' },
		],
		metadata: {
			...{ ...PRODUCT, uid: `privx:${AUDIT_EVENT.idOf(FAILED_LOGIN)}`, original_time: FAILED_LOGIN.created },
			...{ log_name: 'auditevents', event_code: '102' },
		},
		unmapped: { event_name: 'User-login-failed', message: { severity: '4', version: '44' } },
	});
});

withSchema('By the schema', () => {
	const faults = (kind: RecordKind, row: IDataObject) => {
		const event = eventOf(kind, row);
		return 'reason' in event ? [event.reason] : [...faultsOf(event), ...leavesLost(row, event)];
	};

	recordings.test('recorded records are valid events that lose nothing', async () => {
		await expectRows(
			(['host', 'user', 'connection', 'access-request'] as const).map((name) => [name, []] as const),
			(name) =>
				faults(
					{ host: HOST, user: USER, connection: CONNECTION, 'access-request': ACCESS_REQUEST }[name],
					recordings.json(`${name}.json`) as IDataObject,
				),
		);
	});

	test('records of the simulator, and the events above, are valid and lose nothing', async () => {
		const { vendor } = await tenant({ auditEvents: 400 });
		const all: Array<[RecordKind, readonly unknown[]]> = [
			[HOST, [HOST_ROW, ...vendor.hosts]],
			[USER, [USER_ROW, ...vendor.users]],
			[CONNECTION, [CONNECTION_ROW, { ...CONNECTION_ROW, type: 'RDP' }, ...vendor.connections]],
			[OPENED_CONNECTION, vendor.connections],
			[ACCESS_REQUEST, [REQUEST_ROW, ...vendor.accessRequests]],
			[AUDIT_EVENT, [FAILED_LOGIN, ...vendor.auditEvents]],
		];
		for (const [kind, rows] of all) expect(rows.flatMap((row) => faults(kind, row as IDataObject))).toEqual([]);
		const classes = new Set(
			all.flatMap(([kind, rows]) => rows.map((row) => (eventOf(kind, row as IDataObject) as IDataObject).class_uid)),
		);
		expect([...classes].sort()).toEqual([3002, 3004, 3005, 4001, 4005, 4007, 5001, 5003, 6003]);
	});
});

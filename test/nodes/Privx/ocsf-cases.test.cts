/** Events of OCSF where records differ: types, states, missing values, and codes of audit events. */
import type { IDataObject } from 'n8n-workflow';
import { ACCESS_REQUEST, AUDIT_EVENT, CONNECTION, OPENED_CONNECTION, USER } from '../../../nodes/Privx/records';
import { expectRows } from '../../harness/rows';
import { CONNECTION_ROW, eventOf, FAILED_LOGIN, REQUEST_ROW } from './ocsf-records.cts';

test('a connection is of the class of its type, open while neither a time nor a status says that it ended, and opened for the trigger on that', async () => {
	const OPEN = { status: 'CONNECTED', disconnected: null };
	const rows: Array<[IDataObject, boolean?]> = [
		[{}],
		[{ ...OPEN }],
		[{ ...OPEN, disconnected: '0001-01-01T00:00:00Z' }],
		[{}, true],
		[{ ...OPEN, status: 'TERMINATING' }],
		[{ disconnected: null, last_activity: '2026-01-15T12:00:40Z' }],
		[{ disconnected: null, status: 'disconnected', updated: '2026-01-15T12:00:50Z' }],
		[{ disconnected: null }, true],
		[{ type: 'RDP' }],
		[{ ...OPEN, type: 'RDP' }],
		[{ type: 'VNC' }],
		[{ ...OPEN, type: 'WEB' }],
		[{ type: undefined }],
	];
	const outcomes = [
		'SSH Activity: Close|SSH|12:01:00.000|12:01:00.000',
		'SSH Activity: Open|SSH|12:00:00.500|',
		'SSH Activity: Open|SSH|12:00:00.500|',
		'SSH Activity: Open|SSH|12:00:00.500|',
		'SSH Activity: Open|SSH|12:00:00.500|',
		'SSH Activity: Close|SSH|12:00:40.000|',
		'SSH Activity: Close|SSH|12:00:50.000|',
		'SSH Activity: Open|SSH|12:00:00.500|',
		'RDP Activity: Disconnect|RDP|12:01:00.000|12:01:00.000',
		'RDP Activity: Connect Response|RDP|12:00:00.500|',
		'Network Activity: Close|VNC|12:01:00.000|12:01:00.000',
		'Network Activity: Open||12:00:00.500|',
		'Network Activity: Close||12:01:00.000|12:01:00.000',
	];
	const clock = (ms: unknown) => (ms === undefined ? '' : new Date(Number(ms)).toISOString().slice(11, 23));
	await expectRows(
		rows.map((row, index) => [row, outcomes[index]] as const),
		([more, isOpened]) => {
			const event = eventOf(isOpened ? OPENED_CONNECTION : CONNECTION, { ...CONNECTION_ROW, ...more } as IDataObject);
			if ('reason' in event) return event.reason;
			return [event.type_name, event.app_protocol_name, clock(event.time), clock(event.end_time)].join('|');
		},
	);
});

test('the host of a connection is an address or a name, with or without a port, or what has neither', async () => {
	await expectRows<IDataObject>(
		[
			[{ target_host_address: 'web-01:2222' }, { hostname: 'web-01', port: 2222 }],
			[{ target_host_address: '10.0.0.7' }, { ip: '10.0.0.7' }],
			[{ target_host_address: '2001:db8::7' }, { ip: '2001:db8::7' }],
			[{ target_host_address: '[2001:db8::7]:22' }, { ip: '2001:db8::7', port: 22 }],
			[{ target_host_address: '[2001:db8::7]' }, { ip: '2001:db8::7' }],
			[{ target_host_address: 'no address at all: none' }, undefined],
			[{ target_host_address: ':22' }, undefined],
			[{ target_host_address: 7 }, undefined],
			[{ target_network_data: { id: 'n1', name: 'plant' } }, { uid: 'n1', name: 'plant' }],
			[{ target_api_data: { id: 'a1', name: 'billing' } }, { uid: 'a1', name: 'billing' }],
		],
		(target) => {
			const { target_host: _, target_host_address: __, target_host_account: ___, ...others } = CONNECTION_ROW;
			return eventOf(CONNECTION, { ...others, ...target }).dst_endpoint;
		},
	);
	expect(eventOf(CONNECTION, { id: 'c1', type: 'SSH', disconnected: '2026-01-15T12:00:00Z' })).toEqual({
		reason: 'the attribute src_endpoint or dst_endpoint has no value',
	});
});

test('an access request says what became of it, when, and who acted', async () => {
	const carol = { uid: 'u3', display_name: 'carol' };
	const alice = { uid: 'u1', display_name: 'alice@corp.example' };
	const decided = '2026-01-03T12:00:00Z';
	await expectRows<IDataObject>(
		[
			[{ status: 'WAITING' }, ['WAITING', REQUEST_ROW.created, alice, 'privx:q1']],
			[{ status: 'DENIED' }, ['DENIED', decided, carol, 'privx:q1:DENIED']],
			[{ action: 'REVIEW' }, ['APPROVED', decided, carol, 'privx:q1:APPROVED']],
			[{ steps: [] }, ['Assign Privileges', REQUEST_ROW.updated, undefined, 'privx:q1:APPROVED']],
			[{ status: 'CANCELLED' }, ['CANCELLED', REQUEST_ROW.updated, undefined, 'privx:q1:CANCELLED']],
			[{ status: '' }, ['Unknown', REQUEST_ROW.updated, undefined, 'privx:q1:']],
			[
				{ target_role_revoked: true, target_role_revoked_by: 'u9' },
				['Revoke Privileges', REQUEST_ROW.updated, { uid: 'u9' }, 'privx:q1:REVOKED'],
			],
			[{ status: 'REVOKED' }, ['Revoke Privileges', REQUEST_ROW.updated, undefined, 'privx:q1:REVOKED']],
			[{ requested_role: null }, 'the attribute privileges has no value'],
			[{ target_user: {} }, 'the attribute user has no value'],
		],
		(more) => {
			const event = eventOf(ACCESS_REQUEST, { ...REQUEST_ROW, ...more });
			if ('reason' in event) return event.reason;
			const { activity_name, time, actor, metadata } = event;
			const when = new Date(Number(time)).toISOString().replace('.000', '');
			return [activity_name, when, (actor as IDataObject | undefined)?.user, (metadata as IDataObject).uid];
		},
	);
});

test('a connection has the login of its user where the record says it, and otherwise only the display name', async () => {
	const { user } = CONNECTION_ROW;
	await expectRows<IDataObject>(
		[
			[{ user: { id: 'u1', display_name: 'Alice Smith' } }, ['Alice Smith', undefined, []]],
			[{ user, user_data: { principal: 'alice' } }, [user.display_name, 'alice', ['alice']]],
			[{ user: null, user_data: { id: 'u1', display_name: 'Alice Smith' } }, ['Alice Smith', undefined, []]],
		],
		(more) => {
			const { actor, observables } = eventOf(CONNECTION, { ...CONNECTION_ROW, ...more }) as IDataObject;
			const { display_name, name } = (actor as IDataObject).user as IDataObject;
			const keys = (observables as IDataObject[]).filter((one) => one.name === 'actor.user.name');
			return [display_name, name, keys.map(({ value }) => value)];
		},
	);
});

test('the type of a user is said only where the record says it', async () => {
	await expectRows<IDataObject>(
		[
			[{ roles: [{ id: 'r0', name: 'privx-admin' }] }, 'Admin'],
			[{ roles: [{ id: 'r1', name: 'privx-administrators' }] }, undefined],
			[{ roles: null }, undefined],
			[{ source_type: 'API-CLIENT', roles: null }, 'Service'],
		],
		(more) => (eventOf(USER, { id: 'u1', ...more }).user as IDataObject).type,
	);
});

const ADMIN = { userID: 'u1', username: 'alice', sessionID: 's1', remoteAddress: '192.0.2.10' };
const GRANTED = [{ id: 'r1', name: 'linux-admins' }];
const changed = (old_value: unknown, new_value: unknown, as = JSON.stringify) =>
	({ targetUserID: 'u2', principal: 'bob', modifications: as({ Roles: { old_value, new_value } }) }) as IDataObject;
const asIs = ((value: unknown) => value) as typeof JSON.stringify;

test('an audit event has the class of its code, if it names what the class requires', async () => {
	const call = 'API Activity: ';
	const noUser = 'no class of OCSF fits an audit event that does not name a user and the address of the user';
	await expectRows<readonly [code: number | string, name: string, message: IDataObject]>(
		[
			[['100', 'User-logged-in', ADMIN], 'Authentication: Logon|Success|user u1 alice'],
			[[101, 'User-logged-out', ADMIN], 'Authentication: Logoff|Success|user u1 alice'],
			[['106', 'Access-token-granted', ADMIN], 'Authentication: Other|Success|user u1 alice'],
			[['130', 'User-login-attempt-rate-limited', ADMIN], 'Authentication: Logon|Failure|user u1 alice'],
			[['102', 'User-login-failed', { remoteAddress: '192.0.2.10' }], 'the attribute user has no value'],
			[['301', 'Connection-authenticated', ADMIN], 'Authentication: Logon|Success|user u1 alice'],
			[['303', 'Connection-closed', { ...ADMIN, hostID: 'h1' }], 'Network Activity: Close||dst_endpoint h1'],
			[['302', 'Connection-rejected', ADMIN], 'Network Activity: Refuse||'],
			[['325', 'Host-key-denied', { hostAddress: 'web-01' }], 'Network Activity: Other||dst_endpoint web-01'],
			[['329', 'Extender-disconnected', {}], noUser],
			[
				['220', 'User-roles-modified', { ...ADMIN, ...changed([], GRANTED) }],
				'User Access Management: Assign Privileges||user u2 bob',
			],
			[
				['220', 'User-roles-modified', { ...ADMIN, ...changed(GRANTED, null, asIs) }],
				'User Access Management: Revoke Privileges||user u2 bob',
			],
			[
				['220', 'User-roles-modified', { ...ADMIN, ...changed(GRANTED, [{ id: 'r2' }]) }],
				'User Access Management: Other||user u2 bob',
			],
			[['220', 'User-roles-modified', { ...ADMIN, ...changed(GRANTED, GRANTED) }], `${call}Update||`],
			[['220', 'User-roles-modified', { ...ADMIN, modifications: 'no JSON', principal: 'bob' }], `${call}Update||`],
			[['502', 'User-removed', { ...ADMIN, targetUserID: 'u2' }], 'Account Change: Delete||user u2 '],
			[['502', 'User-removed', ADMIN], `${call}Delete||`],
			[
				['801', 'Host-added', { ...ADMIN, hostID: 'h1', hostName: 'web-01' }],
				'Entity Management: Create||entity h1 web-01 Device',
			],
			[['806', 'Host-disabled-state-changed', { hostID: 'h1' }], 'Entity Management: Other||entity h1  Device'],
			[['203', 'Role-removed', { roleName: 'auditors' }], 'Entity Management: Delete||entity  auditors role'],
			[['1402', 'Secret-accessed', ADMIN], `${call}Read||`],
			[['610', 'Request-added', ADMIN], `${call}Create||`],
			[['900', 'Connection-terminated', ADMIN], `${call}Other||`],
			[['900', 'Connection-constructor', ADMIN], `${call}Other||`],
			[['900', '', ADMIN], noUser],
			[['1301', 'Disk-full', { severity: '2' }], noUser],
			[['9999', 'Something-new', { ...ADMIN, remoteAddress: 'not an address' }], noUser],
		],
		([event_id, event_name, message]) => {
			const event = eventOf(AUDIT_EVENT, { ...FAILED_LOGIN, event_id, event_name, message });
			if ('reason' in event) return event.reason;
			const { user, entity, dst_endpoint: host } = event as Record<string, IDataObject | undefined>;
			const whom = user
				? `user ${user.uid ?? ''} ${user.name ?? ''}`
				: entity
					? `entity ${entity.uid ?? ''} ${entity.name ?? ''} ${entity.type}`
					: host
						? `dst_endpoint ${host.uid ?? host.hostname}`
						: '';
			return `${event.type_name}|${event.status ?? ''}|${whom}`;
		},
	);
});

test('a change of roles names the roles', () => {
	const message = { ...ADMIN, ...changed(GRANTED, [{ id: 'r2' }]) };
	const event = eventOf(AUDIT_EVENT, { ...FAILED_LOGIN, event_id: '220', event_name: 'User-roles-modified', message });
	expect(event).toMatchObject({
		privileges: ['r2', 'linux-admins'],
		activity_name: 'User-roles-modified',
		actor: { user: { uid: 'u1', name: 'alice' } },
	});
});

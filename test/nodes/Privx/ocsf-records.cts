/** Records of PrivX as a tenant sends them, and their events. */
import type { IDataObject } from 'n8n-workflow';
import type { RecordKind } from '../../../core/node/list';
import { NotMapped } from '../../../core/ocsf/not-mapped';

export const READ_AT = Date.parse('2026-02-01T00:00:00Z');
const session = { access: { base: new URL('https://privx.example') }, clock: { now: () => READ_AT } };
export const eventOf = ({ ocsf }: RecordKind, row: IDataObject) => {
	const event = ocsf!(row, session);
	return event instanceof NotMapped ? { reason: event.reason } : event;
};

export const HOST_ROW = {
	id: 'h1',
	common_name: 'web-01',
	addresses: ['web-01.corp.example', '10.0.0.7', '2001:db8::7'],
	comment: 'Front end',
	external_id: 'ext-7',
	cloud_provider: 'AWS',
	cloud_provider_region: 'eu-north-1',
	access_group_id: 'g1',
	tags: ['env=production'],
	services: [{ service: 'SSH', address: '10.0.0.7', port: 22 }],
	disabled: 'FALSE',
	created: '2026-01-01T12:00:00.123456Z',
	updated: '2026-01-02T12:00:00Z',
};
export const USER_ROW = {
	id: 'u1',
	principal: 'alice',
	full_name: 'Alice Example',
	email: 'Alice@Corp.example',
	telephone: '+1 555 0100',
	source_type: 'AD',
	distinguished_name: 'cn=alice,dc=corp,dc=example',
	job_title: 'Engineer',
	roles: [{ id: 'r0', name: 'privx-admin', permissions: ['users-manage'], system: true }],
	created: '2026-01-01T12:00:00Z',
};
export const CONNECTION_ROW = {
	id: 'c1',
	type: 'SSH',
	mode: 'UI',
	status: 'TERMINATED',
	termination_reason: 'by an administrator',
	user: { id: 'u1', display_name: 'alice@corp.example' },
	user_roles: [{ id: 'r1', name: 'linux-admins' }],
	target_host: { id: 'h1', common_name: 'web-01' },
	target_host_address: '10.0.0.7:22',
	target_host_account: 'root',
	remote_address: '192.0.2.10',
	connected: '2026-01-15T12:00:00.500000Z',
	disconnected: '2026-01-15T12:01:00Z',
	duration: '59',
	bytes_in: 10,
	bytes_out: 20,
};
export const REQUEST_ROW = {
	id: 'q1',
	action: 'GRANT',
	status: 'APPROVED',
	requester: { id: 'u1', display_name: 'alice@corp.example', deleted: false },
	target_user: { id: 'u2', display_name: 'bob@corp.example', deleted: false },
	requested_role: { id: 'r1', name: 'linux-admins' },
	request_justification: 'change 4711',
	steps: [
		{
			name: 'Step1',
			approvers: [
				{ decision: 'APPROVED', user: { id: 'u3', display_name: 'carol' }, decision_time: '2026-01-03T12:00:00Z' },
				{ decision: 'APPROVED', user: { id: 'u4', display_name: 'dan' }, decision_time: '2026-01-02T12:00:00Z' },
				{ decision: 'WAITING', role: { id: 'r9', name: 'approvers' } },
			],
		},
	],
	target_role_revoked: false,
	created: '2026-01-01T12:00:00Z',
	updated: '2026-01-05T12:00:00Z',
};
export const FAILED_LOGIN = {
	service_name: 'AUTH',
	event_id: '102',
	event_name: 'User-login-failed',
	created: '2026-01-15T12:00:00.104161Z',
	message: {
		severity: '4',
		userID: 'u1',
		username: 'alice',
		sessionID: 's1',
		remoteAddress: '192.0.2.10',
		version: '44',
	},
};

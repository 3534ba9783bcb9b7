import type { AuditEvent, Connection } from '../../../simulators/privx/index.cts';
import { chosen, list, within, type Case } from './filter-cases.cts';
import { ids, tenant, unknownId } from './setting.cts';

const CONNECTIONS: Array<[string, Case<Connection>]> = [
	[
		'tags, for which the service never finds anything',
		{
			filters: { tags: 'Reviewed' },
			sent: () => undefined,
			due: ({ tags }) => (tags as string[]).includes('reviewed'),
		},
	],
	[
		'roles of the user, which the service ignores',
		{
			filters: ({ connections }) => ({ userRoles: rolesOf(connections[0])[0].name }),
			sent: () => undefined,
			due: (one, { connections }) => rolesOf(one).some(({ name }) => name === rolesOf(connections[0])[0].name),
		},
	],
	[
		'status and type',
		{
			filters: { statuses: ['CONNECTED', 'TERMINATED'], types: ['SSH'] },
			sent: () => ({ status: ['CONNECTED', 'TERMINATED'], type: ['SSH'] }),
			due: ({ status, type }) => ['CONNECTED', 'TERMINATED'].includes(status) && type === 'SSH',
		},
	],
	[
		'a host and a user',
		{
			filters: ({ connections: [one] }) => ({ hostIds: one.target_host.id, userIds: one.user.id }),
			sent: ({ connections: [one] }) => ({ target_host_id: [one.target_host.id], user_id: [one.user.id] }),
			due: ({ target_host, user }, { connections: [one] }) =>
				target_host.id === one.target_host.id && user.id === one.user.id,
		},
	],
	[
		'an account and an address',
		{
			filters: ({ connections: [one] }) => ({
				accounts: String(one.target_host_account),
				remoteAddresses: String(one.remote_address),
			}),
			sent: ({ connections: [one] }) => ({
				target_host_account: [one.target_host_account],
				remote_address: [one.remote_address],
			}),
			due: (row, { connections: [one] }) =>
				row.target_host_account === one.target_host_account && row.remote_address === one.remote_address,
		},
	],
	[
		'when they were opened, both ends included',
		{
			filters: { connectedAfter: '2026-01-15T11:00:00Z', connectedBefore: '2026-01-15T11:30:00Z' },
			sent: () => ({ connected: { start: '2026-01-15T11:00:00.000Z', end: '2026-01-15T11:30:00.000Z' } }),
			due: ({ connected }) => within(connected, '11:00', '11:30'),
		},
	],
	[
		'when they were closed',
		{
			filters: { disconnectedAfter: '2026-01-15T11:00:00Z' },
			sent: () => ({ disconnected: { start: '2026-01-15T11:00:00.000Z' } }),
			due: ({ disconnected }) => disconnected !== undefined && within(disconnected, '11:00', '23:00'),
		},
	],
];

function rolesOf({ user_roles }: Connection) {
	return user_roles as Array<{ id: string; name: string }>;
}

describe('Connections', () => {
	test('can be filtered by each field, with the names of the service, or in n8n where it cannot search', async () => {
		const { vendor, run, bodies } = await tenant();
		for (const [name, one] of CONNECTIONS) {
			vendor.resetCounters();
			const { json, error } = await run(list('connection', chosen(one, vendor), { sort: 'asc' }));
			const due = vendor.connections.filter((row) => one.due(row, vendor));
			expect(due.length).toBeGreaterThan(0);
			expect([name, error, ids(json)]).toEqual([name, undefined, ids(due)]);
			const sent = one.sent(vendor);
			expect([name, bodies()]).toEqual([name, sent === undefined ? [] : [sent]]);
		}
	});

	test('that are filtered in n8n are read page by page until the limit is reached', async () => {
		const { run, asked } = await tenant({ connections: 400 });
		const { json } = await run(
			list('connection', { tags: 'reviewed' }, { returnAll: false, limit: 60, options: { pageSize: 100 } }),
		);
		expect(json).toHaveLength(60);
		expect(asked().length).toBeGreaterThan(2);
	});
});

const code = ({ event_id }: AuditEvent) => event_id;
const EVENTS: Array<[string, Case<AuditEvent>]> = [
	[
		'one code, also on the server, which finds it among the words of an event',
		{ filters: { codes: [102] }, sent: () => ({ keywords: '102' }), due: (event) => code(event) === '102' },
	],
	[
		'one name of a code, also on the server',
		{
			filters: { codes: ['Access-token-granted'] },
			sent: () => ({ keywords: 'Access-token-granted' }),
			due: (event) => code(event) === '106',
		},
	],
	[
		'one code, only in n8n, where the server searches for words of the user',
		{
			filters: { codes: ['102'], keywords: 'auth' },
			sent: () => ({ keywords: 'auth' }),
			due: (event) => code(event) === '102',
		},
	],
	[
		'several codes, in n8n, as texts or numbers',
		{ filters: { codes: ['102', 301] }, sent: () => undefined, due: (event) => ['102', '301'].includes(code(event)) },
	],
	[
		'severity, in n8n',
		{ filters: { severities: ['1'] }, sent: () => undefined, due: ({ message }) => message.severity === '1' },
	],
	[
		'a user and a word',
		{
			filters: ({ auditEvents: [event] }) => ({ userId: event.message.userID, keywords: event.event_name }),
			sent: ({ auditEvents: [event] }) => ({ user_id: event.message.userID, keywords: event.event_name }),
			due: ({ message, event_name }, { auditEvents: [event] }) =>
				message.userID === event.message.userID && event_name === event.event_name,
		},
	],
	[
		'time, both ends included',
		{
			filters: { createdAfter: '2026-01-15T11:00:00Z', createdBefore: '2026-01-15T11:30:00Z' },
			sent: () => ({ start_time: '2026-01-15T11:00:00.000Z', end_time: '2026-01-15T11:30:00.000Z' }),
			due: ({ created }) => within(created, '11:00', '11:30'),
		},
	],
];

test('Audit events of one code are read in full pages, since the server also sends others', async () => {
	const { vendor, run, asked } = await tenant({ auditEvents: 0 });
	const created = (second: number) => new Date(Date.UTC(2026, 0, 15, 12, 0, second)).toISOString();
	for (let second = 0; second < 40; second++) vendor.addAuditEvent(106, { note: '335' }, { created: created(second) });
	for (let second = 40; second < 43; second++) vendor.addAuditEvent(335, {}, { created: created(second) });
	const filters = { codes: ['335'] };
	const { json } = await run(list('auditEvent', filters, { returnAll: false, limit: 3, sort: 'asc' }));
	expect(json.map(({ event_id: id }) => id)).toEqual(['335', '335', '335']);
	expect(asked()).toHaveLength(1);
});

test('The trigger asks the server for the one code that it watches', async () => {
	const { poll, bodies } = await tenant();
	await poll({ event: 'auditEvent', filters: { codes: ['335'] } }, {});
	expect(bodies().map((body) => (body as { keywords?: string }).keywords)).toEqual(['335']);
});

describe('Audit events can be filtered by', () => {
	test('code, severity, user, word and time', async () => {
		for (const [name, one] of EVENTS) {
			// A login adds events: each filter has an installation of its own.
			const { vendor, run, bodies } = await tenant();
			const { json, error } = await run(list('auditEvent', chosen(one, vendor), { sort: 'asc', output: 'raw' }));
			const due = vendor.auditEvents.filter((event) => one.due(event, vendor));
			expect(due.length).toBeGreaterThan(0);
			expect([name, error, json]).toEqual([name, undefined, JSON.parse(JSON.stringify(due))]);
			const sent = one.sent(vendor);
			expect([name, bodies()]).toEqual([name, sent === undefined ? [] : [sent]]);
		}
	});

	test('host, connection, session, directory and access group, with the names of the service', async () => {
		const { run, bodies } = await tenant();
		const filters = {
			hostId: unknownId(),
			connectionId: 'c',
			sessionId: 's',
			source: 'd',
			accessGroupId: unknownId(1),
		};
		await run(list('auditEvent', filters));
		expect(bodies()).toEqual([
			{ host_id: unknownId(), connection_id: 'c', session_id: 's', source_id: 'd', access_group_id: unknownId(1) },
		]);
	});
});

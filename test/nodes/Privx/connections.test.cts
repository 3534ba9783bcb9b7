import type { IDataObject } from 'n8n-workflow';
import { hasNoValue, isEmpty } from '../../../core/errors/sentences';
import { by, ids, tenant } from './setting.cts';

const connection = (operation: string, more: IDataObject = {}) => ({ resource: 'connection', operation, ...more });

describe('Get of a connection', () => {
	test('returns ten fields without the large copies of user and host, or all of them', async () => {
		const { vendor, run, asked } = await tenant();
		const open = vendor.connections.at(-1)!;
		const { json } = await run(connection('get', { connectionId: by('id', open.id) }));
		expect(json).toEqual([
			{
				id: open.id,
				type: open.type,
				status: 'CONNECTED',
				user: open.user.display_name,
				user_id: open.user.id,
				host: open.target_host.common_name,
				account: open.target_host_account,
				connected: open.connected,
				dedupeKey: `privx:${open.id}`,
				disconnected: null,
			},
		]);
		const raw = await run(connection('get', { connectionId: by('id', open.id), output: 'raw' }));
		expect(raw.json[0]).toMatchObject({ user_roles: expect.any(Array), trail: expect.any(Object) });
		expect(asked().map(({ query }) => query.verbose)).toEqual(['false', 'true']);
	});

	test('shows a connection with the zero time as open, and reads the short form of older servers', async () => {
		const body = {
			id: 'c1',
			user_data: { id: 'u1', display_name: 'alice' },
			target_host_data: { id: 'h1', common_name: 'web-01' },
			connected: '2026-01-15T12:00:00Z',
			disconnected: '0001-01-01T00:00:00Z',
		};
		const { run } = await tenant({ faults: [{ path: '/connection-manager', answer: { status: 200, body } }] });
		const { json } = await run(connection('get', { connectionId: by('id', 'c1') }));
		expect(json[0]).toMatchObject({ user: 'alice', user_id: 'u1', host: 'web-01', disconnected: null });
	});

	test('reports an unknown connection in the same way, whether the service answers 400 or 404', async () => {
		for (const unknownConnection of [400, 404] as const) {
			const { run } = await tenant({ unknownConnection });
			for (const operation of ['get', 'terminate']) {
				const { error } = await run(connection(operation, { connectionId: by('id', 'none') }));
				expect(error?.message).toContain('the service did not find this record (HTTP 404)');
				expect(error).toMatchObject({ description: expect.stringContaining('access group') });
			}
		}
	});
});

describe('Terminate', () => {
	test('ends one connection, and returns an item for the empty answer', async () => {
		const { vendor, run } = await tenant();
		const { id } = vendor.connections.at(-1)!;
		const { json } = await run(connection('terminate', { connectionId: by('id', id) }));
		expect(json).toEqual([{ connection_id: id, terminated: true }]);
		expect(vendor.connections.at(-1)).toMatchObject({ status: 'TERMINATED', disconnected: expect.any(String) });
	});

	test('ends all open connections of a host or a user, and no others', async () => {
		for (const [kind, field] of [
			['host', 'target_host'],
			['user', 'user'],
		] as const) {
			const { vendor, run } = await tenant({ openConnections: 0 });
			const { [field]: target } = vendor.connections[3];
			const mine = [1, 2, 3].map(() => vendor.addConnection({ [field]: target }).id);
			const other = vendor.addConnection({ [field]: { ...target, id: 'somebody-else' } });
			const { json } = await run(connection('terminate', { terminateBy: kind, [`${kind}Id`]: by('id', target.id) }));
			expect(json).toEqual([{ [`${kind}_id`]: target.id, terminated: true }]);
			const open = vendor.connections.filter(({ status }) => status === 'CONNECTED').map(({ id }) => id);
			expect(open).toEqual([other.id]);
			expect(mine).toHaveLength(3);
		}
	});

	test('is refused before anything is sent where host or user is missing', async () => {
		const { vendor, run } = await tenant();
		const rows: Array<[IDataObject, string]> = [
			[{ terminateBy: 'host', hostId: by('id', '') }, isEmpty('Host').message],
			[{ terminateBy: 'user', userId: by('id', '={{ null }}') }, hasNoValue('User').message],
		];
		for (const [more, words] of rows) {
			expect((await run(connection('terminate', more))).error?.message).toContain(words);
		}
		expect(vendor.requests).toEqual([]);
	});
});

describe('Sessions', () => {
	const session = (operation: string, more: IDataObject = {}) => ({ resource: 'session', operation, ...more });

	test('are listed by user', async () => {
		const { vendor, run, bodies } = await tenant();
		const { user_id: userId } = vendor.sessions[0];
		const { json } = await run(
			session('getAll', { returnAll: true, filters: { userId, type: 'login', keywords: '' } }),
		);
		expect(ids(json).sort()).toEqual(ids(vendor.sessions.filter(({ user_id }) => user_id === userId)).sort());
		expect(bodies()).toEqual([{ type: 'login', user_id: userId }]);
	});

	test('are ended one by one', async () => {
		const { vendor, run } = await tenant();
		const { id } = vendor.sessions[0];
		expect((await run(session('terminate', { sessionId: by('id', id) }))).json).toEqual([{ id, terminated: true }]);
		expect(ids(vendor.sessions)).not.toContain(id);
		expect((await run(session('terminate', { sessionId: by('id', id) }))).error?.message).toContain('HTTP 404');
	});

	test('are ended all at once for a user', async () => {
		const { vendor, run } = await tenant();
		const { user_id: userId } = vendor.sessions[0];
		const { json } = await run(session('terminateAll', { userId: by('id', userId) }));
		expect(json).toEqual([{ user_id: userId, terminated: true }]);
		expect(vendor.sessions.map(({ user_id }) => user_id)).not.toContain(userId);
	});
});

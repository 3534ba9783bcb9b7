import {
	startPrivx,
	type Connection,
	type PrivxOptions,
	type PrivxSimulator,
	type Secret,
} from '../../simulators/privx/index.cts';
import { logIn, type ListBody } from './privx-client.cts';
import { everyRow } from './rows.cts';

let simulator: PrivxSimulator;
const start = async (options: PrivxOptions = {}) => {
	simulator = await startPrivx({ tls: false, ...options });
	return await logIn(simulator);
};
const CONNECTIONS = '/connection-manager/api/v1/connections';
const TERMINATE = '/connection-manager/api/v1/terminate';
const VAULT = '/vault/api/v1';
const open = () => simulator.connections.filter(({ disconnected }) => disconnected === undefined);

const stop = async () => await simulator.stop();
afterEach(stop);

describe('a connection', () => {
	it('has its trail when read alone, its access roles as a plain array, and tags', async () => {
		const client = await start();
		const { id } = simulator.connections[0];
		expect(await client.get(`${CONNECTIONS}/${id}`)).toMatchObject({ id, trail: { connection_id: id, channels: [] } });
		expect(await client.get(`${CONNECTIONS}/${id}/access_roles`)).toEqual([]);
		expect((await client.send('PUT', `${CONNECTIONS}/${id}/tags`, ['seen'])).status).toBe(200);
		expect((await client.get<Connection>(`${CONNECTIONS}/${id}`)).tags).toEqual(['seen']);
	});

	it('is terminated once, with an empty answer', async () => {
		const client = await start();
		const [{ id }] = open();
		const end = async () => await client.send('POST', `${TERMINATE}/connection/${id}`);
		expect(await end()).toMatchObject({ status: 200, body: undefined });
		const ended = await client.get<Connection>(`${CONNECTIONS}/${id}`);
		expect(ended).toMatchObject({ status: 'TERMINATED', disconnected: expect.any(String) });
		expect(simulator.auditEvents.at(-1)).toMatchObject({ event_id: '900', message: { connectionID: id } });
		expect((await end()).status).toBe(200);
		expect(simulator.connections.find((known) => known.id === id)?.disconnected).toBe(ended.disconnected);
	});

	it('is terminated with all others of its host or user', async () => {
		await everyRow(
			['host', 'user'],
			async (side) => {
				const client = await start({ openConnections: 20 });
				const field = side === 'host' ? 'target_host' : 'user';
				const { id } = open()[0][field];
				const others = open().filter((connection) => connection[field].id !== id).length;
				expect((await client.send('POST', `${TERMINATE}/${side}/${id}`)).status).toBe(200);
				expect(open()).toHaveLength(others);
				expect((await client.send('POST', `${TERMINATE}/${side}/nobody`)).status).toBe(200);
			},
			stop,
		);
	});

	it('can get 400 or 404 when it is unknown', async () => {
		await everyRow(
			[
				[404, 'CONNECTION_NOT_FOUND'],
				[400, 'BAD_REQUEST'],
			] as const,
			async ([status, error_code]) => {
				const client = await start({ unknownConnection: status });
				const answers = [
					await client.send('GET', `${CONNECTIONS}/unknown`),
					await client.send('POST', `${TERMINATE}/connection/unknown`),
				];
				for (const answer of answers) expect(answer).toMatchObject({ status, body: { error_code } });
			},
			stop,
		);
	});

	it('can be added, also late, and closed by a test', async () => {
		await start({ connections: 0 });
		const added = simulator.addConnection();
		const late = simulator.addConnection({ connected: '2026-01-01T00:00:00Z' });
		expect(simulator.connections.map(({ id }) => id)).toEqual([late.id, added.id]);
		expect(simulator.closeConnection(added.id)).toMatchObject({
			status: 'DISCONNECTED',
			disconnected: expect.any(String),
		});
		expect(() => simulator.closeConnection('unknown')).toThrow('No connection');
	});
});

describe('the vault', () => {
	it('lists and finds secrets by name, without their data', async () => {
		const client = await start();
		const listed = await client.get<ListBody>(`${VAULT}/secrets`);
		const found = await client.post<ListBody>(`${VAULT}/search/secrets`, { keywords: 'secret-00003' });
		expect([listed.count, found.items.map(({ name }) => name)]).toEqual([25, ['secret-00003']]);
		expect([...listed.items, ...found.items].some((secret) => 'data' in secret)).toBe(false);
		expect(await client.get(`${VAULT}/metadata/secrets/secret-00003`)).not.toHaveProperty('data');
	});

	it('returns a secret with its data only with the permission to read it', async () => {
		const client = await start();
		expect(await client.get(`${VAULT}/secrets/secret-00003`)).toMatchObject({ data: { user: 'svc-3' } });
		const hidden = await client.send<Secret>('GET', `${VAULT}/secrets/${encodeURIComponent('team/secret-00009')}`);
		expect([hidden.status, hidden.body.name, 'data' in hidden.body]).toEqual([200, 'team/secret-00009', false]);
		expect(await client.send('GET', `${VAULT}/secrets/none`)).toMatchObject({
			status: 404,
			body: { error_message: 'secret not found' },
		});
	});

	it('creates a secret with 201 and its name, replaces all of it, and deletes it', async () => {
		const client = await start();
		const roles = [{ id: simulator.roles.find(({ name }) => name === 'linux-admins')?.id }];
		const secret = { name: 'a/b', data: { user: 'x' }, read_roles: roles, write_roles: roles };
		expect(await client.send('POST', `${VAULT}/secrets`, secret)).toMatchObject({ status: 201, body: { name: 'a/b' } });
		expect((await client.send('POST', `${VAULT}/secrets`, secret)).status).toBe(400);
		expect(await client.get(`${VAULT}/secrets/a%2Fb`)).toMatchObject({ data: { user: 'x' } });
		expect((await client.send('PUT', `${VAULT}/secrets/a%2Fb`, { read_roles: roles })).status).toBe(200);
		expect(await client.get(`${VAULT}/secrets/a%2Fb`)).toMatchObject({ data: {}, write_roles: [] });
		expect((await client.send('DELETE', `${VAULT}/secrets/a%2Fb`)).status).toBe(200);
		expect((await client.send('GET', `${VAULT}/secrets/a%2Fb`)).status).toBe(404);
		expect((await client.send('POST', `${VAULT}/secrets`, secret)).status).toBe(201);
		expect(await client.get(`${VAULT}/secrets/a%2Fb`)).toMatchObject({ data: { user: 'x' } });
	});

	it('refuses what is wrong in a body', async () => {
		await everyRow(
			[{ data: { a: 1 } }, { name: 'x', data: 'text' }, { name: 'x', read_roles: 'all' }],
			async (secret) => {
				const client = await start();
				expect((await client.send('POST', `${VAULT}/secrets`, secret)).status).toBe(400);
			},
			stop,
		);
	});
});

it('access groups, components, clock and license can be read', async () => {
	const client = await start();
	const groups = await client.get<ListBody>('/authorizer/api/v1/accessgroups');
	expect(groups).toMatchObject({ count: 3, items: [{ name: 'Default', default: true }, {}, {}] });
	const { id } = simulator.accessGroups[1];
	expect(await client.get(`/authorizer/api/v1/accessgroups/${id}`)).toMatchObject({ id, name: 'group-1' });
	expect(await client.post('/authorizer/api/v1/accessgroups/search', { keywords: 'group-2' })).toMatchObject({
		count: 1,
	});
	expect(await client.get('/authorizer/api/v1/cas')).toHaveLength(3);
	expect(await client.get('/monitor-service/api/v1/components')).toHaveProperty('privx-1');
	expect(await client.get('/monitor-service/api/v1/instance/status')).toMatchObject({ status: 'RUNNING' });
	expect(await client.get('/monitor-service/api/v1/time')).toEqual({ time_utc: expect.stringMatching(/Z$/) });
	expect(await client.get('/license-manager/api/v1/license')).toMatchObject({ hosts_in_use: 60, users_in_use: 40 });
});

import { startPrivx, type PrivxOptions, type PrivxSimulator } from '../../simulators/privx/index.cts';
import { logIn, type ListBody } from './privx-client.cts';
import { everyRow } from './rows.cts';

type Client = Awaited<ReturnType<typeof logIn>>;

let simulator: PrivxSimulator;
const start = async (options: PrivxOptions = {}): Promise<Client> => {
	simulator = await startPrivx({ tls: false, ...options });
	return await logIn(simulator);
};
const HOSTS = '/host-store/api/v1/hosts';
const EVENTS = '/monitor-service/api/v1/auditevents';
const CONNECTIONS = '/connection-manager/api/v1/connections';
const ids = ({ items }: ListBody) => items.map(({ id }) => id);

const stop = async () => await simulator.stop();
afterEach(stop);

describe('every list', () => {
	it('every list has its default and maximum limit, and `count` is the total', async () => {
		await everyRow(
			[
				[HOSTS, 50, 1000],
				['/role-store/api/v1/roles', 50, 1000],
				[CONNECTIONS, 50, 1000],
				['/workflow-engine/api/v1/requests?filter=all', 50, 100],
				[EVENTS, 50, 1000],
				['/vault/api/v1/secrets', 100, 100],
				['/local-user-store/api/v1/users', 50, 1000],
			],
			async ([path, defaultLimit, maxLimit]) => {
				const many = 1200;
				const sizes = { hosts: many, roles: many, connections: many, accessRequests: many, secrets: many, users: 4000 };
				const client = await start({ ...sizes, auditEvents: many });
				const page = await client.get<ListBody>(path);
				const most = await client.get<ListBody>(`${path}${path.includes('?') ? '&' : '?'}limit=5000`);
				expect([page.items.length, most.items.length]).toEqual([defaultLimit, maxLimit]);
				expect(page.count).toBeGreaterThanOrEqual(1200);
			},
			stop,
		);
	});

	it('can refuse a limit above the maximum', async () => {
		const client = await start({ overLimit: 'refuse' });
		expect((await client.send('GET', `${HOSTS}?limit=1001`)).status).toBe(400);
		expect((await client.send('GET', `${HOSTS}?limit=1000`)).status).toBe(200);
	});

	it('returns each record once when read by offset, and nothing after the end', async () => {
		const client = await start({ hosts: 95 });
		const seen: unknown[] = [];
		for (let offset = 0; offset < 100; offset += 20) {
			seen.push(...ids(await client.get<ListBody>(`${HOSTS}?offset=${offset}&limit=20`)));
		}
		expect(seen).toHaveLength(95);
		expect(new Set(seen)).toEqual(new Set(simulator.hosts.map(({ id }) => id)));
		expect(await client.get(`${HOSTS}?offset=95`)).toEqual({ count: 95, items: [] });
	});

	it('has a count that is too low when a fuzzy count is requested', async () => {
		const client = await start({ connections: 100 });
		expect((await client.get<ListBody>(`${CONNECTIONS}?fuzzycount=true`)).count).toBe(80);
		expect((await client.get<ListBody>(`${CONNECTIONS}?fuzzycount=false`)).count).toBe(100);
	});

	it('is sorted as requested, with the direction in any case', async () => {
		const client = await start();
		const names = async (query: string) =>
			(await client.get<ListBody>(`${HOSTS}?limit=1000&sortkey=common_name${query}`)).items.map(
				(host) => host.common_name,
			);
		const sorted = await names('');
		expect(sorted).toEqual([...sorted].sort());
		expect(await names('&sortdir=desc')).toEqual([...sorted].reverse());
	});

	it('refuses a wrong offset, limit or order', async () => {
		await everyRow(
			['offset=-1', 'limit=0', 'limit=x', 'sortkey=nothing', 'sortdir=UP'],
			async (query) => {
				const client = await start();
				expect(await client.send('GET', `${HOSTS}?${query}`)).toMatchObject({
					status: 400,
					body: { error_code: 'INVALID_REQUEST_DATA' },
				});
			},
			stop,
		);
	});

	it('refuses a search without a body; an empty object finds all records', async () => {
		const client = await start();
		expect((await client.send('POST', `${HOSTS}/search`)).status).toBe(400);
		expect((await client.post<ListBody>(`${HOSTS}/search`, {})).count).toBe(60);
	});

	it('shows and counts only hosts and connections of the covered access groups', async () => {
		const client = await start({ visibleAccessGroups: 1 });
		const [group] = simulator.accessGroups.map(({ id }) => id);
		for (const [path, all] of [
			[HOSTS, simulator.hosts],
			[CONNECTIONS, simulator.connections],
		] as const) {
			const covered = all.filter(({ access_group_id: of }) => of === group).map(({ id }) => id);
			const hidden = all.find(({ access_group_id: of }) => of !== group);
			const { count, items } = await client.get<ListBody>(`${path}?limit=1000`);
			expect([count, items.length]).toEqual([covered.length, covered.length]);
			expect(covered.length).toBeLessThan(all.length);
			expect((await client.send('GET', `${path}/${hidden?.id}`)).status).toBe(404);
		}
		simulator.setVisibleAccessGroups(3);
		expect((await client.get<ListBody>(HOSTS)).count).toBe(60);
	});

	it('every call needs its permission', async () => {
		await everyRow(
			[
				['hosts-view', 'GET', HOSTS],
				['roles-view', 'GET', '/role-store/api/v1/roles'],
				['users-view', 'POST', '/role-store/api/v1/users/search'],
				['connections-view', 'GET', CONNECTIONS],
				['logs-view', 'GET', EVENTS],
				['access-groups-manage', 'GET', '/authorizer/api/v1/accessgroups'],
				['licenses-manage', 'GET', '/license-manager/api/v1/license'],
				['requests-view', 'GET', '/workflow-engine/api/v1/requests?filter=all'],
			],
			async ([permission, method, path]) => {
				const client = await start({ permissions: [] });
				const body = method === 'POST' ? {} : undefined;
				expect(await client.send(method, path, body)).toMatchObject({
					status: 403,
					body: { error_code: 'PERMISSION_DENIED' },
				});
				simulator.setPermissions([permission]);
				expect((await client.send(method, path, body)).status).toBe(200);
			},
			stop,
		);
	});
});

describe('audit events', () => {
	it('are listed oldest first, without an id, with codes and severities as texts', async () => {
		const client = await start({ auditEvents: 500 });
		const { items } = await client.get<ListBody>(`${EVENTS}?limit=500`);
		expect(items).toEqual(simulator.auditEvents.slice(0, 500));
		expect(items.some((event) => 'id' in event)).toBe(false);
		for (const { event_id, message } of items.slice(0, 20)) {
			expect([typeof event_id, typeof (message as Record<string, unknown>).severity]).toEqual(['string', 'string']);
		}
	});

	it('are found by time (both ends included, to the microsecond), by user and by words', async () => {
		const client = await start({ auditEvents: 300 });
		const events = simulator.auditEvents.slice(0, 300);
		const [first, last] = [events[100].created, events[120].created];
		const between = await client.post<ListBody>(`${EVENTS}/search`, { start_time: first, end_time: last });
		expect(between).toEqual({ count: 21, items: events.slice(100, 121) });
		const later = first.replace(/(\.\d+)?Z$/, '.999999999Z');
		expect((await client.post<ListBody>(`${EVENTS}/search`, { start_time: later, end_time: last })).count).toBe(20);
		const { userID } = events[7].message;
		const own = await client.post<ListBody>(`${EVENTS}/search?limit=1000`, { user_id: userID });
		expect(own.items).toEqual(simulator.auditEvents.filter(({ message }) => message.userID === userID));
		const words = await client.post<ListBody>(`${EVENTS}/search?limit=1000`, { keywords: 'host-key-denied' });
		expect(words.items).toEqual(simulator.auditEvents.filter(({ event_id: code }) => code === '325'));
		expect(words.count).toBeGreaterThan(0);
	});

	it('are not filtered by code: the server ignores unknown filters', async () => {
		const client = await start({ auditEvents: 100 });
		expect((await client.post<ListBody>(`${EVENTS}/search`, { event_id: '325' })).count).toBe(102);
	});

	it('have a catalog by code, in which codes are numbers', async () => {
		const client = await start();
		const codes = await client.get<Record<string, { event_id: number }>>(`${EVENTS}/codes`);
		expect(codes['610']).toMatchObject({
			event_id: 610,
			event_name: expect.any(String),
			event_desc: expect.any(String),
		});
	});

	it('are not stored when there are a hundred thousand, and late ones are at their position in time', async () => {
		const client = await start({ auditEvents: 100_000 });
		const { count, items } = await client.get<ListBody>(`${EVENTS}?offset=99000&limit=1000`);
		expect([count, items.length]).toEqual([100_002, 1000]);
		const late = simulator.addAuditEvent(335, { hostID: 'h' }, { created: '2026-01-15T11:30:00.5Z' });
		const { items: found } = await client.post<ListBody>(`${EVENTS}/search`, {
			start_time: '2026-01-15T11:30:00.5Z',
			end_time: '2026-01-15T11:30:00.5Z',
		});
		expect(found).toEqual([late]);
	});
});

describe('a search of connections', () => {
	const search = async (client: Client, body: unknown) =>
		await client.post<ListBody>(`${CONNECTIONS}/search?limit=1000&sortkey=connected`, body);

	it('finds connections by status, user, host, type and words', async () => {
		const client = await start();
		const all = simulator.connections;
		const [one] = all;
		expect(ids(await search(client, { status: ['CONNECTED'] }))).toEqual(all.slice(-5).map(({ id }) => id));
		expect(ids(await search(client, { user_id: [one.user.id] }))).toContain(one.id);
		expect(ids(await search(client, { target_host_id: [one.target_host.id] }))).toContain(one.id);
		const rdp = await search(client, { type: ['RDP'] });
		expect(rdp.items).toHaveLength(all.filter(({ type }) => type === 'RDP').length);
		expect(ids(await search(client, { keywords: one.target_host.common_name }))).toContain(one.id);
	});

	it('finds connections by when they began and ended; open ones have not ended', async () => {
		const client = await start();
		const [tenth, twelfth] = [simulator.connections[10], simulator.connections[12]];
		const began = await search(client, { connected: { start: tenth.connected, end: twelfth.connected } });
		expect(began.count).toBe(3);
		const ended = await search(client, { disconnected: { start: '2000-01-01T00:00:00Z' } });
		expect(ended.count).toBe(115);
		expect((await client.send('POST', `${CONNECTIONS}/search`, { connected: { start: 'today' } })).status).toBe(400);
	});

	it('has the bugs of the real one: roles of the user are ignored, tags find nothing', async () => {
		const client = await start();
		expect((await search(client, { user_roles: ['no-such-role'] })).count).toBe(120);
		expect((await search(client, { tags: ['reviewed'] })).count).toBe(0);
	});

	it('has fewer fields without verbose', async () => {
		const client = await start();
		const [heavy] = (await client.get<ListBody>(`${CONNECTIONS}?limit=1`)).items;
		const [brief] = (await client.get<ListBody>(`${CONNECTIONS}?limit=1&verbose=false`)).items;
		expect(heavy).toMatchObject({ user_roles: expect.any(Array), target_host_data: { id: expect.any(String) } });
		expect(brief).not.toHaveProperty('user_roles');
		expect(JSON.stringify(brief).length).toBeLessThan(JSON.stringify(heavy).length);
	});
});

it('the same seed gives the same records', async () => {
	const client = await start({ seed: 7 });
	const twin = await startPrivx({ tls: false, seed: 7 });
	const other = await startPrivx({ tls: false, seed: 8 });
	const path = `${HOSTS}?limit=5`;
	const [mine, same, different] = [client, await logIn(twin), await logIn(other)].map(
		async (each) => await each.get(path),
	);
	expect(await mine).toEqual(await same);
	expect(await mine).not.toEqual(await different);
	await Promise.all([twin.stop(), other.stop()]);
});

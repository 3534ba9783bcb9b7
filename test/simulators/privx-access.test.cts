import {
	startPrivx,
	type PrivxOptions,
	type PrivxSimulator,
	type Session,
	type User,
	type UserRole,
} from '../../simulators/privx/index.cts';
import { logIn, type ListBody } from './privx-client.cts';
import { everyRow } from './rows.cts';

let simulator: PrivxSimulator;
const start = async (options: PrivxOptions = {}) => {
	simulator = await startPrivx({ tls: false, ...options });
	return await logIn(simulator);
};
const USERS = '/role-store/api/v1/users';
const ROLES = '/role-store/api/v1/roles';
const SESSIONS = '/auth/api/v1/sessionstorage';
const LOCAL = '/local-user-store/api/v1/users';
const names = (roles: Array<{ name: string }>) => roles.map(({ name }) => name);

const stop = async () => await simulator.stop();
afterEach(stop);

/** A user with roles of both kinds: granted, and from a rule. */
function userOfBothKinds(): User {
	const user = simulator.users.find(({ roles }) => roles.some(({ implicit }) => implicit));
	if (!user) throw new Error('The seed has no such user');
	return user;
}

describe('users', () => {
	it('of all directories, also the API client, are found by an empty search, without their roles', async () => {
		const client = await start();
		const { count, items } = await client.post<ListBody>(`${USERS}/search?limit=1000`, {});
		expect([count, items.length]).toEqual([40, 40]);
		expect(items.every(({ roles }) => roles === null)).toBe(true);
		expect(items.find(({ id }) => id === simulator.apiClientId)).toMatchObject({ source_type: 'API-CLIENT' });
	});

	it('are found by words, directory and id', async () => {
		const client = await start();
		const search = async (body: unknown) => (await client.post<ListBody>(`${USERS}/search?limit=1000`, body)).items;
		const [user] = simulator.users;
		expect((await search({ keywords: user.principal })).map(({ id }) => id)).toEqual([user.id]);
		expect((await search({ user_id: [user.id, simulator.users[1].id] })).length).toBe(2);
		const ofSource = await search({ source: user.source });
		expect(new Set(ofSource.map(({ source }) => source))).toEqual(new Set([user.source]));
	});

	it('have their roles when read alone; an unknown user gets 404', async () => {
		const client = await start();
		const [user] = simulator.users;
		expect(await client.get(`${USERS}/${user.id}`)).toEqual(user);
		expect(await client.get(`${USERS}/${user.id}/resolve`)).toEqual(user);
		expect((await client.send('GET', `${USERS}/nobody/roles`)).status).toBe(404);
	});

	it('of the local directory have other field names, can get a password and can be deleted', async () => {
		const client = await start();
		const user = simulator.users.find(({ source_type: type }) => type === 'LOCAL');
		const [found] = (await client.get<ListBody>(`${LOCAL}?username=${user?.principal}`)).items;
		expect(found).toMatchObject({ id: user?.id, username: user?.principal });
		expect(await client.send('PUT', `${LOCAL}/${user?.id}/password`, { password: 'x' })).toMatchObject({ status: 200 });
		expect((await client.send('DELETE', `${LOCAL}/${user?.id}`)).status).toBe(200);
		expect(simulator.users).toHaveLength(39);
		expect((await client.send('DELETE', `${LOCAL}/${simulator.apiClientId}`)).status).toBe(404);
	});
});

describe('roles of a user', () => {
	it('are replaced by PUT, except those from a rule', async () => {
		const client = await start();
		const user = userOfBothKinds();
		const byRule = user.roles.filter(({ implicit }) => implicit);
		const [role] = simulator.roles.filter(({ id }) => !user.roles.some((has) => has.id === id));
		const put = await client.send('PUT', `${USERS}/${user.id}/roles`, [{ id: role.id, name: role.name }]);
		expect([put.status, put.body]).toEqual([200, undefined]);
		expect(names(simulator.rolesOf(user.id))).toEqual([role.name, ...names(byRule)]);
		expect(simulator.rolesOf(user.id)[0]).toMatchObject({ explicit: true, grant_type: 'PERMANENT' });
		expect(simulator.auditEvents.at(-1)).toMatchObject({ event_id: '220', message: { userID: user.id } });
	});

	it('stay the same when sent back unchanged', async () => {
		const client = await start();
		const user = userOfBothKinds();
		const { items } = await client.get<ListBody<UserRole>>(`${USERS}/${user.id}/roles`);
		await client.send('PUT', `${USERS}/${user.id}/roles`, items);
		expect(simulator.rolesOf(user.id)).toEqual(user.roles);
	});

	it('are all removed by an empty array; an empty body is refused', async () => {
		const client = await start();
		const { id } = simulator.users[0];
		expect((await client.send('PUT', `${USERS}/${id}/roles`)).status).toBe(400);
		expect(simulator.rolesOf(id).length).toBeGreaterThan(0);
		expect((await client.send('PUT', `${USERS}/${id}/roles`, [])).status).toBe(200);
		expect(simulator.rolesOf(id).every(({ implicit }) => implicit)).toBe(true);
	});

	it('are granted or refused by what the body says', async () => {
		await everyRow(
			[
				[{ grant_type: 'FLOATING', floating_length: 24 }, 200],
				[
					{ grant_type: 'TIME_RESTRICTED', grant_start: '2026-01-01T00:00:00Z', grant_end: '2026-02-01T00:00:00Z' },
					200,
				],
				[
					{
						grant_type: 'TIME_RESTRICTED',
						grant_validity_periods: [{ grant_start: '2026-01-01T00:00:00Z', grant_end: '2026-02-01T00:00:00Z' }],
					},
					200,
				],
				[{ grant_type: 'TIME_RESTRICTED', grant_validity_periods: [{ grant_start: '2026-01-01T00:00:00Z' }] }, 400],
				[{ grant_type: 'FLOATING' }, 400],
				[{ grant_type: 'TIME_RESTRICTED', grant_start: '2026-01-01T00:00:00Z' }, 400],
				[{ grant_type: 'TIME_RESTRICTED', grant_start: 'today', grant_end: '2026-02-01T00:00:00Z' }, 400],
				[{ grant_type: 'FOREVER' }, 400],
				[{ id: 'no-such-role' }, 400],
			],
			async ([grant, expected]) => {
				const client = await start();
				const { id } = simulator.users[0];
				const before = simulator.rolesOf(id);
				const role = { id: simulator.roles[2].id, ...grant };
				expect((await client.send('PUT', `${USERS}/${id}/roles`, [role])).status).toBe(expected);
				if (expected === 200) expect(simulator.rolesOf(id)[0]).toMatchObject(grant);
				else expect(simulator.rolesOf(id)).toEqual(before);
			},
			stop,
		);
	});

	it('without a type are permanent, also where the type is an empty text', async () => {
		const client = await start();
		const { id } = simulator.users[0];
		for (const grant_type of ['', undefined]) {
			const role = { id: simulator.roles[2].id, explicit: true, grant_type };
			expect((await client.send('PUT', `${USERS}/${id}/roles`, [role])).status).toBe(200);
			expect(simulator.rolesOf(id)[0]).toMatchObject({ grant_type: 'PERMANENT' });
		}
	});

	it('can be plain arrays', async () => {
		const client = await start({ bareLists: true });
		const [user] = simulator.users;
		expect(await client.get(`${USERS}/${user.id}/roles`)).toEqual(user.roles);
		expect(await client.post(`${ROLES}/resolve`, ['auditors'])).toEqual([
			expect.objectContaining({ name: 'auditors' }),
		]);
	});
});

describe('roles', () => {
	it('have all fields in the list and when read, but few in a search', async () => {
		const client = await start();
		const { items } = await client.get<ListBody>(ROLES);
		expect(items).toHaveLength(12);
		const [found] = (await client.post<ListBody>(`${ROLES}/search`, { name: ['auditors'] })).items;
		expect(Object.keys(found)).toEqual(['id', 'name']);
		expect(await client.get(`${ROLES}/${String(found.id)}`)).toMatchObject({ updatedby: expect.any(String) });
	});

	it('are resolved by name; names without a role are left out', async () => {
		const client = await start();
		const resolved = await client.post<ListBody>(`${ROLES}/resolve`, ['auditors', 'no-such-role']);
		expect(resolved).toMatchObject({ count: 1, items: [{ name: 'auditors' }] });
	});

	it('have their members, page by page', async () => {
		const client = await start({ users: 200 });
		const role = simulator.roles[4];
		const all = simulator.users.filter(({ roles }) => roles.some(({ id }) => id === role.id));
		const path = `${ROLES}/${role.id}/members`;
		const pages = await Promise.all(
			[0, 10].map(async (offset) => await client.get<ListBody>(`${path}?limit=10&offset=${offset}`)),
		);
		expect(pages.map(({ count }) => count)).toEqual([all.length, all.length]);
		expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(Math.min(20, all.length));
		expect((await client.send('GET', `${ROLES}/no-such-role/members`)).status).toBe(404);
	});
});

describe('sessions', () => {
	it('are searched by user, and ended one by one or all of a user', async () => {
		const client = await start();
		const [session] = simulator.sessions;
		const search = async () =>
			await client.post<ListBody<Session>>(`${SESSIONS}/sessions/search?limit=1000`, { user_id: session.user_id });
		simulator.addSession({ user_id: session.user_id });
		const before = await search();
		expect(before.count).toBeGreaterThanOrEqual(2);
		expect(await client.get(`${SESSIONS}/users/${session.user_id}/sessions`)).toMatchObject({ count: before.count });
		expect(await client.send('POST', `${SESSIONS}/sessions/${session.id}/terminate`)).toMatchObject({
			status: 200,
			body: undefined,
		});
		expect((await client.send('POST', `${SESSIONS}/sessions/${session.id}/terminate`)).status).toBe(404);
		expect((await search()).count).toBe(before.count - 1);
		expect((await client.send('POST', `${SESSIONS}/users/${session.user_id}/sessions/terminate`)).status).toBe(200);
		expect((await search()).count).toBe(0);
	});
});

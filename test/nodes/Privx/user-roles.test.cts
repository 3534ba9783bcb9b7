import type { IDataObject } from 'n8n-workflow';
import { isEmpty, mustBe } from '../../../core/errors/sentences';
import type { UserRole } from '../../../simulators/privx/index.cts';
import { expectRows } from '../../harness/rows';
import { by, ids, tenant, unknownId } from './setting.cts';

const user = (operation: string, more: IDataObject = {}) => ({ resource: 'user', operation, ...more });
const grants = (roles: UserRole[]) =>
	roles.map(({ id, explicit, implicit, grant_type }) => ({ id, explicit, implicit, grant_type }));

test('Get returns ten fields of a user, or all', async () => {
	const { vendor, run } = await tenant();
	const wanted = vendor.users[3];
	const { json } = await run(user('get', { userId: by('id', wanted.id) }));
	expect(Object.keys(json[0])).toHaveLength(10);
	expect(json[0]).toMatchObject({ id: wanted.id, principal: wanted.principal, source_type: wanted.source_type });
	const raw = await run(user('get', { userId: by('id', wanted.id), output: 'raw' }));
	expect(raw.json[0]).toMatchObject({ mfa: wanted.mfa, roles: expect.any(Array) });
});

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);

/** Some services of PrivX return bare lists. */
const BARE = [false, true];

test('Get Roles returns the roles of a user with their grants, also from a bare list', async () => {
	for (const bareLists of BARE) {
		const { vendor, run } = await tenant({ bareLists });
		const { id, roles } = vendor.users.find((one) => one.roles.length > 2)!;
		const { json } = await run(user('getRoles', { userId: by('id', id) }));
		expect(ids(json)).toEqual(ids(roles));
		for (const row of json) expect(row).toMatchObject({ user_id: id, grant_type: expect.any(String) });
		const raw = await run(user('getRoles', { userId: by('id', id), output: 'raw' }));
		expect(raw.json[0]).toMatchObject({ permissions: expect.any(Array), user_id: id });
	}
});

test('Get Roles shows a time limit in whichever spelling the release has', async () => {
	const [a, b, c] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00+02:00'];
	const never = '0001-01-01T00:00:00Z';
	const { vendor, run } = await tenant();
	await expectRows(
		[
			[{ grant_start: a, grant_end: b }, [a, b]],
			[{ grant_validity_periods: [{ grant_start: a, grant_end: b }] }, [a, b]],
			[{ grant_start: never, grant_end: never, grant_validity_periods: [{ grant_start: a, grant_end: b }] }, [a, b]],
			[{ grant_validity_periods: [period(b, c), period(a, b)] }, [a, c]],
			[{ grant_validity_periods: [period(a, b), { grant_start: b }] }, [a, null]],
			[{ grant_validity_periods: [period(a, b), period(b, never)] }, [a, null]],
			[{ grant_start: a, grant_end: b, grant_validity_periods: null }, [a, b]],
			[{ grant_start: a, grant_end: b, grant_validity_periods: [] }, [a, b]],
			[{ grant_start: '', grant_end: '', grant_validity_periods: 'none' }, [null, null]],
			[{}, [null, null]],
		],
		async (grant) => {
			const body = { count: 1, items: [{ id: 'r', name: 'r', explicit: true, ...grant }] };
			vendor.setFaults([{ pathPattern: 'users/.*/roles', answer: { status: 200, body } }]);
			const [{ grant_start, grant_end }] = (await run(user('getRoles', { userId: by('id', unknownId(1)) }))).json;
			return [grant_start, grant_end];
		},
	);
});

const period = (grant_start: string, grant_end: string) => ({ grant_start, grant_end });

describe('Grant Role', () => {
	test('keeps the other roles of the user: permanently, for some hours, and from one time to another', async () => {
		const rows: Array<[grant: IDataObject, stored: IDataObject]> = [
			[{ grantType: 'PERMANENT' }, { grant_type: 'PERMANENT' }],
			[
				{ grantType: 'FLOATING', floatingLength: 8 },
				{ grant_type: 'FLOATING', floating_length: 8 },
			],
			[
				{ grantType: 'TIME_RESTRICTED', grantStart: '2096-03-01T08:00:00Z', grantEnd: '2096-03-02T18:30:00+02:00' },
				{
					grant_type: 'TIME_RESTRICTED',
					grant_start: '2096-03-01T08:00:00.000Z',
					grant_end: '2096-03-02T16:30:00.000Z',
				},
			],
		];
		for (const [bareLists, [grant, stored]] of BARE.flatMap((bare) => rows.map((row) => [bare, row] as const))) {
			const { vendor, run } = await tenant({ bareLists });
			const { id: userId, roles } = vendor.users.find((one) => one.roles.some(({ implicit }) => implicit))!;
			const before = grants(roles);
			const role = vendor.roles.find(({ id }) => !ids(roles).includes(id))!;
			const { json, error } = await run(
				user('grantRole', { userId: by('id', userId), roleId: by('id', role.id), ...grant }),
			);
			expect(error).toBeUndefined();
			expect(json).toEqual([{ user_id: userId, role_id: role.id, role_name: role.name, ...stored, granted: true }]);
			const after = vendor.rolesOf(userId);
			expect(grants(after.filter(({ id }) => id !== role.id)).sort(byId)).toEqual(before.sort(byId));
			expect(after.find(({ id }) => id === role.id)).toMatchObject({ ...stored, explicit: true });
		}
	});

	test('sends a time limit as newer releases read it, and as older ones do', async () => {
		const { vendor, run, bodies } = await tenant();
		const spoken = period('2096-03-01T00:00:00.000Z', '2096-03-02T00:00:00.000Z');
		const { error } = await run(
			user('grantRole', {
				userId: by('id', vendor.users[2].id),
				roleId: by('id', vendor.roles.at(-1)!.id),
				grantType: 'TIME_RESTRICTED',
				grantStart: spoken.grant_start,
				grantEnd: spoken.grant_end,
			}),
		);
		expect(error).toBeUndefined();
		const sent = (bodies()[0] as IDataObject[]).at(-1);
		expect(sent).toMatchObject({ ...spoken, grant_validity_periods: [spoken] });
	});

	test('replaces the grant of a role that the user already has, and keeps nothing of the old grant', async () => {
		const { vendor, run } = await tenant();
		const { id: userId, roles } = vendor.users.find((one) => one.roles[1]?.grant_type === 'TIME_RESTRICTED')!;
		const { json } = await run(user('grantRole', { userId: by('id', userId), roleId: by('id', roles[1].id) }));
		expect(json[0]).toMatchObject({ grant_type: 'PERMANENT', granted: true });
		const granted = vendor.rolesOf(userId).find(({ id }) => id === roles[1].id)!;
		expect(granted.grant_type).toBe('PERMANENT');
		expect(granted.grant_end).toBeUndefined();
		expect(vendor.rolesOf(userId)).toHaveLength(roles.length);
	});

	test('sends unknown fields back as they were', async () => {
		const { vendor, run, bodies } = await tenant();
		const { id: userId } = vendor.users[2];
		const [known, granted] = vendor.roles.slice(-2);
		const items = [{ id: known.id, name: known.name, explicit: true, grant_type: 'PERMANENT', brand_new: [1] }];
		vendor.setFaults([{ method: 'GET', pathPattern: 'users/.*/roles', answer: { status: 200, body: items } }]);
		await run(user('grantRole', { userId: by('id', userId), roleId: by('id', granted.id) }));
		expect(bodies()).toEqual([
			[items[0], { id: granted.id, name: granted.name, explicit: true, grant_type: 'PERMANENT' }],
		]);
	});

	test('of a role that does not exist changes nothing', async () => {
		const { vendor, run, asked } = await tenant();
		const { error } = await run(
			user('grantRole', { userId: by('id', vendor.users[2].id), roleId: by('id', unknownId()) }),
		);
		expect(error?.message).toContain('SSH PrivX, grant a role to a user: the service did not find this record');
		expect(asked().filter(({ method }) => method === 'PUT')).toEqual([]);
	});

	test('does not write back an incomplete list of roles', async () => {
		const { vendor, run, asked } = await tenant();
		vendor.setFaults([{ pathPattern: 'users/.*/roles', answer: { patch: { count: 60 } } }]);
		const { error } = await run(
			user('grantRole', { userId: by('id', vendor.users[2].id), roleId: by('id', vendor.roles[1].id) }),
		);
		expect(error?.message).toContain('the user has 60 roles, but the service returned only');
		expect(asked().filter(({ method }) => method === 'PUT')).toEqual([]);
	});

	test('is refused before anything is sent where length or times make no sense', async () => {
		const { vendor, run } = await tenant();
		const restricted = (grantStart: string, grantEnd: string) => ({
			grantType: 'TIME_RESTRICTED',
			grantStart,
			grantEnd,
		});
		const rows: Array<[IDataObject, string]> = [
			[{ grantType: 'FLOATING', floatingLength: 0 }, mustBe('Length (Hours)', 'a whole number 1 or more', 0).message],
			[restricted('', ''), isEmpty('Valid From').message],
			[restricted('2026-03-02', '2026-03-01'), 'Valid Until must be later than Valid From'],
			[restricted('2020-03-01', '2020-03-02'), 'Valid Until is in the past, so the user would get nothing'],
		];
		for (const [change, words] of rows) {
			const { error } = await run(
				user('grantRole', { userId: by('id', unknownId(1)), roleId: by('id', unknownId(2)), ...change }),
			);
			expect(error?.message).toContain(words);
		}
		expect(vendor.requests).toEqual([]);
	});
});

describe('Revoke Role', () => {
	test('takes one role away and keeps the others', async () => {
		const { vendor, run } = await tenant();
		const { id: userId, roles } = vendor.users.find((one) => one.roles.length > 2)!;
		const [gone, ...others] = roles;
		const { json } = await run(user('revokeRole', { userId: by('id', userId), roleId: by('id', gone.id) }));
		expect(json).toEqual([{ user_id: userId, role_id: gone.id, role_name: gone.name, revoked: true, changed: true }]);
		expect(grants(vendor.rolesOf(userId))).toEqual(grants(others));
	});

	test('takes the last role away, too: the empty list is sent', async () => {
		const { vendor, run, asked } = await tenant();
		const { id: userId, roles } = vendor.users.find((one) => one.roles.length === 1)!;
		await run(user('revokeRole', { userId: by('id', userId), roleId: by('id', roles[0].id) }));
		expect(asked().at(-1)).toMatchObject({ method: 'PUT', body: '[]' });
		expect(vendor.requests.at(-1)!.headers['content-type']).toBe('application/json');
		expect(vendor.rolesOf(userId)).toEqual([]);
	});

	test('of a role that the user does not have changes nothing and says so', async () => {
		const { vendor, run, asked } = await tenant();
		const { id: userId, roles } = vendor.users[2];
		const other = vendor.roles.find(({ id }) => !ids(roles).includes(id))!;
		const { json } = await run(user('revokeRole', { userId: by('id', userId), roleId: by('id', other.id) }));
		expect(json).toEqual([
			{ user_id: userId, role_id: other.id, role_name: other.name, revoked: true, changed: false },
		]);
		expect(asked().map(({ method }) => method)).toEqual(['GET', 'GET']);
	});

	test('takes the role away also when its ID was entered in capital letters and PrivX accepts it', async () => {
		const { vendor, run } = await tenant();
		const { id: userId, roles } = vendor.users.find((one) => one.roles.length > 2)!;
		const [gone, ...others] = roles;
		const body = vendor.roles.find(({ id }) => id === gone.id);
		vendor.setFaults([{ method: 'GET', pathPattern: '/roles/[^/]+$', answer: { status: 200, body } }]);
		const roleId = by('id', gone.id.toUpperCase());
		const { json } = await run(user('revokeRole', { userId: by('id', userId), roleId }));
		expect(json[0]).toMatchObject({ role_id: gone.id, revoked: true, changed: true });
		expect(grants(vendor.rolesOf(userId))).toEqual(grants(others));
	});

	test('of a role that does not exist is an error: the ID may be wrong', async () => {
		const { vendor, run } = await tenant();
		const { error } = await run(
			user('revokeRole', { userId: by('id', vendor.users[2].id), roleId: by('id', unknownId()) }),
		);
		expect(error?.message).toContain('SSH PrivX, revoke a role from a user: the service did not find this record');
	});

	test('is refused for a role that a rule gives', async () => {
		const { vendor, run, asked } = await tenant();
		const { id: userId, roles } = vendor.users.find((one) => one.roles.some(({ implicit }) => implicit))!;
		const byRule = roles.find(({ implicit }) => implicit)!;
		const { error } = await run(user('revokeRole', { userId: by('id', userId), roleId: by('id', byRule.id) }));
		expect(error?.message).toContain(`the user has the role ${byRule.name} by a rule, so it cannot be revoked`);
		expect(asked()).toHaveLength(1);
	});

	test('of a role that was granted and also comes from a rule removes the grant, and says that the role stays', async () => {
		const { vendor, run, bodies } = await tenant();
		const { id: userId } = vendor.users[2];
		const [role] = vendor.roles.slice(-1);
		const both = { id: role.id, name: role.name, explicit: true, implicit: true, grant_type: 'PERMANENT' };
		const answer = { status: 200, body: { count: 1, items: [both] } };
		vendor.setFaults([{ method: 'GET', pathPattern: 'users/.*/roles', answer }]);
		const { hints } = await run(user('revokeRole', { userId: by('id', userId), roleId: by('id', role.id) }));
		expect(bodies()).toEqual([[{ id: role.id, name: role.name, explicit: false, implicit: true }]]);
		expect(hints[0].message).toContain('because a rule also gives it');
	});
});

describe('A role', () => {
	test('is returned simplified or raw', async () => {
		const { vendor, run } = await tenant();
		const wanted = vendor.roles[2];
		const roleId = by('id', wanted.id);
		const simple = (await run({ resource: 'role', operation: 'get', roleId })).json[0];
		expect(simple).toMatchObject({ id: wanted.id, name: wanted.name, permissions: wanted.permissions });
		expect(simple.member_count).toEqual(expect.any(Number));
		const raw = (await run({ resource: 'role', operation: 'get', roleId, output: 'raw' })).json[0];
		expect(raw).toMatchObject({ context: wanted.context, updatedby: wanted.updatedby });
	});

	test('is found by name, also in a bare list, and a name that no role has is reported', async () => {
		for (const bareLists of BARE) {
			const { vendor, run, bodies } = await tenant({ bareLists });
			const [, first, second] = vendor.roles;
			const names = `${second.name}, no-such-role, ${first.name}`;
			const { json } = await run({ resource: 'role', operation: 'resolve', names });
			expect(json).toEqual([
				{ name: second.name, id: second.id, found: true },
				{ name: 'no-such-role', id: null, found: false },
				{ name: first.name, id: first.id, found: true },
			]);
			expect(bodies()).toEqual([[second.name, 'no-such-role', first.name]]);
		}
	});
});

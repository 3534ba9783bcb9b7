import { by, tenant } from './setting.cts';

/** Each answer is so slow that the second change starts before the first one has written. */
const SLOW = [{ method: 'GET', times: 'always' as const, answer: { delayMs: 40 } }];

describe('Two workflows that change the same record at the same time', () => {
	test('both grant their role to a user', async () => {
		const { vendor, run } = await tenant();
		const { id, roles } = vendor.users[2];
		const [first, second] = vendor.roles.filter((role) => !roles.some((held) => held.id === role.id));
		vendor.setFaults(SLOW);
		const results = await Promise.all(
			[first, second].map(
				async (role) =>
					await run({ resource: 'user', operation: 'grantRole', userId: by('id', id), roleId: by('id', role.id) }),
			),
		);
		expect(results.map(({ error }) => error)).toEqual([undefined, undefined]);
		const held = vendor.rolesOf(id).map((role) => role.id);
		expect(held).toEqual(expect.arrayContaining([first.id, second.id]));
	});

	test('both have their fields in a host and in a secret', async () => {
		const { vendor, run, asked } = await tenant({ faults: SLOW });
		const hostId = by('id', vendor.hosts[0].id);
		const secretName = by('id', vendor.secrets[1].name);
		const field = (key: string, value: string) => ({ field: [{ key, value }] });
		for (const [resource, changes, stored] of [
			[
				'host',
				[
					{ hostId, updateFields: { zone: '7' } },
					{ hostId, updateFields: { comment: 'seven' } },
				],
				{ zone: '7', comment: 'seven' },
			],
			[
				'secret',
				[
					{ secretName, secretData: field('a', 'one') },
					{ secretName, secretData: field('b', 'two') },
				],
				{ data: expect.objectContaining({ a: 'one', b: 'two' }) },
			],
		] as const) {
			const before = asked().length;
			await Promise.all(changes.map(async (more) => await run({ resource, operation: 'update', ...more })));
			expect(
				asked()
					.slice(before)
					.map(({ method }) => method),
			).toEqual(['GET', 'PUT', 'GET', 'PUT']);
			expect(JSON.parse(asked().at(-1)!.body)).toMatchObject(stored);
		}
	});

	test('are independent when the first one fails', async () => {
		const { vendor, run } = await tenant();
		const hostId = by('id', vendor.hosts[0].id);
		vendor.setFaults([{ method: 'GET', answer: { status: 403 } }]);
		const change = async (zone: string) =>
			await run({ resource: 'host', operation: 'update', hostId, updateFields: { zone } });
		const [first, second] = await Promise.all([change('1'), change('2')]);
		expect([first, second].filter(({ error }) => error)).toHaveLength(1);
		expect(vendor.hosts[0].zone).toBe(first.error ? '2' : '1');
	});
});

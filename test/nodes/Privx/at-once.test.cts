import type { IDataObject } from 'n8n-workflow';
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

	test.each<[string, (vendor: Awaited<ReturnType<typeof tenant>>['vendor']) => IDataObject[], string]>([
		[
			'host',
			({ hosts }) => [
				{ hostId: by('id', hosts[0].id), updateFields: { zone: '7' } },
				{ hostId: by('id', hosts[0].id), updateFields: { comment: 'seven' } },
			],
			'"comment":"seven".*"zone":"7"|"zone":"7".*"comment":"seven"',
		],
		[
			'secret',
			({ secrets }) => [
				{ secretName: by('id', secrets[1].name), secretData: { field: [{ key: 'a', value: 'one' }] } },
				{ secretName: by('id', secrets[1].name), secretData: { field: [{ key: 'b', value: 'two' }] } },
			],
			'"a":"one".*"b":"two"|"b":"two".*"a":"one"',
		],
	])('both have their fields in the %s', async (resource, changes, stored) => {
		const { vendor, run, asked } = await tenant({ faults: SLOW });
		await Promise.all(
			changes(vendor).map(async (more) => await run({ resource, operation: 'update', ...more } as never)),
		);
		expect(asked().map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'PUT']);
		expect(asked().at(-1)!.body).toMatch(new RegExp(stored));
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

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { list } from './filter-cases.cts';
import { by, tenant, unknownId } from './setting.cts';

const LISTS = ['accessGroup', 'accessRequest', 'auditEvent', 'connection', 'host', 'role', 'secret', 'session', 'user'];

/** Everything but logins is answered with this. */
const answering = (body: unknown) => ({
	pathPattern: '/api/v1/(?!oauth)',
	times: 'always' as const,
	answer: { status: 200, body },
});

/** The fields of a simplified record that have a value. */
const held = (row: object) => Object.entries(row).filter(([, value]) => value !== null && String(value) !== '');

describe('A record that has almost no fields', () => {
	test('is simplified to the same columns as any other', async () => {
		const whole = await tenant();
		const sparse = await tenant({ faults: [answering({ count: 1, items: [{ id: 'a', name: 'a' }] })] });
		for (const resource of LISTS) {
			const [usual] = (await whole.run(list(resource, {}))).json;
			const { json, error } = await sparse.run(list(resource, {}));
			expect([resource, error, Object.keys(json[0])]).toEqual([resource, undefined, Object.keys(usual)]);
			for (const [name, value] of held(json[0])) {
				expect([resource, name, value]).toEqual([
					resource,
					expect.stringMatching(/^(id|name|disabled|dedupeKey)$/),
					expect.anything(),
				]);
			}
		}
	});

	test('causes no error as a license, a component, a role of a user, or a secret', async () => {
		const { vendor, run } = await tenant();
		const rows: Array<[INodeParameters, unknown]> = [
			[{ resource: 'system', operation: 'getLicense' }, {}],
			[{ resource: 'system', operation: 'getStatus' }, { 'privx-1': [{}] }],
			[{ resource: 'user', operation: 'getRoles', userId: by('id', unknownId()) }, [{ id: 'r' }]],
			[
				{ resource: 'secret', operation: 'get', secretName: by('id', 's') },
				{ name: 's', data: {} },
			],
		];
		for (const [parameters, body] of rows) {
			vendor.setFaults([answering(body)]);
			const { json, error } = await run(parameters);
			expect([parameters, error]).toEqual([parameters, undefined]);
			expect(Object.keys(json[0]).length).toBeGreaterThan(7);
			for (const value of Object.values(json[0])) expect(value).toBeDefined();
		}
	});

	test('of an event code has no description in the dropdown', async () => {
		const { options } = await tenant({
			faults: [{ pathPattern: 'codes', answer: { status: 200, body: { 7: { event_name: 'Odd' } } } }],
		});
		expect(await options('getEventCodes')).toEqual([{ name: '7 - Odd', value: '7', description: undefined }]);
	});
});

test('An answer without a body to the creation of a host or an access request gives a useful item', async () => {
	const { vendor, run } = await tenant();
	const rows: Array<[INodeParameters, object]> = [
		[
			{
				resource: 'host',
				operation: 'create',
				commonName: 'web-1',
				addresses: '10.0.0.1',
				additionalFields: { otherFields: '' },
			},
			{ id: null, common_name: 'web-1', success: true },
		],
		[
			{
				resource: 'accessRequest',
				operation: 'create',
				roleId: by('id', unknownId(1)),
				userId: by('id', unknownId(2)),
			},
			{ id: null, role_id: unknownId(1), target_user_id: unknownId(2), success: true },
		],
	];
	for (const [parameters, item] of rows) {
		vendor.setFaults([{ method: 'POST', pathPattern: 'hosts|requests', answer: { status: 201, body: '' } }]);
		expect((await run(parameters)).json).toEqual([item]);
	}
});

test('a filter by owner leaves out records that the service returns nevertheless', async () => {
	const items = [
		{ name: 'mine', owner_id: unknownId() },
		{ name: 'theirs', owner_id: 'o2' },
	];
	const { run } = await tenant({ faults: [{ path: '/vault', answer: { status: 200, body: { count: 2, items } } }] });
	const { json } = await run(list('secret', { ownerIds: unknownId() }));
	expect(json.map(({ name }) => name)).toEqual(['mine']);
});

test('a record that lacks what is filtered by is kept where the service filters, and left out where n8n does', async () => {
	const { run } = await tenant({
		faults: [answering({ count: 1, items: [{ id: 'a', services: [{ service: 7 }, 7] }] })],
	});
	await expectRows<[string, IDataObject]>(
		[
			[['host', { tags: 'x' }], 1],
			[['host', { services: ['SSH'] }], 1],
			[['connection', { tags: 'x' }], 0],
			[['connection', { userRoles: 'x' }], 0],
			[['connection', { connectedAfter: '2026-01-01' }], 1],
			[['role', { permissions: 'x' }], 0],
			[['accessRequest', { statuses: 'WAITING' }], 0],
			[['auditEvent', { severities: ['1'] }], 0],
		],
		async ([resource, filters]) => {
			const { json, error } = await run(list(resource, filters));
			return error ?? json.length;
		},
	);
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { list } from './filter-cases.cts';
import { by, tenant } from './setting.cts';

const LISTS = ['accessGroup', 'accessRequest', 'auditEvent', 'connection', 'host', 'role', 'secret', 'session', 'user'];

/** The fields of a simplified record that have a value. */
const held = (row: object) => Object.entries(row).filter(([, value]) => value !== null && String(value) !== '');

describe('A record that has almost no fields', () => {
	test.each(LISTS)('of the resource %s is simplified to the same columns as any other', async (resource) => {
		const whole = await tenant();
		const [usual] = (await whole.run(list(resource, {}))).json;
		const body = { count: 1, items: [{ id: 'a', name: 'a' }] };
		const sparse = await tenant({
			faults: [{ pathPattern: '/api/v1/(?!oauth)', times: 'always', answer: { status: 200, body } }],
		});
		const { json, error } = await sparse.run(list(resource, {}));
		expect(error).toBeUndefined();
		expect(Object.keys(json[0])).toEqual(Object.keys(usual));
		for (const [name, value] of held(json[0])) {
			expect([name, value]).toEqual([expect.stringMatching(/^(id|name|disabled)$/), expect.anything()]);
		}
	});

	test.each<[string, INodeParameters, unknown]>([
		['license', { resource: 'system', operation: 'getLicense' }, {}],
		['component', { resource: 'system', operation: 'getStatus' }, { 'privx-1': [{}] }],
		['role of a user', { resource: 'user', operation: 'getRoles', userId: by('id', 'u') }, [{ id: 'r' }]],
		['secret', { resource: 'secret', operation: 'get', secretName: by('id', 's') }, { name: 's', data: {} }],
	])('causes no error as a %s', async (_, parameters, body) => {
		const { run } = await tenant({
			faults: [{ pathPattern: '/api/v1/(?!oauth)', times: 'always', answer: { status: 200, body } }],
		});
		const { json, error } = await run(parameters);
		expect(error).toBeUndefined();
		expect(Object.keys(json[0]).length).toBeGreaterThan(7);
		for (const value of Object.values(json[0])) expect(value).toBeDefined();
	});

	test('of an event code has no description in the dropdown', async () => {
		const { options } = await tenant({
			faults: [{ pathPattern: 'codes', answer: { status: 200, body: { 7: { event_name: 'Odd' } } } }],
		});
		expect(await options('getEventCodes')).toEqual([{ name: '7 - Odd', value: '7', description: undefined }]);
	});
});

describe('An answer without a body', () => {
	test.each<[string, INodeParameters, object]>([
		[
			'host',
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
			'access request',
			{ resource: 'accessRequest', operation: 'create', roleId: by('id', 'r'), userId: by('id', 'u') },
			{ id: null, role_id: 'r', target_user_id: 'u', success: true },
		],
	])('to the creation of a %s gives a useful item', async (_, parameters, item) => {
		const { run } = await tenant({
			faults: [{ method: 'POST', pathPattern: 'hosts|requests', answer: { status: 201, body: '' } }],
		});
		expect((await run(parameters)).json).toEqual([item]);
	});
});

test('a filter by owner leaves out records that the service returns nevertheless', async () => {
	const items = [
		{ name: 'mine', owner_id: 'o1' },
		{ name: 'theirs', owner_id: 'o2' },
	];
	const { run } = await tenant({ faults: [{ path: '/vault', answer: { status: 200, body: { count: 2, items } } }] });
	const { json } = await run(list('secret', { ownerIds: 'o1' }));
	expect(json.map(({ name }) => name)).toEqual(['mine']);
});

describe('A record that lacks what is filtered by', () => {
	test.each<[string, object, number]>([
		['host', { tags: 'x' }, 1],
		['host', { services: ['SSH'] }, 1],
		['connection', { tags: 'x' }, 0],
		['connection', { userRoles: 'x' }, 0],
		['connection', { connectedAfter: '2026-01-01' }, 1],
		['role', { permissions: 'x' }, 0],
		['accessRequest', { statuses: 'WAITING' }, 0],
		['auditEvent', { severities: ['1'] }, 0],
	])('of the resource %s is kept where the service filters, and left out where n8n does: %j', async (...given) => {
		const [resource, filters, count] = given;
		const body = { count: 1, items: [{ id: 'a', services: [{ service: 7 }, 7] }] };
		const { run } = await tenant({
			faults: [{ pathPattern: '/api/v1/(?!oauth)', times: 'always', answer: { status: 200, body } }],
		});
		expect((await run(list(resource, filters as IDataObject))).json).toHaveLength(count);
	});
});

test('a connection without a time is output by the trigger once, beside others that have one', async () => {
	const { vendor, poll } = await tenant();
	const memory = {};
	const parameters = { event: 'connectionOpened' };
	await poll(parameters, memory);
	const items = [{ id: 'timeless' }, { id: 'timed', connected: new Date(systemClock.now()).toISOString() }];
	const answer = { status: 200, body: { count: 2, items } };
	vendor.setFaults([{ pathPattern: 'connections/search', times: 'always', answer }]);
	expect((await poll(parameters, memory)).json.map(({ id }) => id)).toEqual(['timed', 'timeless']);
	expect((await poll(parameters, memory)).items).toBeNull();
});

test('a request that was decided without an approver has the time of its last change', async () => {
	const { vendor, poll } = await tenant({ endTime: Date.now() });
	const memory = {};
	const parameters = { event: 'accessRequest', requestStates: ['decided'] };
	await poll(parameters, memory);
	const { id } = vendor.addAccessRequest({ status: 'APPROVED', steps: [] });
	expect((await poll(parameters, memory)).json).toEqual([expect.objectContaining({ id, status: 'APPROVED' })]);
});

import { unexpected } from '../../../core/errors/sentences';
import { expectRows } from '../../harness/rows';
import { ids, tenant } from './setting.cts';

const ALL = { returnAll: true };

describe('The status of the system', () => {
	test('is one item for each component, with whether it runs', async () => {
		const { run } = await tenant();
		const { json } = await run({ resource: 'system', operation: 'getStatus' });
		expect(json).toHaveLength(16);
		expect(json[0]).toEqual({
			hostname: 'privx-1',
			name: 'API-PROXY',
			type: 'MICROSERVICE',
			status: 'RUNNING',
			running: true,
			status_message: '',
			version: '44.0-58',
			start_time: '2026-01-01T00:00:00Z',
			created: expect.any(String),
			status_details: [{ k: 'database', v: 'OK' }],
		});
		const raw = await run({ resource: 'system', operation: 'getStatus', output: 'raw' });
		expect(raw.json[0]).toMatchObject({ hostname: 'privx-1', status: { app_id: 'api-proxy-1' } });
		expect(raw.json[0].status_uri).toBe('https://localhost/api-proxy/api/v1/status');
	});

	test('shows what does not run, also where a machine has a single component, or reports none and may be down', async () => {
		const body = {
			'privx-2': { status: { variant: 'auth', status: 'STOPPED', status_message: 'no database' } },
			'privx-3': [{ variant: 'vault', status: 'RUNNING' }],
			'privx-4': [],
			'privx-5': null,
			'privx-6': 'UNREACHABLE',
		};
		const { run } = await tenant({ faults: [{ pathPattern: 'components', answer: { status: 200, body } }] });
		const { json } = await run({ resource: 'system', operation: 'getStatus' });
		expect(json).toMatchObject([
			{ hostname: 'privx-2', name: 'auth', running: false, status_message: 'no database' },
			{ hostname: 'privx-3', name: 'vault', running: true },
			{ hostname: 'privx-4', status: null, running: false },
			{ hostname: 'privx-5', status: null, running: false },
			{ hostname: 'privx-6', status: 'UNREACHABLE', running: false },
		]);
	});

	test('shows a component in whichever spelling the release has', async () => {
		const status = { status: 'RUNNING', variant: 'variant' };
		const created = '2026-08-20T10:58:13.761508Z';
		await expectRows(
			[
				[
					{ component_name: 'AUTH', component_type: 'MICROSERVICE', created, status },
					['AUTH', 'MICROSERVICE', created],
				],
				[{ name: 'auth', type: 'service', status }, ['auth', 'service', null]],
				[{ component_name: 'AUTH', name: 'auth', created: '0001-01-01T00:00:00Z', status }, ['AUTH', null, null]],
				[{ status }, ['variant', null, null]],
			],
			async (component) => {
				const answer = { status: 200, body: { 'privx-1': [component] } };
				const { run } = await tenant({ faults: [{ pathPattern: 'components', answer }] });
				const [{ name, type, created }] = (await run({ resource: 'system', operation: 'getStatus' })).json;
				return [name, type, created];
			},
		);
	});

	test('reports an answer that is something else', async () => {
		const { run } = await tenant({
			faults: [{ pathPattern: 'components', answer: { status: 200, body: [] } }],
		});
		const { error } = await run({ resource: 'system', operation: 'getStatus' });
		expect(error?.message).toContain(unexpected([], 'components by machine').message);
	});
});

test('The license shows what is allowed, what is used, and when it ends', async () => {
	const { vendor, run } = await tenant();
	const { json } = await run({ resource: 'system', operation: 'getLicense' });
	expect(json).toEqual([
		expect.objectContaining({
			license_status: 'VALID',
			expiry_date: '2027-01-15T00:00:00Z',
			users_in_use: vendor.users.length,
			max_hosts: 10_000,
		}),
	]);
	const raw = await run({ resource: 'system', operation: 'getLicense', output: 'raw' });
	expect(raw.json[0].customer).toBe('Simulated customer');
});

describe('The codes of audit events', () => {
	test('are one item each, sorted by number, with the code as in the events', async () => {
		const { run, vendor } = await tenant();
		const { json } = await run({ resource: 'auditEvent', operation: 'getCodes' });
		expect(json[0]).toEqual({ event_id: '102', event_name: 'User-login-failed', event_desc: expect.any(String) });
		const codes = json.map(({ event_id }) => event_id);
		expect(codes).toEqual([...codes].sort((a, b) => Number(a) - Number(b)));
		for (const { event_id } of vendor.auditEvents) expect(codes).toContain(event_id);
	});

	test('may come as a list, as texts, or without a number', async () => {
		const { vendor, run } = await tenant();
		await expectRows(
			[
				[{ count: 1, items: [{ event_id: 620, event_name: 'b' }] }, [{ event_id: '620', event_name: 'b' }]],
				[
					{ 620: { event_name: 'b' }, 610: { event_id: '610', event_name: 'a' } },
					[
						{ event_id: '610', event_name: 'a' },
						{ event_id: '620', event_name: 'b' },
					],
				],
			],
			async (body) => {
				vendor.setFaults([{ pathPattern: 'codes', answer: { status: 200, body } }]);
				return (await run({ resource: 'auditEvent', operation: 'getCodes' })).json;
			},
		);
	});
});

describe('Audit events', () => {
	const EVENTS = { resource: 'auditEvent', operation: 'getAll', ...ALL };

	test('have a computed ID, the same for any order of the fields', async () => {
		const event = { event_id: '106', created: '2026-01-15T12:00:00.000001Z', message: { a: '1', severity: '6' } };
		const turned = { message: { severity: '6', a: '1' }, created: event.created, event_id: '106' };
		const body = { count: 1, items: [event] };
		const { run } = await tenant({
			faults: [
				{ pathPattern: 'auditevents', answer: { status: 200, body } },
				{ pathPattern: 'auditevents', answer: { status: 200, body: { count: 1, items: [turned] } } },
			],
		});
		const [first] = (await run(EVENTS)).json;
		const [second] = (await run(EVENTS)).json;
		expect(first.id).toMatch(/^[0-9a-f]{64}$/);
		expect(second.id).toBe(first.id);
		expect(first).toMatchObject({ severity: '6', username: null, message: event.message });
	});

	test('that are equal in every field count as one, unless Unique by ID is off', async () => {
		const { vendor, run } = await tenant({ auditEvents: 0 });
		const created = '2026-01-15T12:00:00.000001Z';
		for (let count = 0; count < 3; count++) vendor.addAuditEvent(335, { connectionID: 'c' }, { created });
		vendor.addAuditEvent(335, { connectionID: 'c' }, { created: '2026-01-15T12:00:00.000002Z' });
		const filters = { codes: ['335'] };
		expect((await run({ ...EVENTS, filters })).json).toHaveLength(2);
		expect((await run({ ...EVENTS, filters, options: { uniqueById: false } })).json).toHaveLength(4);
	});
});

describe('Any other request', () => {
	test('reaches any service of PrivX and returns the answer', async () => {
		const { vendor, run } = await tenant();
		const send = { resource: 'apiRequest', operation: 'send' };
		const path = `${vendor.url}/role-store/api/v1/roles/${vendor.roles.at(-1)!.id}`;
		expect((await run({ ...send, path })).json[0]).toMatchObject({ name: 'privx-admin' });
		const body = '{ "service": "SSH", "address": "none", "port": 22 }';
		const { error } = await run({ ...send, method: 'POST', path: '/host-store/api/v1/hosts/resolve', body });
		expect(error?.message).toContain('Host not found (OBJECT_NOT_FOUND)');
	});

	test('with Fetch All Pages reads all pages of a list, and of a search', async () => {
		const { vendor, run } = await tenant({ roles: 130, users: 130 });
		const query = { parameter: [{ name: 'limit', value: '50' }] };
		const send = { resource: 'apiRequest', operation: 'send', query, paginate: true, returnAll: true };
		const search = { method: 'POST', path: '/role-store/api/v1/users/search', body: '{ "keywords": "" }' };
		for (const [parameters, records] of [
			[{ method: 'GET', path: '/role-store/api/v1/roles' }, vendor.roles],
			[search, vendor.users],
		] as const) {
			const { json, error } = await run({ ...send, ...parameters });
			expect(error).toBeUndefined();
			expect(ids(json).sort()).toEqual(ids(records).sort());
		}
	});
});

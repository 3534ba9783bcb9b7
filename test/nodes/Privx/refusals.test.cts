import { identity } from '../../harness/index.cts';
import { DATA, OPERATIONS } from './operations.cts';
import { by, ids, tenant } from './setting.cts';

/** Status, body, what is told of it, and the advice. */
const REFUSALS: Array<[number, unknown, string, RegExp]> = [
	[
		403,
		{ error_code: 'PERMISSION_DENIED', error_message: 'Permission denied', property: '', details: [] },
		'does not allow this with the credential in use (HTTP 403): Permission denied (PERMISSION_DENIED)',
		/roles of the API client lack a permission/,
	],
	[429, '', 'received too many requests (HTTP 429)', /Requests per Second/],
	[500, '<html><body><h1>Oops</h1></body></html>', 'is not able to answer now (HTTP 500): Oops', /again|record/],
];

describe.each(OPERATIONS)('A refusal of "%s"', (doing, parameters) => {
	test('is told with product, operation, reason, item and next step, and paired with its item when the run goes on', async () => {
		const { vendor, run } = await tenant();
		const refuse = (status: number, body: unknown) =>
			vendor.setFaults([{ pathPattern: DATA, times: 'always', answer: { status, body } }]);
		for (const [status, body, words, advice] of REFUSALS) {
			refuse(status, body);
			const { error, items } = await run(parameters);
			expect(items).toEqual([]);
			expect(error?.message).toContain(`SSH PrivX, ${doing}: the service ${words}`);
			expect(error?.message).toMatch(/\[item 0\]$/);
			expect(error).toMatchObject({ description: expect.stringMatching(advice), name: 'NodeApiError' });
		}
		refuse(403, { error_message: 'no' });
		const { items, error } = await run(parameters, { continueOnFail: true, items: [{ json: {} }, { json: {} }] });
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[expect.stringMatching(/HTTP 403\): no.*\[item 0\]$/), { item: 0 }],
			[expect.stringMatching(/HTTP 403\): no.*\[item 1\]$/), { item: 1 }],
		]);
	});
});

describe('The words of the service', () => {
	test.each<[unknown, string]>([
		[{ error_message: 'Bad value', property: 'addresses' }, 'Bad value (property addresses)'],
		[
			{ error_code: 'X', error_message: 'Bad', details: [{ error_message: 'too long', property: 'tags[0]' }, 7] },
			'Bad (tags[0]: too long; X)',
		],
		[{ error_code: 'GENERAL_ERROR' }, 'GENERAL_ERROR'],
		[{ error: 'invalid_request', error_description: 'no grant' }, 'no grant'],
		[{ details: [{ error_message: 'only here' }] }, 'only here'],
	])('%j', async (body, words) => {
		const { run } = await tenant({ faults: [{ path: '/host-store', answer: { status: 422, body } }] });
		const { error } = await run({ resource: 'host', operation: 'get', hostId: by('id', 'x') });
		expect(error?.message).toContain(`rejected a value (HTTP 422): ${words} [item 0]`);
	});
});

describe('Several input items', () => {
	const GET = { resource: 'host', operation: 'get', hostId: by('id', '={{ $json.id }}') };

	test('each gives its own result, in order, paired with its item, with one login', async () => {
		const { vendor, run } = await tenant();
		const wanted = ids(vendor.hosts.slice(0, 5));
		const { items } = await run(GET, { items: wanted.map((id) => ({ json: { id } as never })) });
		expect(items.map(({ json }) => json.id)).toEqual(wanted);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(wanted.map((_, item) => ({ item })));
		expect(vendor.logins).toBe(1);
	});

	test('continue on fail turns the one that fails into an item that says so', async () => {
		const { vendor, run } = await tenant();
		const [first, second] = ids(vendor.hosts) as string[];
		const items = [first, 'none', second].map((id) => ({ json: { id } }));
		const { json } = await run(GET, { items, continueOnFail: true });
		expect(json.map(({ id }) => id)).toEqual([first, undefined, second]);
		expect(json[1].error).toMatch(/does not know this record \(HTTP 404\): Host not found.*\[item 1\]$/);
	});

	test('several records of one item are paired with it, too', async () => {
		const { run } = await tenant();
		const { items } = await run(
			{ resource: 'role', operation: 'getAll', limit: '={{ $json.limit }}' },
			{ items: [{ json: { limit: 2 } }, { json: { limit: 3 } }] },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 1, 1, 1].map((item) => ({ item })));
	});
});

describe('The certificate of PrivX', () => {
	const LIST = { resource: 'host', operation: 'getAll' };

	test('is accepted with the authority that signed it, among others and on one line', async () => {
		const { authority } = await identity();
		const { vendor, run, credentials } = await tenant();
		for (const caCertificate of [`${authority}\n${vendor.caCertificate}`, vendor.caCertificate.replace(/\n/g, '\\n')]) {
			credentials.edit({ caCertificate });
			expect((await run(LIST)).json).toHaveLength(50);
		}
	});

	test.each(['another authority', 'no authority'])('is refused with %s, and nothing is sent', async (which) => {
		const { vendor, run, poll, search, credentials } = await tenant();
		credentials.edit({ caCertificate: which === 'no authority' ? '' : vendor.otherCaCertificate });
		const { error } = await run(LIST);
		expect(error?.message).toContain('is not signed by an authority that n8n trusts');
		expect(error?.message).toContain('paste that authority into CA Certificate');
		expect((await poll({}, {})).error?.message).toContain('is not signed by an authority');
		await expect(search('searchHosts')).rejects.toThrow('is not signed by an authority');
		expect(vendor.requests).toEqual([]);
	});

	test('is not looked at when the user says so on the credential', async () => {
		const { run } = await tenant({}, { caCertificate: '', ignoreSslIssues: true });
		expect((await run(LIST)).json).toHaveLength(50);
	});
});

test('a token that is refused in the middle of a list costs one login and loses nothing', async () => {
	const { vendor, run } = await tenant({ hosts: 300 });
	await run({ resource: 'host', operation: 'getAll', limit: 1 });
	vendor.revokeTokens();
	const { json } = await run({ resource: 'host', operation: 'getAll', returnAll: true, options: { pageSize: 50 } });
	expect(json).toHaveLength(300);
	expect(vendor.logins).toBe(2);
});

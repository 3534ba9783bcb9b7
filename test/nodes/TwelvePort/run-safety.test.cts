import type { INodeParameters } from 'n8n-workflow';
import { isEmpty, mustBe, notAnOption } from '../../../core/errors/sentences';
import { by, tenant } from './setting.cts';

const FIND = 'GET /api/asset/find';

describe('Before anything is sent', () => {
	const given = { resource: 'apiOperation', operation: 'run', specify: 'json' };
	const at = (value: unknown): INodeParameters => ({ ...given, apiOperation: by('id', value) });
	test.each<[string, INodeParameters, string]>([
		['no method', at('/api/user/me'), '"/api/user/me" is not an operation'],
		['another method', at('TRACE /api/user/me'), '"TRACE /api/user/me" is not an operation'],
		['a whole address', at('GET https://elsewhere.test/x'), 'is not an operation'],
		['a way out of the space', at('GET /../../../etc'), 'the path is outside the API'],
		['no value for the path', at('GET /api/asset/{assetId}'), isEmpty('assetId').message],
		[
			'a list of parameters',
			{ ...at('GET /api/user/me'), parametersJson: '[1]' },
			mustBe('Parameters (JSON)', 'a JSON object', []).message,
		],
		[
			'parameters that are not JSON',
			{ ...at('GET /api/user/me'), parametersJson: '{a}' },
			'Parameters (JSON) is not valid JSON',
		],
		['a body that is not JSON', { ...at('POST /api/asset/search'), bodyJson: '{a}' }, 'Body (JSON) is not valid JSON'],
		['a dot for an ID', { ...at('GET /api/asset/{assetId}'), parametersJson: '{"assetId":".."}' }, '".." is not an ID'],
		[
			'a header that only the node may set',
			{ ...at('GET /api/user/me'), parametersJson: '{"header:Authorization":"x"}' },
			'Authorization cannot be sent',
		],
	])('%s is refused', async (_, parameters, words) => {
		const { run, vendor } = await tenant();
		const { error } = await run(parameters);
		expect(error?.message).toContain(words);
		expect(error?.message).toMatch(/^12Port, run an API operation: .*\[item 0\]$/);
		expect(vendor.requests).toEqual([]);
	});

	test.each<[string, Record<string, unknown>, string]>([
		['nothing in a required field', {}, isEmpty('near').message],
		[
			'a value that is not an option',
			{ 'query:near': 'x', 'query:sortBy': 'size' },
			notAnOption('sortBy', 'size', []).message,
		],
		[
			'a number that is too small',
			{ 'query:near': 'x', 'query:limitTo': 0 },
			mustBe('limitTo', 'at least 1', 0).message,
		],
		[
			'a text for a number',
			{ 'query:near': 'x', 'query:limitTo': 'many' },
			mustBe('limitTo', 'a whole number', 'many').message,
		],
		['a field that is gone', { 'query:near': 'x', 'query:gone': 1 }, 'has no field gone'],
		[
			'a line break in a header',
			{ 'query:near': 'x', 'header:X-Request-Reason': 'a\nb' },
			'X-Request-Reason cannot be sent in a header',
		],
	])('%s is refused', async (_, values, words) => {
		const { run, chosen, vendor } = await tenant();
		const parameters = await chosen(FIND, values);
		vendor.resetCounters();
		const { error } = await run(parameters);
		expect(error?.message).toContain(words);
		expect(vendor.requests).toEqual([]);
	});
});

describe('What may change something', () => {
	const APPROVE = 'PUT /api/workflow/request/{requestId}/approve';
	const CREATE = 'POST /api/asset/create';

	test.each([APPROVE, CREATE, 'DELETE /api/asset/{assetId}/tags/{tag}'])(
		'is never sent twice: %s',
		async (operation) => {
			const { run, chosen, vendor, asked } = await tenant();
			vendor.setFaults([{ pathPattern: '/api/(workflow|asset)', times: 'always', answer: { status: 503 } }]);
			const values = {
				...(operation === APPROVE ? { 'path:requestId': 'a' } : {}),
				...(operation === CREATE ? { 'body:name': 'a', 'body:parentId': 'b', 'body:typeId': 'c' } : {}),
				...(operation.startsWith('DELETE') ? { 'path:assetId': 'a', 'path:tag': 'b' } : {}),
			};
			const { error } = await run(await chosen(operation, values));
			expect(error?.message).toContain('The change may or may not have been made');
			expect(asked()).toHaveLength(1);
		},
	);

	test('is not paged, unless the user says so', async () => {
		const { run, asked, vendor } = await tenant({ assets: 130 });
		vendor.setFaults([]);
		const parameters = {
			resource: 'apiOperation',
			operation: 'run',
			apiOperation: by('id', 'PUT /api/asset/search'),
			specify: 'json',
			bodyJson: '{"size":50}',
			returnAll: true,
		};
		await run({ ...parameters, options: { furtherPages: 'never' } });
		expect(asked()).toHaveLength(1);
		const { json } = await run({ ...parameters, options: { furtherPages: 'always' } });
		expect(json).toHaveLength(130);
	});

	test('continues with the next item after a failure, when the node is set so', async () => {
		const { run, chosen, vendor } = await tenant();
		const pending = vendor.accessRequests.find(({ status }) => status === 'PENDING')!;
		const items = ['no-such-id', pending.id, pending.id].map((id) => ({ json: { id } }));
		const parameters = await chosen(APPROVE, { 'path:requestId': '={{ $json.id }}' });
		const { items: done } = await run(parameters, { items, continueOnFail: true });
		expect(done.map(({ json, pairedItem }) => [json.status ?? json.error, pairedItem])).toEqual([
			[
				expect.stringContaining('did not find this record (HTTP 404): No access request no-such-id [item 0]'),
				{ item: 0 },
			],
			['APPROVED', { item: 1 }],
			[expect.stringContaining('(HTTP 409): The request is APPROVED already [item 2]'), { item: 2 }],
		]);
	});
});

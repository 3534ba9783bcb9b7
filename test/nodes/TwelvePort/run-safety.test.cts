import type { INodeParameters } from 'n8n-workflow';
import { by, tenant } from './setting.cts';

const FIND = 'GET /api/asset/find';

describe('Before anything is sent', () => {
	const given = { resource: 'apiOperation', operation: 'run', specify: 'json' };
	const at = (value: unknown): INodeParameters => ({ ...given, apiOperation: by('id', value) });
	test.each<[string, INodeParameters, string]>([
		['no operation', at(''), 'API Operation is empty'],
		['no method', at('/api/user/me'), '"/api/user/me" is no operation'],
		['another method', at('TRACE /api/user/me'), '"TRACE /api/user/me" is no operation'],
		['a whole address', at('GET https://elsewhere.test/x'), 'is no operation'],
		['a way out of the space', at('GET /../../../etc'), 'the path leads out of the API'],
		['no value for the path', at('GET /api/asset/{assetId}'), 'assetId is empty'],
		[
			'a list of parameters',
			{ ...at('GET /api/user/me'), parametersJson: '[1]' },
			'Parameters (JSON) is a list where a JSON object is due',
		],
		[
			'parameters that are no JSON',
			{ ...at('GET /api/user/me'), parametersJson: '{a}' },
			'Parameters (JSON) is not valid JSON',
		],
		['a body that is no JSON', { ...at('POST /api/asset/search'), bodyJson: '{a}' }, 'Body (JSON) is not valid JSON'],
		['an unknown way', { ...at('GET /api/user/me'), specify: 'xml' }, 'Specify Parameters is not one of its choices'],
		['unknown paging', { ...at('GET /api/user/me'), options: { furtherPages: 'some' } }, 'Further Pages is "some"'],
		['no limit', { ...at('GET /api/user/me'), limit: 0 }, 'Limit is 0'],
		['a dot for an ID', { ...at('GET /api/asset/{assetId}'), parametersJson: '{"assetId":".."}' }, '".." is not an ID'],
		[
			'a header of its own',
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
		['nothing in a required field', {}, 'near is empty'],
		['a value that is not on offer', { 'query:near': 'x', 'query:sortBy': 'size' }, 'sortBy is not one of its choices'],
		['a number below the least', { 'query:near': 'x', 'query:limitTo': 0 }, 'limitTo is 0, which is below 1'],
		[
			'a text for a number',
			{ 'query:near': 'x', 'query:limitTo': 'many' },
			'limitTo is a string where a whole number is due',
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
			expect(error?.message).toContain('The change may have been made or not');
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

	test('goes on with the next item on failure, when the node is set so', async () => {
		const { run, chosen, vendor } = await tenant();
		const pending = vendor.accessRequests.find(({ status }) => status === 'PENDING')!;
		const items = ['no-such-id', pending.id, pending.id].map((id) => ({ json: { id } }));
		const parameters = await chosen(APPROVE, { 'path:requestId': '={{ $json.id }}' });
		const { items: done } = await run(parameters, { items, continueOnFail: true });
		expect(done.map(({ json, pairedItem }) => [json.status ?? json.error, pairedItem])).toEqual([
			[
				expect.stringContaining('does not know this record (HTTP 404): No access request no-such-id [item 0]'),
				{ item: 0 },
			],
			['APPROVED', { item: 1 }],
			[expect.stringContaining('(HTTP 409): The request is APPROVED already [item 2]'), { item: 2 }],
		]);
	});
});

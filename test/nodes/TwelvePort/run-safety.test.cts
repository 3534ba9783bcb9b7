import type { INodeParameters } from 'n8n-workflow';
import { isEmpty, mustBe, notAnOption } from '../../../core/errors/sentences';
import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

const FIND = 'GET /api/asset/find';

describe('Before anything is sent', () => {
	const refused = (words: string) => expect.stringContaining(words);
	const given = { resource: 'apiOperation', operation: 'run', specify: 'json' };
	const at = (value: unknown): INodeParameters => ({ ...given, apiOperation: by('id', value) });
	test('an operation that is none, or cannot be filled in from JSON, is refused', async () => {
		const { run, vendor } = await tenant();
		const json = (operation: string, parametersJson: string) => ({ ...at(operation), parametersJson });
		await expectRows<INodeParameters>(
			[
				[at('/api/user/me'), refused('"/api/user/me" is not an operation')],
				[at('TRACE /api/user/me'), refused('"TRACE /api/user/me" is not an operation')],
				[at('GET https://elsewhere.test/x'), refused('is not an operation')],
				[at('GET /../../../etc'), refused('the path is outside the API')],
				[at('GET /api/asset/{assetId}'), refused(isEmpty('assetId').message)],
				[json('GET /api/user/me', '[1]'), refused(mustBe('Parameters (JSON)', 'a JSON object', []).message)],
				[json('GET /api/user/me', '{a}'), refused('Parameters (JSON) is not valid JSON')],
				[{ ...at('POST /api/asset/search'), bodyJson: '{a}' }, refused('Body (JSON) is not valid JSON')],
				[json('GET /api/asset/{assetId}', '{"assetId":".."}'), refused('".." is not an ID')],
				[json('GET /api/user/me', '{"header:Authorization":"x"}'), refused('Authorization cannot be sent')],
			],
			async (parameters) => {
				const { error } = await run(parameters);
				expect(error?.message).toMatch(/^12Port, run an API operation: .*\[item 0\]$/);
				return error?.message;
			},
		);
		expect(vendor.requests).toEqual([]);
	});

	test('a field that cannot be sent is refused', async () => {
		const { run, chosen, vendor } = await tenant();
		const near = { 'query:near': 'x' };
		await expectRows<Record<string, unknown>>(
			[
				[{}, refused(isEmpty('near').message)],
				[{ ...near, 'query:sortBy': 'size' }, refused(notAnOption('sortBy', 'size', []).message)],
				[{ ...near, 'query:limitTo': 0 }, refused(mustBe('limitTo', 'at least 1', 0).message)],
				[{ ...near, 'query:limitTo': 'many' }, refused(mustBe('limitTo', 'a whole number', 'many').message)],
				[{ ...near, 'query:gone': 1 }, refused('has no field gone')],
				[{ ...near, 'header:X-Request-Reason': 'a\nb' }, refused('X-Request-Reason cannot be sent in a header')],
			],
			async (values) => {
				const parameters = await chosen(FIND, values);
				vendor.resetCounters();
				const { error } = await run(parameters);
				expect(vendor.requests).toEqual([]);
				return error?.message;
			},
		);
	});
});

describe('What may change something', () => {
	const APPROVE = 'PUT /api/workflow/request/{requestId}/approve';

	test('is never sent twice', async () => {
		const outcome = [expect.stringContaining('The change may or may not have been made'), 1];
		await expectRows<[operation: string, values: Record<string, string>]>(
			[
				[[APPROVE, { 'path:requestId': 'a' }], outcome],
				[['POST /api/asset/create', { 'body:name': 'a', 'body:parentId': 'b', 'body:typeId': 'c' }], outcome],
				[['DELETE /api/asset/{assetId}/tags/{tag}', { 'path:assetId': 'a', 'path:tag': 'b' }], outcome],
			],
			async ([operation, values]) => {
				const { run, chosen, vendor, asked } = await tenant();
				vendor.setFaults([{ pathPattern: '/api/(workflow|asset)', times: 'always', answer: { status: 503 } }]);
				const { error } = await run(await chosen(operation, values));
				return [error?.message, asked().length];
			},
		);
	});

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

import type { INodeParameters } from 'n8n-workflow';
import { by, tenant, VERSIONS } from './setting.cts';

const asset = { resource: 'asset', assetIds: 'a, b', tags: 'x', customField: by('id', 'custom_x'), value: 'y' };

/** Every operation, ready to be sent; the last three are not in API v1. */
const OPERATIONS: Array<[string, INodeParameters]> = [
	['get an asset', { ...asset, operation: 'get', assetId: by('id', 'a') }],
	['get many assets', { ...asset, operation: 'getAll' }],
	['export assets', { ...asset, operation: 'export' }],
	['count assets', { ...asset, operation: 'count' }],
	['get many fields', { ...asset, operation: 'getFields' }],
	['add tags to assets', { ...asset, operation: 'addTags' }],
	['remove tags from assets', { ...asset, operation: 'removeTags' }],
	['set a custom field', { ...asset, operation: 'setCustomField' }],
	['get a saved query', { resource: 'savedQuery', operation: 'get', savedQueryId: by('id', 'a') }],
	['get many saved queries', { resource: 'savedQuery', operation: 'getAll' }],
	['create a saved query', { resource: 'savedQuery', operation: 'create', name: 'a', aql: 'b' }],
	['delete a saved query', { resource: 'savedQuery', operation: 'delete', savedQueryId: by('id', 'a') }],
	['get many adapters', { resource: 'adapter', operation: 'getAll' }],
	['get many fetches', { resource: 'adapter', operation: 'getFetchHistory' }],
	['get many enforcement sets', { resource: 'enforcement', operation: 'getAll' }],
	['run an enforcement set', { resource: 'enforcement', operation: 'run', enforcementId: by('id', 'a') }],
	['get the discovery status', { resource: 'discovery', operation: 'getStatus' }],
	['get many console users', { resource: 'consoleUser', operation: 'getAll' }],
	['send an API request', { resource: 'apiRequest', operation: 'send', path: '/gateways' }],
	['get the asset types', { ...asset, operation: 'getTypes' }],
	['link assets', { ...asset, operation: 'link' }],
	['unlink assets', { ...asset, operation: 'unlink' }],
];
const ONLY_IN_V2 = 3;

const REFUSALS: Array<[number, unknown, string, RegExp]> = [
	[400, { message: 'No such field' }, 'did not understand the request (HTTP 400): No such field', /^$/],
	[403, { errors: [{ detail: 'Lacking' }, 'rights'] }, 'HTTP 403): Lacking; rights', /role or data scope/],
	[404, { error: 'Nobody' }, 'does not know this record (HTTP 404): Nobody', /your release of Axonius/],
	[409, { error: { message: 'Taken' } }, 'reports a conflict with the present state (HTTP 409): Taken', /^$/],
	[429, 'Too Many Requests', 'received too many requests (HTTP 429): Too Many Requests', /Requests per Second/],
];

describe.each(VERSIONS)('On API %s', (version) => {
	const operations = OPERATIONS.slice(0, version === 'v2' ? undefined : -ONLY_IN_V2);

	describe.each(operations)('a refusal of "%s"', (doing, parameters) => {
		test.each(REFUSALS)(
			'with status %i is told with product, operation, reason, item and next step',
			async (status, body, words, advice) => {
				const { run } = await tenant(version, { faults: [{ times: 'always', answer: { status, body } }] });
				const { error, items } = await run(parameters);
				expect(items).toEqual([]);
				expect(error?.message).toContain(`Axonius, ${doing}: the service `);
				expect(error?.message).toContain(words);
				expect(error?.message).toMatch(/\[item 0\]$/);
				expect(error).toMatchObject({ name: 'NodeApiError', httpCode: String(status), context: { itemIndex: 0 } });
				expect((error as { description?: string }).description ?? '').toMatch(advice);
			},
		);

		test('becomes an item with "continue on fail", paired with its input', async () => {
			const { run } = await tenant(version, {
				faults: [{ times: 'always', answer: { status: 403, body: { message: 'no' } } }],
			});
			const { items } = await run(parameters, { items: [{ json: {} }, { json: {} }], continueOnFail: true });
			expect(items.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
				[0, 1].map((item) => [{ error: expect.stringMatching(new RegExp(`HTTP 403.*\\[item ${item}\\]$`)) }, { item }]),
			);
		});
	});

	test('a wrong key is told, with what to check, and nothing is tried again', async () => {
		const { vendor, run, credentials } = await tenant(version);
		credentials.edit({ apiSecret: 'mistyped-secret' });
		const { error } = await run({ resource: 'asset', operation: 'getAll' });
		expect(error?.message).toMatch(/^Axonius, get many assets: .*HTTP 401/);
		expect(`${error?.message} ${(error as { description?: string }).description}`).toContain(
			'Check API Key and API Secret',
		);
		expect(vendor.unauthorized).toBeLessThanOrEqual(2);
	});

	test('a permission that the role lacks is told in the words of Axonius', async () => {
		const { run } = await tenant(version, { denied: ['apiAccess'] });
		const { error } = await run({ resource: 'asset', operation: 'getAll' });
		expect(error?.message).toContain('(HTTP 403): You are lacking some permissions for this request');
		expect(error).toMatchObject({ description: expect.stringContaining('Ask an administrator of Axonius') });
	});
});

test('a server that has no API v2 is told as such', async () => {
	const { run } = await tenant('v2', { release: 'v1Only' });
	const { error } = await run({ resource: 'asset', operation: 'getAll' });
	expect(error?.message).toContain('HTTP 404');
	expect(error).toMatchObject({ description: expect.stringContaining('does not have yet') });
});

test.each(['message', 'error', 'errors', 'text'] as const)(
	'the words of a refusal are shown, whichever shape they come in (%s)',
	async (errorsAs) => {
		const { run } = await tenant('v2', { errorsAs });
		const { error } = await run({ resource: 'asset', operation: 'getAll', assetType: by('id', 'toasters') });
		expect(error?.message).toContain('(HTTP 404): Unknown asset type toasters');
	},
);

describe('Several input items', () => {
	test('each give their own result, in order and paired; one that fails becomes an item that says so', async () => {
		const { vendor, run } = await tenant();
		const [first, second] = vendor.devices.slice(0, 2).map(({ internal_axon_id }) => internal_axon_id);
		const items = [first, 'f'.repeat(32), second].map((id) => ({ json: { id } }));
		const get = { resource: 'asset', operation: 'get', assetId: by('id', '={{ $json.id }}') };
		const result = await run(get, { items, continueOnFail: true });
		expect(result.json.map(({ internal_axon_id }) => internal_axon_id)).toEqual([first, undefined, second]);
		expect(result.json[1]).toEqual({ error: expect.stringMatching(/HTTP 404.*\[item 1\]$/) });
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		const strict = await run(get, { items });
		expect(strict.error?.message).toMatch(/\[item 1\]$/);
	});

	test('tag their own assets, each with its own tag', async () => {
		const { vendor, run } = await tenant();
		const items = vendor.devices
			.slice(0, 3)
			.map(({ internal_axon_id: id }, index) => ({ json: { id, tag: `t${index}` } }));
		const addTags = { resource: 'asset', operation: 'addTags', assetIds: '={{ $json.id }}', tags: '={{ $json.tag }}' };
		const { items: results } = await run(addTags, { items });
		expect(results.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		for (const { json } of items) expect(vendor.labelsOf('devices', json.id)).toContain(json.tag);
	});

	test.each([
		['addTags', { assetIds: '' }, 'Asset IDs is empty'],
		['addTags', { assetIds: '={{ { a: 1 } }}' }, 'Asset IDs is an object where a text is due'],
		['addTags', { tags: ' , ' }, 'Tags is empty'],
		['addTags', { options: { batchSize: 0 } }, 'Batch Size is 0 where a whole number from 1 is due'],
		['get', { assetId: by('id', '') }, 'Asset is empty'],
		['get', { assetId: by('url', 'https://acme.on.axonius.com/nothing') }, 'Asset is not an address with an ID in it'],
		['getAll', { limit: 0 }, 'Limit is 0 where a whole number from 1 is due'],
		['export', { format: '={{ "xlsx" }}' }, 'Format is "xlsx", which is not on offer'],
		['getFields', { filters: { search: true } }, 'Search is a boolean where a text is due'],
		['purge', {}, 'there is no operation "purge" for "asset"'],
	])('%s with %j is refused before anything is sent', async (operation, more, words) => {
		for (const version of VERSIONS) {
			const { vendor, run } = await tenant(version);
			const { error } = await run({ ...asset, operation, ...more } as INodeParameters);
			expect(error?.message).toContain(words);
			expect(error).toMatchObject({ name: 'NodeOperationError' });
			expect(vendor.requests).toEqual([]);
		}
	});
});

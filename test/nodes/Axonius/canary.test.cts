import type { INodeParameters } from 'n8n-workflow';
import { by, tenant, VERSIONS } from './setting.cts';

/**
 * Every test of this folder ends with a search for secrets in what came out. Here the service does its
 * worst: it repeats the secrets wherever it can.
 */
const OPERATIONS: INodeParameters[] = [
	{ resource: 'asset', operation: 'get', assetId: by('id', 'a') },
	{ resource: 'asset', operation: 'getAll' },
	{ resource: 'asset', operation: 'export' },
	{ resource: 'asset', operation: 'addTags', assetIds: 'a', tags: 'b' },
	{ resource: 'enforcement', operation: 'run', enforcementId: by('id', 'a') },
	{ resource: 'adapter', operation: 'getAll' },
	{ resource: 'apiRequest', operation: 'send', method: 'POST', path: '/x', body: '{"a":1}' },
];
const EVENTS = ['newAlertFinding', 'assetEnteredQuery', 'adapterConnectionFailing'].map((event) => ({
	event,
	savedQueryId: by('id', 'a'),
}));

describe.each(VERSIONS)('On API %s no secret comes out', (version) => {
	// All shapes with one status, and one shape with all: how an answer is read does not depend on its status.
	test.each([
		[400, [0, 1, 2, 3]],
		[401, [0]],
		[403, [1]],
		[404, [2]],
		[500, [3]],
	])('of a refusal with status %i that repeats key and secret', async (status, shapes) => {
		const { vendor, run, poll, search, options } = await tenant(version);
		const { apiKey, apiSecret } = vendor;
		const words = [apiKey, apiSecret, encodeURIComponent(apiSecret), JSON.stringify(apiSecret)].join(' · ');
		const bodies = [{ message: words }, { errors: [{ detail: words }] }, { error: { message: words } }, words];
		for (const body of shapes.map((shape) => bodies[shape])) {
			vendor.setFaults([{ times: 'always', answer: { status, body, headers: { 'x-echo': apiSecret } } }]);
			for (const parameters of OPERATIONS) {
				expect((await run(parameters)).error).toBeDefined();
				await run(parameters, { continueOnFail: true });
			}
			for (const event of EVENTS) {
				expect((await poll(event, {})).error).toBeDefined();
				await poll(event, {}, { mode: 'manual' });
			}
			await expect(search('searchSavedQueries')).rejects.toThrow();
			await expect(options('getFields')).rejects.toThrow();
		}
	});

	test('of a request that breaks off, is damaged, or leads to another host', async () => {
		for (const answer of [
			{ resetBeforeHeaders: true as const },
			{ resetInBody: true as const },
			{ invalidJson: true as const },
			{ deepNesting: 10_000 },
			{ status: 302, headers: { location: 'https://elsewhere.test/api/v2/queries' } },
		]) {
			const { run, poll } = await tenant(version, { faults: [{ times: 'always', answer }] });
			for (const parameters of OPERATIONS) expect((await run(parameters)).error).toBeDefined();
			for (const event of EVENTS) expect((await poll(event, {})).error).toBeDefined();
		}
	});

	test('of an address that cannot be used', async () => {
		const { run, credentials, vendor } = await tenant(version);
		credentials.edit({ url: `https://user:${vendor.apiSecret}@acme.test` });
		expect((await run(OPERATIONS[1])).error).toBeDefined();
	});
});

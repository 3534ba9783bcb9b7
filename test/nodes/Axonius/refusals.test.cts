import { by, tenant, VERSIONS } from './setting.cts';

const LIST = { resource: 'asset', operation: 'getAll' };

describe.each(VERSIONS)('On API %s', (version) => {
	test('all details of a refusal are shown', async () => {
		const body = { errors: [{ detail: 'Lacking' }, 'rights', { title: 'viewAssets' }] };
		const { run } = await tenant(version, { faults: [{ answer: { status: 403, body } }] });
		expect((await run(LIST)).error?.message).toContain('(HTTP 403): Lacking; rights; viewAssets');
	});

	test('a wrong key is reported, with what to check', async () => {
		const { run, credentials } = await tenant(version);
		credentials.edit({ apiSecret: 'mistyped-secret' });
		const { error } = await run(LIST);
		expect(error).toMatchObject({ description: expect.stringContaining('Check API Key and API Secret') });
	});

	test('a permission that the role lacks is reported in the words of Axonius, with who can give it', async () => {
		const { run } = await tenant(version, { denied: ['apiAccess'] });
		const { error } = await run(LIST);
		expect(error?.message).toContain('(HTTP 403): You are lacking some permissions for this request');
		expect(error).toMatchObject({ description: expect.stringContaining('Ask an administrator of Axonius') });
	});
});

test('a server that has no API v2 is reported as such', async () => {
	const { run } = await tenant('v2', { release: 'v1Only' });
	const { error } = await run(LIST);
	expect(error?.message).toContain('HTTP 404');
	expect(error).toMatchObject({ description: expect.stringContaining('does not have this call yet') });
});

test.each(['message', 'error', 'errors', 'text'] as const)(
	'the words of a refusal are shown, whichever shape they come in (%s)',
	async (errorsAs) => {
		const { run } = await tenant('v2', { errorsAs });
		const { error } = await run({ ...LIST, assetType: by('id', 'toasters') });
		expect(error?.message).toContain('(HTTP 404): Unknown asset type toasters');
	},
);

test('several input items give their own results; one that fails becomes an item that says so', async () => {
	const { vendor, run } = await tenant();
	const [first, second] = vendor.devices.slice(0, 2).map(({ internal_axon_id }) => internal_axon_id);
	const items = [first, 'f'.repeat(32), second].map((id) => ({ json: { id } }));
	const get = { resource: 'asset', operation: 'get', assetId: by('id', '={{ $json.id }}') };
	const { json } = await run(get, { items, continueOnFail: true });
	expect(json.map(({ internal_axon_id }) => internal_axon_id)).toEqual([first, undefined, second]);
	expect(json[1]).toEqual({ error: expect.stringMatching(/HTTP 404.*\[item 1\]$/) });
});

test('an address without an ID is refused before anything is sent', async () => {
	const { vendor, run } = await tenant();
	const assetId = by('url', 'https://acme.on.axonius.com/nothing');
	const { error } = await run({ resource: 'asset', operation: 'get', assetId });
	expect(error?.message).toContain('Asset is not an address with an ID in it');
	expect(vendor.requests).toEqual([]);
});

import { onBoth } from './both.cts';
import { by, tenant } from './setting.cts';

const LIST = { resource: 'asset', operation: 'getAll' };

onBoth('all details of a refusal are shown', async (version) => {
	const body = { errors: [{ detail: 'Lacking' }, 'rights', { title: 'viewAssets' }] };
	const { run } = await tenant(version, { faults: [{ answer: { status: 403, body } }] });
	expect((await run(LIST)).error?.message).toContain('(HTTP 403): Lacking; rights; viewAssets');
});

onBoth(
	'a wrong key and a permission that the role lacks are reported with what to do, in the words of Axonius',
	async (version) => {
		const place = await tenant(version);
		place.edit({ apiSecret: 'mistyped-secret' });
		const described = (words: string) => ({ description: expect.stringContaining(words) });
		expect((await place.run(LIST)).error).toMatchObject(described('Check API Key and API Secret'));
		const { error } = await (await tenant(version, { denied: ['apiAccess'] })).run(LIST);
		expect(error?.message).toContain('(HTTP 403): You are lacking some permissions for this request');
		expect(error).toMatchObject(described('Ask an administrator of Axonius'));
	},
);

test('a server that has no API v2 is reported as such', async () => {
	const { run } = await tenant('v2', { release: 'v1Only' });
	const { error } = await run(LIST);
	expect(error?.message).toContain('HTTP 404');
	expect(error).toMatchObject({ description: expect.stringContaining('does not have this call yet') });
});

test('the words of a refusal are shown, whichever shape they come in', async () => {
	for (const errorsAs of ['message', 'error', 'errors', 'text'] as const) {
		const { run } = await tenant('v2', { errorsAs });
		const { error } = await run({ ...LIST, assetType: by('id', 'nat_rules') });
		expect([errorsAs, error?.message]).toEqual([
			errorsAs,
			expect.stringContaining('(HTTP 404): Unknown asset type nat_rules'),
		]);
	}
});

test('several input items give their own results; one that fails becomes an item that says so', async () => {
	const { vendor, run } = await tenant();
	const [first, second] = vendor.devices.slice(0, 2).map(({ internal_axon_id }) => internal_axon_id);
	const items = [first, 'f'.repeat(32), second].map((id) => ({ json: { id } }));
	const get = { resource: 'asset', operation: 'get', assetId: by('id', '={{ $json.id }}') };
	const { json } = await run(get, { items, continueOnFail: true });
	expect(json.map(({ internal_axon_id }) => internal_axon_id)).toEqual([first, undefined, second]);
	expect(json[1]).toEqual({ error: expect.stringMatching(/HTTP 404.*\[item 1\]$/) });
});

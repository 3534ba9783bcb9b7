import type { IDataObject } from 'n8n-workflow';
import type { AxoniusOptions } from '../../../simulators/axonius/index.cts';
import { onBoth } from './both.cts';
import { by, ids, putForward, tenant, type Version } from './setting.cts';

/** A tenant with the saved query "All Devices" and a trigger on it. */
async function watching(version: Version, event: string, options: AxoniusOptions = {}, more: IDataObject = {}) {
	const setup = await tenant(version, options);
	const [{ uuid }] = setup.vendor.savedQueries;
	const parameters = { event, savedQueryId: by('list', uuid), ...more };
	const memory: IDataObject = {};
	return {
		...setup,
		uuid,
		memory,
		look: async (changes: IDataObject = {}) => await setup.poll({ ...parameters, ...changes } as never, memory),
		manually: async () => await setup.poll(parameters as never, memory, { mode: 'manual' }),
		first: (count: number) => (ids(setup.vendor.devices) as string[]).slice(0, count),
		leave: (gone: string[]) => gone.forEach((id) => setup.vendor.leaveQuery(uuid, id)),
		enter: (back: string[]) => back.forEach((id) => setup.vendor.enterQuery(uuid, id)),
	};
}

describe('The trigger on assets that enter a saved query', () => {
	const entered = async (version: Version, options?: AxoniusOptions, more?: IDataObject) =>
		await watching(version, 'assetEnteredQuery', options, more);

	onBoth('outputs nothing at first, then each asset that enters once, with its record', async (version) => {
		const { vendor, look, asked } = await entered(version);
		expect((await look()).items).toBeNull();
		expect((await look()).items).toBeNull();
		const { internal_axon_id: id } = vendor.addAsset('devices');
		const { json } = await look();
		expect(json).toEqual([
			expect.objectContaining({
				internal_axon_id: id,
				asset_type: 'devices',
				hostname: expect.any(String),
				dedupeKey: `axonius:${id}`,
			}),
		]);
		expect((await look()).items).toBeNull();
		expect(asked()[0].body).toMatchObject({ use_cache_entry: false, page: { limit: 2_000 } });
	});

	onBoth('outputs an asset again that left and came back', async (version) => {
		const { look, leave, enter, first } = await entered(version);
		await look();
		leave(first(3));
		expect((await look()).items).toBeNull();
		enter(first(2));
		expect(ids((await look()).json)).toEqual(first(2));
	});

	onBoth('gives the chosen fields, simplified or as Axonius sends them', async (version) => {
		const fields = ['specific_data.data.device_serial'];
		for (const [output, name] of [
			['simplified', 'device_serial'],
			['raw', 'specific_data.data.device_serial'],
		] as const) {
			const { vendor, look } = await entered(version, {}, { fields, output });
			await look();
			vendor.addAsset('devices');
			expect((await look()).json[0]).toHaveProperty([name], expect.stringMatching(/^SN/));
		}
	});

	onBoth('in a manual test shows some that are in it now, and remembers nothing', async (version) => {
		const { manually, memory, first, asked } = await entered(version);
		expect(ids((await manually()).json)).toEqual(first(5));
		expect(memory).toEqual({});
		expect(asked()).toHaveLength(1);
	});
});

describe('The trigger on assets that leave a saved query', () => {
	const left = async (version: Version, options?: AxoniusOptions, more?: IDataObject) =>
		await watching(version, 'assetLeftQuery', options, more);

	onBoth('outputs nothing at first, then the ID of each asset that leaves, once', async (version) => {
		const { look, leave, first, uuid } = await left(version);
		expect((await look()).items).toBeNull();
		leave(first(2));
		expect((await look()).json).toEqual(
			first(2).map((id) => ({
				internal_axon_id: id,
				asset_type: 'devices',
				saved_query_id: uuid,
				dedupeKey: `axonius:${id}`,
			})),
		);
		expect((await look()).items).toBeNull();
	});

	onBoth(
		'treats nothing as gone when a page cannot be read, and finds what really left with the next poll',
		async (version) => {
			const { vendor, look, leave, first, memory } = await left(version, { devices: 2_100 });
			await look();
			const before = JSON.stringify(memory);
			leave(first(3));
			vendor.setFaults([{ after: 1, times: 'always', answer: { status: 500 } }]);
			const { error } = await look();
			expect(error?.message).toMatch(/^Axonius, look for assets that left the saved query: .*HTTP 500/);
			expect(JSON.stringify(memory)).toBe(before);
			vendor.setFaults([]);
			expect(ids((await look()).json)).toEqual(first(3));
		},
	);

	onBoth('does not take anything for gone when Axonius ends the list early', async (version) => {
		const { vendor, look, memory } = await left(version, { devices: 2_100 });
		await look();
		const before = JSON.stringify(memory);
		const patch = version === 'v2' ? { assets: [] } : { data: [] };
		vendor.setFaults([{ after: 1, answer: { patch } }]);
		const { error } = await look();
		expect(error?.message).toContain('the list may be incomplete: the service announced 2100 records, but sent 2000');
		expect(JSON.stringify(memory)).toBe(before);
		expect((await look()).items).toBeNull();
	});

	onBoth('does not believe immediately that more than half of the inventory is gone', async (version) => {
		const { vendor, look } = await left(version);
		await look();
		const empty =
			version === 'v2'
				? { assets: [], meta: { page: { totalResources: 0 } } }
				: { data: [], meta: { page: { totalResources: 0 } } };
		vendor.setFaults([{ answer: { status: 200, body: empty } }]);
		expect((await look()).items).toBeNull();
		expect((await look()).items).toBeNull();
		vendor.setFaults([{ times: 'always', answer: { status: 200, body: empty } }]);
		expect((await look()).items).toBeNull();
		expect((await look()).json).toHaveLength(100);
	});

	onBoth('in a manual test shows what an item will look like', async (version) => {
		const { manually, first } = await left(version);
		const { json } = await manually();
		expect(ids(json)).toEqual(first(5));
		expect(Object.keys(json[0])).toEqual(['internal_axon_id', 'asset_type', 'saved_query_id', 'dedupeKey']);
	});
});

describe('A saved query that takes longer than one poll', () => {
	const BUDGET_MS = 36_000;

	onBoth('is read on in the next polls, and each asset is output once', async (version) => {
		for (const event of ['assetEnteredQuery', 'assetLeftQuery']) {
			const { vendor, memory, asked, leave, poll, uuid } = await watching(version, event, { devices: 6_100 });
			const found: unknown[] = [];
			const look = async () => {
				for (let polls = 1; ; polls++) {
					const before = asked().length;
					// One page takes most of the time of a poll.
					putForward(() => (asked().length > before ? 0.9 * BUDGET_MS : 0));
					const { json, error } = await poll({ event, savedQueryId: by('list', uuid) }, memory, {
						budgetMs: BUDGET_MS,
					});
					expect(error).toBeUndefined();
					putForward(() => 0);
					found.push(...ids(json));
					if (!(memory.poll as IDataObject).look) return polls;
				}
			};
			expect(await look()).toBe(4);
			expect(found).toEqual([]);
			const { internal_axon_id: id } = vendor.addAsset('devices');
			const gone = (ids(vendor.devices) as string[]).slice(3, 5);
			leave(gone);
			await look();
			await look();
			expect(found).toEqual(event === 'assetEnteredQuery' ? [id] : gone);
		}
	});
});

describe('The memory of the trigger', () => {
	test('holds an asset in 22 characters, so that 200,000 are 4.3 MB, and is written only when something has changed', async () => {
		const { vendor, look, memory, leave } = await watching('v2', 'assetLeftQuery', { devices: 2_000 });
		expect((await look()).error).toBeUndefined();
		expect(JSON.stringify(memory).length).toBeLessThan(2_000 * 21.4 + 500);
		const { poll: before } = memory;
		await look();
		expect(memory.poll).toBe(before);
		const [{ internal_axon_id: id }] = vendor.devices;
		leave([id]);
		expect(ids((await look()).json)).toEqual([id]);
		expect(memory.poll).not.toBe(before);
	});

	test('starts from the beginning with another query or asset type, without a flood, and loses nothing while a key is refused', async () => {
		const { vendor, look, credentials } = await watching('v2', 'assetLeftQuery');
		await look();
		const users = vendor.savedQueries.find(({ module }) => module === 'users')!;
		expect((await look({ savedQueryId: by('id', users.uuid), assetType: by('id', 'users') })).items).toBeNull();
		expect((await look()).items).toBeNull();
		credentials.edit({ apiKey: 'another' });
		expect((await look()).error?.message).toContain('HTTP 401');
		credentials.edit({ apiKey: vendor.apiKey });
		expect((await look()).items).toBeNull();
	});

	test('that is damaged starts from the beginning', async () => {
		const { vendor, look, memory } = await watching('v2', 'assetEnteredQuery');
		await look();
		memory.poll = { ...(memory.poll as object), kept: { packed: 'AAAA', plain: [], doubted: false } };
		expect((await look()).items).toBeNull();
		vendor.addAsset('devices');
		expect((await look()).json).toHaveLength(1);
	});
});

describe('The trigger on saved queries', () => {
	test('refuses an asset type that could be another call before anything is sent', async () => {
		const { vendor, look } = await watching('v2', 'assetEnteredQuery');
		const { error } = await look({ assetType: by('id', 'factory_reset') });
		expect(error?.message).toContain('this request deletes all assets or resets the system');
		expect(vendor.requests).toEqual([]);
	});

	test('reports a saved query that was deleted, and keeps what it knows', async () => {
		const { vendor, look, memory } = await watching('v2', 'assetLeftQuery');
		await look();
		const before = JSON.stringify(memory);
		vendor.savedQueries.splice(0, 1);
		expect((await look()).error?.message).toContain('HTTP 404');
		expect(JSON.stringify(memory)).toBe(before);
	});

	test('stops where an asset has no ID, since the asset could not be recognized', async () => {
		const answer = { status: 200, body: { assets: [{ name: 'x' }] } };
		const { look } = await watching('v2', 'assetLeftQuery', { faults: [{ answer, times: 'always' }] });
		expect((await look()).error?.message).toContain('an asset has no internal_axon_id');
	});

	test('has nothing to show in a manual test for an empty query', async () => {
		const { manually } = await watching('v2', 'assetEnteredQuery', { devices: 0 });
		expect((await manually()).error?.message).toContain('there is nothing to show as a sample at the moment');
	});
});

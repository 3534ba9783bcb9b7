import type { INodeParameters } from 'n8n-workflow';
import { expectRows } from '../../harness/rows';
import { onBoth } from './both.cts';
import { by, ids, tenant } from './setting.cts';

const asset = (operation: string, more: INodeParameters = {}) => ({ resource: 'asset', operation, ...more });
const TOMORROW = '={{ $now.plus(1, "day") }}';

describe('What only API v1 can do, with the key of either version', () => {
	onBoth('tags are added until a day in the time zone of the workflow, and go to v1 only then', async (version) => {
		const { vendor, run } = await tenant(version);
		const chosen = (ids(vendor.devices) as string[]).slice(0, 2);
		const parameters = { assetIds: chosen, tags: 'quarantine, n8n' } as INodeParameters;
		// In the harness that is America/New_York, n8n's default.
		const expiryDate = '2099-03-01T03:00:00Z';
		const { json } = await run(asset('addTags', { ...parameters, expiryDate }));
		const tags = ['quarantine', 'n8n'];
		expect(json).toEqual([{ asset_type: 'devices', tags, expiry_date: '2099-02-28', submitted: 2, requests: 1 }]);
		expect(vendor.tagExpiries).toEqual(
			tags.map((name) => ({ assetType: 'devices', ids: chosen, name, expiration_date: '2099-02-28' })),
		);
		expect(vendor.labelsOf('devices', chosen[1])).toEqual(expect.arrayContaining(tags));
		expect(vendor.requests[0]).toMatchObject({
			path: '/api/devices/labels',
			headers: { 'content-type': 'application/vnd.api+json' },
		});
		await run(asset('addTags', parameters));
		expect(vendor.tagExpiries).toHaveLength(2);
	});

	onBoth('tags that would have expired already are refused before anything is sent', async (version) => {
		const { vendor, run } = await tenant(version);
		await expectRows<string>(
			[
				['={{ $now }}', expect.stringContaining('Expiry Date is not in the future')],
				['2020-01-01', expect.stringContaining('Expiry Date is not in the future')],
				['soon', expect.stringContaining('Expiry Date is not a date and time')],
				[TOMORROW, undefined],
			],
			async (expiryDate) => (await run(asset('addTags', { assetIds: 'a', tags: 'x', expiryDate }))).error?.message,
		);
		expect(vendor.requests).toHaveLength(1);
	});

	onBoth('notes are added to one asset after the other, and a failure says how far it came', async (version) => {
		const { vendor, run } = await tenant(version);
		const [first, second] = ids(vendor.users) as string[];
		const note = 'Isolated by n8n: INC-1 "urgent"\nsecond line';
		const add = async (assetIds: string[]) =>
			await run(asset('addNote', { assetType: by('list', 'users'), assetIds, note } as INodeParameters));
		expect((await add([first, second, first])).json).toEqual([
			{ asset_type: 'users', note, submitted: 2, requests: 2 },
		]);
		expect(vendor.notes).toEqual([first, second].map((id) => ({ assetType: 'users', id, note })));
		const { error } = await add([first, 'unknown', second]);
		expect(error?.message).toMatch(/HTTP 404.*\(after 1 of 3 assets\)/);
		expect(vendor.notes).toHaveLength(3);
	});

	onBoth('a note is not added twice where the answer is lost', async (version) => {
		const { vendor, run } = await tenant(version, { faults: [{ answer: { resetInBody: true } }] });
		const assetIds = ids(vendor.devices)[0] as string;
		expect((await run(asset('addNote', { assetIds, note: 'x' }))).error).toBeDefined();
		expect(vendor.requests).toHaveLength(1);
	});

	onBoth('the tags that exist for a type are listed, and searched by name', async (version) => {
		const { vendor, run } = await tenant(version);
		const all = [...new Set(vendor.devices.flatMap(({ labels = [] }) => labels))].sort();
		const get = async (more: INodeParameters = {}) => (await run(asset('getTags', { returnAll: true, ...more }))).json;
		expect(await get()).toEqual(all.map((name) => ({ name })));
		expect(await get({ filters: { name: all[0].toUpperCase() } })).toEqual([{ name: all[0] }]);
		expect(vendor.requests.map(({ path }) => path)).toEqual(['/api/devices/labels', '/api/devices/labels']);
		vendor.setFaults([{ answer: { status: 200, body: { data: ['a', 'b'] } } }]);
		expect(await get()).toEqual([{ name: 'a' }, { name: 'b' }]);
	});

	test('a server without v1 gets an error that says so', async () => {
		const { run } = await tenant('v2', { faults: [{ answer: { status: 404 } }] });
		const { error } = await run(asset('getTags'));
		expect([error?.message, (error as { description?: string }).description]).toEqual([
			expect.stringContaining('HTTP 404'),
			expect.stringContaining('This call is part of API v1'),
		]);
	});
});

describe('A saved query', () => {
	const update = (savedQueryId: unknown, updateFields: object) =>
		({
			...{ resource: 'savedQuery', operation: 'update', savedQueryId: by('id', savedQueryId) },
			updateFields,
		}) as INodeParameters;

	onBoth('is changed in the chosen fields, and keeps all others', async (version) => {
		const { vendor, run } = await tenant(version);
		const [, query] = vendor.savedQueries;
		const fields = ['adapters', 'labels'];
		const expressions = [{ filter: query.query }];
		const filter = query.query;
		const view = { sort: 'x', fields, query: { expressions, filter, onlyExpressionsFilter: filter, meta: { a: 1 } } };
		query.onlyV1 = { always_cached: true, asset_scope: false, access: { mode: 'Restricted', config: { a: 1 } }, view };
		Object.assign(query, { private: true, tags: ['mine'] });
		const before = structuredClone(query);
		const changes = { description: 'new', tags: 'n8n, weekly' };
		expect((await run(update(query.uuid, changes))).json).toEqual([
			{ uuid: query.uuid, name: query.name, changed: ['description', 'tags'], success: true },
		]);
		const last_updated = expect.any(String);
		expect(query).toEqual({ ...before, description: 'new', tags: ['n8n', 'weekly'], last_updated });
		const aql = '("labels" == "lab")';
		await run(update(query.name, { aql, name: 'Renamed' }));
		const inView = { ...view.query, filter: aql, onlyExpressionsFilter: aql, expressions: [] };
		expect(query).toMatchObject({ name: 'Renamed', query: aql, onlyV1: { ...before.onlyV1, view: { query: inView } } });
	});

	onBoth(
		'is not changed where something would be lost, nothing is to change, or it is one of Axonius itself',
		async (version) => {
			const place = await tenant(version);
			const [{ uuid }] = place.vendor.savedQueries;
			const answer = (attributes: object) => ({ data: { attributes: { uuid, name: 'x', ...attributes } } });
			await expectRows<[object, object]>(
				[
					[[{}, {}], expect.stringContaining('there is nothing to change')],
					[[{ name: '' }, {}], expect.stringContaining('Name is empty')],
					[[{ aql: ' ' }, {}], expect.stringContaining('AQL Query is empty')],
					[[{ name: 'y' }, answer({})], expect.stringContaining('the answer has nothing at view.query')],
					[[{ name: 'y' }, answer({ view: { query: 'x' } })], expect.stringContaining('expected a query')],
					[[{ name: 'y' }, answer({ predefined: true })], expect.stringContaining('comes with Axonius')],
				],
				async ([fields, body]) => {
					place.vendor.setFaults([{ answer: { status: 200, body } }]);
					return (await place.run(update(uuid, fields))).error?.message;
				},
			);
			expect(place.vendor.requests.every(({ method }) => method === 'GET')).toBe(true);
		},
	);

	onBoth('is changed by one workflow at a time', async (version) => {
		const { vendor, run } = await tenant(version);
		const [{ uuid }] = vendor.savedQueries;
		await Promise.all([run(update(uuid, { description: 'one' })), run(update(uuid, { tags: 'two' }))]);
		expect(vendor.savedQueries[0]).toMatchObject({ description: 'one', tags: ['two'] });
	});
});

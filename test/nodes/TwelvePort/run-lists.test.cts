import { SHAPES, tenant } from './setting.cts';

const LIST = 'GET /api/workflow/request/list';
const ids = (rows: ReadonlyArray<{ id?: unknown }>) => rows.map(({ id }) => id);
const many = { accessRequests: 250, assets: 250 };

describe('A list operation', () => {
	test('in any shape is read to its end, in order, each record once, or ends at Limit, and the hint says so', async () => {
		for (const shape of SHAPES) {
			const { vendor, run, chosen } = await tenant({ shape, ...many });
			const known = ids(vendor.accessRequests).reverse();
			const { json, error, hints } = await run(await chosen(LIST, {}, { returnAll: true }));
			expect([shape, error, ids(json)]).toEqual([shape, undefined, known]);
			const all = expect.stringMatching(/^250 records on \d pages in [\d.]+ s\. .*The list is paged by /);
			expect([shape, hints.map(({ message }) => message)]).toEqual([shape, [all]]);
			const limited = await run(await chosen(LIST, {}, { limit: 130 }));
			expect([shape, ids(limited.json)]).toEqual([shape, known.slice(0, 130)]);
			expect([shape, limited.hints[0].message]).toEqual([shape, expect.stringContaining('The limit was reached')]);
		}
	});

	test('in a shape with page numbers may start with page 1', async () => {
		for (const shape of ['hal', 'page', 'array', 'arrayWithTotal', 'arrayWithLink'] as const) {
			const { vendor, run, chosen } = await tenant({ shape, oneBased: true, ...many });
			const { json } = await run(await chosen(LIST, {}, { returnAll: true }));
			expect([shape, ids(json)]).toEqual([shape, ids(vendor.accessRequests).reverse()]);
		}
	});

	test('that sends its first page again and again, in any shape, is not read without end', async () => {
		for (const shape of SHAPES.filter((one) => one !== 'nextLink')) {
			const { vendor, run, chosen, asked } = await tenant({ shape, ignoresPage: true, ...many });
			const { json, error } = await run(await chosen(LIST, {}, { returnAll: true }));
			const first = ids(vendor.accessRequests).reverse().slice(0, 100);
			if (error)
				expect(error.message).toMatch(/the service did not send the next page|a page of the list leads back to one/);
			else expect([shape, ids(json)]).toEqual([shape, first]);
			expect(asked().length).toBeLessThan(8);
		}
	});

	test('does not follow a link to another server with the token: it is read by page number, or ends with an error', async () => {
		const elsewhere = (await tenant()).vendor;
		const { origin } = new URL(elsewhere.url);
		for (const [shape, isRead] of [
			['hal', true],
			['contentLinks', true],
			['nextLink', false],
			['arrayWithLink', false],
		] as const) {
			const { vendor, run, chosen } = await tenant({ shape, linkOrigin: origin, ...many });
			const { error, json } = await run(await chosen(LIST, {}, { returnAll: true }));
			expect(elsewhere.requests).toEqual([]);
			if (!isRead) expect(error?.message).toContain(`was not sent to ${origin}`);
			expect([shape, ids(json)]).toEqual([shape, isRead ? ids(vendor.accessRequests).reverse() : []]);
		}
	});

	test('that is empty, in any shape, returns no item', async () => {
		for (const shape of SHAPES) {
			const { run, chosen } = await tenant({ shape, accessRequests: 0 });
			const { items, error } = await run(await chosen(LIST, {}, { returnAll: true }));
			expect([shape, error, items]).toEqual([shape, undefined, []]);
		}
	});

	test('is filtered by its fields, on every page', async () => {
		const { vendor, run, chosen, asked } = await tenant(many);
		const values = { 'query:status': ['PENDING', 'REJECTED'], 'query:sort': 'requestedAt,asc' };
		const { json } = await run(await chosen(LIST, values, { returnAll: true, options: { pageSize: 40 } }));
		const wanted = vendor.accessRequests.filter(({ status }) => status !== 'APPROVED');
		expect(ids(json)).toEqual(ids(wanted));
		expect(asked().length).toBeGreaterThan(2);
		for (const { query } of asked()) {
			expect(query).toContain('status=PENDING&status=REJECTED&sort=requestedAt%2Casc&size=40');
		}
	});

	test('keeps the page size and the start that the user has chosen', async () => {
		const { vendor, run, chosen, asked } = await tenant(many);
		const { json } = await run(await chosen(LIST, { 'query:size': 30, 'query:page': 6 }, { returnAll: true }));
		expect(ids(json)).toEqual(ids(vendor.accessRequests).reverse().slice(180));
		expect(asked()[0].query).toBe('page=6&size=30');
	});

	test('that is a search by POST is paged in its body, in any shape', async () => {
		const search = 'POST /api/workflow/request/search';
		for (const shape of SHAPES) {
			const { vendor, run, chosen, asked } = await tenant({ shape, ...many });
			const { json, error } = await run(await chosen(search, { 'body:status': ['PENDING'] }, { returnAll: true }));
			const wanted = ids(vendor.accessRequests.filter(({ status }) => status === 'PENDING')).reverse();
			expect([shape, error, ids(json)]).toEqual([shape, undefined, wanted]);
			expect(JSON.parse(asked()[0].body)).toMatchObject({ status: ['PENDING'] });
		}
	});

	test('that is a search by PUT is paged as well, and repeated after a failure, since it only reads', async () => {
		const { vendor, run, chosen, asked } = await tenant(many);
		vendor.setFaults([{ pathPattern: 'asset/search', answer: { status: 503 } }]);
		const { json, hints } = await run(await chosen('PUT /api/asset/search', {}, { returnAll: true }));
		expect(ids(json)).toEqual(ids(vendor.assets).reverse());
		expect(asked().map(({ body }) => (JSON.parse(body) as { page?: number }).page)).toEqual([
			undefined,
			undefined,
			1,
			2,
		]);
		expect(hints[0].message).toContain('1 request had to be repeated');
	});

	test('is read once when Further Pages is Never', async () => {
		const { run, chosen, asked } = await tenant(many);
		const { json } = await run(await chosen(LIST, {}, { options: { furtherPages: 'never' } }));
		expect(json).toEqual([expect.objectContaining({ totalElements: 250, content: expect.any(Array) })]);
		expect(asked()).toHaveLength(1);
	});

	test('is read once per input item, and each record belongs to its item', async () => {
		const { vendor, run, chosen } = await tenant({ assets: 60 });
		const items = ['Windows Server', 'Linux Server'].map((name) => ({
			json: { typeId: vendor.assetTypes.find((type) => type.name === name)!.id },
		}));
		const values = { 'path:parentId': vendor.rootContainerId, 'query:typeId': '={{ [$json.typeId] }}' };
		const { items: found, json } = await run(
			await chosen('GET /api/asset/list/{parentId}', values, { returnAll: true }),
			{
				items,
			},
		);
		expect(json.length).toBeGreaterThan(0);
		found.forEach(({ json: asset, pairedItem }) => {
			const { item } = pairedItem as { item: number };
			expect(asset.typeId).toBe(items[item].json.typeId);
		});
	});
});

describe('An answer that is not a list', () => {
	test('is returned as it is, and the hint says so', async () => {
		const { vendor, run, chosen } = await tenant();
		const request = vendor.accessRequests[4];
		const parameters = await chosen('GET /api/workflow/request/{requestId}', { 'path:requestId': request.id });
		const { json, hints } = await run(parameters);
		expect(json).toEqual([request]);
		expect(hints[0].message).toContain('The answer has no list, so it is returned as one item.');
	});
});

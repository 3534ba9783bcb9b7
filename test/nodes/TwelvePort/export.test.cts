import { parse } from 'csv-parse/sync';
import { SHAPES, tenant } from './setting.cts';

const LIST = 'GET /api/workflow/request/list';

describe('API Operation: Export to File', () => {
	test('writes all records in any shape, and sums up', async () => {
		for (const shape of SHAPES) {
			const { run, chosen, vendor } = await tenant({ shape, accessRequests: 250 });
			const parameters = { ...(await chosen(LIST)), operation: 'export', format: 'ndjson' };
			const { items, json, error, hints, binary } = await run(parameters);
			const summary = { fileName: 'records.ndjson', count: 250, complete: true, format: 'ndjson' };
			expect([shape, error, json]).toEqual([shape, undefined, [expect.objectContaining(summary)]]);
			const lines = String(await binary(items[0]))
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line) as unknown);
			expect([shape, lines]).toEqual([shape, vendor.accessRequests.slice().reverse()]);
			expect([shape, hints[0].message]).toEqual([shape, expect.stringContaining('The list is paged by')]);
		}
	});

	test('is not complete where as many records came as were announced, but some of them twice', async () => {
		const { run, chosen, vendor } = await tenant({ shape: 'page' });
		const page = (from: number, rows: object[]) => {
			const body = { content: rows, number: from / 2, totalPages: 2, totalElements: 4 };
			return { pathPattern: 'request/list', answer: { status: 200, body } };
		};
		const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
		for (const rows of [
			[a, a, b, c],
			[a, b, c, b],
			[a, b, c, c],
		]) {
			vendor.setFaults([page(0, rows.slice(0, 2)), page(2, rows.slice(2)), page(4, [])]);
			const { json } = await run({ ...(await chosen(LIST, {}, { options: { pageSize: 2 } })), operation: 'export' });
			const incompleteReason = 'the service announced 4 records, but sent 3';
			expect([rows, json]).toEqual([rows, [expect.objectContaining({ count: 4, complete: false, incompleteReason })]]);
		}
	});

	test('writes a field inside another one', async () => {
		const { run, chosen, vendor } = await tenant({ accessRequests: 30 });
		const parameters = await chosen(LIST, { 'query:sort': 'requestedAt,asc' });
		const { items, binary } = await run({ ...parameters, operation: 'export', fields: ['id', 'asset.name'] });
		const [header, ...rows] = parse(await binary(items[0]), { bom: true }) as string[][];
		expect(header).toEqual(['id', 'asset.name']);
		expect(rows).toEqual(vendor.accessRequests.map(({ id, asset }) => [id, asset.name]));
	});

	test('refuses what may change something, before it is sent', async () => {
		const { run, chosen, asked } = await tenant();
		const parameters = await chosen('PUT /api/workflow/request/{requestId}/approve', { 'path:requestId': 'a' });
		const { error } = await run({ ...parameters, operation: 'export' });
		expect(error?.message).toContain('only operations that certainly change nothing can be exported');
		expect(asked()).toEqual([]);
	});

	test('keeps the file of each input item apart', async () => {
		const { run, chosen, vendor } = await tenant({ assets: 60 });
		const values = { 'path:parentId': vendor.rootContainerId, 'query:typeId': '={{ [$json.type] }}' };
		const items = vendor.assetTypes.slice(0, 2).map(({ id }) => ({ json: { type: id } }));
		const parameters = { ...(await chosen('GET /api/asset/list/{parentId}', values)), operation: 'export' };
		const { items: files } = await run(parameters, { items });
		expect(files.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { by, tenant } from './setting.cts';

const MINUTE = 60_000;
const ids = (rows: ReadonlyArray<{ id?: unknown }>) => rows.map(({ id }) => id);
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

/** A server with a trigger on its access requests, which knows when they were made. */
async function watching(more: INodeParameters = {}, options: Parameters<typeof tenant>[0] = {}) {
	const at = await tenant({ accessRequests: 250, endTime: Date.now(), ...options });
	const timed = { event: 'newItem', timeField: by('id', 'requestedAt'), ...more };
	const parameters = await at.chosen('GET /api/workflow/request/list', {}, timed);
	const memory: IDataObject = {};
	return { ...at, parameters, memory, next: async () => await at.poll(parameters, memory) };
}

describe('A trigger with a time field', () => {
	test('hands on nothing at first, then each new item once', async () => {
		const { next, vendor } = await watching();
		expect((await next()).items).toBeNull();
		expect((await next()).items).toBeNull();
		const request = vendor.addAccessRequest({ requestedAt: ago(0) });
		expect((await next()).json).toEqual([{ ...request, dedupeKey: `twelvePort:${request.id}` }]);
		expect((await next()).items).toBeNull();
	});

	test('hands on what appears late, as far as the look-back goes', async () => {
		const { next, vendor } = await watching();
		await next();
		const late = vendor.addAccessRequest({ requestedAt: ago(40) });
		vendor.addAccessRequest({ requestedAt: ago(300) });
		expect(ids((await next()).json)).toEqual([late.id]);
		expect((await next()).items).toBeNull();
	});

	test('hands a backlog on oldest first, whatever the order of the list', async () => {
		const { next, vendor } = await watching({ options: { maxItems: 2 } }, { accessRequests: 0 });
		await next();
		const made = [5, 3, 4].map((minutes) => vendor.addAccessRequest({ requestedAt: ago(minutes) }));
		const portions = [await next(), await next()].map(({ json }) => ids(json));
		expect(portions).toEqual([[made[0].id, made[2].id], [made[1].id]]);
	});

	test('begins at Start From', async () => {
		const { next, vendor } = await watching({ options: { startFrom: ago(3.5) } });
		expect(ids((await next()).json)).toEqual(ids(vendor.accessRequests.slice(-4)));
		expect((await next()).items).toBeNull();
	});

	test('hands on an item without a time once', async () => {
		const { next, vendor } = await watching();
		await next();
		const odd = vendor.addAccessRequest({ requestedAt: 'some day' });
		expect(ids((await next()).json)).toEqual([odd.id]);
		expect((await next()).items).toBeNull();
	});

	test('shows samples in a manual test', async () => {
		const { poll, parameters, memory } = await watching();
		expect((await poll(parameters, memory, { mode: 'manual' })).json).toHaveLength(5);
		expect(memory).toEqual({});
	});
});

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isEmpty, mustBe } from '../../../core/errors/sentences';
import { expectRows } from '../../harness/rows';
import { onHostsIn } from '../../harness/host-zone.cts';
import { by, putForward, SHAPES, tenant } from './setting.cts';

/** Time that n8n gives a poll, ms. */
const BUDGET_MS = 36_000;
const LIST = 'GET /api/workflow/request/list';
const ids = (rows: ReadonlyArray<{ id?: unknown }>) => rows.map(({ id }) => id);

/** A server with a trigger on its pending access requests. */
async function watching(options: Parameters<typeof tenant>[0] = {}, more: INodeParameters = {}) {
	const at = await tenant({ accessRequests: 60, ...options });
	const parameters = await at.chosen(LIST, { 'query:status': ['PENDING'] }, { event: 'newItem', ...more });
	const memory: IDataObject = {};
	return {
		...at,
		parameters,
		memory,
		next: async (changed = {}) => await at.poll({ ...parameters, ...changed }, memory),
	};
}

describe('A manual test of the trigger', () => {
	test('shows five of the items and remembers nothing', async () => {
		const { poll, parameters, vendor } = await watching();
		const memory = {};
		const { json } = await poll(parameters, memory, { mode: 'manual' });
		const newest = vendor.accessRequests.filter(({ status }) => status === 'PENDING').reverse();
		expect(ids(json)).toEqual(ids(newest).slice(0, 5));
		expect(json[0]).toMatchObject({ ...newest[0], dedupeKey: `twelvePort:${newest[0].id}` });
		expect(memory).toEqual({});
	});

	test('says so when there is nothing to show', async () => {
		const { poll, parameters, vendor } = await watching({ accessRequests: 0 });
		const { error } = await poll(parameters, {}, { mode: 'manual' });
		const told = '12Port, look for new items: there is nothing to show as a sample at the moment';
		expect(error?.message).toContain(told);
		vendor.setFaults([{ pathPattern: 'request/list', answer: { status: 204 } }]);
		expect((await poll(parameters, {}, { mode: 'manual' })).error?.message).toContain(told);
	});
});

describe('An active trigger', () => {
	test('outputs nothing at first, then each new item once', async () => {
		const { next, vendor } = await watching();
		expect((await next()).items).toBeNull();
		expect((await next()).items).toBeNull();
		const request = vendor.addAccessRequest();
		expect((await next()).json).toEqual([{ ...request, dedupeKey: `twelvePort:${request.id}` }]);
		expect((await next()).items).toBeNull();
	});

	test('finds an item on any page, in any shape', async () => {
		for (const shape of SHAPES) {
			const { next, vendor } = await watching({ shape, accessRequests: 700 }, { options: {} });
			expect([shape, (await next()).error]).toEqual([shape, undefined]);
			const late = vendor.addAccessRequest({ requestedAt: '2025-12-01T00:00:00Z' });
			expect([shape, ids((await next()).json)]).toEqual([shape, [late.id]]);
			expect([shape, (await next()).items]).toEqual([shape, null]);
		}
	});

	test('reads a list of any shape on in the next polls where it takes longer than one', async () => {
		const counts: Record<string, number> = {};
		for (const shape of SHAPES) {
			const { poll, parameters, vendor, memory, asked } = await watching({ shape, accessRequests: 700 });
			const found: unknown[] = [];
			const look = async () => {
				for (let polls = 1; ; polls++) {
					const before = asked().length;
					// Two pages take most of the time of a poll.
					putForward(() => (asked().length > before + 1 ? 0.9 * BUDGET_MS : 0));
					const { json, error } = await poll(parameters, memory, { budgetMs: BUDGET_MS });
					putForward(() => 0);
					expect([shape, error]).toEqual([shape, undefined]);
					found.push(...ids(json));
					if (!(memory.poll as IDataObject).look) return polls;
				}
			};
			counts[shape] = await look();
			const late = vendor.addAccessRequest({ requestedAt: '2025-12-01T00:00:00Z' });
			await look();
			await look();
			expect([shape, found]).toEqual([shape, [late.id]]);
		}
		expect(Object.entries(counts).filter(([, count]) => count < 2)).toEqual([]);
	});

	test('begins a list anew where the service does not let it be continued', async () => {
		const { poll, parameters, vendor, memory, asked } = await watching({ accessRequests: 700 });
		putForward(() => (asked().length > 1 ? 0.9 * BUDGET_MS : 0));
		await poll(parameters, memory, { budgetMs: BUDGET_MS });
		putForward(() => 0);
		expect((memory.poll as IDataObject).look).toBeDefined();
		vendor.setFaults([{ pathPattern: 'request/list', after: 1, answer: { status: 400 } }]);
		expect((await poll(parameters, memory, { budgetMs: BUDGET_MS })).error).toBeUndefined();
		expect((memory.poll as IDataObject).look).toBeUndefined();
		const late = vendor.addAccessRequest({ requestedAt: '2025-12-01T00:00:00Z' });
		expect(ids((await poll(parameters, memory)).json)).toEqual([late.id]);
	});

	test('outputs an item that comes back into the list', async () => {
		const { next, vendor } = await watching();
		const request = vendor.addAccessRequest();
		await next();
		vendor.updateAccessRequest(request.id, { status: 'APPROVED' });
		expect((await next()).items).toBeNull();
		vendor.updateAccessRequest(request.id, { status: 'PENDING' });
		expect(ids((await next()).json)).toEqual([request.id]);
	});

	test('does not flood when the list was empty for a moment', async () => {
		const { next, vendor } = await watching({ accessRequests: 200 });
		await next();
		vendor.setFaults([
			{
				pathPattern: 'request/list',
				answer: { status: 200, body: { content: [], totalElements: 0, totalPages: 0, last: true } },
			},
		]);
		expect((await next()).items).toBeNull();
		expect((await next()).items).toBeNull();
	});

	test('does not take a list of any size for empty because of one answer, and believes the second', async () => {
		const empty = { content: [], totalElements: 0, totalPages: 0, last: true };
		const answers = [
			{ status: 200, body: [] },
			{ status: 200, body: empty },
			{ status: 204 },
			{ status: 200, body: null },
			{ status: 200, body: { content: null } },
			{ status: 200, body: { ...empty, content: null } },
		];
		for (const pending of [1, 5]) {
			for (const answer of answers) {
				const { next, vendor } = await watching({ accessRequests: 0 });
				for (let count = 0; count < pending; count++) vendor.addAccessRequest();
				await next();
				const found = async (times: number) => {
					vendor.setFaults([{ pathPattern: 'request/list', times, answer }]);
					for (let poll = 0; poll < times; poll++) expect((await next()).error).toBeUndefined();
					return (await next()).json.length;
				};
				expect([pending, answer, await found(1)]).toEqual([pending, answer, 0]);
				expect([pending, answer, await found(2)]).toEqual([pending, answer, pending]);
			}
		}
	});

	test('does not take a part of the list for the whole: memory stays, and nothing comes again', async () => {
		const { next, vendor, memory } = await watching({ accessRequests: 60 });
		await next();
		const before = JSON.stringify(memory);
		const content = vendor.accessRequests.filter(({ status }) => status === 'PENDING').slice(0, 3);
		const total = content.length + 36;
		for (const body of [
			{ content, totalElements: total, totalPages: 1, last: true },
			{ items: content, total },
			{ content, page: { size: 100, number: 0, totalElements: total, totalPages: 1 } },
		]) {
			vendor.setFaults([{ pathPattern: 'request/list', times: 'always', answer: { status: 200, body } }]);
			const { items, error } = await next();
			expect([items, error?.message]).toEqual([
				null,
				expect.stringMatching(/may be incomplete|did not send the next page/),
			]);
			expect(JSON.stringify(memory)).toBe(before);
		}
		vendor.setFaults([]);
		const { items, error } = await next();
		expect([items, error]).toEqual([null, undefined]);
	});

	test('takes an answer without a list, such as an error with an ID, for no item', async () => {
		const { next, vendor, memory } = await watching({ accessRequests: 5 });
		await next();
		const before = JSON.stringify(memory);
		for (const body of [{}, { id: 'e-1', error: 'busy' }, 'busy', 5]) {
			vendor.setFaults([{ pathPattern: 'request/list', answer: { status: 200, body } }]);
			const { items, error } = await next();
			expect([body, items, error === undefined]).toEqual([body, null, false]);
		}
		vendor.setFaults([]);
		expect(JSON.stringify(memory)).toBe(before);
		const { items, error } = await next();
		expect([items, error]).toEqual([null, undefined]);
	});

	test('remembers IDs of any length in little room, and outputs keys of limited length', async () => {
		const { next, vendor, memory } = await watching({ accessRequests: 0 }, { timeField: by('id', 'requestedAt') });
		await next();
		const long = Array.from({ length: 5 }, (_, count) => 'x'.repeat(100_000) + String(count));
		for (const id of long) vendor.addAccessRequest({ id });
		const { json } = await next();
		expect(ids(json).sort().join() === long.join()).toBe(true);
		expect(new Set(json.map(({ dedupeKey }) => dedupeKey)).size).toBe(5);
		for (const { dedupeKey } of json) expect(String(dedupeKey).length).toBeLessThan(300);
		expect(JSON.stringify(memory).length).toBeLessThan(1_000);
		expect((await next()).items).toBeNull();
	});

	test('loses nothing when a page fails', async () => {
		const { next, vendor, memory } = await watching({ accessRequests: 700 });
		await next();
		const before = JSON.stringify(memory);
		const request = vendor.addAccessRequest();
		vendor.setFaults([{ query: { page: '1' }, times: 'always', answer: { status: 500 } }]);
		expect((await next()).error?.message).toContain('12Port, look for new items: the service cannot answer now');
		expect(JSON.stringify(memory)).toBe(before);
		vendor.setFaults([]);
		expect(ids((await next()).json)).toEqual([request.id]);
	});

	test('outputs a backlog in portions until none is left', async () => {
		const { next, vendor } = await watching({}, { options: { maxItems: 4 } });
		await next();
		const wanted = Array.from({ length: 10 }, () => vendor.addAccessRequest().id);
		const portions = [await next(), await next(), await next()].map(({ json }) => ids(json));
		expect(portions.map(({ length }) => length)).toEqual([4, 4, 2]);
		expect(portions.flat().sort()).toEqual(wanted.sort());
		expect((await next()).items).toBeNull();
	});

	test('starts from the beginning, without a flood, when something else is watched', async () => {
		const { next, vendor, chosen } = await watching();
		await next();
		vendor.addAccessRequest();
		const others = await chosen(LIST, { 'query:status': ['PENDING', 'APPROVED'] });
		expect((await next({ parameters: others.parameters })).items).toBeNull();
		const request = vendor.addAccessRequest();
		expect(ids((await next({ parameters: others.parameters })).json)).toEqual([request.id]);
	});

	test('continues when its parameters have the present time in them', async () => {
		const { poll, vendor, memory } = await watching();
		const parametersJson = '={{ JSON.stringify({ size: 50, until: $now.toMillis() }) }}';
		const parameters = { apiOperation: by('id', LIST), specify: 'json', parametersJson };
		await poll(parameters, memory);
		const request = vendor.addAccessRequest();
		expect(ids((await poll(parameters, memory)).json)).toEqual([request.id]);
	});

	test('runs when the document is no longer served', async () => {
		const { next, vendor } = await watching();
		vendor.change({ documentPath: false, agentLevel: false });
		expect((await next()).error).toBeUndefined();
		const request = vendor.addAccessRequest();
		expect(ids((await next()).json)).toEqual([request.id]);
	});

	test('identifies items by a field inside them', async () => {
		const { next, vendor } = await watching({}, { idField: by('list', 'asset.id') });
		await next();
		const [known] = vendor.accessRequests.filter(({ status }) => status === 'PENDING');
		vendor.addAccessRequest({ asset: known.asset });
		expect((await next()).items).toBeNull();
		vendor.addAccessRequest({ asset: { id: 'another', name: 'A' } });
		expect((await next()).json).toEqual([expect.objectContaining({ dedupeKey: 'twelvePort:another' })]);
	});

	test('watches a search that is sent with POST or PUT', async () => {
		const at = await tenant({ assets: 30 });
		const parameters = await at.chosen('PUT /api/asset/search', {}, { event: 'newItem' });
		const memory = {};
		await at.poll(parameters, memory);
		const asset = at.vendor.addAsset();
		expect(ids((await at.poll(parameters, memory)).json)).toEqual([asset.id]);
	});

	test('with a time field outputs an item without a time once', async () => {
		const { next, vendor } = await watching({}, { timeField: by('id', 'requestedAt') });
		await next();
		const odd = vendor.addAccessRequest({ requestedAt: 'some day' });
		expect(ids((await next()).json)).toEqual([odd.id]);
		expect((await next()).items).toBeNull();
	});

	test('finds new items of a server that writes its local time, on any host', async () => {
		const zones = ['UTC', 'Europe/Helsinki', 'Asia/Kolkata', 'Asia/Tokyo', 'America/Los_Angeles'];
		for (const zone of zones) {
			const { next, vendor } = await watching({}, { timeField: by('id', 'requestedAt'), options: { timeZone: zone } });
			const local = () => new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
			const add = () => vendor.addAccessRequest({ requestedAt: local().format(Date.now()) }).id;
			await onHostsIn('Asia/Tokyo', next);
			const wanted = Array.from({ length: 5 }, add);
			const found = await onHostsIn('Asia/Tokyo', next);
			expect([zone, ids(found.json).sort()]).toEqual([zone, wanted.sort()]);
			expect([zone, (await next()).items]).toEqual([zone, null]);
		}
	});

	test('reads times that name no zone in UTC, whatever the zone of the workflow', async () => {
		const { next, vendor } = await watching({}, { timeField: by('id', 'requestedAt') });
		await next();
		const utc = new Date().toISOString().slice(0, 19).replace('T', ' ');
		const request = vendor.addAccessRequest({ requestedAt: utc });
		expect(ids((await next()).json)).toEqual([request.id]);
	});

	test('says so when the list has more items than it can remember', async () => {
		const content = Array.from({ length: 210_000 }, (_, id) => ({ id }));
		const at = await tenant();
		const parameters = await at.chosen(LIST, {}, { event: 'newItem' });
		const body = { content, last: true };
		at.vendor.setFaults([{ pathPattern: 'request/list', times: 'always', answer: { status: 200, body } }]);
		const memory = {};
		expect((await at.poll(parameters, memory)).error?.message).toContain('a trigger can remember at most');
		expect(memory).toEqual({});
	});
});

describe('Before a trigger does anything', () => {
	test('says so when a field or an option cannot be used', async () => {
		const told = (words: string) => [expect.stringContaining(words), {}];
		await expectRows<INodeParameters>(
			[
				[{ idField: by('id', '') }, told(isEmpty('ID Field').message)],
				[{ idField: by('id', 'uuid') }, told('an item has no ID at "uuid"')],
				[{ idField: by('id', 'asset') }, told('an item has no ID at "asset"')],
				[{ timeField: by('id', 'createdAt') }, told('no item has a time at "createdAt"')],
				[
					{ timeField: by('id', 'requestedAt'), options: { timeZone: 'Helsinki' } },
					told('Time Zone is not the name of a time zone'),
				],
				[{ options: { maxItems: 0 } }, told(mustBe('Max Items per Poll', 'a whole number from 1 to 10000', 0).message)],
			],
			async (more) => {
				const { next, memory } = await watching({}, more);
				return [(await next()).error?.message, memory];
			},
		);
	});

	test('an operation that may change something is refused, and never sent', async () => {
		const at = await tenant();
		const parameters = await at.chosen('PUT /api/workflow/request/{requestId}/approve', { 'path:requestId': 'a' });
		const { error } = await at.poll(parameters, {});
		expect(error?.message).toContain('the chosen operation may change something, and it would be run at each poll');
		expect(at.asked()).toEqual([]);
		await at.poll({ ...parameters, options: { onlyReads: true } }, {});
		expect(at.asked().length).toBeGreaterThan(0);
	});

	test('offers the fields of the current items', async () => {
		const { itemFields, parameters } = await watching();
		expect(await itemFields(parameters)).toEqual(expect.arrayContaining(['id', 'requestedAt', 'asset.id']));
		expect(await itemFields(parameters, ' ID')).toEqual(['id', 'asset.id']);
	});
});

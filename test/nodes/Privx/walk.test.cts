import type { IDataObject } from 'n8n-workflow';
import { ids, tenant } from './setting.cts';

const many = (resource: string, more: IDataObject = {}) => ({ resource, operation: 'getAll', ...more });
const ALL = { returnAll: true };

describe('A walk', () => {
	test('advances by the records received, not by those asked for', async () => {
		const { vendor, run, asked } = await tenant({ auditEvents: 2_350 });
		const { json } = await run(many('auditEvent', { ...ALL, sort: 'asc' }));
		// The login wrote two more, with the time of now.
		expect(json.map(({ created }) => created)).toEqual(vendor.auditEvents.map(({ created }) => created));
		expect(asked().map(({ query }) => query.offset)).toEqual(['0', '1000', '2000']);
	});

	test('goes on from what came when the service lowers the limit without a word, and loses nothing', async () => {
		const { vendor, run, asked } = await tenant({ hosts: 130 });
		const inOrder = (await run(many('host', { ...ALL, simplify: false }))).json;
		vendor.resetCounters();
		vendor.setFaults([{ query: { offset: '0' }, answer: { patch: { items: inOrder.slice(0, 30) } } }]);
		const { json } = await run(many('host', { ...ALL, options: { pageSize: 50, parallelRequests: 1 } }));
		expect(ids(json)).toEqual(ids(inOrder));
		expect(asked().map(({ query }) => query.offset)).toEqual(['0', '30', '80', '130']);
	});

	test('that is empty in the middle of a list is no end', async () => {
		const { run } = await tenant({
			hosts: 130,
			faults: [{ query: { offset: '50' }, answer: { patch: { items: null } } }],
		});
		const { error } = await run(many('host', { ...ALL, options: { pageSize: 50, parallelRequests: 1 } }));
		expect(error?.message).toContain('the list has 130 records by its own count, but gives none from the 51. on');
	});

	test('goes on behind a full page though the count says that it is the last one', async () => {
		const patch = { count: 100 };
		const { run } = await tenant({
			users: 230,
			faults: [{ pathPattern: 'users/search', times: 2, answer: { patch } }],
		});
		const { json } = await run(many('user', { ...ALL, options: { pageSize: 100, parallelRequests: 1 } }));
		expect(json).toHaveLength(230);
	});

	test('loses nothing of a bare list whose pages are shorter than asked for', async () => {
		const pages = [0, 30, 60].map((offset) => ({
			query: { offset: String(offset) },
			answer: { status: 200, body: Array.from({ length: 30 }, (_, at) => ({ id: `g${offset + at}`, name: 'group' })) },
		}));
		const { run } = await tenant({
			faults: [...pages, { query: { offset: '90' }, answer: { status: 200, body: [] } }],
		});
		expect((await run(many('accessGroup', ALL))).json).toHaveLength(90);
	});

	test.each(['auditEvent', 'connection'])(
		'asks for the exact count of a %s list, and trusts no count to tell its end',
		async (resource) => {
			const { vendor, run, asked } = await tenant({ auditEvents: 498, connections: 500 });
			// As if the count were rough in spite of that: too low, and just at the end of a page.
			const patch = { count: 100 };
			vendor.setFaults([{ pathPattern: 'auditevents|connections', times: 'always', answer: { patch } }]);
			const { json } = await run(many(resource, { ...ALL, options: { pageSize: 100 } }));
			expect(json).toHaveLength(500);
			for (const { query } of asked()) expect(query.fuzzycount).toBe('false');
		},
	);

	test('ends before a count that is too high, and says so', async () => {
		const { vendor, run } = await tenant({ connections: 250 });
		vendor.setFaults([{ pathPattern: 'connections', times: 'always', answer: { patch: { count: 9_999 } } }]);
		const { json, hints } = await run(many('connection', { ...ALL, options: { pageSize: 100 } }));
		expect(json).toHaveLength(250);
		expect(hints[0].message).toContain(
			'The list of connections has 9999 records by its own count, but ended after 250. Run it again to be sure.',
		);
	});

	test('reads a full bare list that takes no offset once', async () => {
		const body = Array.from({ length: 100 }, (_, number) => ({ id: `g${number}`, name: `group ${number}` }));
		const { run, asked } = await tenant({
			faults: [{ pathPattern: 'accessgroups', times: 'always', answer: { status: 200, body } }],
		});
		expect((await run(many('accessGroup', { ...ALL, options: { uniqueById: false } }))).json).toHaveLength(100);
		expect(asked()).toHaveLength(2);
	});

	test('gives no double when connections are opened while the list is read', async () => {
		const { vendor, run } = await tenant({
			connections: 300,
			faults: [{ query: { offset: '100' }, answer: { delayMs: 50 } }],
		});
		const before = ids(vendor.connections).reverse();
		const options = { pageSize: 100, parallelRequests: 1 };
		const reading = run(many('connection', { ...ALL, options }));
		while (!vendor.requests.some(({ query }) => query.get('offset') === '100')) await new Promise(setImmediate);
		for (let count = 0; count < 5; count++) vendor.addConnection();
		expect(ids((await reading).json)).toEqual(before);
	});

	test('says when the list became shorter while it was read', async () => {
		const { run } = await tenant({
			hosts: 300,
			faults: [{ query: { offset: '200' }, answer: { patch: { count: 299 } } }],
		});
		const { hints } = await run(many('host', { ...ALL, options: { pageSize: 100 } }));
		expect(hints[0].message).toContain('The list of hosts became shorter while it was read');
	});

	test('stops with an error when a page is refused, however much had come', async () => {
		const { run } = await tenant({
			hosts: 300,
			faults: [{ query: { offset: '200' }, times: 'always', answer: { status: 500 } }],
		});
		const { items, error } = await run(many('host', { ...ALL, options: { pageSize: 100 } }));
		expect(items).toEqual([]);
		expect(error?.message).toContain('at page 3, after 200 records');
	});
});

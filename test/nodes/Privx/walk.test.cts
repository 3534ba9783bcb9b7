import type { IDataObject } from 'n8n-workflow';
import { ids, tenant } from './setting.cts';

const many = (resource: string, more: IDataObject = {}) => ({ resource, operation: 'getAll', ...more });
const ALL = { returnAll: true };

describe('A walk', () => {
	test('advances by the records received, not by those requested', async () => {
		const { vendor, run, asked } = await tenant({ auditEvents: 2_350 });
		const { json } = await run(many('auditEvent', { ...ALL, sort: 'asc' }));
		// The login wrote two more, with the current time.
		expect(json.map(({ created }) => created)).toEqual(vendor.auditEvents.map(({ created }) => created));
		expect(asked().map(({ query }) => query.offset)).toEqual(['0', '1000', '2000']);
	});

	test('continues after the records received when the service silently lowers the limit, and loses nothing', async () => {
		const { vendor, run, asked } = await tenant({ hosts: 130 });
		const inOrder = (await run(many('host', { ...ALL, output: 'raw' }))).json;
		vendor.resetCounters();
		vendor.setFaults([{ query: { offset: '0' }, answer: { patch: { items: inOrder.slice(0, 30) } } }]);
		const { json } = await run(many('host', { ...ALL, options: { pageSize: 50, parallelRequests: 1 } }));
		expect(ids(json)).toEqual(ids(inOrder));
		expect(asked().map(({ query }) => query.offset)).toEqual(['0', '30', '80', '130']);
	});

	test('does not end at an empty page in the middle of a list; one that stays empty is told', async () => {
		for (const [times, records, told] of [
			[1, 130, '130 hosts on 4 pages'],
			['always', 50, 'the service announced 130 records, but sent 50'],
		] as const) {
			const faults = [{ query: { offset: '50' }, times, answer: { patch: { items: null } } }];
			const { run } = await tenant({ hosts: 130, faults });
			const { json, hints } = await run(many('host', { ...ALL, options: { pageSize: 50, parallelRequests: 1 } }));
			expect([json.length, hints[0].message]).toEqual([records, expect.stringContaining(told)]);
		}
	});

	test('continues after a full page although the count says that it is the last one', async () => {
		const patch = { count: 100 };
		const { run } = await tenant({
			users: 230,
			faults: [{ pathPattern: 'users/search', times: 2, answer: { patch } }],
		});
		const { json } = await run(many('user', { ...ALL, options: { pageSize: 100, parallelRequests: 1 } }));
		expect(json).toHaveLength(230);
	});

	test('loses nothing of a bare list whose pages are shorter than requested', async () => {
		const pages = [0, 30, 60].map((offset) => ({
			query: { offset: String(offset) },
			answer: { status: 200, body: Array.from({ length: 30 }, (_, at) => ({ id: `g${offset + at}`, name: 'group' })) },
		}));
		const { run } = await tenant({
			faults: [...pages, { query: { offset: '90' }, answer: { status: 200, body: [] } }],
		});
		expect((await run(many('accessGroup', ALL))).json).toHaveLength(90);
	});

	test('requests the exact count of audit events and connections, and trusts no count as their end', async () => {
		for (const resource of ['auditEvent', 'connection']) {
			const { vendor, run, asked } = await tenant({ auditEvents: 498, connections: 500 });
			// As if the count were rough nevertheless: too low, and exactly at the end of a page.
			const patch = { count: 100 };
			vendor.setFaults([{ pathPattern: 'auditevents|connections', times: 'always', answer: { patch } }]);
			const { json } = await run(many(resource, { ...ALL, options: { pageSize: 100 } }));
			expect([resource, json.length]).toEqual([resource, 500]);
			for (const { query } of asked()) expect(query.fuzzycount).toBe('false');
		}
	});

	test('ends before a count that is too high, and says so', async () => {
		const { vendor, run } = await tenant({ connections: 250 });
		vendor.setFaults([{ pathPattern: 'connections', times: 'always', answer: { patch: { count: 9_999 } } }]);
		const { json, hints } = await run(many('connection', { ...ALL, options: { pageSize: 100 } }));
		expect(json).toHaveLength(250);
		expect(hints[0].message).toContain(
			'The list of connections may be incomplete: the service announced 9999 records, but sent 250. Run the node again to be sure.',
		);
	});

	test('reads a full bare list that ignores the offset once, and says that there may be more', async () => {
		const body = Array.from({ length: 100 }, (_, number) => ({ id: `g${number}`, name: `group ${number}` }));
		const { run, asked } = await tenant({
			faults: [{ pathPattern: 'accessgroups', times: 'always', answer: { status: 200, body } }],
		});
		const { json, hints } = await run(many('accessGroup', { ...ALL, options: { uniqueById: false } }));
		expect(json).toHaveLength(100);
		expect(hints[0].message).toContain('may be incomplete: the service sent the same page again');
		expect(asked()).toHaveLength(2);
	});
});

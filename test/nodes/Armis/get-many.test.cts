import { tenant } from './setting.cts';

const ALERTS = { resource: 'alert', operation: 'getAll' };
const ALL = { returnAll: true };
const OLDEST = { sort: 'oldest' };
const alertIds = (rows: ReadonlyArray<{ alertId?: unknown }>) => rows.map(({ alertId }) => alertId);

describe('Get many alerts', () => {
	test('gives the newest fifty unless told otherwise, the newest first', async () => {
		const { vendor, run, asked } = await tenant();
		const { json } = await run(ALERTS);
		expect(alertIds(json)).toEqual(alertIds(vendor.alerts).reverse().slice(0, 50));
		expect(asked().map(({ query: { from, length, orderBy } }) => [from, length, orderBy])).toEqual([
			['0', '1', 'time'],
			['50', '50', 'time'],
		]);
	});

	test.each(['newest', 'oldest'])('gives every alert once and in order with Return All, %s first', async (sort) => {
		const { vendor, run } = await tenant({ alerts: 730 });
		const { json } = await run({ ...ALERTS, ...ALL, sort, options: { pageSize: 100 } });
		const wanted = alertIds(vendor.alerts);
		expect(alertIds(json)).toEqual(sort === 'newest' ? wanted.reverse() : wanted);
	});

	test.each(['newest', 'oldest'])('gives exactly as many as the limit says, %s first', async (sort) => {
		const { vendor, run } = await tenant({ alerts: 300 });
		const wanted = alertIds(vendor.alerts);
		if (sort === 'newest') wanted.reverse();
		for (const limit of [1, 20, 101, 300, 1_000_000]) {
			expect(alertIds((await run({ ...ALERTS, sort, limit, options: { pageSize: 50 } })).json)).toEqual(
				wanted.slice(0, limit),
			);
		}
	});

	test('gives nothing for a tenant without alerts', async () => {
		const { run } = await tenant({ alerts: 0 });
		for (const sort of ['newest', 'oldest']) expect((await run({ ...ALERTS, sort })).json).toEqual([]);
	});

	test('asks for pages side by side once the total is known', async () => {
		const { run, asked } = await tenant({
			alerts: 900,
			faults: [{ query: { from: '100' }, answer: { delayMs: 100 } }],
		});
		const reading = run({ ...ALERTS, ...ALL, ...OLDEST, options: { pageSize: 100, parallelRequests: 4 } });
		while (asked().length < 5) await new Promise(setImmediate);
		expect(asked().map(({ query: { from } }) => from)).toEqual(['0', '100', '200', '300', '400']);
		expect((await reading).json).toHaveLength(900);
	});

	test('never asks for more than the documented 5,000 at once', async () => {
		const { run, asked } = await tenant();
		await run({ ...ALERTS, ...ALL, ...OLDEST, options: { pageSize: 9_000 } });
		expect(asked()[0].query.length).toBe('5000');
	});

	test('loses nothing when the server gives smaller pages than asked for', async () => {
		const { vendor, run } = await tenant({ alerts: 130, maxLength: 20 });
		expect(alertIds((await run({ ...ALERTS, ...ALL, ...OLDEST })).json)).toEqual(alertIds(vendor.alerts));
		const { error } = await run({ ...ALERTS, ...ALL });
		expect(error?.message).toContain('Armis gave 20 records where a page of 130 is due');
		expect(error).toMatchObject({ description: 'Set Page Size in Options to 20 or less.' });
		expect((await run({ ...ALERTS, ...ALL, options: { pageSize: 20 } })).json).toHaveLength(130);
	});

	test('says so when Armis stops in the middle of the list', async () => {
		const { run } = await tenant({
			alerts: 300,
			faults: [{ query: { from: '100' }, times: 'always', answer: { patch: { data: { results: [] } } } }],
		});
		const { error, items } = await run({ ...ALERTS, ...ALL, ...OLDEST, options: { pageSize: 100 } });
		expect(items).toEqual([]);
		expect(error?.message).toContain('Armis says that there are 300 records, but gives none beyond the first 100');
	});

	test('says when the list became shorter while it was read', async () => {
		for (const sort of ['newest', 'oldest']) {
			const { run } = await tenant({
				alerts: 300,
				faults: [{ query: { from: '100' }, answer: { patch: { data: { total: 299 } } } }],
			});
			const { hints, error } = await run({ ...ALERTS, ...ALL, sort, options: { pageSize: 100 } });
			expect(error).toBeUndefined();
			expect(hints[0].message).toContain('The list of alerts became shorter while it was read');
		}
	});

	test('cannot give the newest first when Armis does not tell how many there are', async () => {
		const { run, vendor } = await tenant({
			faults: [{ path: '/api/v1/search', times: 'always', answer: { patch: { data: { total: null } } } }],
		});
		expect((await run(ALERTS)).error?.message).toContain('the answer has no data.total');
		expect(alertIds((await run({ ...ALERTS, ...ALL, ...OLDEST })).json)).toEqual(alertIds(vendor.alerts));
	});

	test('gives no double when alerts arrive while the list is read from its end', async () => {
		const { vendor, run } = await tenant({
			alerts: 300,
			faults: [{ query: { from: '100' }, answer: { delayMs: 50 } }],
		});
		const before = alertIds(vendor.alerts).reverse();
		const reading = run({ ...ALERTS, ...ALL, options: { pageSize: 100, parallelRequests: 1 } });
		while (!vendor.requests.some(({ query }) => query.get('from') === '100')) await new Promise(setImmediate);
		for (let count = 0; count < 5; count++) vendor.addAlert();
		expect(alertIds((await reading).json)).toEqual(before);
	});

	test('says what Armis says when it answers that it failed', async () => {
		const said = { success: false, message: 'Search is overloaded' };
		const { vendor, run } = await tenant({ faults: [{ path: '/api/v1/search', answer: { status: 200, body: said } }] });
		expect((await run(ALERTS)).error?.message).toContain(
			'Armis answered that the request failed: Search is overloaded',
		);
		for (const [body, words] of [
			[{ success: false }, 'Armis answered that the request failed [item 0]'],
			[{ success: true }, 'the answer has no data'],
			[[], 'the answer has no data'],
			[{ data: { results: {}, total: 3 } }, 'the answer has an object at data.results where a list is due'],
		] as const) {
			vendor.setFaults([{ path: '/api/v1/search', times: 'always', answer: { status: 200, body } }]);
			expect((await run(ALERTS)).error?.message).toContain(words);
		}
	});
});

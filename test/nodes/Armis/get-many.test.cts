import { mustBe, unexpected } from '../../../core/errors/sentences';
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
			// One more than there are: it would show that the total is too low.
			['50', '51', 'time'],
		]);
	});

	test('never asks for more than the documented 5,000 at once', async () => {
		const { run, asked } = await tenant();
		await run({ ...ALERTS, ...ALL, ...OLDEST, options: { pageSize: 5_000 } });
		expect(asked()[0].query.length).toBe('5000');
		const { error } = await run({ ...ALERTS, options: { pageSize: 5_001 } });
		expect(error?.message).toContain(mustBe('Page Size', 'a whole number from 1 to 5000', 5_001).message);
		expect(asked()).toHaveLength(1);
	});

	test('loses nothing when the server gives smaller pages than asked for', async () => {
		const { vendor, run } = await tenant({ alerts: 130, maxLength: 20 });
		expect(alertIds((await run({ ...ALERTS, ...ALL, ...OLDEST })).json)).toEqual(alertIds(vendor.alerts));
		const { error } = await run({ ...ALERTS, ...ALL });
		expect(error?.message).toContain('Armis returned 20 records on a page of 130');
		expect(error).toMatchObject({ description: 'Set Page Size in Options to 20 or less.' });
		expect((await run({ ...ALERTS, ...ALL, options: { pageSize: 20 } })).json).toHaveLength(130);
	});

	test('says so when Armis stops in the middle of the list', async () => {
		const { run } = await tenant({
			alerts: 300,
			faults: [{ query: { from: '100' }, times: 'always', answer: { patch: { data: { results: [] } } } }],
		});
		const { json, hints } = await run({ ...ALERTS, ...ALL, ...OLDEST, options: { pageSize: 100 } });
		expect(json).toHaveLength(100);
		expect(hints[0].message).toContain('the service announced 300 records, but sent 100');
	});

	test('cannot give the newest first when Armis does not tell how many there are', async () => {
		const { run, vendor } = await tenant({
			faults: [{ path: '/api/v1/search', times: 'always', answer: { patch: { data: { total: null } } } }],
		});
		expect((await run(ALERTS)).error?.message).toContain('the answer has no reliable data.total');
		expect(alertIds((await run({ ...ALERTS, ...ALL, ...OLDEST })).json)).toEqual(alertIds(vendor.alerts));
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
			[{ data: { results: {}, total: 3 } }, unexpected({}, 'a list', 'data.results').message],
		] as const) {
			vendor.setFaults([{ path: '/api/v1/search', times: 'always', answer: { status: 200, body } }]);
			expect((await run(ALERTS)).error?.message).toContain(words);
		}
	});
});

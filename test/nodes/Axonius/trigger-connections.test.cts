import type { IDataObject } from 'n8n-workflow';
import { onBoth } from './both.cts';
import { tenant, type Version } from './setting.cts';

const WATCHED = 'tanium_adapter';

async function watching(version: Version, more: IDataObject = {}) {
	const setup = await tenant(version);
	const memory: IDataObject = {};
	const parameters = { event: 'adapterConnectionFailing', ...more };
	const good = setup.vendor.adapters.flatMap(({ connections }) =>
		connections.filter(({ status }) => status === 'success').map(({ id, adapter_name }) => ({ id, adapter_name })),
	);
	return {
		...setup,
		memory,
		good,
		look: async () => await setup.poll(parameters as never, memory),
		manually: async () => await setup.poll(parameters as never, memory, { mode: 'manual' }),
	};
}

/** An answer with connections of one adapter. */
function answerOf(version: Version, connections: object[]) {
	const v1 = [{ attributes: { id: 'a', adapters_data: [{ clients: connections }] } }];
	const body = version === 'v2' ? { adapters: [{ id: 'a', connections }] } : { data: v1 };
	return [{ answer: { status: 200, body } }];
}

describe('The trigger on failing connections', () => {
	onBoth('outputs nothing at first, although some fail, then each that begins to fail once', async (version) => {
		const { vendor, look, good } = await watching(version);
		expect((await look()).items).toBeNull();
		vendor.setConnectionStatus(good[0].id, 'error', 'Invalid credentials');
		const { json } = await look();
		expect(json).toEqual([
			expect.objectContaining({
				condition: 'failing',
				adapter: good[0].adapter_name,
				status: 'error',
				error: 'Invalid credentials',
				last_fetch_time: expect.stringMatching(/Z$/),
				dedupeKey: expect.stringContaining('axonius:'),
			}),
		]);
		expect((await look()).items).toBeNull();
	});

	onBoth('outputs a recovery only when it is wanted, and the next failure again', async (version) => {
		for (const onRecovery of [false, true]) {
			const { vendor, look, good } = await watching(version, { onRecovery });
			await look();
			vendor.setConnectionStatus(good[0].id, 'error');
			await look();
			vendor.setConnectionStatus(good[0].id, 'success');
			expect((await look()).json.map(({ condition }) => condition)).toEqual(onRecovery ? ['recovered'] : []);
			vendor.setConnectionStatus(good[0].id, 'error');
			expect((await look()).json.map(({ condition }) => condition)).toEqual(['failing']);
		}
	});

	onBoth('does not treat a warning, or a connection that is switched off, as a failure', async (version) => {
		const { vendor, look, good } = await watching(version);
		await look();
		vendor.setConnectionStatus(good[0].id, 'warning');
		vendor.setConnectionStatus(good[1].id, 'inactive');
		expect((await look()).items).toBeNull();
	});

	onBoth('treats a failing connection as recovered when it works, and not when it is switched off', async (version) => {
		const { vendor, look, good } = await watching(version, { onRecovery: true });
		await look();
		const found: unknown[] = [];
		for (const status of ['error', 'inactive', 'error', 'success'] as const) {
			vendor.setConnectionStatus(good[0].id, status);
			found.push((await look()).json.map(({ condition }) => condition));
		}
		expect(found).toEqual([['failing'], [], [], ['recovered']]);
	});

	onBoth('marks each outage and each recovery with its own key', async (version) => {
		const { vendor, look } = await watching(version, { onRecovery: true });
		const keys: unknown[] = [];
		for (const [status, since] of [
			['success', 1],
			['error', 1],
			['success', 2],
			['error', 2],
			['success', undefined],
		]) {
			vendor.setFaults(answerOf(version, [{ id: 'c', status, last_successful_fetch: since && `day ${since}` }]));
			keys.push(...(await look()).json.map(({ dedupeKey }) => dedupeKey));
		}
		expect(keys.map((key) => String(key).replace(/^axonius:a \w+ c:/, ''))).toEqual([
			'failing:day 1',
			'recovered:day 2',
			'failing:day 2',
			'recovered',
		]);
	});

	onBoth('treats two connections without an ID as two', async (version) => {
		const { vendor, look } = await watching(version);
		const found: unknown[] = [];
		for (const states of [
			['success', 'success'],
			['error', 'success'],
			['error', 'error'],
		]) {
			vendor.setFaults(
				answerOf(
					version,
					states.map((status, place) => ({ status, error: `at ${place}` })),
				),
			);
			found.push((await look()).json.map(({ error }) => error));
		}
		expect(found).toEqual([[], ['at 0'], ['at 1']]);
	});

	onBoth('watches only the adapters named', async (version) => {
		const { vendor, look, good } = await watching(version, { filters: { adapterNames: WATCHED } });
		await look();
		for (const { id } of good) vendor.setConnectionStatus(id, 'error');
		const { json } = await look();
		expect(new Set(json.map(({ adapter }) => adapter))).toEqual(new Set([WATCHED]));
	});

	onBoth('outputs many in portions', async (version) => {
		const { vendor, look, good } = await watching(version, { options: { maxItems: 2 } });
		await look();
		for (const { id } of good.slice(0, 3)) vendor.setConnectionStatus(id, 'error');
		expect((await look()).json).toHaveLength(2);
		expect((await look()).json).toHaveLength(1);
		expect((await look()).items).toBeNull();
	});

	onBoth('shows no connection settings, simplified or not', async (version) => {
		for (const output of ['simplified', 'raw']) {
			const { manually } = await watching(version, { output });
			const { json } = await manually();
			expect(json).toHaveLength(5);
			expect(json[0].condition).toBe('failing');
			expect(JSON.stringify(json)).not.toMatch(/config|password/);
		}
	});

	onBoth('does not start again for all that fails when the list was empty for once', async (version) => {
		const { vendor, look, memory } = await watching(version);
		await look();
		const before = JSON.stringify(memory);
		vendor.setFaults([{ answer: { status: 200, body: version === 'v2' ? { adapters: [] } : { data: [] } } }]);
		expect((await look()).items).toBeNull();
		expect(JSON.stringify(memory)).toBe(before);
		expect((await look()).items).toBeNull();
	});

	onBoth('loses nothing when a poll fails', async (version) => {
		const { vendor, look, good } = await watching(version);
		await look();
		vendor.setConnectionStatus(good[0].id, 'error');
		vendor.deny('viewAdapters');
		expect((await look()).error?.message).toContain('Axonius, look for failing connections: ');
		vendor.deny();
		expect((await look()).json).toHaveLength(1);
	});
});

test('a connection whose state is not known keeps its last known state', async () => {
	const { vendor, look } = await watching('v2');
	const connection = (status: string) => ({ client_id: 'c', uuid: 'u', status });
	const adapters = (status: string) => [{ id: 'a', connections: [connection(status), 'odd'] }];
	const found: unknown[] = [];
	for (const status of ['success', 'error', 'fetching', 'failed', 'success', 'in progress', 'Error']) {
		vendor.setFaults([{ answer: { status: 200, body: { adapters: adapters(status) } } }]);
		found.push((await look()).json.map(({ condition }) => condition));
	}
	expect(found).toEqual([[], ['failing'], [], [], [], [], ['failing']]);
});

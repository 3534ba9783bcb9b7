import { startArmis, type ArmisOptions, type ArmisSimulator } from '../../simulators/armis/index.cts';
import { v3Client, type V3Page } from './armis-client.cts';
import { everyRow } from './rows.cts';

let simulator: ArmisSimulator;
const start = async (options: ArmisOptions = {}) => {
	simulator = await startArmis(options);
	return await v3Client(simulator);
};

const EVER = { filter_criteria: 'LAST_SEEN', last_seen_ge: '2000-01-01T00:00:00' };

const stop = async () => await simulator.stop();
afterEach(stop);

describe('the search for assets', () => {
	it('is read to its end with a cursor that is a number or a text', async () => {
		await everyRow(
			['number', 'string'] as const,
			async (cursorKind) => {
				const { search } = await start({ cursorKind });
				const pages = [await search(EVER, { limit: 50 })];
				while (pages.at(-1)?.next !== null) pages.push(await search(EVER, { limit: 50, after: pages.at(-1)?.next }));
				expect(typeof pages[0].next).toBe(cursorKind);
				expect(pages.map(({ items }) => items.length)).toEqual([50, 50, 20]);
				expect(pages.flatMap(({ items }) => items.map(({ asset_id }) => asset_id))).toEqual(
					simulator.devices.map(({ id }) => id),
				);
			},
			stop,
		);
	});

	it('reads its cursor only where it is configured', async () => {
		await everyRow(
			[
				['body', 'top', 60],
				['body', 'filter', 1],
				['filter', 'filter', 60],
				['filter', 'top', 1],
				['either', 'top', 60],
				['either', 'filter', 60],
			] as const,
			async ([cursorLocation, location, differences]) => {
				const { search } = await start({ cursorLocation });
				const paging = { limit: 60, after: 60 };
				const { items } = location === 'top' ? await search(EVER, paging) : await search({ ...EVER, ...paging });
				// It ignores a cursor elsewhere: the first page comes again.
				expect(items[0].asset_id).toBe(simulator.devices[differences === 60 ? 60 : 0].id);
			},
			stop,
		);
	});

	it('finds devices by every kind of ID, and repeats it as asset_id', async () => {
		await everyRow(
			[
				['ASSET_ID', ({ id }: ArmisSimulator['devices'][0]) => id],
				['IPV4_ADDRESS', ({ ipAddress }: ArmisSimulator['devices'][0]) => ipAddress],
				['MAC_ADDRESS', ({ macAddress }: ArmisSimulator['devices'][0]) => macAddress],
				['SERIAL_NUMBER', ({ serialNumber }: ArmisSimulator['devices'][0]) => serialNumber],
				['IPV6_ADDRESS', () => '2001:db8::77'],
			],
			async ([asset_id_source, idOf]) => {
				const { search } = await start();
				const added = simulator.addDevice({ ipv6: ['2001:db8::77'] });
				const asset_ids = [idOf(added), 'nothing'];
				const { items } = await search({ filter_criteria: 'ASSET_ID', asset_id_source, asset_ids });
				expect(items.map(({ asset_id }) => String(asset_id))).toContain(String(asset_ids[0]));
				expect(items.map(({ fields }) => fields)).toContainEqual({ device_id: added.id });
			},
			stop,
		);
	});

	it('can find several devices for one address', async () => {
		const { search } = await start();
		const ids = [1, 2].map(() => simulator.addDevice({ ipAddress: '192.0.2.1' }).id);
		const { items } = await search({
			filter_criteria: 'ASSET_ID',
			asset_id_source: 'IPV4_ADDRESS',
			asset_ids: ['192.0.2.1'],
		});
		expect(items).toEqual(ids.map((device_id) => ({ asset_id: '192.0.2.1', fields: { device_id } })));
	});

	it('finds devices by when they were last seen: since a time, and in a look-back', async () => {
		const { search } = await start({ now: () => Date.UTC(2026, 0, 15, 12) });
		const since = await search({ filter_criteria: 'LAST_SEEN', last_seen_ge: '2026-01-15T11:55:00' });
		expect(since.items).toHaveLength(6);
		const back = await search({ filter_criteria: 'LAST_SEEN', last_seen_seconds: 120 });
		expect(back.items).toHaveLength(3);
	});

	it('returns every field of the catalog; custom and integration fields are flat', async () => {
		const { json } = await start();
		const { items } = await json<V3Page>('GET', '/assets/_search/fields?asset_type=DEVICE');
		const names = items.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['device_id', 'site', 'custom.Size', 'integration.qualys_agent_id']));
		const { id } = simulator.addDevice({
			customProperties: { Size: 7 },
			site: { name: 'Depot 7', location: 'Durban' },
		});
		const filter = { filter_criteria: 'ASSET_ID', asset_id_source: 'ASSET_ID', asset_ids: [id] };
		const body = { asset_type: 'DEVICE', fields: names, filter };
		const [{ fields }] = (await json<V3Page>('POST', '/assets/_search', body)).items;
		expect(Object.keys(fields as object)).toEqual(names);
		expect(fields).toMatchObject({
			device_id: id,
			'custom.Size': 7,
			site: { id: 14, name: 'Depot 7', location: 'Durban', tier: 'Tier 3' },
			last_seen: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
		});
	});

	it('refuses what is wrong in a body', async () => {
		await everyRow(
			[
				[{ asset_type: 'PERSON' }, 422],
				[{ fields: [] }, 422],
				[{ fields: ['nonsense'] }, 400],
				[{ limit: 0 }, 422],
				[{ limit: 1001 }, 422],
				[{ after: 'nonsense' }, 422],
				[{ filter: undefined }, 422],
				[{ filter: { filter_criteria: 'SITE' } }, 422],
				[{ filter: { filter_criteria: 'LAST_SEEN' } }, 422],
				[{ filter: { filter_criteria: 'ASSET_ID', asset_id_source: 'NAME', asset_ids: ['x'] } }, 422],
				[{ filter: { filter_criteria: 'ASSET_ID', asset_id_source: 'ASSET_ID', asset_ids: [] } }, 422],
			],
			async ([changes, status]) => {
				const { send } = await start();
				const body = { asset_type: 'DEVICE', fields: ['device_id'], filter: EVER, ...changes };
				const response = await send('POST', '/assets/_search', body);
				expect(response.status).toBe(status);
				const { detail } = (await response.json()) as { detail: unknown };
				if (status === 422)
					expect(detail).toEqual([{ loc: expect.any(Array), msg: expect.any(String), type: 'value_error' }]);
				else expect(detail).toEqual(expect.any(String));
			},
			stop,
		);
	});
});

describe('the bulk update', () => {
	it('accepts and refuses item by item, in order, under one status 200', async () => {
		const { send } = await start();
		const [one, other] = simulator.devices;
		const set = (asset_id: unknown, key: string, value: unknown) => ({ asset_id, key, operation: 'SET', value });
		const response = await send('POST', '/assets/_bulk', {
			asset_type: 'DEVICE',
			asset_id_source: 'ASSET_ID',
			items: [
				set(one.id, 'custom.Ticket', 'INC-1'),
				set(String(other.id), 'custom.RepairStatus', 'burnt'),
				set(7, 'custom.Ticket', 'INC-2'),
				set(other.id, 'custom.Nonsense', 1),
				{ asset_id: one.id, key: 'custom.Size', operation: 'UNSET' },
				set(other.id, 'custom.Size', 'large'),
			],
		});
		const { items } = (await response.json()) as V3Page;
		expect([response.status, ...items.map(({ status }) => status)]).toEqual([200, 202, 400, 404, 400, 202, 400]);
		expect(simulator.device(one.id).customProperties).toEqual({ Ticket: 'INC-1' });
	});
});

describe('an alert', () => {
	it('is read by its id, with other words than in v1', async () => {
		const { json, send } = await start();
		const { alertId } = simulator.addAlert({ severity: 'High', time: '2026-01-15T10:30:00.5+00:00' });
		expect(await json('GET', `/alerts/${alertId}`)).toMatchObject({
			id: alertId,
			severity: 'HIGH',
			status: 'OPEN',
			activity_timestamp: '2026-01-15T10:30:00Z',
		});
		expect((await send('GET', '/alerts/1')).status).toBe(404);
	});
});

describe('sites', () => {
	it('are listed in pages, the last without next', async () => {
		const { json } = await start();
		const first = await json<V3Page>('GET', '/settings/sites?limit=3');
		const last = await json<V3Page>('GET', `/settings/sites?limit=3&after=${first.next}`);
		expect([...first.items, ...last.items]).toEqual(simulator.sites);
		expect(last).not.toHaveProperty('next');
	});

	it('are created, changed, read and deleted', async () => {
		const { json, send } = await start();
		const { id } = await json('POST', '/settings/sites', { name: 'New', tier: 'Tier 2' });
		const path = `/settings/sites/${String(id)}`;
		expect(await json('PATCH', path, { location: 'Turin' })).toMatchObject({ name: 'New', location: 'Turin' });
		expect(await json('GET', path)).toMatchObject({ id, tier: 'Tier 2' });
		expect((await send('DELETE', path)).status).toBe(204);
		expect((await send('DELETE', path)).status).toBe(404);
	});

	it('take IDs as integers only', async () => {
		const { send } = await start();
		const post = async (body: object) => (await send('POST', '/settings/sites', { name: 'x', ...body })).status;
		expect([
			await post({ parent_id: '3' }),
			await post({ integration_ids: ['4'] }),
			await post({ network_equipment_device_ids: 4 }),
			await post({ network_equipment_device_ids: [1.5] }),
			await post({ parent_id: 3, integration_ids: [4], network_equipment_device_ids: [] }),
		]).toEqual([422, 422, 422, 422, 201]);
	});

	it('are refused without a name, with an existing name, and with unknown fields', async () => {
		const { send } = await start();
		const post = async (body: object) => (await send('POST', '/settings/sites', body)).status;
		expect([await post({}), await post({ name: 'Depot 7' }), await post({ name: 'x', color: 'red' })]).toEqual([
			422, 409, 422,
		]);
	});
});

describe('custom properties', () => {
	it('are listed on one page, created, changed and deleted', async () => {
		const { json, send } = await start();
		const path = '/settings/device-custom-properties';
		const { id } = await json('POST', path, { name: 'State', type: 'enum', allowed_values: ['a', 'b'] });
		expect(id).toBe(4);
		expect((await json<V3Page>('GET', path)).items).toHaveLength(4);
		expect(await json('PATCH', `${path}/${String(id)}`, { allowed_values: ['c'] })).toMatchObject({
			allowed_values: ['c'],
			name: 'State',
		});
		expect((await send('PATCH', `${path}/${String(id)}`, { name: 'Other' })).status).toBe(422);
		expect((await send('DELETE', `${path}/${String(id)}`)).status).toBe(204);
	});

	it('refuse what is wrong in a body', async () => {
		await everyRow(
			[
				[{ name: 'has blanks', type: 'string' }, 422],
				[{ name: 'Odd', type: 'list' }, 422],
				[{ name: 'Odd', type: 'enum' }, 422],
				[{ name: 'Size', type: 'integer' }, 409],
			],
			async ([body, status]) => {
				const { send } = await start();
				expect((await send('POST', '/settings/device-custom-properties', body)).status).toBe(status);
			},
			stop,
		);
	});
});

it('a search shows every change immediately: of a device, a site and a custom property', async () => {
	const { json, search } = await start();
	const { id } = simulator.addDevice({ site: { name: 'Depot 7', location: 'Durban' } });
	const filter = { filter_criteria: 'ASSET_ID', asset_id_source: 'ASSET_ID', asset_ids: [id] };
	const fieldsNow = async () => (await search(filter, { fields: ['display', 'site'] })).items[0].fields;
	expect(await fieldsNow()).toMatchObject({ site: { tier: 'Tier 3' } });
	await json('PATCH', '/settings/sites/14', { tier: 'Tier 1' });
	simulator.updateDevice(id, { displayTitle: 'renamed' });
	expect(await fieldsNow()).toMatchObject({ display: 'renamed', site: { tier: 'Tier 1' } });
});

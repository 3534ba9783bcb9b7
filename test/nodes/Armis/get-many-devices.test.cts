import { tenant } from './setting.cts';

describe('Get many devices', () => {
	const DEVICES = { resource: 'device', operation: 'getAll', returnAll: true };
	const deviceIds = (rows: ReadonlyArray<{ device_id?: unknown }>) => rows.map(({ device_id }) => device_id);

	test('follows the cursor to the end, also where it is a text', async () => {
		const { vendor, run, asked } = await tenant({ devices: 250, cursorKind: 'string' });
		const { json } = await run(DEVICES);
		expect(deviceIds(json)).toEqual(vendor.devices.map(({ id }) => id));
		expect(asked()).toHaveLength(3);
		expect(asked()[0].body).toMatchObject({
			filter: { filter_criteria: 'LAST_SEEN', last_seen_ge: '1970-01-01T00:00:00+00:00' },
		});
	});

	test('does not read the first page for ever where the API expects the cursor elsewhere', async () => {
		const { run } = await tenant({ devices: 250, cursorLocation: 'filter' });
		const { json, hints } = await run(DEVICES);
		expect(json).toHaveLength(100);
		expect(hints[0].message).toContain('may be incomplete: the service sent the same page again');
		const either = await tenant({ devices: 250, cursorLocation: 'either' });
		expect((await either.run(DEVICES)).json).toHaveLength(250);
	});

	test('finds those seen since a time', async () => {
		const { vendor, run } = await tenant();
		const lastSeenAfter = vendor.devices[100].lastSeen.slice(0, 19) + 'Z';
		const { json } = await run({ ...DEVICES, filters: { lastSeenAfter } });
		expect(deviceIds(json)).toEqual(vendor.devices.slice(100).map(({ id }) => id));
	});

	test('leaves out what was seen before when the service ignores the time', async () => {
		const items = ['2026-01-01T00:00:00', '2026-03-01T00:00:00', null].map((last_seen, id) => ({
			asset_id: id,
			fields: { device_id: id + 1, last_seen },
		}));
		const { run } = await tenant({
			faults: [{ path: '/v3/assets', answer: { status: 200, body: { items, next: 0 } } }],
		});
		const { json } = await run({ ...DEVICES, filters: { lastSeenAfter: '2026-02-01T00:00:00Z' } });
		expect(deviceIds(json)).toEqual([2, 3]);
	});

	test('keeps to the time also for devices that are looked up, whatever fields are chosen', async () => {
		const { vendor, run } = await tenant();
		const [first, last] = [vendor.devices[0], vendor.devices.at(-1)!];
		const lookUp = { findBy: 'deviceId', identifiers: `${first.id}, ${last.id}` };
		const filters = { lastSeenAfter: last.lastSeen.slice(0, 19) + 'Z' };
		const parameters = { ...DEVICES, ...lookUp, filters, output: 'raw', fields: ['tags'] };
		expect(deviceIds((await run(parameters as never)).json)).toEqual([last.id]);
	});

	test('asks for the last moment of the calendar where a time lies beyond it', async () => {
		const { run, asked } = await tenant();
		expect((await run({ ...DEVICES, filters: { lastSeenAfter: '9999-12-31T23:59:59-05:00' } })).json).toEqual([]);
		expect(asked()[0].body).toMatchObject({ filter: { last_seen_ge: '9999-12-31T23:59:59+00:00' } });
	});

	test('finds by each kind of identifier', async () => {
		for (const [findBy, source, field] of [
			['ipv4Address', 'IPV4_ADDRESS', 'ipAddress'],
			['macAddress', 'MAC_ADDRESS', 'macAddress'],
			['serialNumber', 'SERIAL_NUMBER', 'serialNumber'],
			['deviceId', 'ASSET_ID', 'id'],
		] as const) {
			const { vendor, run, asked } = await tenant();
			const wanted = vendor.devices.slice(4, 7);
			const identifiers = wanted.map((device) => String(device[field])).join(', ');
			const { json } = await run({ ...DEVICES, findBy, identifiers });
			expect(deviceIds(json)).toEqual(wanted.map(({ id }) => id));
			expect(asked()[0].body).toMatchObject({ filter: { filter_criteria: 'ASSET_ID', asset_id_source: source } });
		}
	});

	test('finds by IPv6 address from a list, all devices that share it', async () => {
		const { vendor, run } = await tenant();
		const twins = [vendor.addDevice({ ipv6: ['fd00::1'] }), vendor.addDevice({ ipv6: ['fd00::1'] })];
		const { json } = await run({ ...DEVICES, findBy: 'ipv6Address', identifiers: '={{ ["fd00::1"] }}' });
		expect(deviceIds(json).sort()).toEqual(twins.map(({ id }) => id).sort());
	});

	test('sends many identifiers in several requests', async () => {
		const { vendor, run, asked } = await tenant({ devices: 230 });
		const identifiers = vendor.devices.map(({ id }) => id).join();
		expect((await run({ ...DEVICES, findBy: 'deviceId', identifiers })).json).toHaveLength(230);
		expect(asked()).toHaveLength(3);
	});

	test('asks for the chosen fields when Output is Raw', async () => {
		const { run, asked } = await tenant();
		const { json } = await run({
			...DEVICES,
			output: 'raw',
			fields: ['tags', 'integration.qualys_agent_id'],
		} as never);
		expect(Object.keys(json[0])).toEqual(['asset_id', 'device_id', 'tags', 'integration.qualys_agent_id']);
		expect(asked()[0].body).toMatchObject({ fields: ['device_id', 'tags', 'integration.qualys_agent_id'] });
	});

	test('says which scope is missing, in the words of the vendor', async () => {
		const { run } = await tenant({ heldScopes: ['PERMISSION.DEVICE.READ'] });
		const { error } = await run(DEVICES);
		expect(error?.message).toContain('(HTTP 403): Missing scope: PERMISSION.PII.DEVICE');
		expect(error).toMatchObject({ description: expect.stringContaining('Scopes in the credential') });
	});

	test('reads each way in which a refusal is written', async () => {
		const complaints = [{ loc: ['body', 'filter', 0], msg: 'bad filter' }, { msg: 'and more' }, 5];
		for (const [body, words] of [
			[{ detail: complaints }, 'filter.0: bad filter; and more'],
			[{ detail: 'No such thing' }, 'No such thing'],
			['<html><h1>Bad gateway</h1></html>', 'Bad gateway'],
		] as const) {
			const { run } = await tenant({
				faults: [{ path: '/v3/assets', times: 'always', answer: { status: 422, body } }],
			});
			expect((await run(DEVICES)).error?.message).toMatch(new RegExp(`HTTP 422\\): ${words} \\[item 0\\]$`));
		}
	});
});

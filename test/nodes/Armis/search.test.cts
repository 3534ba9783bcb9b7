import { tenant } from './setting.cts';

const RUN = { resource: 'search', operation: 'run', returnAll: true };

describe('AQL Search', () => {
	test('finds every record of an entity once, ordered by a field in which records do not move', async () => {
		for (const [entity, orderBy, id] of [
			['devices', 'id', 'id'],
			['alerts', 'time', 'alertId'],
			['activity', 'time', 'activityUUID'],
			['connections', 'id', 'id'],
			['vulnerabilities', 'publishedDate', 'id'],
			['users', 'id', 'id'],
			['auditLog', 'id', 'id'],
		]) {
			const { run, asked } = await tenant({ activities: 250 });
			const { json, hints } = await run({ ...RUN, aql: `in:${entity}`, options: { pageSize: 30 } });
			expect(json.length).toBeGreaterThan(10);
			expect(new Set(json.map((row) => row[id])).size).toBe(json.length);
			for (const { query } of asked()) expect(query).toMatchObject({ orderBy, includeTotal: 'true' });
			expect(hints[0].message).not.toContain('Order By');
		}
	});

	test('warns where an entity has no known order, unless one is given', async () => {
		for (const entity of ['applications', 'riskFactors']) {
			const { run, asked } = await tenant({ isDefaultOrderStable: true });
			const { hints } = await run({ ...RUN, aql: `in:${entity}` });
			expect(hints[0].message).toContain('Set Order By in Options');
			expect(asked()[0].query).not.toHaveProperty('orderBy');
			const ordered = await run({ ...RUN, aql: `in:${entity}`, options: { orderBy: 'lastSeen' } });
			expect(ordered.hints[0].message).not.toContain('Order By');
			expect(asked()[1].query.orderBy).toBe('lastSeen');
		}
	});

	test('gives records as they are, or the chosen fields, those given only on request too', async () => {
		const { vendor, run, asked } = await tenant();
		const { json } = await run({ ...RUN, aql: 'in:devices', limit: 3, returnAll: false });
		expect(json[0]).not.toHaveProperty('serialNumber');
		const fields = '={{ "id, serialNumber, site.name" }}';
		const chosen = await run({ ...RUN, aql: 'in:devices', fields } as never);
		const device = vendor.devices.find(({ id }) => id === chosen.json[0].id)!;
		expect(chosen.json[0]).toEqual({ id: device.id, serialNumber: device.serialNumber, site: device.site });
		expect(asked().at(-1)!.query.fields).toBe('id,serialNumber,site');
	});

	test('gives events of OCSF by what the query searches, with all fields, and refuses what has no class', async () => {
		for (const [entity, kind] of [
			['alerts', 'Detection Finding'],
			['devices', 'Device Inventory Info'],
			['vulnerabilities', 'Vulnerability Finding'],
		]) {
			const { run, asked } = await tenant();
			const own = { ...RUN, aql: `in:${entity}`, output: 'ocsf', fields: ['severity'] };
			const { json } = await run(own);
			expect(new Set(json.map(({ class_name }) => class_name))).toEqual(new Set([kind]));
			await run({ ...own, operation: 'export', format: 'csv' });
			expect(asked().flatMap(({ query }) => query.fields ?? [])).toEqual([]);
		}
		const { run, vendor } = await tenant();
		const { error } = await run({ ...RUN, aql: 'in:activity', output: 'ocsf' });
		expect(error?.message).toContain('OCSF has no class for these records');
		expect(vendor.requests).toEqual([]);
	});

	test('runs nested queries and look-backs as typed', async () => {
		const { vendor, run, queries } = await tenant({ endTime: Date.now() });
		const { alertId, deviceIds } = vendor.alerts.at(-1)!;
		const aql = ` in:devices alert:(alertId:(${alertId})) timeFrame:"7 Days"`;
		const { json } = await run({ ...RUN, aql });
		expect(json.map(({ id }) => id).sort()).toEqual([...deviceIds].sort());
		expect(queries()[0]).toBe(aql.trim());
	});

	test('refuses a query that does not say what to search', async () => {
		const { vendor, run } = await tenant();
		for (const aql of ['devices type:x', 'type:"in:devices"', 'in: ']) {
			const { error } = await run({ ...RUN, aql });
			expect(error?.message).toContain('AQL Query must begin with in: and what to search');
			expect(vendor.requests).toEqual([]);
		}
	});

	test('goes on with a new token when the old one was cancelled by another worker', async () => {
		const { vendor, run, asked } = await tenant({ devices: 900 });
		const reading = run({ ...RUN, aql: 'in:devices', options: { pageSize: 50, parallelRequests: 2 } });
		while (asked().length < 5) await new Promise(setImmediate);
		vendor.revokeTokens('v1');
		const { json, error } = await reading;
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ id }) => id)).size).toBe(900);
		expect(vendor.v1Logins).toBe(2);
	});
});

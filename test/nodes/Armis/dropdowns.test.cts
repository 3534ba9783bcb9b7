import { tenant } from './setting.cts';

const ALERT = { resource: 'alert', operation: 'get' };
const DEVICE_V1 = { resource: 'device', operation: 'addTags' };
const DEVICE_V3 = { resource: 'device', operation: 'get' };
const SITE = { resource: 'site', operation: 'get' };
const PROPERTY = { resource: 'customProperty', operation: 'delete' };
const SET = { resource: 'device', operation: 'setCustomProperty' };

describe('The list of alerts in the form', () => {
	test('shows the latest hundred as readable lines, and more on demand', async () => {
		const { vendor, search } = await tenant({ alerts: 130 });
		const { alertId, title, severity, status } = vendor.alerts.at(-1)!;
		const { results, paginationToken } = await search('searchAlerts', { parameters: ALERT });
		expect(results).toHaveLength(100);
		expect(results[0]).toEqual({
			name: `2026-01-15 12:00 · ${title} (${severity}, ${status})`,
			value: String(alertId),
			url: undefined,
		});
		const rest = await search('searchAlerts', { parameters: ALERT, paginationToken: String(paginationToken) });
		expect(rest.results.map(({ value }) => value)).toEqual(
			vendor.alerts
				.slice(0, 30)
				.reverse()
				.map((one) => String(one.alertId)),
		);
		expect(rest.paginationToken).toBeUndefined();
	});

	test('finds by any word and by ID, also further down', async () => {
		const { vendor, search } = await tenant({ alerts: 400 });
		const { alertId } = vendor.alerts[50];
		expect(
			(await search('searchAlerts', { parameters: ALERT, filter: ` ${alertId} ` })).results.map(({ value }) => value),
		).toEqual([String(alertId)]);
		for (const { name } of (await search('searchAlerts', { parameters: ALERT, filter: 'CRITICAL' })).results)
			expect(name).toContain('Critical');
	});

	test('looks through five pages for a first match, and through the next five on demand', async () => {
		const { search, asked } = await tenant({ alerts: 900 });
		const typed = { parameters: ALERT, filter: 'no such thing' };
		const { results, paginationToken } = await search('searchAlerts', typed);
		expect([results, asked().length]).toEqual([[], 6]);
		expect(await search('searchAlerts', { ...typed, paginationToken: String(paginationToken) })).toEqual({
			results: [],
			paginationToken: undefined,
		});
	});
});

describe('The list of devices', () => {
	test('comes from the API whose credential the operation has, page by page', async () => {
		for (const [api, parameters] of [
			['v1', DEVICE_V1],
			['v3', DEVICE_V3],
			['v3', SET],
		] as const) {
			const { vendor, search } = await tenant({ devices: 130 });
			const { results, paginationToken } = await search('searchDevices', { parameters });
			expect(results).toHaveLength(100);
			const device = vendor.device(Number(results[0].value));
			expect(results[0].name).toBe(`${device.displayTitle} (${device.type}) · ${device.ipAddress} · ${device.id}`);
			expect(results[0].url).toBe(`${vendor.url}/device/${device.id}`);
			const rest = await search('searchDevices', { parameters, paginationToken: String(paginationToken) });
			expect(new Set([...results, ...rest.results].map(({ value }) => value)).size).toBe(130);
			expect(rest.paginationToken).toBeUndefined();
			expect([vendor.v1Logins, vendor.v3Logins]).toEqual(api === 'v1' ? [1, 0] : [0, 1]);
		}
	});

	test('looks an ID or address up by either API, however many devices there are', async () => {
		const { vendor, search } = await tenant({ devices: 3_000 });
		const device = vendor.devices[1_500];
		for (const parameters of [DEVICE_V1, DEVICE_V3]) {
			for (const filter of [String(device.id), device.ipAddress]) {
				const { results } = await search('searchDevices', { parameters, filter });
				expect(results.map(({ value }) => value)).toContain(String(device.id));
			}
		}
	});
});

test('The lists leave out what has no ID, and show a dash for what is missing', async () => {
	const alerts = { data: { results: [{ title: 'x' }, { alertId: 5, time: '' }], total: 2 } };
	for (const [method, parameters, body, name] of [
		['searchAlerts', ALERT, alerts, '– · – (–, –)'],
		['searchDevices', DEVICE_V1, { data: { results: [{ id: 5 }], total: 1 } }, '– (–) · – · 5'],
		['searchDevices', DEVICE_V3, { items: [{ asset_id: 5, fields: { device_id: 5 } }] }, '– (–) · – · 5'],
	] as const) {
		const { search } = await tenant({
			faults: [{ pathPattern: 'search', times: 'always', answer: { status: 200, body } }],
		});
		expect((await search(method, { parameters })).results).toEqual([expect.objectContaining({ name, value: '5' })]);
	}
});

test('The lists of sites and custom properties show names; a property has its name as value where devices get values', async () => {
	const { vendor, search } = await tenant();
	const clinic = vendor.sites.find(({ name }) => name.startsWith('Clinic'))!;
	expect((await search('searchSites', { parameters: SITE, filter: 'clinic' })).results).toEqual([
		{ name: 'Clinic, North Wing', value: clinic.id, url: undefined },
	]);
	const [{ id, name, type }] = vendor.customProperties;
	expect((await search('searchCustomProperties', { parameters: PROPERTY })).results[0]).toMatchObject({
		name: `${name} (${type})`,
		value: String(id),
	});
	expect((await search('searchCustomPropertyNames', { parameters: SET })).results[0]).toMatchObject({ value: name });
});

describe('The drop-down of fields', () => {
	test('for devices is the catalog of API v3, custom and integration fields among them', async () => {
		const { vendor, options, asked } = await tenant();
		const names = (await options('getFields', { resource: 'device', operation: 'export' })).map(({ value }) => value);
		expect(names).toEqual(
			expect.arrayContaining(['device_id', `custom.${vendor.customProperties[0].name}`, 'integration.qualys_agent_id']),
		);
		expect(names).toEqual([...names].sort());
		expect(asked()).toEqual([
			expect.objectContaining({ path: '/v3/assets/_search/fields', query: { asset_type: 'DEVICE' } }),
		]);
	});

	test('for other resources is what recent records have', async () => {
		for (const [resource, more, name] of [
			['alert', {}, 'alertId'],
			['vulnerability', {}, 'cvssScore'],
			['search', { aql: 'in:devices type:"PLCs"' }, 'serialNumber'],
			['search', { aql: 'in:activity' }, 'activityUUID'],
		] as const) {
			const { options, asked } = await tenant();
			const names = (await options('getFields', { resource, operation: 'export', ...more })).map(({ value }) => value);
			expect(names).toContain(name);
			expect(asked()).toHaveLength(1);
		}
	});

	test('for devices offers no parts of a site where Armis knows no field of that name', async () => {
		const body = { items: [{ name: 'device_id', type: 'integer', is_list: false }] };
		const { options } = await tenant({ faults: [{ path: '/v3/assets', answer: { status: 200, body } }] });
		expect(await options('getFields', { resource: 'device', operation: 'export' })).toEqual([
			{ name: 'dedupeKey', value: 'dedupeKey' },
			{ name: 'device_id', value: 'device_id' },
			{ name: 'url', value: 'url' },
		]);
	});

	test('for events is their attributes, which are known without a request', async () => {
		for (const [resource, name] of [
			['device', 'device.network_interfaces'],
			['alert', 'finding_info.title'],
			['vulnerability', 'vulnerabilities'],
			['search', 'device.ip'],
		] as const) {
			const { options, asked } = await tenant();
			const form = { resource, operation: 'export', output: 'ocsf', aql: 'in:devices' };
			const names = (await options('getFields', form)).map(({ value }) => value);
			expect(names).toEqual(expect.arrayContaining([name, 'message', 'severity_id', 'metadata.uid', 'unmapped']));
			expect(names).toEqual([...new Set(names)].sort());
			expect(asked()).toEqual([]);
		}
		const { options } = await tenant();
		const form = { resource: 'search', operation: 'export', output: 'ocsf', aql: 'in:activity' };
		expect(await options('getFields', form)).toEqual([]);
	});

	test('says what is wrong with a query', async () => {
		const { options } = await tenant();
		await expect(options('getFields', { resource: 'search', operation: 'run', aql: '' })).rejects.toThrow(
			'Armis Centrix, load the field names: AQL Query must begin with in:',
		);
	});
});

test('A list that cannot be loaded says why, whichever API it comes from', async () => {
	for (const [method, parameters] of [
		['searchAlerts', ALERT],
		['searchDevices', DEVICE_V1],
		['searchDevices', DEVICE_V3],
		['searchSites', SITE],
		['searchCustomProperties', PROPERTY],
		['searchCustomPropertyNames', SET],
	] as const) {
		const answer = { status: 403, body: { message: 'no', detail: 'no' } };
		const { search } = await tenant({ faults: [{ pathPattern: 'search|settings', times: 'always', answer }] });
		await expect(search(method, { parameters })).rejects.toMatchObject({
			message: 'Armis Centrix, load the list: the service does not allow this with this credential (HTTP 403): no',
			description: expect.stringMatching(/permission|Scopes/),
		});
	}
});

import type { INodeParameters } from 'n8n-workflow';
import { by, tenant } from './setting.cts';

const on = (resource: string, operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource,
	operation,
	...more,
});
const device = by('id', '5');
const property = by('name' as 'id', 'Size');

describe('What cannot be meant is refused before anything is sent', () => {
	test.each<[string, INodeParameters]>([
		['Alert is empty', on('alert', 'get', { alertId: by('id', '') })],
		['Alert is "abc", which is no ID of Armis', on('alert', 'get', { alertId: by('list', 'abc') })],
		['Alert is "0", which is no ID of Armis', on('alert', 'getDevices', { alertId: by('id', 0) })],
		['Alert is "1.5", which is no ID of Armis', on('alert', 'getActivities', { alertId: by('id', 1.5) })],
		['Alert has no value', on('alert', 'get', { alertId: by('id', '={{ undefined }}') })],
		[
			'New Status is "OPEN", which is not on offer',
			on('alert', 'updateStatus', { alertId: by('id', 1), status: 'OPEN' }),
		],
		['Sort is "random", which is not on offer', on('alert', 'getAll', { sort: 'random' })],
		['Limit is 0 where a whole number from 1 is due', on('alert', 'getAll', { limit: 0 })],
		[
			'Device is not an address with an ID in it',
			on('device', 'get', { deviceId: by('url', 'https://acme.armis.com/alert/5') }),
		],
		['Device is "../5", which is no ID of Armis', on('device', 'addTags', { deviceId: by('id', '../5'), tags: 'a' })],
		['Tags is empty', on('device', 'addTags', { deviceId: device, tags: ' , ' })],
		['Tags is an object', on('device', 'removeTags', { deviceId: device, tags: '={{ {} }}' })],
		['Custom Property is empty', on('device', 'setCustomProperty', { deviceId: device, propertyName: by('list', '') })],
		[
			'Value has no value',
			on('device', 'setCustomProperty', { deviceId: device, propertyName: property, value: '={{ null }}' }),
		],
		[
			'Value is a string where a whole number',
			on('device', 'setCustomProperty', { deviceId: device, propertyName: property, valueType: 'number', value: 'x' }),
		],
		...['={{ 1 / 0 }}', '={{ "Infinity" }}', '1.5'].map((value): [string, INodeParameters] => [
			'where a whole number from',
			on('device', 'setCustomProperty', { deviceId: device, propertyName: property, valueType: 'number', value }),
		]),
		[
			'Value is a string where true or false',
			on('device', 'setCustomProperty', { deviceId: device, propertyName: property, valueType: 'boolean', value: 'x' }),
		],
		[
			'Value Type is "date", which is not on offer',
			on('device', 'setCustomProperty', { deviceId: device, propertyName: property, valueType: 'date', value: 'x' }),
		],
		['Find By is "name", which is not on offer', on('device', 'getAll', { findBy: 'name', identifiers: 'x' })],
		['Values is empty', on('device', 'getAll', { findBy: 'ipv4Address', identifiers: '' })],
		['A value of Values is "x", which is no ID', on('device', 'export', { findBy: 'deviceId', identifiers: '5,x' })],
		['Last Seen After is not a date and time', on('device', 'getAll', { filters: { lastSeenAfter: 'soon' } })],
		['IDs is empty', on('vulnerability', 'getMatches', { ids: '' })],
		['IDs holds "A B", which is no ID', on('vulnerability', 'getMatches', { ids: 'A B' })],
		[
			'A value of IDs is "CVE-1", which is no ID of Armis',
			on('vulnerability', 'getMatches', { matchesOf: 'devices', ids: 'CVE-1' }),
		],
		[
			'Matches Of is "sites", which is not on offer',
			on('vulnerability', 'getMatches', { matchesOf: 'sites', ids: '1' }),
		],
		[
			'Vulnerability IDs holds "a)b", which is no ID',
			on('vulnerability', 'getAll', { filters: { vulnerabilityIds: 'a)b' } }),
		],
		['Severity is "Worst"', on('vulnerability', 'export', { filters: { severity: ['Worst'] } })],
		['Site is empty', on('site', 'delete', { siteId: by('id', '') })],
		['".." is not an ID', on('site', 'get', { siteId: by('id', '..') })],
		['Name is empty', on('site', 'create', { siteName: '' })],
		['there is nothing to update', on('site', 'update', { siteId: by('id', '1') })],
		['Name is empty', on('site', 'update', { siteId: by('id', '1'), updateFields: { name: '' } })],
		['Rule is not valid JSON', on('site', 'create', { siteName: 'a', additionalFields: { asqRule: '{or:1}' } })],
		[
			'Rule is a list where a JSON object is due',
			on('site', 'create', { siteName: 'a', additionalFields: { asqRule: '[1]' } }),
		],
		['Name is "a b", which no custom property can have', on('customProperty', 'create', { customPropertyName: 'a b' })],
		['Name is "aaaaa', on('customProperty', 'create', { customPropertyName: 'a'.repeat(41) })],
		['Choices is empty', on('customProperty', 'create', { customPropertyName: 'a', customPropertyType: 'enum' })],
		[
			'Type is "date", which is not on offer',
			on('customProperty', 'create', { customPropertyName: 'a', customPropertyType: 'date' }),
		],
		[
			'Description has 251 characters',
			on('customProperty', 'update', {
				customPropertyId: by('id', '1'),
				updateFields: { description: 'a'.repeat(251) },
			}),
		],
		['there is nothing to update', on('customProperty', 'update', { customPropertyId: by('id', '1') })],
		['Custom Property is empty', on('customProperty', 'delete', { customPropertyId: by('id', '') })],
		['Export Of is "devices", which is not on offer', on('dataExport', 'get', { entity: 'devices' })],
		['Enabled is a string where true or false', on('dataExport', 'setEnabled', { enabled: '={{ "on" }}' } as never)],
		['Max File Size (MB) is 0', on('dataExport', 'download', { options: { maxFileSize: 0 } })],
		['Put Output File in Field is empty', on('dataExport', 'download', { binaryPropertyName: '' })],
		['AQL Query is empty', on('search', 'run', { aql: '' })],
		[
			'Order By is an object where a text',
			on('search', 'run', { aql: 'in:devices', options: { orderBy: '={{ {} }}' } }),
		],
		['there is no operation "toString" for "search"', on('search', 'toString')],
	])('%s', async (words, parameters) => {
		const { vendor, run } = await tenant();
		const { error, items } = await run(parameters);
		expect(items).toEqual([]);
		expect(error?.message).toContain(words);
		expect(error).toMatchObject({ name: 'NodeOperationError' });
		expect(vendor.requests).toEqual([]);
		const tolerant = await run(parameters, { continueOnFail: true });
		expect(tolerant.json).toEqual([{ error: error?.message }]);
	});
});

describe('A credential that is refused', () => {
	test.each([
		['armisSecretKeyApi', on('alert', 'getAll')],
		['armisApi', on('device', 'getAll')],
	])('%s is told once, with what to check', async (name, parameters) => {
		const { vendor, run, v1, v3 } = await tenant();
		v1.edit({ secretKey: 'mistyped-secret' });
		v3.edit({ clientSecret: 'mistyped-secret' });
		const { error } = await run(parameters, { items: [{ json: {} }, { json: {} }], continueOnFail: false });
		expect(error?.message).toMatch(/^Armis Centrix, get many \w+: .*refused the login/);
		expect(vendor.rejectedLogins).toBe(1);
		expect(name).toMatch(/^armis/);
	});
});

describe('Cancelling the execution', () => {
	test.each([
		['an export', on('device', 'export', { options: { pageSize: 20 } }), 'assets/_search'],
		['a search', on('search', 'export', { aql: 'in:devices', options: { pageSize: 20 } }), 'api/v1/search'],
	])('ends %s at once and leaves no file', async (_, parameters, pathPattern) => {
		const { vendor, run } = await tenant({
			faults: [{ pathPattern, after: 1, times: 'always', answer: { delayMs: 3_000 } }],
		});
		const stop = new AbortController();
		const running = run(parameters, { cancel: stop.signal, continueOnFail: true });
		while (vendor.requests.filter(({ path }) => path.includes(pathPattern)).length < 2) await new Promise(setImmediate);
		stop.abort();
		const { error, items } = await running;
		expect(error?.message).toContain('the execution was cancelled');
		expect(items).toEqual([]);
	});
});

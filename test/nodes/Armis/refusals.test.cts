import type { INodeParameters } from 'n8n-workflow';
import { isEmpty, mustBe } from '../../../core/errors/sentences';
import { by, tenant } from './setting.cts';

const on = (resource: string, operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource,
	operation,
	...more,
});
const set = (valueType: string, value: string) =>
	on('device', 'setCustomProperty', { deviceId: by('id', 5), propertyName: by('id', 'Size'), valueType, value });
const WHOLE = mustBe('Value', 'a whole number from -9007199254740991 to 9007199254740991', 'text').message;
const createProperty = (more: INodeParameters) => on('customProperty', 'create', more);
const updateProperty = (updateFields: INodeParameters) =>
	on('customProperty', 'update', { customPropertyId: by('id', '1'), updateFields });

test('What the form alone cannot refuse is refused before anything is sent', async () => {
	const { vendor, run } = await tenant();
	for (const [words, parameters] of [
		['Alert is "abc", which is not an ID of Armis', on('alert', 'get', { alertId: by('list', 'abc') })],
		['Alert is "0", which is not an ID of Armis', on('alert', 'getDevices', { alertId: by('id', 0) })],
		['Alert is "1.5", which is not an ID of Armis', on('alert', 'getActivities', { alertId: by('id', 1.5) })],
		[
			'Device is not an address with an ID in it',
			on('device', 'get', { deviceId: by('url', 'https://acme.armis.com/alert/5') }),
		],
		[
			'Device is "../5", which is not an ID of Armis',
			on('device', 'addTags', { deviceId: by('id', '../5'), tags: 'a' }),
		],
		['Tags is empty', on('device', 'addTags', { deviceId: by('id', '5'), tags: ' , ' })],
		[WHOLE, set('number', 'x')],
		[WHOLE.replace('a string', 'Infinity'), set('number', '={{ 1 / 0 }}')],
		[WHOLE, set('number', '={{ "Infinity" }}')],
		[WHOLE, set('number', '1.5')],
		[mustBe('Value', 'true or false', 'x').message, set('boolean', 'x')],
		[isEmpty('Values').message, on('device', 'getAll', { findBy: 'ipv4Address', identifiers: '' })],
		[
			'A value of Values is "x", which is not an ID of Armis',
			on('device', 'export', { findBy: 'deviceId', identifiers: '5,x' }),
		],
		['IDs contains "A B", which is not an ID', on('vulnerability', 'getMatches', { ids: 'A B' })],
		[
			'A value of IDs is "CVE-1", which is not an ID of Armis',
			on('vulnerability', 'getMatches', { matchesOf: 'devices', ids: 'CVE-1' }),
		],
		[
			'Vulnerability IDs contains "a)b", which is not an ID',
			on('vulnerability', 'getAll', { filters: { vulnerabilityIds: 'a)b' } }),
		],
		['Alert is "..", which is not an ID of Armis', on('alert', 'updateStatus', { alertId: by('id', '..') })],
		['there is nothing to change', on('site', 'update', { siteId: by('id', '1') })],
		[isEmpty('Name').message, on('site', 'update', { siteId: by('id', '1'), updateFields: { name: '' } })],
		['Rule is not valid JSON', on('site', 'create', { siteName: 'a', additionalFields: { asqRule: '{or:1}' } })],
		[
			mustBe('Rule', 'a JSON object', []).message,
			on('site', 'create', { siteName: 'a', additionalFields: { asqRule: '[1]' } }),
		],
		['Name is "a b", which cannot be the name of a custom property', createProperty({ customPropertyName: 'a b' })],
		['Name is "aaaaa', createProperty({ customPropertyName: 'a'.repeat(41) })],
		[isEmpty('Choices').message, createProperty({ customPropertyName: 'a', customPropertyType: 'enum' })],
		['Description has 251 characters', updateProperty({ description: 'a'.repeat(251) })],
		['there is nothing to change', updateProperty({})],
	] as Array<[string, INodeParameters]>) {
		const { error, items } = await run(parameters);
		expect([parameters, items, error?.message]).toEqual([parameters, [], expect.stringContaining(words)]);
		expect(error).toMatchObject({ name: 'NodeOperationError' });
		expect(vendor.requests).toEqual([]);
	}
});

test('A secret key that is refused logs in once, and the error says what to check', async () => {
	const { vendor, run, v1 } = await tenant();
	v1.edit({ secretKey: 'mistyped-secret' });
	const { error } = await run(on('alert', 'getAll'), { items: [{ json: {} }, { json: {} }] });
	expect(error?.message).toMatch(/^Armis Centrix, get many alerts: .*refused the login/);
	expect(vendor.rejectedLogins).toBe(1);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { identity, testCredential } from '../harness/index.cts';
import { armis, ask, stopArmis, v1, v3 } from './armis.cts';

afterEach(stopArmis);

describe('the credential test tells the user', () => {
	test.each([v3, v1])('that everything is right ($name)', async (api) => {
		const vendor = await armis();
		const verdict = { status: 'OK', message: 'Connection successful!' };
		expect(await testCredential(api.credential(vendor))).toEqual(verdict);
		expect(vendor.requests).toHaveLength(2);
	});

	test.each([400, 401] as const)('that the secret key is wrong, be it with status %i', async (wrongKeyStatus) => {
		const vendor = await armis({ wrongKeyStatus });
		expect(await testCredential(v1.credential(vendor, { secretKey: 'mistyped' }))).toEqual({
			status: 'Error',
			message: `Armis Centrix refused the login (HTTP ${wrongKeyStatus}). Check Tenant URL and Secret Key, and that the key was not deleted in Armis Centrix.`,
		});
	});

	test('that one of the five v3 fields is wrong', async () => {
		const vendor = await armis();
		expect(await testCredential(v3.credential(vendor, { clientSecret: 'mistyped' }))).toEqual({
			status: 'Error',
			message:
				'Armis Centrix refused the login (HTTP 401). Check Tenant URL, Vendor ID, Client ID (an email address) and Client Secret, and that this Armis user holds every scope chosen.',
		});
	});

	test('that no scope is chosen', async () => {
		const vendor = await armis();
		const { message } = await testCredential(v3.credential(vendor, { scopes: [] }));
		expect(message).toBe('the credential names no scope');
		expect(vendor.requests).toHaveLength(0);
	});

	test.each([
		[401, 'The login works, but API v3 does not accept its token.'],
		[403, 'The login works, but the token lacks a permission.'],
	] as const)('that the Armis user lacks a scope chosen, be it with status %i', async (missingScopeStatus, words) => {
		const vendor = await armis({ heldScopes: ['PERMISSION.ALERT.READ'], missingScopeStatus });
		const { status, message } = await testCredential(v3.credential(vendor));
		expect([status, message]).toEqual(['Error', expect.stringContaining(words)]);
	});

	test.each([
		['only alerts', { scopes: ['PERMISSION.ALERT.READ'] }],
		['only devices', { scopes: ['PERMISSION.DEVICE.READ'] }],
		['only sites', { scopes: ['PERMISSION.SETTINGS.SITES_AND_SENSORS.MANAGE.SITES'] }],
		['only custom properties', { scopes: ['PERMISSION.SETTINGS.CUSTOM_PROPERTIES.MANAGE'] }],
		['only a scope that was typed in', { scopes: [], additionalScopes: 'PERMISSION.REPORT.READ' }],
	])('that everything is right with a narrow list of scopes: %s', async (_, fields) => {
		const vendor = await armis();
		expect(await testCredential(v3.credential(vendor, fields))).toMatchObject({ status: 'OK' });
	});

	test.each([
		[401, 'The secret key works, but its token was refused at once.'],
		[403, 'The secret key works, but its user may not read alerts.'],
	])('that the key works but the search answers %i', async (status, words) => {
		const vendor = await armis();
		vendor.setFaults([{ path: '/api/v1/search', times: 'always', answer: { status } }]);
		expect((await testCredential(v1.credential(vendor))).message).toContain(words);
	});

	test.each([v3, v1])('that the address is not that of Armis ($name)', async (api) => {
		const other = createServer((_request, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
		await new Promise((resolve) => other.once('listening', resolve));
		const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
		const vendor = await armis();
		const { message } = await testCredential(api.credential(vendor, { tenantUrl: url, apiUrl: url }));
		other.close();
		expect(message).toBe(`There is no login of Armis Centrix at ${new URL(url).host} (HTTP 404). Check the URL.`);
	});
});

describe.each([v3, v1])('a custom authority ($name)', (api) => {
	test('is accepted for login and requests when the credential names it', async () => {
		const server = await identity();
		const vendor = await armis({ tls: server.tls });
		const store = api.credential(vendor, { caCertificate: server.authority });
		expect(await testCredential(store)).toMatchObject({ status: 'OK' });
		await expect(ask(api, store)).resolves.toHaveLength(1);
	});

	test('is refused when it does not, and the message says where to name it', async () => {
		const vendor = await armis({ tls: (await identity()).tls });
		const { message } = await testCredential(api.credential(vendor));
		expect(message).toContain('CA Certificate');
		expect(vendor.requests).toHaveLength(0);
	});
});

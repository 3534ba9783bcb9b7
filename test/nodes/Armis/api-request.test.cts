import type { INodeParameters } from 'n8n-workflow';
import { tenant } from './setting.cts';

const SEND: INodeParameters = { resource: 'apiRequest', operation: 'send' };

describe('API Request: Send', () => {
	test('asks API v3 unless told otherwise, however the path begins', async () => {
		for (const path of ['/settings/sites', 'settings/sites', '/v3/settings/sites']) {
			const { vendor, run, asked } = await tenant();
			const query = { parameter: [{ name: 'limit', value: '2' }] };
			expect((await run({ ...SEND, path, query })).json[0].items).toEqual(vendor.sites.slice(0, 2));
			expect(asked()).toEqual([expect.objectContaining({ path: '/v3/settings/sites', query: { limit: '2' } })]);
			expect([vendor.v1Logins, vendor.v3Logins]).toEqual([0, 1]);
		}
	});

	test('asks API v1 with its own credential, and with a token without Bearer', async () => {
		const { vendor, run } = await tenant();
		const { json } = await run({ ...SEND, api: 'v1', path: '/boundaries/31/' });
		expect(json[0]).toMatchObject({ success: true, data: { id: 31 } });
		expect([vendor.v1Logins, vendor.v3Logins]).toEqual([1, 0]);
		expect(vendor.requests.at(-1)!.headers.authorization).not.toContain('Bearer');
	});

	test('reads the details of an alert by API v3, which no operation does', async () => {
		const { vendor, run } = await tenant();
		const { alertId } = vendor.alerts[0];
		expect((await run({ ...SEND, path: `/alerts/${alertId}` })).json[0]).toMatchObject({ id: alertId });
	});

	test('fetches all pages of either API', async () => {
		const { vendor, run } = await tenant();
		const paged: INodeParameters = { ...SEND, paginate: true, returnAll: true };
		const limit = { query: { parameter: [{ name: 'limit', value: '3' }] } };
		const v3 = await run({ ...paged, ...limit, path: '/settings/sites' });
		expect(v3.json.map(({ id }) => id)).toEqual(vendor.sites.map(({ id }) => id));
		const query = {
			parameter: [
				{ name: 'aql', value: 'in:devices' },
				{ name: 'length', value: '50' },
				{ name: 'orderBy', value: 'id' },
			],
		};
		const v1 = await run({ ...paged, api: 'v1', path: '/search/', query });
		expect(new Set(v1.json.map(({ id }) => id)).size).toBe(120);
	});

	test('asks for the credential that is missing, whichever of the two is there', async () => {
		const { vendor, run, v1, v3 } = await tenant();
		const needsV1 = await run({ ...SEND, api: 'v1', path: '/x' }, { credentials: v3 });
		expect(needsV1.error?.message).toContain('does not have any credentials set for "armisSecretKeyApi"');
		const needsV3 = await run({ ...SEND, path: '/x' }, { credentials: v1 });
		expect(needsV3.error?.message).toContain('does not have any credentials set for "armisApi"');
		expect(vendor.requests).toEqual([]);
	});
});

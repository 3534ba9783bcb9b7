import type { INodeParameters } from 'n8n-workflow';
import { tracesOf } from '../../harness/traces.cts';
import { by, tenant } from './setting.cts';

/** Every test of this folder ends with a search for secrets. Here the service repeats them in answers with status 200. */
const ALERTS: INodeParameters = { resource: 'alert', operation: 'getAll' };
const EXPORT: INodeParameters = { resource: 'search', operation: 'export', aql: 'in:devices' };
const SET: INodeParameters = {
	resource: 'device',
	operation: 'setCustomProperty',
	deviceId: by('id', 5),
	propertyName: by('list', 'a'),
	value: 'b',
};

describe('No secret is shown', () => {
	test('of a failure that is reported with status 200', async () => {
		const { vendor, run, v1, v3 } = await tenant();
		await run(ALERTS);
		await run({ resource: 'device', operation: 'getAll' });
		const words = (...secrets: unknown[]) =>
			secrets.flatMap((one) => [String(one), JSON.stringify(one), Buffer.from(String(one)).toString('base64')]).join();
		vendor.setFaults([
			{
				path: '/api/v1/search',
				times: 'always',
				answer: { status: 200, body: { success: false, message: words(v1.stored.accessToken, vendor.secretKey) } },
			},
			{
				path: '/v3/assets/_bulk',
				times: 'always',
				answer: {
					status: 200,
					body: { items: [{ status: 400, error: words(v3.stored.accessToken, vendor.clientSecret) }] },
				},
			},
		]);
		for (const parameters of [ALERTS, EXPORT, SET]) expect((await run(parameters)).error).toBeDefined();
	});

	test('of a failure with status 200 that repeats the token of a login that came after the session was opened', async () => {
		const { run, vendor, v1 } = await tenant();
		// It does not look like a token: only the credential knows it.
		const message = 'opaque-token-0123456789';
		vendor.setFaults([
			{ path: '/api/v1/access_token', answer: { patch: { data: { access_token: message } } } },
			{ path: '/api/v1/search', answer: { status: 200, body: { success: false, message } } },
		]);
		const { error } = await run(ALERTS);
		expect(v1.stored.accessToken).toBe(message);
		expect(error?.message).toContain('Armis answered that the request failed: ***');
	});

	test('of a download: neither the signed address nor its query is in any message', async () => {
		const signature = 'sIgNaTuRe-0123456789abcdef';
		for (const origin of ['https://storage.invalid', 'http://storage.invalid', 'https://127.0.0.1:1']) {
			const address = `${origin}/exports/secret-folder/a.parquet?X-Signature=${signature}`;
			const body = { enabled: true, urls: [address], file_format: 'parquet', urls_creation_time: null };
			const { run } = await tenant({ faults: [{ path: '/v3/data-export', answer: { status: 200, body } }] });
			const result = await run({ resource: 'dataExport', operation: 'download' });
			expect(result.error).toBeDefined();
			expect(tracesOf([signature, 'secret-folder', 'X-Signature'], result)).toEqual([]);
		}
	});
});

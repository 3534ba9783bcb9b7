import type { INodeParameters } from 'n8n-workflow';
import { Armis } from '../../../nodes/Armis/Armis.node';
import { identity } from '../../harness/certificates.cts';
import { shown } from '../../harness/shown.cts';
import { tenant } from './setting.cts';

const on = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'dataExport',
	operation,
	...more,
});

describe('A data export', () => {
	test('is described without its links, which are permissions to read, unless they are asked for', async () => {
		const { vendor, run } = await tenant({ exportFiles: 3 });
		const [simple] = (await run(on('get'))).json;
		expect(simple).toMatchObject({ entity: 'vulnerabilities', enabled: true, file_format: 'parquet', files: 3 });
		expect(JSON.stringify(simple)).not.toContain('http');
		const { json, items } = await run(on('get', { entity: 'applications', output: 'raw' }));
		expect(json[0]).toMatchObject({
			entity: 'applications',
			urls: [expect.any(String), expect.any(String), expect.any(String)],
		});
		expect(vendor.downloads).toEqual([]);
		expect(JSON.stringify(shown(items, new Armis().description.sensitiveOutputFields))).not.toContain('http');
	});

	test('is disabled and enabled', async () => {
		const { vendor, run, asked } = await tenant();
		const { json } = await run(on('setEnabled', { entity: 'risk-factors', enabled: false }));
		expect(json).toEqual([{ entity: 'risk-factors', enabled: false }]);
		expect(vendor.exports['risk-factors']).toBe(false);
		expect(asked()).toEqual([
			{ method: 'PATCH', path: '/v3/data-export/risk-factors', query: {}, body: { enabled: false } },
		]);
		expect((await run(on('get', { entity: 'risk-factors' }))).json[0]).toMatchObject({ enabled: false, files: 0 });
	});
});

describe('Downloading a data export', () => {
	test('gives one item per file, from either origin, without any credential', async () => {
		for (const exportOrigin of ['other', 'own'] as const) {
			const { vendor, run, v3 } = await tenant({ exportFiles: 10, exportFileBytes: 100_000, exportOrigin });
			const result = await run(on('download', { binaryPropertyName: 'parquet' }));
			expect(result.error).toBeUndefined();
			expect(result.json.map(({ fileName }) => fileName)).toEqual(
				Array.from({ length: 10 }, (_, index) => `vulnerabilities-${String(index + 1).padStart(2, '0')}.parquet`),
			);
			expect(result.json[0]).toEqual({
				entity: 'vulnerabilities',
				fileName: 'vulnerabilities-01.parquet',
				file: 1,
				files: 10,
				bytes: 100_000,
				urls_creation_time: expect.any(String),
				complete: true,
			});
			for (const item of result.items) {
				expect(item.binary!.parquet.mimeType).toBe('application/vnd.apache.parquet');
				const bytes = await result.binary(item, 'parquet');
				expect([bytes.length, String(bytes.subarray(0, 4)), String(bytes.subarray(-4))]).toEqual([
					100_000,
					'PAR1',
					'PAR1',
				]);
				expect(item.pairedItem).toEqual({ item: 0 });
			}
			const secrets = [String(v3.stored.accessToken), vendor.clientSecret];
			for (const { headers } of vendor.downloads) {
				expect(headers.authorization).toBeUndefined();
				for (const secret of secrets) expect(JSON.stringify(headers)).not.toContain(secret);
			}
			expect(vendor.downloads).toHaveLength(10);
		}
	});

	test('says why there is nothing', async () => {
		for (const [body, words] of [
			[{ enabled: false, urls: [] }, 'the export of vulnerabilities is disabled, so there are no files'],
			[{ enabled: true, urls: null }, 'Armis has no files for the export of vulnerabilities yet'],
		] as const) {
			const { run, vendor } = await tenant({ faults: [{ path: '/v3/data-export', answer: { status: 200, body } }] });
			expect((await run(on('download'))).error?.message).toContain(words);
			vendor.setFaults([{ path: '/v3/data-export', answer: { status: 200, body } }]);
			expect((await run(on('get'))).json[0]).toMatchObject({ enabled: body.enabled, files: 0 });
		}
	});

	test('refuses a file that is larger than allowed', async () => {
		const { run } = await tenant({ exportFileBytes: 1_048_577 });
		const { error, items } = await run(on('download', { options: { maxFileSize: 1 } }));
		expect(items).toEqual([]);
		expect(error?.message).toContain('the file is larger than 1 MB');
		expect((await run(on('download', { options: { maxFileSize: 2 } }))).json).toHaveLength(2);
	});

	test('returns no file at all when one of them cannot be read', async () => {
		const { vendor, run } = await tenant({ exportUrlLifetimeSeconds: 0 });
		const { error, items } = await run(on('download'));
		expect(items).toEqual([]);
		expect(error?.message).toContain('the storage does not send the file (HTTP 403)');
		expect(error).toMatchObject({ description: expect.stringContaining('Run the node again') });
		expect(`${error?.message} ${error?.stack}`).not.toContain(vendor.downloads[0].path);
	});

	test('does not follow an address that is not one of a file behind https', async () => {
		for (const address of [
			'http://storage.example/x.parquet?sig=1',
			'file:///etc/passwd',
			'https://u:p@storage.example/x',
			7,
		]) {
			const { vendor, run } = await tenant({
				faults: [{ path: '/v3/data-export', answer: { status: 200, body: { enabled: true, urls: [address] } } }],
			});
			expect((await run(on('download'))).error?.message).toMatch(/the service (gave|did not give)/);
			expect(vendor.downloads).toEqual([]);
		}
	});

	test('trusts the authority of the credential at the storage too, for networks that inspect TLS', async () => {
		const { authority, tls } = await identity();
		const { run, v1, v3 } = await tenant({ tls });
		expect((await run(on('download'))).error?.message).toContain('certificate');
		for (const store of [v1, v3]) store.edit({ caCertificate: authority });
		expect((await run(on('download', { options: { timeout: 30 } }))).json).toHaveLength(2);
	});
});

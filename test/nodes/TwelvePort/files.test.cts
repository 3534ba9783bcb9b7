import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { expectRows } from '../../harness/rows';
import { tenant } from './setting.cts';

const EXPORT = { resource: 'taxonomy', operation: 'export' };
const REPORT = 'GET /api/report/connections';

describe('An answer that is not JSON', () => {
	test('of the taxonomy export becomes a file', async () => {
		const { run } = await tenant({ taxonomyAs: 'csv' });
		const { items, json, binary, error } = await run(EXPORT);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ fileName: 'taxonomies.csv', mimeType: 'text/csv', bytes: 37 }]);
		expect(String(await binary(items[0]))).toBe('taxonomy,term\nEnvironment,production\n');
	});

	test('is asked for uncompressed, since half of a compressed file would look whole', async () => {
		const { run, vendor } = await tenant({ taxonomyAs: 'csv' });
		await run(EXPORT);
		expect(vendor.requests.at(-1)).toMatchObject({ headers: { 'accept-encoding': 'identity' } });
	});

	test('of an operation becomes a file under the chosen name', async () => {
		const { run, chosen } = await tenant();
		const { items, binary } = await run(await chosen(REPORT, {}, { binaryPropertyName: 'report' }));
		expect(items[0].json).toMatchObject({ fileName: '12port.csv', mimeType: 'text/csv' });
		expect(String(await binary(items[0], 'report'))).toMatch(/^source,destination,connections\n/);
	});

	test('is named as the server says, without a path', async () => {
		const { run, chosen, vendor } = await tenant();
		const file = (fileName: string) => [{ fileName, mimeType: 'application/pdf', bytes: 8 }];
		await expectRows(
			[
				['attachment; filename="Q1 report.pdf"', file('Q1 report.pdf')],
				['attachment; filename=../../etc/passwd', file('passwd.pdf')],
				['attachment; filename="a\\b<c>.pdf"', file('b_c_.pdf')],
				['attachment; filename=".."', file('12port.pdf')],
				['inline', file('12port.pdf')],
			],
			async (disposition) => {
				const headers = { 'content-type': 'application/pdf', 'content-disposition': disposition };
				vendor.setFaults([{ pathPattern: 'report/', answer: { status: 200, body: '%PDF-1.7', headers } }]);
				return (await run(await chosen(REPORT))).json;
			},
		);
	});

	test('is returned byte by byte, with an extension for what is not known', async () => {
		const headers = { 'content-type': 'application/x-odd; v=1' };
		const { run, chosen } = await tenant({
			faults: [{ pathPattern: 'report/', answer: { status: 200, body: '\u0000\u0001ä', headers } }],
		});
		const { items, binary } = await run(await chosen(REPORT, {}, { options: { furtherPages: 'never' } }));
		expect(items[0].json.fileName).toBe('12port.bin');
		expect(await binary(items[0])).toEqual(Buffer.from('\u0000\u0001ä'));
	});

	test('is never half a file: what could not be told from one is refused', async () => {
		const lines = 'source,destination\n'.repeat(20_000);
		const half = (packed: Buffer) => packed.subarray(0, Math.floor(packed.length / 2)).toString('base64');
		const packed = (encoding: string, body: Buffer) => ({
			status: 200,
			headers: { 'content-type': 'text/csv', 'content-encoding': encoding },
			bodyBase64: half(body),
		});
		const compressed = 'the service sent the file compressed, although it was asked not to';
		const raw = (head: string) => ({
			raw: `HTTP/1.1 ${head}\r\nContent-Type: text/csv\r\nConnection: close\r\n\r\na,b`,
		});
		await expectRows<FaultAnswer>(
			[
				[packed('gzip', gzipSync(lines)), expect.stringContaining(compressed)],
				[packed('deflate', deflateSync(lines)), expect.stringContaining(compressed)],
				[packed('br', brotliCompressSync(lines)), expect.stringContaining('the answer is incomplete')],
				[raw('200 OK'), expect.stringContaining('the service does not say how long the file is')],
				[
					raw('206 Partial Content\r\nContent-Range: bytes 0-2/9\r\nContent-Length: 3'),
					expect.stringContaining('only a part'),
				],
				[raw('200 OK\r\nContent-Range: bytes 0-2/9\r\nContent-Length: 3'), expect.stringContaining('only a part')],
				[raw('200 OK\r\nContent-Length: 3'), undefined],
				[raw('200 OK\r\nContent-Length: 9'), expect.stringMatching(/interrupted|incomplete/)],
				[
					{ raw: 'HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na,b\r\n' },
					expect.stringMatching(/interrupted|incomplete/),
				],
			],
			async (answer) => {
				const { run, chosen, vendor } = await tenant();
				const parameters = await chosen(REPORT);
				vendor.setFaults([{ pathPattern: 'report/', times: 'always', answer }]);
				return (await run(parameters)).error?.message;
			},
		);
	});

	test('but a web page is still an error: it is a login page', async () => {
		const headers = { 'content-type': 'text/html' };
		const { run, chosen } = await tenant({
			faults: [{ pathPattern: 'report/', answer: { status: 200, body: '<html>Sign in</html>', headers } }],
		});
		expect((await run(await chosen(REPORT))).error?.message).toContain('the answer is a web page, not JSON');
	});

	test('is not exported again', async () => {
		const { run, chosen } = await tenant();
		const { error } = await run({ ...(await chosen(REPORT)), operation: 'export' });
		expect(error?.message).toContain('the service already answers with a file');
	});

	test('has no fields to choose from', async () => {
		const { options, chosen } = await tenant();
		await expect(options('getFields', await chosen(REPORT))).rejects.toThrow('a file, which has no fields');
	});

	test('starts no workflow', async () => {
		const { poll, chosen } = await tenant();
		expect((await poll(await chosen(REPORT), {})).error?.message).toContain('a file, which has no items');
	});
});

describe('A body that is not JSON', () => {
	const document = (mediaType: string, schema: unknown) => ({
		openapi: '3.0.1',
		info: {},
		paths: {
			'/api/user/me': { get: {} },
			'/api/asset/note': { post: { requestBody: { required: true, content: { [mediaType]: { schema } } } } },
		},
	});
	const fields = {
		type: 'object',
		properties: { text: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
	};

	test('is sent as the document says: as a form, as text, or in parts', async () => {
		await expectRows<[mediaType: string, schema: object, values: object]>(
			[
				[
					['application/x-www-form-urlencoded', fields, { 'body:text': 'a b', 'body:tags': ['x', 'y'] }],
					[undefined, 'text=a+b&tags=x&tags=y', expect.stringContaining('application/x-www-form-urlencoded')],
				],
				[
					['text/plain', { type: 'string' }, { body: 'plain words' }],
					[undefined, 'plain words', expect.stringContaining('text/plain')],
				],
				[
					['multipart/form-data', fields, { 'body:text': 'ä' }],
					[
						undefined,
						expect.stringMatching(/form-data; name="text"\r\n\r\nä\r\n--/),
						expect.stringContaining('multipart/form-data'),
					],
				],
			],
			async ([mediaType, schema, values]) => {
				const { run, chosen, asked, vendor } = await tenant({
					faults: [
						{ pathPattern: 'v3/api-docs', times: 'always', answer: { status: 200, body: document(mediaType, schema) } },
						{ pathPattern: 'asset/note', times: 'always', answer: { status: 200, body: { done: true } } },
					],
				});
				const { error } = await run(await chosen('POST /api/asset/note', values as Record<string, unknown>));
				return [error, asked()[0].body, vendor.requests.at(-1)!.headers['content-type']];
			},
		);
	});
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ICredentialType } from 'n8n-workflow';
import { download, type DownloadLimits } from '../../../core/export/download';
import { caught } from '../../harness/caught';
import { identity } from '../../harness/certificates.cts';
import { credentialStore } from '../../harness/credential-store.cts';
import { executeContext } from '../../harness/request.cts';
import { expectRows } from '../../harness/rows';
import { tracesOf } from '../../harness/traces.cts';
import { binaryData } from '../../harness/workbench.cts';

const CONTENT = Buffer.from('PAR1 and much more PAR1');
const SIGNATURE = 'X-Signature=sIgNaTuRe-0123456789';
const stops: Array<() => void> = [];

afterEach(() => {
	jest.restoreAllMocks();
	for (const stop of stops.splice(0)) stop();
});

/** A storage with these answers, and a function that downloads from it. */
async function storage(answer: (response: ServerResponse, request: IncomingMessage) => void) {
	const requests: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		requests.push(request);
		answer(response, request);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	stops.push(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	const address = `http://127.0.0.1:${port}/folder/file.parquet?${SIGNATURE}`;
	const get = async (
		limits: Partial<DownloadLimits> = {},
		options: { address?: unknown; opening?: string; cancel?: AbortSignal } = {},
	) => {
		const files = await binaryData();
		const context = executeContext(
			credentialStore({ name: 'dummyApi', properties: [] } as never as ICredentialType, {}),
			options.cancel,
		);
		const file = {
			address: 'address' in options ? options.address : address,
			fileName: 'a.parquet',
			mimeType: 'application/x',
			opening: options.opening,
		};
		const base = new URL('http://127.0.0.1:1/api');
		const result = await download(context, file, { base, maxBytes: 1_000, timeoutMs: 5_000, ...limits });
		return { ...result, content: await files.getAsBuffer(result.binary) };
	};
	return { requests, port, address, get };
}

const whole = (response: ServerResponse) => response.writeHead(200, { 'content-length': CONTENT.length }).end(CONTENT);

/** The error of a download, which must hold nothing of the signed address. */
async function failure(work: Promise<unknown>) {
	const error = await caught(work);
	expect(tracesOf([SIGNATURE, 'sIgNaTuRe', '/folder/'], error)).toEqual([]);
	return error;
}

test('A file that does not begin as it must is refused, for example a web page or an empty file', async () => {
	for (const body of ['<html>Log in</html>', 'PA', '']) {
		const { get } = await storage((response) => response.writeHead(200, { 'content-length': body.length }).end(body));
		const error = await failure(get({}, { opening: 'PAR1' }));
		expect(error.message).toBe('the storage did not send a file of the expected kind');
	}
	const { get } = await storage((response) => {
		response.writeHead(200, { 'content-length': CONTENT.length }).write(CONTENT.subarray(0, 2));
		setImmediate(() => response.end(CONTENT.subarray(2)));
	});
	expect((await get({}, { opening: 'PAR1' })).content).toEqual(CONTENT);
});

describe('A file behind a signed address', () => {
	test('is stored in n8n unchanged, with name, type and size', async () => {
		const { get } = await storage(whole);
		const { binary, bytes, content } = await get();
		expect(content).toEqual(CONTENT);
		expect(bytes).toBe(CONTENT.length);
		expect(binary).toMatchObject({ fileName: 'a.parquet', mimeType: 'application/x' });
	});

	test('is requested without any credential, uncompressed, at exactly the address given', async () => {
		const { get, requests } = await storage(whole);
		await get();
		expect(requests.map(({ method, url }) => [method, url])).toEqual([['GET', `/folder/file.parquet?${SIGNATURE}`]]);
		expect(requests[0].headers).toMatchObject({ 'accept-encoding': 'identity' });
		for (const name of ['authorization', 'cookie', 'api-key']) expect(requests[0].headers).not.toHaveProperty(name);
	});

	test('may arrive in chunks that mark their end', async () => {
		const { get } = await storage((response) => {
			response.writeHead(200);
			response.write(CONTENT.subarray(0, 5));
			response.end(CONTENT.subarray(5));
		});
		expect((await get()).content).toEqual(CONTENT);
	});

	test('may be empty', async () => {
		const { get } = await storage((response) => response.writeHead(200, { 'content-length': 0 }).end());
		expect((await get()).bytes).toBe(0);
	});
});

describe('A file that does not arrive completely is an error', () => {
	test('when it is cut in the middle of its length, or of its chunks', async () => {
		for (const headers of [{ 'content-length': 500 }, {}]) {
			const { get } = await storage((response) => {
				response.writeHead(200, headers);
				response.write(CONTENT, () => response.destroy());
			});
			const error = await failure(get());
			expect(error.message).toMatch(
				/^the file could not be downloaded: the (connection was interrupted|answer is incomplete)/,
			);
			expect(error).toMatchObject({ transient: true, description: expect.stringContaining('may reach 127.0.0.1') });
		}
	});

	test('when it was compressed although this was not asked for, since half of it would look whole', async () => {
		const content = Buffer.alloc(900, CONTENT);
		for (const [encoding, pack] of Object.entries({ gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync })) {
			const packed = pack(content);
			const { get, requests } = await storage((response) =>
				response.writeHead(200, { 'content-encoding': encoding, 'content-length': packed.length }).end(packed),
			);
			expect((await failure(get())).message).toContain('the storage sent the file compressed');
			expect(requests[0].headers['accept-encoding']).toBe('identity');
		}
	});

	test('when the storage says that it is only a part', async () => {
		const { get } = await storage((response) =>
			response.writeHead(200, { 'content-range': 'bytes 0-22/99', 'content-length': CONTENT.length }).end(CONTENT),
		);
		expect((await failure(get())).message).toContain('the storage sent only a part of the file');
	});

	test('when nothing says how long it is', async () => {
		const { get } = await storage((response) => {
			response.socket!.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhalf a fi');
		});
		expect((await failure(get())).message).toContain('does not say how long the file is');
	});

	test('when it does not arrive in time', async () => {
		const { get } = await storage((response) => {
			response.writeHead(200, { 'content-length': 500 });
			response.write(CONTENT);
		});
		expect((await failure(get({ timeoutMs: 300 }))).message).toContain('it did not arrive in time');
	});

	test('when the storage does not answer in time', async () => {
		const { get } = await storage(() => undefined);
		expect((await failure(get({ timeoutMs: 200 }))).message).toMatch(/timeout|not arrive in time/);
	});
});

describe('A file that is too large', () => {
	test('is refused before it is read, where its length is announced', async () => {
		let sent = 0;
		const { get } = await storage((response) => {
			response.writeHead(200, { 'content-length': 2_000_000 });
			response.write(CONTENT);
			sent += 1;
		});
		const error = await failure(get({ maxBytes: 1_048_576 }));
		expect(error.message).toBe('the file is larger than 1 MB');
		expect(error.description).toContain('Raise the size limit');
		expect(sent).toBe(1);
	});

	test('is refused when the limit is reached', async () => {
		const { get } = await storage((response) => {
			response.writeHead(200);
			response.end(Buffer.alloc(3_000_000));
		});
		expect((await failure(get({ maxBytes: 1_048_576 }))).message).toBe('the file is larger than 1 MB');
	});
});

test('A storage that refuses is asked once, and the error says whether a new address would help', async () => {
	const newOnes = expect.stringContaining('Run the node again to get new ones');
	const redirects = 'the storage redirects to another address, and redirects are not followed (HTTP 302)';
	await expectRows(
		[
			[403, ['the storage does not send the file (HTTP 403)', false, newOnes, 1]],
			[404, ['the storage does not send the file (HTTP 404)', false, newOnes, 1]],
			[206, ['the storage does not send the file (HTTP 206)', false, newOnes, 1]],
			[302, [redirects, false, newOnes, 1]],
			[
				503,
				[
					expect.stringContaining('the storage cannot send the file now (HTTP 503)'),
					true,
					expect.stringContaining('Run the node again.'),
					1,
				],
			],
		],
		async (status) => {
			const { get, requests, port } = await storage((response, { url }) =>
				response.writeHead(status, { location: `http://127.0.0.1:${port}/elsewhere` }).end(`refused ${url}`),
			);
			const error = await failure(get());
			return [error.message, 'transient' in error && error.transient, error.description, requests.length];
		},
	);
});

test('An address that would expose the file, or is none, is not used', async () => {
	const { get, requests } = await storage(whole);
	const [plain, none] = [expect.stringContaining('not https'), expect.stringContaining('a valid address for the file')];
	await expectRows<unknown>(
		[
			['http://storage.test/x', plain],
			['file:///etc/passwd', plain],
			['https://u:p@storage.test/x', none],
			['folder/x', none],
			[undefined, none],
		],
		async (address) => (await failure(get({}, { address }))).message,
	);
	// Plain http from this machine, where the product itself is elsewhere.
	expect((await failure(get({ base: new URL('https://api.vendor.test') }))).message).toContain('not https');
	expect(requests).toEqual([]);
});

test('An authority of the user’s own is trusted for https, and only then', async () => {
	const { get } = await storage(whole);
	const { authority, tls } = await identity();
	const { createServer: createSecure } = await import('node:https');
	const secure = createSecure(tls, (_, response) => void whole(response));
	await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
	stops.push(() => secure.close());
	const address = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/folder/x?${SIGNATURE}`;
	const refused = await failure(get({}, { address }));
	expect(refused.message).toContain('the file could not be downloaded: the certificate of this host is not signed');
	expect(refused).toMatchObject({ transient: false });
	expect((await get({ trust: { ca: [authority] } }, { address })).content).toEqual(CONTENT);
});

describe('Cancelling the execution', () => {
	test('ends a download in progress', async () => {
		const stop = new AbortController();
		const { get } = await storage((response) => {
			response.writeHead(200, { 'content-length': 500 });
			response.write(CONTENT, () => setTimeout(() => stop.abort(), 20));
		});
		expect((await failure(get({}, { cancel: stop.signal }))).message).toBe('the execution was cancelled');
	});

	test('before it began sends nothing', async () => {
		const { get, requests } = await storage(whole);
		expect((await failure(get({}, { cancel: AbortSignal.abort() }))).message).toBe('the execution was cancelled');
		expect(requests).toEqual([]);
	});
});

test('A storage of n8n that cannot store the file is reported without the place of it', async () => {
	const faults: Array<[thrown: Error, words: string]> = [
		[Object.assign(new Error('ENOSPC: /var/secret'), { code: 'ENOSPC' }), 'n8n could not store the file (ENOSPC)'],
		[new Error('something odd at /var/secret'), 'the request could not be completed'],
	];
	for (const [thrown, words] of faults) {
		const { get } = await storage(whole);
		jest.spyOn(Hash as unknown as typeof Readable, 'from').mockImplementation(
			() =>
				new Readable({
					read() {
						this.destroy(thrown);
					},
				}),
		);
		const error = await failure(get());
		expect(error.message).toContain(words);
		expect(tracesOf(['/var/secret'], error)).toEqual([]);
	}
});

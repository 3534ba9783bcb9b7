import { connect } from 'node:net';
import type { Fault } from '../../simulators/kernel/fault.cts';
import { LoopbackServer, type ServerOptions } from '../../simulators/kernel/server.cts';
import { everyRow } from './rows.cts';

const BODY = { rows: Array.from({ length: 200 }, (_, id) => ({ id, name: `row ${id}` })), next: 'here' };

let server: LoopbackServer;
let carriedOut = 0;
const start = async (options: ServerOptions = {}) => {
	carriedOut = 0;
	const answer = () => {
		carriedOut++;
		return { status: 200, body: BODY };
	};
	server = await new LoopbackServer({ answer, limits: [], refuse: () => ({ status: 429 }) }, options).start();
};
const withFault = async (answer: Fault['answer']) => await start({ faults: [{ answer }] });
const get = async (path = '/', init?: RequestInit) => await fetch(server.url + path, init);
/** Status, headers and text of the next answer. */
const outcome = async () => {
	const response = await get();
	return { status: response.status, headers: response.headers, text: await response.text() };
};

const stop = async () => await server.stop();
afterEach(stop);

describe('a fault', () => {
	it('can answer any status with any headers, without carrying the request out', async () => {
		await everyRow(
			[
				[503, {}],
				[429, { 'retry-after': '2' }],
				[302, { location: 'https://elsewhere.test/' }],
			],
			async ([status, headers]) => {
				await withFault({ status, headers });
				const response = await get('/', { redirect: 'manual' });
				expect(response.status).toBe(status);
				expect([...response.headers]).toEqual(expect.arrayContaining(Object.entries(headers)));
				expect(carriedOut).toBe(0);
			},
			stop,
		);
	});

	it('can answer JSON, text of any type, and exact bytes', async () => {
		await start({
			faults: [
				{ answer: { status: 401, body: { error: 'invalid_token' } } },
				{ answer: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' } },
				{ answer: { status: 200, bodyBase64: Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]).toString('base64') } },
			],
		});
		expect(await (await get()).json()).toEqual({ error: 'invalid_token' });
		const html = await get();
		expect([html.headers.get('content-type'), await html.text()]).toEqual(['text/html', '<html>Sign in</html>']);
		expect(Buffer.from(await (await get()).arrayBuffer()).toString('hex')).toBe('efbbbf7b7d');
	});

	it('can delay the real answer, another fault, and each part of the body', async () => {
		await everyRow<[string, Fault['answer'], number, string, number]>(
			[
				['the real answer', { delayMs: 50 }, 200, JSON.stringify(BODY), 48],
				['another fault', { delayMs: 30, status: 503 }, 503, '', 28],
				['each part of the body', { slowDrip: { bytes: 2000, everyMs: 10 } }, 200, JSON.stringify(BODY), 19],
			],
			async ([, fault, status, text, leastMs]) => {
				await withFault(fault);
				const before = performance.now();
				expect(await outcome()).toMatchObject({ status, text });
				expect(performance.now() - before).toBeGreaterThanOrEqual(leastMs);
			},
			stop,
		);
	});

	it('can never answer', async () => {
		await withFault({ hang: true });
		await expect(get('/', { signal: AbortSignal.timeout(60) })).rejects.toThrow('timeout');
		expect([carriedOut, server.requests[0].status]).toEqual([0, undefined]);
	});

	it('can reset the connection before the first byte, without carrying the request out', async () => {
		await withFault({ resetBeforeHeaders: true });
		const error = await get().catch((caught: Error) => caught.cause as NodeJS.ErrnoException);
		expect([(error as NodeJS.ErrnoException).code, carriedOut]).toEqual(['ECONNRESET', 0]);
	});

	it('can reset the connection in the body after carrying the request out', async () => {
		await everyRow(
			[true, 0.9] as const,
			async (resetInBody) => {
				await withFault({ resetInBody });
				const response = await get();
				expect(response.status).toBe(200);
				await expect(response.text()).rejects.toThrow('terminated');
				expect(carriedOut).toBe(1);
			},
			stop,
		);
	});

	it('can send fewer bytes than announced', async () => {
		await withFault({ shortBody: 5 });
		const response = await get();
		expect(Number(response.headers.get('content-length'))).toBe(JSON.stringify(BODY).length);
		await expect(response.text()).rejects.toThrow('terminated');
	});

	it('can be a gzip bomb of exactly the wanted size, which is small on the wire', async () => {
		await withFault({ gzipBomb: 5_000_000 });
		const { headers, text } = await outcome();
		expect([headers.get('content-encoding'), text.length]).toEqual(['gzip', 5_000_000]);
		expect(() => JSON.parse(text) as unknown).not.toThrow();
		expect(
			await bytesOnTheWire('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', { gzipBomb: 5_000_000 }),
		).toBeLessThan(20_000);
	});

	it('does not break when a client disconnects during a gzip bomb', async () => {
		await start({ faults: [{ answer: { gzipBomb: 2_000_000_000 } }] });
		const reader = (await get()).body?.getReader();
		await reader?.read();
		await reader?.cancel();
		expect(await outcome()).toMatchObject({ status: 200 });
	});

	it('can be a large body without compression, deeply nested JSON, and JSON that ends too early', async () => {
		await withFault({ bigBody: 1_000_000 });
		const large = await outcome();
		expect([large.headers.get('content-length'), large.text.length]).toEqual(['1000000', 1_000_000]);
		expect(() => JSON.parse(large.text) as unknown).not.toThrow();
		await server.stop();
		await withFault({ deepNesting: 20_000 });
		expect((await outcome()).text).toBe('['.repeat(20_000) + ']'.repeat(20_000));
		await server.stop();
		await withFault({ invalidJson: true });
		const { headers, text } = await outcome();
		expect(headers.get('content-type')).toBe('application/json');
		expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
	});

	it('can remove the body and keep the status', async () => {
		await withFault({ emptyBody: true });
		expect(await outcome()).toMatchObject({ status: 200, text: '' });
		expect(carriedOut).toBe(1);
	});

	it('can rewrite the real answer, for numbers that JavaScript cannot write', async () => {
		await withFault({ rewrite: { '"rows"': '"n":7615917337495251231,"rows"' } });
		expect((await outcome()).text).toBe(JSON.stringify(BODY).replace('"rows"', '"n":7615917337495251231,"rows"'));
		expect(carriedOut).toBe(1);
	});

	it('can end gzip data too early in a complete HTTP answer', async () => {
		await withFault({ truncatedGzip: true });
		const response = await get();
		expect(response.headers.get('content-encoding')).toBe('gzip');
		// fetch decompresses the data without an error, so that only the invalid JSON shows the fault.
		const text = await response.text();
		expect(JSON.stringify(BODY).startsWith(text)).toBe(true);
		expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
	});

	it('can patch the real answer: replace, add and remove', async () => {
		await withFault({
			patch: { rows: null, next: 'https://elsewhere.test/', page: { total: 3 } },
			headers: { 'x-patched': 'yes' },
		});
		const { headers, text } = await outcome();
		expect(JSON.parse(text)).toEqual({ next: 'https://elsewhere.test/', page: { total: 3 } });
		expect(headers.get('x-patched')).toBe('yes');
	});

	it('can send any bytes', async () => {
		await withFault({ raw: 'HTTP/1.1 banana\r\n\r\n' });
		await expect(get()).rejects.toThrow('fetch failed');
	});
});

/** How many bytes the server sends for one request with this fault. */
async function bytesOnTheWire(request: string, answer: Fault['answer']): Promise<number> {
	server.setFaults([{ answer }]);
	const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
	socket.write(request);
	let size = 0;
	for await (const chunk of socket) size += (chunk as Buffer).length;
	return size;
}

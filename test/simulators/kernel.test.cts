import { get as httpsGet } from 'node:https';
import { generate } from 'selfsigned';
import { json as restOf } from 'node:stream/consumers';
import { lazyList } from '../../simulators/kernel/lazy-list.cts';
import { mergePatch } from '../../simulators/kernel/merge-patch.cts';
import { mix, seededRandom } from '../../simulators/kernel/random.cts';
import { peakPerSecond } from '../../simulators/kernel/rate-limit.cts';
import { recordIds } from '../../simulators/kernel/record-id.cts';
import { LoopbackServer, type ServerOptions } from '../../simulators/kernel/server.cts';

const BODY = { rows: Array.from({ length: 200 }, (_, id) => ({ id, name: `row ${id}` })), next: 'here' };

let server: LoopbackServer;
const start = async (options: ServerOptions = {}) => {
	const answer = () => ({ status: 200, body: BODY });
	server = await new LoopbackServer({ answer, limits: [], refuse: () => ({ status: 429 }) }, options).start();
};
const get = async (path = '/', init?: RequestInit) => await fetch(server.url + path, init);
/** Status, headers and text of the next answer. */
const outcome = async () => {
	const response = await get();
	return { status: response.status, headers: response.headers, text: await response.text() };
};

afterEach(async () => await server.stop());

describe('a server', () => {
	it('answers JSON, compressed only for clients that accept it, and never when compression is off', async () => {
		await start();
		const plain = await get('/', { headers: { 'accept-encoding': 'identity' } });
		const packed = await get('/', { headers: { 'accept-encoding': 'gzip, deflate' } });
		const refused = await get('/', { headers: { 'accept-encoding': 'gzip;q=0' } });
		expect([plain, packed, refused].map(({ headers }) => headers.get('content-encoding'))).toEqual([
			null,
			'gzip',
			null,
		]);
		for (const response of [plain, packed, refused]) expect(await response.json()).toEqual(BODY);
		await server.stop();
		await start({ gzip: false });
		expect((await get()).headers.get('content-encoding')).toBeNull();
	});

	it('waits before each answer, for parallel requests at the same time', async () => {
		await start({ latencyMs: 100 });
		const before = performance.now();
		await Promise.all([get('/1'), get('/2'), get('/3'), get('/4')]);
		const elapsed = performance.now() - before;
		expect(elapsed).toBeGreaterThanOrEqual(98);
		expect(elapsed).toBeLessThan(350);
	});

	it('rejects when its port is in use', async () => {
		await start();
		const port = Number(new URL(server.url).port);
		const second = new LoopbackServer(
			{ answer: () => ({ status: 200 }), limits: [], refuse: () => ({ status: 429 }) },
			{ port },
		);
		await expect(second.start()).rejects.toThrow('EADDRINUSE');
	});

	it('uses https with its own certificate', async () => {
		const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
			extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
		});
		await start({ tls: { key, cert }, faults: [{ path: '/broken', answer: { resetInBody: true } }] });
		expect(server.url).toMatch(/^https:/);
		const read = async (path: string) =>
			await new Promise((resolve, reject) => {
				httpsGet(server.url + path, { ca: cert }, (response) => void restOf(response).then(resolve, reject)).on(
					'error',
					reject,
				);
			});
		await expect(read('/')).resolves.toEqual(BODY);
		await expect(read('/broken')).rejects.toThrow();
		await expect(get()).rejects.toThrow('fetch failed');
	});

	it('answers its own bugs with status 500 instead of hanging', async () => {
		const answer = () => {
			throw new TypeError('a bug');
		};
		server = await new LoopbackServer({ answer, limits: [], refuse: () => ({ status: 429 }) }, {}).start();
		expect(await outcome()).toMatchObject({ status: 500, text: expect.stringContaining('a bug') });
	});

	it('leaves nothing open when stopped: no port, no connection, no timer', async () => {
		const open = () => process.getActiveResourcesInfo().filter((name) => /Server|Timeout/.test(name)).length;
		const before = open();
		await start({
			faults: [
				{ path: '/hang', answer: { hang: true } },
				{ path: '/slow', answer: { delayMs: 60_000 } },
				{ path: '/drip', answer: { slowDrip: { bytes: 1, everyMs: 60_000 } } },
			],
		});
		const waiting = ['/hang', '/slow', '/drip'].map((path) =>
			expect(get(path).then((response) => response.text())).rejects.toThrow(),
		);
		while (server.requests.length < 3) await new Promise(setImmediate);
		await server.stop();
		await server.stop();
		await Promise.all(waiting);
		expect(open()).toBeLessThanOrEqual(before);
		await expect(get()).rejects.toThrow('fetch failed');
	});
});

describe('parts', () => {
	it('count the maximum number of moments within any second, without its end', () => {
		expect(peakPerSecond([])).toBe(0);
		expect(peakPerSecond([1999, 0, 999, 1000, 1500])).toBe(3);
	});

	it('merge patches as in RFC 7396, without changing the original', () => {
		const original = { a: { b: 1, c: 2 }, list: [1] };
		expect(mergePatch(original, { a: { b: null, d: 3 }, list: [2, 3] })).toEqual({ a: { c: 2, d: 3 }, list: [2, 3] });
		expect(original).toEqual({ a: { b: 1, c: 2 }, list: [1] });
		expect(mergePatch('text', { a: 1 })).toEqual({ a: 1 });
	});

	it('compute ids that are all different, and their numbers from the ids', () => {
		const ids = recordIds(1, 1);
		const numbers = [0, 1, 2, 1_000_000, 2 ** 31, 2 ** 32 - 1];
		expect(numbers.map((number) => ids.numberOf(ids.of(number)))).toEqual(numbers);
		expect(recordIds(1, 2).numberOf(ids.of(5))).toBeUndefined();
		expect(ids.numberOf('nobody')).toBeUndefined();
		expect(new Set(Array.from({ length: 20_000 }, (_, number) => ids.of(number))).size).toBe(20_000);
	});

	it('compute evenly distributed random numbers, the same on any machine', () => {
		const random = seededRandom(3);
		const mean = Array.from({ length: 10_000 }, random).reduce((sum, value) => sum + value) / 10_000;
		expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
		expect(mix(1, 2)).toBe(1_106_326_501);
	});

	it('read a lazy list like any array, and refuse to write to it', () => {
		const list = lazyList(
			() => 3,
			(index) => index * 10,
		);
		expect(list).toEqual([0, 10, 20]);
		expect([list.length, list[2], list[3], list.at(-1), list.slice(1), list.indexOf(20)]).toEqual([
			3,
			20,
			undefined,
			20,
			[10, 20],
			2,
		]);
		expect([...list.entries()]).toEqual([
			[0, 0],
			[1, 10],
			[2, 20],
		]);
		expect(Array.isArray(list)).toBe(true);
		expect(() => list.push(1)).toThrow(TypeError);
	});
});

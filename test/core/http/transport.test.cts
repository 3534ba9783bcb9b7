/** What only the transport itself can show: waits, budgets, time limits. What its users see of it: `test/faults`. */
import { ApiError } from '../../../core/errors/api-error';
import { InputError } from '../../../core/errors/input-error';
import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { credentialFor, startVendor, stopVendors } from '../../credentials/usm-anywhere.cts';
import { caught } from '../../harness/caught';
import { hastyClock } from '../../harness/fake-clock';
import { tracesOf } from '../../harness/traces.cts';
import { transportTo } from './transport.cts';

afterEach(stopVendors);

const ALARMS = '/api/2.0/alarms';
const MB = 1_048_576;
const refusal = (headers?: Record<string, string>) => ({ status: 429, headers, body: 'Too Many Requests' });
const bytes = (buffer: Buffer) => ({ status: 200, bodyBase64: buffer.toString('base64') });

async function answered(answer: FaultAnswer) {
	const vendor = await startVendor();
	vendor.setFaults([{ path: ALARMS, times: 'always', answer }]);
	return await (await transportTo(vendor)).send({ path: '/alarms' });
}

describe('An answer', () => {
	test.each<[string, FaultAnswer, unknown]>([
		['204', { status: 204 }, undefined],
		['an empty body', { emptyBody: true }, undefined],
		['null', { status: 200, body: 'null' }, null],
		['[]', { status: 200, body: [] }, []],
		['{}', { status: 200, body: {} }, {}],
		['JSON with a byte order mark', bytes(Buffer.from('\ufeff{"a":1}')), { a: 1 }],
	])('%s is returned as it is: the vendor decides whether a page may look like this', async (_what, answer, body) => {
		expect((await answered(answer)).body).toEqual(body);
	});

	test('of 30 MB passes whole, and a plain one of 300 MB is given up at 64 MB', async () => {
		expect((await answered({ bigBody: 30 * MB })).bytes).toBe(30 * MB);
		expect((await caught(answered({ bigBody: 300 * MB }))).message).toBe('the answer is larger than 64 MB');
	});

	test('keeps hostile keys as data', async () => {
		const { body } = await answered({ status: 200, body: '{"__proto__":{"polluted":true},"constructor":1}' });
		expect(Object.keys(body as object)).toEqual(['__proto__', 'constructor']);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});

describe('A retry', () => {
	test.each([408, 425, 429, 500, 502, 503, 504])('after one %i is counted', async (status) => {
		const vendor = await startVendor({ faults: [{ path: ALARMS, answer: { status } }] });
		const session = await transportTo(vendor);
		expect((await session.send({ path: '/alarms' })).status).toBe(200);
		expect(session.tally).toMatchObject({ requests: 2, retries: 1 });
	});

	test('is made for a POST that only searches, when the request says so', async () => {
		const vendor = await startVendor({
			faults: [{ method: 'POST', path: '/api/2.0/search', answer: { status: 503 } }],
		});
		const session = await transportTo(vendor);
		const error = await caught(session.send({ method: 'POST', path: '/search', body: {}, repeatable: true }));
		expect(error).toMatchObject({ status: 404 });
		expect(session.tally.retries).toBe(1);
	});

	test('is never made for a request that is sent once', async () => {
		const vendor = await startVendor({ faults: [{ path: ALARMS, times: 'always', answer: refusal() }] });
		const session = await transportTo(vendor);
		await caught(session.send({ path: '/alarms', once: true }));
		expect(session.tally).toEqual({ requests: 1, retries: 0, waitedMs: 0 });
	});

	test.each(['', 'abc', '-1', '1e3', '99999999999'])(
		'waits by our own back-off where Retry-After is %j',
		async (header) => {
			const vendor = await startVendor({ faults: [{ path: ALARMS, answer: refusal({ 'retry-after': header }) }] });
			const session = await transportTo(vendor);
			await session.send({ path: '/alarms' });
			expect(session.tally.waitedMs).toBeGreaterThanOrEqual(50);
			expect(session.tally.waitedMs).toBeLessThanOrEqual(500);
		},
	);

	test('is given back by each good answer: with every second answer a 503, 200 pages arrive with about 400 requests', async () => {
		const vendor = await startVendor({ alarms: 200, getsPerSecond: 10_000 });
		vendor.setFaults([{ path: ALARMS, times: 'always', probability: 0.5, answer: { status: 503 } }]);
		const session = await transportTo(vendor);
		const uuids: string[] = [];
		for (let page = 0; page < 200; page++) {
			const { body } = await session.send({ path: '/alarms', query: { page, size: 1 } });
			const { alarms } = (body as { _embedded: { alarms: Array<{ uuid: string }> } })._embedded;
			uuids.push(...alarms.map(({ uuid }) => uuid));
		}
		expect(new Set(uuids).size).toBe(200);
		expect(session.tally.requests).toBeLessThanOrEqual(440);
		// More than the budget has: without what good answers give back, the list would have ended.
		expect(session.tally.retries).toBeGreaterThan(100);
	});
});

describe('A run that must end soon', () => {
	test('does not wait beyond its end', async () => {
		const vendor = await startVendor({ faults: [{ path: ALARMS, answer: refusal({ 'retry-after': '30' }) }] });
		const clock = hastyClock();
		const session = await transportTo(vendor, { clock, deadline: 10_000 });
		expect(await caught(session.send({ path: '/alarms' }))).toMatchObject({ status: 429 });
		expect(clock.elapsed).toBeLessThan(1_000);
	});

	test('does not wait for a pause that another run has caused', async () => {
		const vendor = await startVendor({ faults: [{ path: ALARMS, answer: refusal({ 'retry-after': '30' }) }] });
		const waits: Array<() => void> = [];
		const clock = { ...hastyClock(), sleep: async () => await new Promise<void>((wake) => waits.push(wake)) };
		const patient = await transportTo(vendor, { clock });
		const hurried = await transportTo(vendor, { clock, deadline: 10_000 });
		void patient.send({ path: '/alarms' });
		while (waits.length === 0) await new Promise(setImmediate);
		expect((await caught(hurried.send({ path: '/events' }))).message).toContain('not enough time left');
	});
});

test.each([0, -1, NaN])('a timeout or pace of %p is refused, not treated as endless', async (value) => {
	const vendor = await startVendor();
	await expect(transportTo(vendor, { timeout: value })).rejects.toThrow('Timeout must be a number above 0');
	await expect(transportTo(vendor, { requestsPerSecond: value })).rejects.toThrow(
		'Requests per Second must be a number above 0',
	);
});

test('a vendor may have its own advice and meanings for a status', async () => {
	const vendor = await startVendor({ faults: [{ path: ALARMS, answer: { status: 403 } }] });
	const advice = { 403: 'Give the user the role Manager.' };
	const session = await transportTo(vendor, { vendor: { advice, meaning: { 403: 'wants a Manager' } } });
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(ApiError);
	expect([error.message, error.description]).toEqual(['the service wants a Manager (HTTP 403)', advice[403]]);
});

test.each([
	'/../../admin',
	'/..',
	'/../2.0x/alarms',
	'/..\\..\\admin',
	'/%2e%2e/admin',
	'alarms',
	'@evil.test/',
	'.evil.test/',
])('the path %s leads out of the API and is refused before anything is sent', async (path) => {
	const vendor = await startVendor();
	const error = await caught((await transportTo(vendor)).send({ path }));
	expect(error).toBeInstanceOf(InputError);
	expect(error.message).toBe('the path is outside the API');
	expect(vendor.connections).toBe(0);
});

test.each(['//evil.test/x', '/\\evil.test/x'])('so does %s where the API has no path of its own', async (path) => {
	const vendor = await startVendor();
	const access = () => ({ base: new URL(vendor.url), owner: vendor.url, secrets: [] });
	const error = await caught((await transportTo(vendor, { vendor: { access } })).send({ path }));
	expect(error).toBeInstanceOf(InputError);
	expect(vendor.connections).toBe(0);
});

test('a stored token with a line end is refused before anything is sent', async () => {
	const vendor = await startVendor();
	const credentials = credentialFor(vendor);
	const session = await transportTo(vendor, { credentials });
	await session.send({ path: '/alarms' });
	vendor.resetCounters();
	const token = 'stored-token\r\nX-Injected: 1';
	credentials.edit({ accessToken: token });
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error.message).toContain('the value for the header Authorization holds a line end');
	expect(tracesOf([token], error)).toEqual([]);
	expect(vendor.connections).toBe(0);
});

test('a token that was obtained after the session was opened, and looks like no token, is masked as well', async () => {
	const token = 'canary-opaque-0042';
	const vendor = await startVendor();
	const session = await transportTo(vendor);
	vendor.setFaults([
		{ path: '/api/2.0/oauth/token', answer: { patch: { access_token: token } } },
		{ path: ALARMS, answer: { status: 403, body: { error: `no right for ${token}` } } },
	]);
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error.message).toContain('no right for ***');
	expect(tracesOf([token], error)).toEqual([]);
});

/** What only the transport itself can show: waits, budgets, time limits. What its users see of it: `test/faults`. */
import { ApiError } from '../../../core/errors/api-error';
import { InputError } from '../../../core/errors/input-error';
import type { ApiRequest, Session } from '../../../core/http/session';
import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import type { UsmAnywhereSimulator } from '../../../simulators/usm-anywhere/index.cts';
import { credentialFor, startVendor, stopVendors } from '../../credentials/usm-anywhere.cts';
import { caught } from '../../harness/caught';
import { hastyClock } from '../../harness/fake-clock.cts';
import { expectRows } from '../../harness/rows';
import { tracesOf } from '../../harness/traces.cts';
import { transportTo } from './transport.cts';

afterEach(stopVendors);

const ALARMS = '/api/2.0/alarms';
const MB = 1_048_576;
const refusal = (headers?: Record<string, string>) => ({ status: 429, headers, body: 'Too Many Requests' });
const bytes = (buffer: Buffer) => ({ status: 200, bodyBase64: buffer.toString('base64') });

/** How often the list was asked for. */
const askedOf = ({ requests }: UsmAnywhereSimulator) => requests.filter(({ path }) => path === ALARMS).length;

async function answered(answer: FaultAnswer) {
	const vendor = await startVendor();
	vendor.setFaults([{ path: ALARMS, times: 'always', answer }]);
	return await (await transportTo(vendor)).send({ path: '/alarms' });
}

describe('An answer', () => {
	test('is returned as it is: the vendor decides whether a page may look like this', async () => {
		await expectRows<FaultAnswer>(
			[
				[{ status: 204 }, undefined],
				[{ emptyBody: true }, undefined],
				[{ status: 200, body: 'null' }, null],
				[{ status: 200, body: [] }, []],
				[{ status: 200, body: {} }, {}],
				// With a byte order mark.
				[bytes(Buffer.from('\ufeff{"a":1}')), { a: 1 }],
			],
			async (answer) => (await answered(answer)).body,
		);
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
	test('after a status that may be another one a moment later is made once, and counted', async () => {
		await expectRows(
			[408, 425, 429, 500, 502, 503, 504].map((status) => [status, [200, 2, 1]] as const),
			async (status) => {
				const vendor = await startVendor({ faults: [{ path: ALARMS, answer: { status } }] });
				const session = await transportTo(vendor);
				return [(await session.send({ path: '/alarms' })).status, askedOf(vendor), session.tally.retries];
			},
		);
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
		expect(askedOf(vendor)).toBe(1);
		expect(session.tally).toEqual({ retries: 0, waitedMs: 0 });
	});

	test('waits by our own back-off where Retry-After is no time', async () => {
		for (const header of ['', 'abc', '-1', '1e3', '99999999999']) {
			const vendor = await startVendor({ faults: [{ path: ALARMS, answer: refusal({ 'retry-after': header }) }] });
			const session = await transportTo(vendor);
			await session.send({ path: '/alarms' });
			expect(session.tally.waitedMs).toBeGreaterThanOrEqual(50);
			expect(session.tally.waitedMs).toBeLessThanOrEqual(500);
		}
	});

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
		expect(askedOf(vendor)).toBeLessThanOrEqual(440);
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

test('a timeout or pace that is not above 0 is refused, not treated as endless', async () => {
	const vendor = await startVendor();
	for (const value of [0, -1, NaN]) {
		await expect(transportTo(vendor, { timeout: value })).rejects.toThrow('Timeout must be a number above 0');
		await expect(transportTo(vendor, { requestsPerSecond: value })).rejects.toThrow(
			'Requests per Second must be a number above 0',
		);
	}
});

test('a vendor may have its own advice and meanings for a status', async () => {
	const vendor = await startVendor({ faults: [{ path: ALARMS, answer: { status: 403 } }] });
	const advice = { 403: 'Give the user the role Manager.' };
	const session = await transportTo(vendor, { vendor: { advice, meaning: { 403: 'wants a Manager' } } });
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(ApiError);
	expect([error.message, error.description]).toEqual(['the service wants a Manager (HTTP 403)', advice[403]]);
});

test('a request may have its own advice and meaning for a status, before those of the vendor', async () => {
	const vendor = await startVendor({ faults: [{ path: ALARMS, times: 'always', answer: { status: 403 } }] });
	const session = await transportTo(vendor, {
		vendor: { advice: { 403: 'Ask.' }, meaning: { 403: 'wants a Manager' } },
	});
	const refused = async (refusals: ApiRequest['refusals']) => {
		const { message, description } = (await caught(session.send({ path: '/alarms', refusals }))) as ApiError;
		return [message, description];
	};
	expect(await refused({ 403: { meaning: 'hides this list', advice: 'Use the other one.' } })).toEqual([
		'the service hides this list (HTTP 403)',
		'Use the other one.',
	]);
	expect(await refused({ 404: { meaning: 'hides this list' } })).toEqual([
		'the service wants a Manager (HTTP 403)',
		'Ask.',
	]);
});

test('a path that leads out of the API is refused before anything is sent', async () => {
	const vendor = await startVendor();
	const outcome = ['InputError', 'the path is outside the API'];
	const refused = (session: Session) => async (path: string) => {
		const { name, message } = await caught(session.send({ path }));
		return [name, message];
	};
	await expectRows(
		[
			['/../../admin', outcome],
			['/..', outcome],
			['/../2.0x/alarms', outcome],
			['/..\\..\\admin', outcome],
			['/%2e%2e/admin', outcome],
			['alarms', outcome],
			['@evil.test/', outcome],
			['.evil.test/', outcome],
		],
		refused(await transportTo(vendor)),
	);
	// Where the API has no path of its own.
	const access = () => ({ base: new URL(vendor.url), owner: vendor.url, secrets: [] });
	await expectRows(
		[
			['//evil.test/x', outcome],
			['/\\evil.test/x', outcome],
		],
		refused(await transportTo(vendor, { vendor: { access } })),
	);
	expect(vendor.connections).toBe(0);
});

test('a stored token with a line end is never sent: a new one is obtained', async () => {
	const vendor = await startVendor();
	const credentials = credentialFor(vendor);
	const session = await transportTo(vendor, { credentials });
	await session.send({ path: '/alarms' });
	vendor.resetCounters();
	const token = 'stored-token\r\nX-Injected: 1';
	credentials.edit({ accessToken: token });
	expect((await session.send({ path: '/alarms' })).status).toBe(200);
	expect(tracesOf([token, 'stored-token'], vendor.requests)).toEqual([]);
	expect(vendor.logins).toBe(1);
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

test('a call that a vendor forbids is refused by the address that is sent, also after a redirect and at the origin', async () => {
	const vendor = await startVendor();
	const refuse = (parts: readonly string[]) => {
		if (parts.includes('wipe')) throw new InputError('this wipes everything');
	};
	const session = await transportTo(vendor, { vendor: { refuse } });
	const outcomes: unknown[] = [];
	for (const location of ['/api/2.0/%77ipe', '//127.0.0.1/x/../wipe', '/x//Wipe;a=1']) {
		vendor.setFaults([{ path: ALARMS, times: 'always', answer: { status: 302, headers: { location } } }]);
		outcomes.push((await caught(session.send({ path: '/alarms' }))).message);
	}
	for (const isFromOrigin of [false, true]) {
		outcomes.push((await caught(session.send({ path: '/x//wipe', isFromOrigin, method: 'DELETE' }))).message);
	}
	expect(outcomes).toEqual([
		'this wipes everything',
		expect.stringContaining('was not sent to'),
		...Array.from({ length: 3 }, () => 'this wipes everything'),
	]);
	expect(vendor.requests.filter(({ path }) => /wipe|%77ipe/i.test(path))).toEqual([]);
});

import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';
import type { ApiError } from '../../core/errors/api-error';

afterEach(stopVendors);

test.each([408, 425, 429, 500, 502, 503, 504])('one %i costs a request that reads one retry', async (status) => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status } }]);
	const session = await transportTo(vendor);
	expect((await session.send({ path: '/alarms' })).status).toBe(200);
	expect(session.tally).toMatchObject({ requests: 2, retries: 1 });
});

test.each([400, 403, 404, 409, 422])("%i is not repeated, and the vendor's words are shown", async (status) => {
	const vendor = await startVendor();
	const body = { error: 'invalid_filter', error_description: 'no such field' };
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status, body } }]);
	const session = await transportTo(vendor);
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error.message).toContain(`(HTTP ${status}): invalid_filter: no such field`);
	expect(session.tally).toEqual({ requests: 1, retries: 0, waitedMs: 0 });
});

test.each(['POST', 'PATCH'] as const)(
	'a %s that failed with 500 is not repeated: it may have been carried out',
	async (method) => {
		const vendor = await startVendor();
		vendor.setFaults([{ method, answer: { status: 500 }, path: '/api/2.0/alarms' }]);
		const session = await transportTo(vendor);
		const error = await caught(session.send({ method, path: '/alarms/x', body: {} }));
		expect(error.message).toContain('The change may have been made or not');
		expect(error.description).toContain('Look at the record');
		expect(session.tally.requests).toBe(1);
	},
);

test('a POST that only searches is repeated when it says so', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ method: 'POST', path: '/api/2.0/search', answer: { status: 503 } }]);
	const session = await transportTo(vendor);
	const error = await caught(session.send({ method: 'POST', path: '/search', body: {}, repeatable: true }));
	expect(error).toMatchObject({ status: 404 });
	expect(session.tally.retries).toBe(1);
});

test('a vendor may have advice of its own for a status', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status: 403 } }]);
	const session = await transportTo(vendor, { vendor: { advice: { 403: 'Give the user the role Manager.' } } });
	expect((await caught(session.send({ path: '/alarms' }))).description).toBe('Give the user the role Manager.');
});

test('when every second answer is a 503, 200 pages still arrive complete, with about 400 requests', async () => {
	const vendor = await startVendor({ alarms: 200, getsPerSecond: 10_000 });
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', probability: 0.5, answer: { status: 503 } }]);
	const session = await transportTo(vendor);
	const uuids: string[] = [];
	for (let page = 0; page < 200; page++) {
		const { body } = await session.send({ path: '/alarms', query: { page, size: 1 } });
		uuids.push(
			...(body as { _embedded: { alarms: Array<{ uuid: string }> } })._embedded.alarms.map(({ uuid }) => uuid),
		);
	}
	expect(new Set(uuids).size).toBe(200);
	expect(session.tally.requests).toBeLessThanOrEqual(440);
	expect(session.tally.retries).toBe(session.tally.requests - 200);
});

test('when nothing works any more, all requests together stop after 60 retries', async () => {
	const vendor = await startVendor({ getsPerSecond: 10_000 });
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: { status: 503 } }]);
	const session = await transportTo(vendor);
	for (let page = 0; page < 30; page++) {
		const error = (await caught(session.send({ path: '/alarms', query: { page } }))) as ApiError;
		expect(error.status).toBe(503);
	}
	expect(session.tally.retries).toBe(60);
});

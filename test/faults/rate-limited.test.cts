import { ApiError } from '../../core/errors/api-error';
import { caught, hastyClock, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

const refusal = (headers?: Record<string, string>) => ({ status: 429, headers, body: 'Too Many Requests' });

test('one 429 with Retry-After makes all requests of the credential wait, and none is lost', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: refusal({ 'retry-after': '2' }) }]);
	const clock = hastyClock();
	const session = await transportTo(vendor, { clock });
	const other = await transportTo(vendor, { clock });
	await Promise.all(Array.from({ length: 8 }, async () => await session.send({ path: '/alarms' })));
	await other.send({ path: '/events' });
	expect(clock.elapsed).toBeGreaterThanOrEqual(2_000);
	expect(clock.elapsed).toBeLessThanOrEqual(3_000);
	expect(session.tally).toEqual({ requests: 9, retries: 1, waitedMs: 2_000 });
});

test('a write is repeated after a 429, since nothing was done', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ method: 'POST', path: '/api/2.0/alarms', answer: refusal() }]);
	const session = await transportTo(vendor);
	await caught(session.send({ method: 'POST', path: '/alarms/x', body: {} }));
	expect(vendor.requests.filter(({ path }) => path === '/api/2.0/alarms/x')).toHaveLength(2);
});

test.each(['', 'abc', '-1', '1e3', '99999999999'])(
	'Retry-After %j is not clear: our own back-off is used',
	async (header) => {
		const vendor = await startVendor();
		vendor.setFaults([{ path: '/api/2.0/alarms', answer: refusal({ 'retry-after': header }) }]);
		const session = await transportTo(vendor);
		await session.send({ path: '/alarms' });
		expect(session.tally.waitedMs).toBeGreaterThanOrEqual(50);
		expect(session.tally.waitedMs).toBeLessThanOrEqual(500);
	},
);

test('an hour of Retry-After is not slept through', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: refusal({ 'retry-after': '3600' }) }]);
	const clock = hastyClock();
	const session = await transportTo(vendor, { clock });
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(ApiError);
	expect(error).toMatchObject({ failure: { cause: 'rate-limited', retryAfterMs: 3_600_000 } });
	expect(clock.elapsed).toBeLessThanOrEqual(121_000);
});

test('429 for ever ends, and says how long it was tried', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: refusal() }]);
	const session = await transportTo(vendor);
	const error = (await caught(session.send({ path: '/alarms' }))) as ApiError;
	expect(error.message).toBe('the service received too many requests (HTTP 429): Too Many Requests');
	expect(error.notes[0]).toMatch(/^gave up after \d+ attempts in \d+ s$/);
	expect(session.tally.waitedMs).toBeLessThanOrEqual(120_000);
});

test('a run that must end soon does not wait beyond its end', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: refusal({ 'retry-after': '30' }) }]);
	const clock = hastyClock();
	const session = await transportTo(vendor, { clock, deadline: 10_000 });
	expect(await caught(session.send({ path: '/alarms' }))).toMatchObject({ status: 429 });
	expect(clock.elapsed).toBeLessThan(1_000);
});

test('nor for a pause that another execution brought about', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: refusal({ 'retry-after': '30' }) }]);
	const waits: Array<() => void> = [];
	const clock = { ...hastyClock(), sleep: async () => await new Promise<void>((wake) => waits.push(wake)) };
	const patient = await transportTo(vendor, { clock });
	const hurried = await transportTo(vendor, { clock, deadline: 10_000 });
	void patient.send({ path: '/alarms' });
	while (waits.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
	expect((await caught(hurried.send({ path: '/events' }))).message).toContain('not enough time left');
});

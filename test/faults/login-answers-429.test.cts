import { caught, hastyClock, startVendor, stopVendors, transportTo } from '../harness/index.cts';

const TOKEN = '/api/2.0/oauth/token';

afterEach(stopVendors);

test('a login that is told to wait waits as long as it is told, and all requests behind it', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: TOKEN, answer: { status: 429, headers: { 'retry-after': '2' } } }]);
	const clock = hastyClock();
	const session = await transportTo(vendor, { clock });
	const answers = await Promise.all(Array.from({ length: 8 }, async () => await session.send({ path: '/alarms' })));
	expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
	expect(vendor.requests.filter(({ path }) => path === TOKEN)).toHaveLength(2);
	expect(clock.elapsed).toBeGreaterThanOrEqual(2_000);
	expect(clock.elapsed).toBeLessThan(4_000);
});

test('a login that is refused this way for ever ends within two minutes', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: TOKEN, times: 'always', answer: { status: 429 } }]);
	const clock = hastyClock();
	const session = await transportTo(vendor, { clock });
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error.message).toContain('USM Anywhere does not answer the login just now (HTTP 429)');
	expect((error as unknown as { notes: string[] }).notes[0]).toMatch(/gave up after \d+ attempts in \d+ s/);
	expect(clock.elapsed).toBeLessThanOrEqual(121_000);
});

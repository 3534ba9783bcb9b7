import { credentialFor, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(async () => {
	jest.restoreAllMocks();
	await stopVendors();
});

/** The vendor keeps the right time; n8n's own clock is `offsetMs` ahead of it from now on. */
function setOwnClock(offsetMs: number): void {
	const right = performance.timeOrigin;
	jest.spyOn(Date, 'now').mockImplementation(() => Math.floor(right + performance.now() + offsetMs));
}

const rightTime = () => Math.floor(performance.timeOrigin + performance.now());

test.each([
	['fast', 600_000],
	['slow', -600_000],
])('a clock ten minutes %s does not make a new token seem expired', async (_how, offsetMs) => {
	setOwnClock(offsetMs);
	const vendor = await startVendor({ now: rightTime });
	const session = await transportTo(vendor);
	for (let request = 0; request < 5; request++) await session.send({ path: '/alarms' });
	expect([vendor.logins, vendor.unauthorized]).toEqual([1, 0]);
});

test('a clock that jumps back an hour during the run: renewal by 401 still works', async () => {
	setOwnClock(0);
	const vendor = await startVendor({ now: rightTime });
	const credentials = credentialFor(vendor);
	const session = await transportTo(vendor, { credentials });
	await session.send({ path: '/alarms' });
	setOwnClock(-3_600_000);
	vendor.revokeTokens();
	await Promise.all(Array.from({ length: 5 }, async () => await session.send({ path: '/alarms' })));
	expect(vendor.logins).toBe(2);
});

test('a clock that jumps ahead an hour costs one login', async () => {
	setOwnClock(0);
	const vendor = await startVendor({ now: rightTime });
	const session = await transportTo(vendor);
	await session.send({ path: '/alarms' });
	setOwnClock(3_600_000);
	await Promise.all(Array.from({ length: 5 }, async () => await session.send({ path: '/alarms' })));
	expect([vendor.logins, vendor.unauthorized]).toEqual([2, 0]);
});

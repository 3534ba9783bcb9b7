import { CancelledError } from '../../core/errors/cancelled-error';
import { caught, hastyClock, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

/** A clock whose waits never end by themselves. */
const stoppedClock = () => ({ ...hastyClock(), sleep: async () => await new Promise<void>(() => {}) });

async function untilAsked(vendor: { requests: unknown[] }, requests: number): Promise<void> {
	while (vendor.requests.length < requests) await new Promise((resolve) => setTimeout(resolve, 5));
	await new Promise((resolve) => setTimeout(resolve, 20));
}

test.each([
	['its turn', { status: 429, headers: { 'retry-after': '30' } }],
	['another attempt', { status: 503 }],
])('a run cancelled while it waits for %s stops at once and asks no more', async (_what, answer) => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer }]);
	const controller = new AbortController();
	const session = await transportTo(vendor, { cancel: controller.signal, clock: stoppedClock() });
	const failing = caught(session.send({ path: '/alarms' }));
	await untilAsked(vendor, 2);
	controller.abort();
	expect(await failing).toBeInstanceOf(CancelledError);
	expect(vendor.requests).toHaveLength(2);
});

test.each([
	['before the answer', { hang: true as const }],
	['in the middle of the answer', { slowDrip: { bytes: 1, everyMs: 20 } }],
])('a run cancelled while a request is under way, %s, stops at once', async (_when, answer) => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer }]);
	const controller = new AbortController();
	const session = await transportTo(vendor, { cancel: controller.signal });
	const failing = caught(session.send({ path: '/alarms' }));
	await untilAsked(vendor, 2);
	const before = Date.now();
	controller.abort();
	expect(await failing).toBeInstanceOf(CancelledError);
	expect(Date.now() - before).toBeLessThan(10_000);
	expect(vendor.requests).toHaveLength(2);
});

test('a run cancelled during a login that fails is told as cancelled', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/oauth/token', answer: { delayMs: 80, status: 401 } }]);
	const controller = new AbortController();
	const session = await transportTo(vendor, { cancel: controller.signal });
	const failing = caught(session.send({ path: '/alarms' }));
	await untilAsked(vendor, 1);
	controller.abort();
	expect(await failing).toBeInstanceOf(CancelledError);
});

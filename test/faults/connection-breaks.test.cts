import { TransportError } from '../../core/errors/transport-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';
import type { FaultAnswer } from '../../simulators/usm-anywhere/index.cts';

afterEach(stopVendors);

const breaks: Array<[string, FaultAnswer]> = [
	['before the headers', { resetBeforeHeaders: true }],
	['in the middle of the body', { resetInBody: true }],
	['before the announced length', { shortBody: 100 }],
	['in the middle of the compressed data', { truncatedGzip: true }],
	['after half of the JSON', { invalidJson: true }],
	['in the middle of a chunk', { raw: 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"page":{' }],
];

test.each(breaks)('a connection that breaks %s is tried again, and the answer is complete', async (_when, answer) => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer }]);
	const session = await transportTo(vendor);
	const { body } = await session.send({ path: '/alarms' });
	expect(body).toHaveProperty('page.totalElements', 100);
	expect(session.tally.retries).toBe(1);
});

test.each(breaks)('one that always breaks %s is an error, never a shorter list', async (_when, answer) => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer }]);
	const session = await transportTo(vendor);
	const error = (await caught(session.send({ path: '/alarms' }))) as TransportError;
	expect(error).toBeInstanceOf(TransportError);
	expect(error.message).toMatch(/^the (connection was cut|answer was cut short|compressed answer is damaged)$/);
	expect(error.notes[0]).toMatch(/^gave up after/);
});

test('a write whose connection breaks is not repeated', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ method: 'POST', path: '/api/2.0/alarms', answer: { resetBeforeHeaders: true } }]);
	const session = await transportTo(vendor);
	expect(await caught(session.send({ method: 'POST', path: '/alarms/x', body: {} }))).toBeInstanceOf(TransportError);
	expect(session.tally.retries).toBe(0);
});

test('a vendor that is down is tried for two minutes at most, a write too', async () => {
	const vendor = await startVendor();
	const session = await transportTo(vendor);
	await session.send({ path: '/alarms' });
	await vendor.stop();
	const error = (await caught(session.send({ method: 'POST', path: '/alarms/x', body: {} }))) as TransportError;
	expect(error.message).toBe('nothing answers at this address');
	expect(session.tally.retries).toBeGreaterThan(3);
	expect(session.tally.waitedMs).toBeLessThanOrEqual(120_000);
});

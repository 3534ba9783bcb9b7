import { TransportError } from '../../core/errors/transport-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test('a vendor that accepts and never answers is given up after the time-out, and asked again', async () => {
	const vendor = await startVendor();
	const session = await transportTo(vendor, { timeout: 0.5 });
	await session.send({ path: '/alarms' });
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: { hang: true } }]);
	const { retries } = session.tally;
	expect((await session.send({ path: '/alarms' })).status).toBe(200);
	expect(session.tally.retries - retries).toBe(1);
});

test('an answer of one byte at a time is given up after the time-out as well', async () => {
	const vendor = await startVendor();
	const session = await transportTo(vendor, { timeout: 0.5 });
	await session.send({ path: '/alarms' });
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: { slowDrip: { bytes: 1, everyMs: 20 } } }]);
	const { retries } = session.tally;
	expect((await session.send({ path: '/alarms' })).status).toBe(200);
	expect(session.tally.retries - retries).toBe(1);
});

test('a write that is not answered in time is not repeated', async () => {
	const vendor = await startVendor();
	const session = await transportTo(vendor, { timeout: 0.5 });
	await session.send({ path: '/alarms' });
	vendor.setFaults([{ method: 'POST', answer: { hang: true } }]);
	const { retries } = session.tally;
	const error = await caught(session.send({ method: 'POST', path: '/alarms/x', body: {} }));
	expect(error).toBeInstanceOf(TransportError);
	expect(error.message).toBe('no answer came within the time-out');
	expect(session.tally.retries).toBe(retries);
});

test.each([0, -1, NaN])('a time-out or pace of %p is refused, not taken for endless', async (value) => {
	const vendor = await startVendor();
	await expect(transportTo(vendor, { timeout: value })).rejects.toThrow('Timeout must be a number above 0');
	await expect(transportTo(vendor, { requestsPerSecond: value })).rejects.toThrow(
		'Requests per Second must be a number above 0',
	);
});

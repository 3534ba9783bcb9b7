import { CancelledError } from '../../core/errors/cancelled-error';
import { caught, credentialFor, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test('20 callers wait for one slow login, and one that is cancelled does not take the others down', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/oauth/token', answer: { delayMs: 150 } }]);
	const credentials = credentialFor(vendor);
	const controller = new AbortController();
	const impatient = await transportTo(vendor, { credentials, cancel: controller.signal });
	const patient = await transportTo(vendor, { credentials });
	const cancelled = caught(impatient.send({ path: '/alarms' }));
	const others = Array.from({ length: 19 }, async () => await patient.send({ path: '/alarms' }));
	setTimeout(() => controller.abort(), 50);
	expect((await Promise.all(others)).map(({ status }) => status)).toEqual(Array(19).fill(200));
	expect(await cancelled).toBeInstanceOf(CancelledError);
	expect(vendor.logins).toBe(1);
});

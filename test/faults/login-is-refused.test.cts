import { LoginError } from '../../core/errors/login-error';
import { caught, credentialFor, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test('a refused client is tried once in a run, however many requests there are', async () => {
	const vendor = await startVendor();
	const session = await transportTo(vendor, { credentials: credentialFor(vendor, { clientId: 'disabled' }) });
	for (let request = 0; request < 10; request++) {
		const error = await caught(session.send({ path: '/alarms' }));
		expect(error).toBeInstanceOf(LoginError);
		expect(error).toMatchObject({ failure: { cause: 'credential-invalid' } });
	}
	expect(vendor.rejectedLogins).toBe(1);
	expect(session.tally).toMatchObject({ retries: 0, waitedMs: 0 });
});

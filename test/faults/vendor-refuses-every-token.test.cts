import { ApiError } from '../../core/errors/api-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test('a vendor that refuses a fresh token too is asked twice, and the user told to look at the credential', async () => {
	const vendor = await startVendor();
	vendor.setFaults([
		{ path: '/api/2.0/alarms', times: 'always', answer: { status: 401, body: { error: 'invalid_token' } } },
	]);
	const session = await transportTo(vendor);
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(ApiError);
	expect(error).toMatchObject({
		status: 401,
		message: 'the service refused the credential (HTTP 401)',
		failure: { cause: 'credential-invalid' },
	});
	expect(error.description).toContain('Open the credential');
	expect([vendor.logins, vendor.unauthorized]).toEqual([2, 2]);
});

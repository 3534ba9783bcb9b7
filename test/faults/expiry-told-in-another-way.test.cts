import { ApiError } from '../../core/errors/api-error';
import { ResponseError } from '../../core/errors/response-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';
import type { FaultAnswer } from '../../simulators/usm-anywhere/index.cts';

afterEach(stopVendors);

async function failureWith(answer: FaultAnswer) {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer }]);
	const session = await transportTo(vendor);
	return { vendor, error: await caught(session.send({ path: '/alarms' })) };
}

test('a 403 is a missing permission, not an expiry: nobody logs in again', async () => {
	const { vendor, error } = await failureWith({ status: 403, body: { error: 'token expired' } });
	expect(error).toBeInstanceOf(ApiError);
	expect(error.message).toBe('the service does not allow this with the credential in use (HTTP 403): token expired');
	expect(vendor.logins).toBe(1);
});

test('a login page instead of data is an error, not an expiry', async () => {
	const answer = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><form>Log in</form></html>' };
	const { vendor, error } = await failureWith(answer);
	expect(error).toBeInstanceOf(ResponseError);
	expect(error.message).toBe('the answer is a web page, not JSON');
	expect(vendor.logins).toBe(1);
});

import { LoginError } from '../../core/errors/login-error';
import type { FaultAnswer } from '../../simulators/usm-anywhere/index.cts';
import { caught, credentialFor, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test.each<[string, FaultAnswer]>([
	['no body', { emptyBody: true }],
	['no token', { patch: { access_token: null } }],
	['an empty token', { patch: { access_token: '' } }],
	['an object as token', { patch: { access_token: { value: 'x' } } }],
	['a token of 100 KB', { patch: { access_token: 'x'.repeat(100_000) } }],
])('a login that answers 200 with %s is an error, and nothing is stored', async (_what, answer) => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/oauth/token', answer }]);
	const credentials = credentialFor(vendor);
	const session = await transportTo(vendor, { credentials });
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(LoginError);
	expect(error.message).toContain('answered the login without a usable token');
	expect(credentials.writes).toBe(0);
	expect(credentials.stored.accessToken).toBeUndefined();
	expect(vendor.requests).toHaveLength(1);
});

test('a login that answers 10 MB is not read to its end', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/oauth/token', answer: { bigBody: 10_000_000 } }]);
	const session = await transportTo(vendor);
	expect((await caught(session.send({ path: '/alarms' }))).message).toContain('the answer is larger than 1 MB');
});

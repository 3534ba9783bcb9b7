import { ForeignLinkError } from '../../core/errors/foreign-link-error';
import { LoginError } from '../../core/errors/login-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

describe.each([301, 302, 303, 307, 308])('a redirect (%i) to another origin', (status) => {
	test('is refused for a request that reads, and nobody connects to the other', async () => {
		const [own, other] = [await startVendor(), await startVendor()];
		own.setFaults([
			{ path: '/api/2.0/alarms', answer: { status, headers: { location: `${other.url}/api/2.0/alarms` } } },
		]);
		const error = await caught((await transportTo(own)).send({ path: '/alarms' }));
		expect(error).toBeInstanceOf(ForeignLinkError);
		expect(error.message).toBe(`this credential belongs to ${own.url} and was not sent to ${other.url}`);
		expect(other.connections).toBe(0);
	});

	test('is refused for the login: neither secret nor connection reaches the other', async () => {
		const [own, other] = [await startVendor(), await startVendor()];
		const location = `${other.url}/api/2.0/oauth/token`;
		own.setFaults([{ path: '/api/2.0/oauth/token', answer: { status, headers: { location } } }]);
		const error = await caught((await transportTo(own)).send({ path: '/alarms' }));
		expect(error).toBeInstanceOf(LoginError);
		expect(error.message).toContain(`redirects the login to another address (HTTP ${status})`);
		expect(other.connections).toBe(0);
	});
});

test.each([
	'file:///etc/passwd',
	'unix:/var/run/docker.sock',
	'data:text/plain,x',
	'http://169.254.169.254/latest/meta-data',
	'https://127.0.0.1/',
	'http://user:word@127.0.0.1/',
	'//evil.test/x',
	'/\\evil.test',
	'http://[',
])('a redirect to %s is refused', async (location) => {
	const own = await startVendor();
	own.setFaults([{ path: '/api/2.0/alarms', answer: { status: 302, headers: { location } } }]);
	const error = await caught((await transportTo(own)).send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(ForeignLinkError);
	expect(own.requests.filter(({ path }) => path !== '/api/2.0/oauth/token')).toHaveLength(1);
});

import { caught, credentialFor, startVendor, stopVendors, tracesOf, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test.each([
	'quote"back\\slash',
	'line\nend',
	'carriage\r\nX-Injected: 1',
	'ünïcode-密码',
	'$& $1 $`',
	'per%20cent',
	'col:on',
])('a secret like %j logs in, and adds no header', async (clientSecret) => {
	const vendor = await startVendor({ clientSecret });
	const session = await transportTo(vendor);
	await session.send({ path: '/alarms' });
	expect(vendor.logins).toBe(1);
	for (const { headers } of vendor.requests) expect(headers).not.toHaveProperty('x-injected');
});

test('a stored token with a line end is refused before anything is sent', async () => {
	const vendor = await startVendor();
	const credentials = credentialFor(vendor);
	const session = await transportTo(vendor, { credentials });
	await session.send({ path: '/alarms' });
	vendor.resetCounters();
	const token = 'stored-token\r\nX-Injected: 1';
	credentials.edit({ accessToken: token });
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error.message).toContain('the value for the header Authorization holds a line end');
	expect(tracesOf([token], error)).toEqual([]);
	expect(vendor.connections).toBe(0);
});

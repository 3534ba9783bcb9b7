import { InputError } from '../../core/errors/input-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test.each([
	'/../../admin',
	'/..',
	'/../2.0x/alarms',
	'/..\\..\\admin',
	'/%2e%2e/admin',
	'alarms',
	'@evil.test/',
	'.evil.test/',
])('a path like %s is refused before anything is sent', async (path) => {
	const vendor = await startVendor();
	const error = await caught((await transportTo(vendor)).send({ path }));
	expect(error).toBeInstanceOf(InputError);
	expect(error.message).toBe('the path leads out of the API');
	expect(vendor.connections).toBe(0);
});

test.each(['//evil.test/x', '/\\evil.test/x', '/alarms?next=https://evil.test', '/a//b'])(
	'a path like %s stays in it',
	async (path) => {
		const vendor = await startVendor();
		await Promise.allSettled([(await transportTo(vendor)).send({ path })]);
		expect(vendor.requests.every((request) => request.path.startsWith('/api/2.0/'))).toBe(true);
		expect(vendor.requests).toHaveLength(2);
	},
);

test.each(['//evil.test/x', '/\\evil.test/x'])('also where the API has no path of its own: %s', async (path) => {
	const vendor = await startVendor();
	const access = () => ({ base: new URL(vendor.url), owner: vendor.url, secrets: [] });
	const error = await caught((await transportTo(vendor, { vendor: { access } })).send({ path }));
	expect(error).toBeInstanceOf(InputError);
	expect(vendor.connections).toBe(0);
});

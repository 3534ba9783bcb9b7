import { ApiError } from '../../core/errors/api-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

const page = `<html><head><title>Gateway</title></head><body><h1>Bad   Gateway</h1>${'<p>padding</p>'.repeat(500)}</body></html>`;

test.each([407, 502])(
	'%i with a web page: the status is named, and no more than 200 characters of the page',
	async (status) => {
		const vendor = await startVendor();
		vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: { status, body: page } }]);
		const error = await caught((await transportTo(vendor)).send({ path: '/alarms' }));
		expect(error).toBeInstanceOf(ApiError);
		expect(error.message).toContain(`(HTTP ${status}): Gateway Bad Gateway padding`);
		expect(error.message).not.toContain('<');
		expect(error.message.length).toBeLessThan(300);
	},
);

test('a page made to be slow to read is read in no time', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status: 400, body: '<'.repeat(5_000_000) } }]);
	const before = process.cpuUsage();
	await caught((await transportTo(vendor)).send({ path: '/alarms' }));
	expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
});

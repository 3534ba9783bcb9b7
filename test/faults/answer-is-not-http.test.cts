import { SecOpsError } from '../../core/errors/secops-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test.each([
	['a greeting of a mail server', '220 mail.example ESMTP\r\n'],
	['a bad status line', 'HTTP/1.1 abc OK\r\n\r\n'],
	['headers of 100 KB', `HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n{}`],
	['10,000 headers', `HTTP/1.1 200 OK\r\n${'x-many: 1\r\n'.repeat(10_000)}\r\n{}`],
	['a broken chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n'],
	['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
])('%s is an error of ours, and ends nothing else', async (_what, raw) => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: { raw } }]);
	const error = await caught((await transportTo(vendor)).send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(SecOpsError);
	expect(error.message).not.toBe('the request could not be completed');
	vendor.setFaults([]);
	expect((await (await transportTo(vendor)).send({ path: '/alarms' })).status).toBe(200);
});

test('a body longer than announced is never parsed as a shorter list', async () => {
	const vendor = await startVendor();
	const raw = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n[1,2,3,4,5,6]';
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: { raw } }]);
	expect(await caught((await transportTo(vendor)).send({ path: '/alarms' }))).toBeInstanceOf(SecOpsError);
});

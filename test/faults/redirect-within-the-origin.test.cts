import { ResponseError } from '../../core/errors/response-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

const to = (location: string) => ({ status: 307, headers: { location } });

test('is followed for a request that reads, relative or absolute', async () => {
	const vendor = await startVendor();
	vendor.setFaults([
		{ path: '/api/2.0/old', answer: to('older') },
		{ path: '/api/2.0/older', answer: to(`${vendor.url}/api/2.0/alarms?size=1`) },
	]);
	const { status, body } = await (await transportTo(vendor)).send({ path: '/old' });
	expect(status).toBe(200);
	expect(body).toHaveProperty('page.size', 1);
});

test('in a circle ends after three', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: to('/api/2.0/alarms') }]);
	const error = await caught((await transportTo(vendor)).send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(ResponseError);
	expect(error.message).toBe('the service redirects this request to /api/2.0/alarms, which is not followed');
	expect(vendor.requests.filter(({ method }) => method === 'GET')).toHaveLength(4);
});

test('is not followed for a request that writes', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ method: 'PUT', answer: to('/api/2.0/elsewhere') }]);
	const error = await caught((await transportTo(vendor)).send({ method: 'PUT', path: '/alarms/1/labels/2' }));
	expect(error).toBeInstanceOf(ResponseError);
	expect(vendor.requests.map(({ path }) => path)).not.toContain('/api/2.0/elsewhere');
});

test('without an address is a refusal like any other', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status: 304 } }]);
	const error = await caught((await transportTo(vendor)).send({ path: '/alarms' }));
	expect(error.message).toBe('the service refused the request (HTTP 304)');
});

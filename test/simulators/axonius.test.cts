import { startAxonius, type AxoniusOptions, type AxoniusSimulator } from '../../simulators/axonius/index.cts';
import { clientOf } from './axonius-client.cts';
import { everyRow } from './rows.cts';

let simulator: AxoniusSimulator;
const start = async (options: AxoniusOptions = {}) => {
	simulator = await startAxonius({ devices: 10, ...options });
	return clientOf(simulator);
};

const stop = async () => await simulator.stop();
afterEach(stop);

describe('a request', () => {
	it('is refused with 401 for a wrong key or secret, on both versions', async () => {
		await everyRow(
			['apiKey', 'apiSecret'],
			async (field) => {
				await start();
				const stranger = clientOf({ ...simulator, [field]: 'wrong' } as AxoniusSimulator);
				expect((await stranger.get('/api/v2/queries')).status).toBe(401);
				expect((await stranger.get('/api/queries/saved')).status).toBe(401);
				expect(simulator.unauthorized).toBe(2);
			},
			stop,
		);
	});

	it('is refused with 403 only for what the role may not do', async () => {
		const { get, post } = await start({ denied: ['editQueries'] });
		const create = { name: 'x', query: '', asset_type: 'devices' };
		expect((await post('/api/v2/queries', create)).status).toBe(403);
		expect((await get('/api/v2/queries')).status).toBe(200);
		simulator.deny('apiAccess');
		expect((await get('/api/v2/queries')).status).toBe(403);
		simulator.deny();
		expect((await post('/api/v2/queries', create)).status).toBe(200);
		expect(simulator.forbidden).toBe(2);
	});

	it('gets 404 for what the release does not have', async () => {
		const { get } = await start({ release: 'older' });
		const statuses = async () =>
			await Promise.all(
				['/api/v2/assets/asset_types', '/api/v2/queries', '/api/queries/saved'].map(
					async (path) => (await get(path)).status,
				),
			);
		expect(await statuses()).toEqual([404, 200, 200]);
		simulator.setRelease('v1Only');
		expect(await statuses()).toEqual([404, 404, 200]);
		simulator.setRelease('current');
		expect(await statuses()).toEqual([200, 200, 200]);
	});

	it('gets 404 for "who am I", as for service accounts', async () => {
		const { get } = await start();
		expect((await get('/api/login')).status).toBe(404);
	});
});

describe('errors', () => {
	it('are JSON:API in v1, and have the configured shape in v2', async () => {
		const { get } = await start();
		const v1 = await get('/api/devices/unknown');
		expect([v1.status, v1.headers.get('content-type')]).toEqual([404, 'application/vnd.api+json']);
		expect(v1.body).toEqual({ errors: [{ status: '404', detail: 'No asset with the id unknown' }] });
		expect((await get('/api/v2/assets/devices/unknown')).body).toEqual({
			status: 404,
			message: 'No asset with the id unknown',
		});
	});

	it('can have every shape', async () => {
		await everyRow(
			[
				['error', { error: 'Not Found' }],
				['errors', { errors: [{ detail: 'Not Found' }] }],
			] as const,
			async ([errorsAs, expected]) => {
				const { get } = await start({ errorsAs });
				expect((await get('/api/v2/nothing/here/at/all')).body).toEqual(expected);
			},
			stop,
		);
	});

	it('are different for an unknown path and a wrong method', async () => {
		const { send } = await start();
		expect((await send('GET', '/api/v2/nowhere')).status).toBe(404);
		expect((await send('PUT', '/api/v2/queries')).status).toBe(405);
		expect((await send('GET', '/api/v2/assets/nothing/fields')).status).toBe(404);
	});
});

describe('limits and counters', () => {
	it('refuses requests over the limit, with Retry-After only when configured', async () => {
		const { get } = await start({ now: () => 0 });
		for (let sent = 0; sent < 30; sent++) await get('/api/v2/gateways');
		expect([simulator.refused, simulator.peakRequestsPerSecond]).toEqual([0, 30]);
		simulator.setRate(0);
		expect((await get('/api/v2/gateways')).headers.has('retry-after')).toBe(false);
		await simulator.stop();
		const hinted = await start({ requestsPerSecond: 0, retryAfterSeconds: 3 });
		const refused = await hinted.get('/api/v2/gateways');
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
	});
});

describe('the body', () => {
	it('must be JSON, an object, and in v1 in its envelope', async () => {
		const { post } = await start();
		expect((await post('/api/v2/assets/devices', [])).status).toBe(400);
		expect((await post('/api/devices', { page: { limit: 1 } })).status).toBe(400);
		const broken = await fetch(`${simulator.url}/api/v2/assets/devices`, {
			method: 'POST',
			headers: { 'api-key': simulator.apiKey, 'api-secret': simulator.apiSecret },
			body: '{',
		});
		expect(broken.status).toBe(400);
	});

	it('must have the content type of its version only when configured', async () => {
		const wrong = async () => {
			const headers = { 'api-key': simulator.apiKey, 'api-secret': simulator.apiSecret, 'content-type': 'text/plain' };
			return (await fetch(`${simulator.url}/api/v2/assets/devices`, { method: 'POST', headers, body: '{}' })).status;
		};
		await start();
		expect(await wrong()).toBe(200);
		await simulator.stop();
		await start({ strictContentType: true });
		expect(await wrong()).toBe(415);
	});
});

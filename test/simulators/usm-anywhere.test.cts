import {
	startUsmAnywhere,
	type UsmAnywhereOptions,
	type UsmAnywhereSimulator,
} from '../../simulators/usm-anywhere/index.cts';
import { logIn, requestToken } from './usm-client.cts';

let simulator: UsmAnywhereSimulator;
const start = async (options: UsmAnywhereOptions = {}) => {
	simulator = await startUsmAnywhere(options);
	return await logIn(simulator);
};

afterEach(async () => await simulator.stop());

describe('token', () => {
	it('is issued for HTTP Basic and a grant type in the body, with the five documented fields', async () => {
		await start();
		const response = await requestToken(simulator);
		const body = (await response.json()) as Record<string, unknown>;
		expect(response.status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
			token_type: 'bearer',
			expires_in: 899,
			scope: 'trust read write',
			jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
		});
	});

	it('is also issued with the grant type in the query and a wrong content type', async () => {
		await start();
		const inQuery = await requestToken(simulator, {
			query: '?grant_type=client_credentials',
			contentType: 'application/json',
		});
		expect(inQuery.status).toBe(200);
	});

	it('is refused without a grant type, with another one, and for a wrong secret', async () => {
		await start();
		expect((await requestToken(simulator, {})).status).toBe(400);
		expect((await requestToken(simulator, { body: 'grant_type=password' })).status).toBe(400);
		const refused = await requestToken({ ...simulator, url: simulator.url, clientSecret: 'wrong' });
		expect(refused.status).toBe(401);
		expect(await refused.json()).toEqual({
			result: expect.any(String),
			location: '/api/2.0/oauth/token',
			error: 'Unauthorized',
		});
		expect([simulator.logins, simulator.rejectedLogins]).toEqual([1, 3]);
	});

	it('does not cancel the earlier one', async () => {
		const first = await start();
		await requestToken(simulator);
		expect((await first.get('/alarms')).status).toBe(200);
	});

	it('expires after its lifetime by the given clock', async () => {
		let time = 1_000_000;
		const client = await start({ now: () => time, tokenLifetimeSeconds: 60 });
		time += 59_999;
		expect((await client.get('/alarms')).status).toBe(200);
		time += 1;
		const expired = await client.get('/alarms');
		expect(expired.status).toBe(401);
		expect(expired.headers.get('www-authenticate')).toContain('error="invalid_token"');
		expect(await expired.json()).toMatchObject({ error: 'invalid_token' });
		expect(simulator.unauthorized).toBe(1);
	});

	it('is refused when revoked, missing and on another simulator', async () => {
		const client = await start();
		const other = await startUsmAnywhere();
		const elsewhere = await fetch(`${other.url}/api/2.0/alarms`, {
			headers: { authorization: `Bearer ${client.token}` },
		});
		await other.stop();
		simulator.revokeTokens();
		expect(elsewhere.status).toBe(401);
		expect((await client.get('/alarms')).status).toBe(401);
		expect((await fetch(`${simulator.url}/api/2.0/alarms`)).status).toBe(401);
		expect((await (await logIn(simulator)).get('/alarms')).status).toBe(200);
	});
});

describe('limits and counters', () => {
	it('allows a number of GETs a second and refuses the next until the second is over', async () => {
		let time = 1_000_000;
		const client = await start({ now: () => time, getsPerSecond: 3 });
		const get = async () => (await client.get('/alarms?size=1')).status;
		expect([await get(), await get(), await get(), await get()]).toEqual([200, 200, 200, 429]);
		time += 999;
		expect(await get()).toBe(429);
		time += 1;
		expect(await get()).toBe(200);
		expect([simulator.refused, simulator.peakRequestsPerSecond]).toEqual([2, 5]);
	});

	it('counts writes separately from reads; token requests are writes', async () => {
		const client = await start({ now: () => 0, postsPerSecond: 2 });
		const { uuid } = simulator.alarms[0];
		const write = async (method: string) => (await client.send(method, `/alarms/${uuid}/labels/x`)).status;
		expect([await write('PUT'), await write('DELETE')]).toEqual([200, 429]);
		expect((await client.get('/alarms')).status).toBe(200);
	});

	it('sends Retry-After only when configured, and can change its limits while running', async () => {
		const client = await start({ now: () => 0, getsPerSecond: 0 });
		expect((await client.get('/alarms')).headers.has('retry-after')).toBe(false);
		simulator.setRates({ getsPerSecond: 1 });
		expect((await client.get('/alarms')).status).toBe(200);
		await simulator.stop();
		const hinted = await start({ getsPerSecond: 0, retryAfterSeconds: 2 });
		expect((await hinted.get('/alarms')).headers.get('retry-after')).toBe('2');
	});

	it('records each request unchanged, until the counters are reset', async () => {
		const client = await start({ now: () => 42 });
		await client.get('/alarms?status=open&status=closed', { headers: { 'x-canary': 'seen' } });
		const { method, path, query, headers, at, status } = simulator.requests[1];
		expect([method, path, query.getAll('status'), headers['x-canary'], at, status]).toEqual([
			'GET',
			'/api/2.0/alarms',
			['open', 'closed'],
			'seen',
			42,
			200,
		]);
		expect(simulator.connections).toBeGreaterThan(0);
		simulator.resetCounters();
		expect([simulator.requests.length, simulator.logins, simulator.connections]).toEqual([0, 0, 0]);
		expect((await client.get('/alarms')).status).toBe(200);
	});

	it('has no other path and no other method', async () => {
		const client = await start();
		expect((await client.get('/assets')).status).toBe(404);
		expect((await client.send('POST', '/alarms')).status).toBe(405);
	});
});

import { startPrivx, type PrivxOptions, type PrivxSimulator } from '../../simulators/privx/index.cts';
import { logIn, requestToken, statusTrusting } from './privx-client.cts';
import { everyRow } from './rows.cts';

let simulator: PrivxSimulator;
const start = async (options: PrivxOptions = {}) => {
	simulator = await startPrivx({ tls: false, ...options });
	return simulator;
};
const codes = () => simulator.auditEvents.map(({ event_id: code }) => code);

const stop = async () => await simulator.stop();
afterEach(stop);

describe('TLS', () => {
	it('is on by default, with a certificate authority of its own', async () => {
		await start({ tls: undefined });
		expect(simulator.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
		expect(await statusTrusting(simulator.url, simulator.caCertificate)).toBe(200);
		await expect(statusTrusting(simulator.url, simulator.otherCaCertificate)).rejects.toThrow();
	});
});

describe('a token', () => {
	it('is issued to the two clients, with exactly the three documented fields and two audit events', async () => {
		await start({ auditEvents: 0, tokenLifetimeSeconds: 300 });
		const response = await requestToken(simulator);
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({
			access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
			token_type: 'bearer',
			expires_in: 300,
		});
		expect(codes()).toEqual(['121', '106']);
		expect([simulator.logins, simulator.rejectedLogins]).toEqual([1, 0]);
	});

	it('is refused to a wrong OAuth client, with 401 and an audit event, and to a wrong API client, with 400', async () => {
		await start({ auditEvents: 0 });
		const response = await requestToken({ ...identityOf(simulator), oauthClientSecret: 'wrong' });
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toContain('Basic');
		expect(await response.json()).toMatchObject({ error: 'invalid_client' });
		expect(codes()).toEqual(['122']);
		const second = await requestToken({ ...identityOf(simulator), apiClientSecret: 'wrong' });
		expect([second.status, await second.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
		expect(simulator.rejectedLogins).toBe(2);
	});

	it('is refused for a wrong form, and for any JSON body', async () => {
		await everyRow(
			[
				[{ grant_type: 'client_credentials' }, 'unsupported_grant_type'],
				[{ grant_type: 'password', username: 'somebody' }, 'invalid_request'],
				[{ username: 'somebody' }, 'invalid_request'],
			],
			async ([form, error]) => {
				await start();
				const response = await requestToken(simulator, form as Record<string, string>);
				expect([response.status, await response.json()]).toMatchObject([400, { error }]);
			},
			stop,
		);
		await start();
		const { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, url } = simulator;
		const response = await fetch(`${url}/auth/api/v1/oauth/token`, {
			method: 'POST',
			headers: {
				authorization: `Basic ${Buffer.from(`${oauthClientId}:${oauthClientSecret}`).toString('base64')}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({ grant_type: 'password', username: apiClientId, password: apiClientSecret }),
		});
		expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_request' }]);
	});

	it('is refused to all clients after too many failures, until these are five minutes old', async () => {
		let time = 1_000_000_000_000;
		await start({ failedLogins: 2, retryAfterSeconds: 60, now: () => time });
		const wrong = { ...identityOf(simulator), apiClientSecret: 'wrong' };
		await requestToken(wrong);
		await requestToken(wrong);
		const limited = await requestToken(simulator);
		expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '60']);
		expect(codes()).toContain('130');
		time += 300_000;
		expect((await requestToken(simulator)).status).toBe(200);
	});

	it('is refused when expired by the given clock, revoked, unknown and missing', async () => {
		let time = 1_000_000_000_000;
		await start({ tokenLifetimeSeconds: 60, now: () => time });
		const hosts = '/host-store/api/v1/hosts';
		const client = await logIn(simulator);
		time += 59_999;
		expect((await client.send('GET', hosts)).status).toBe(200);
		time += 1;
		const expired = await client.send('GET', hosts);
		expect([expired.status, expired.body]).toMatchObject([401, { error_code: expect.any(String), details: [] }]);
		const second = await logIn(simulator);
		simulator.revokeTokens();
		expect((await second.send('GET', hosts)).status).toBe(401);
		expect((await fetch(simulator.url + hosts)).status).toBe(401);
		expect(simulator.unauthorized).toBe(3);
	});
});

it('the status of every service needs no login', async () => {
	await start();
	for (const service of ['auth', 'host-store', 'vault', 'monitor-service']) {
		const response = await fetch(`${simulator.url}/${service}/api/v1/status`);
		expect([response.status, await response.json()]).toMatchObject([200, { variant: service, status: 'RUNNING' }]);
	}
});

it('PrivX counts the peak of requests without logins, refuses requests over the limit, and resets its counts', async () => {
	await start();
	const client = await logIn(simulator);
	simulator.setRate(3);
	await Promise.all(Array.from({ length: 5 }, async () => await fetch(`${simulator.url}/auth/api/v1/status`)));
	expect(simulator.refused).toBeGreaterThanOrEqual(2);
	expect(simulator.peakRequestsPerSecond).toBe(5);
	simulator.resetCounters();
	expect([simulator.refused, simulator.peakRequestsPerSecond, simulator.tcpConnections]).toEqual([0, 0, 0]);
	simulator.setRate(Infinity);
	expect((await client.send('GET', '/nowhere')).status).toBe(404);
	expect((await client.send('DELETE', '/host-store/api/v1/hosts')).status).toBe(405);
});

function identityOf({ url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret }: PrivxSimulator) {
	return { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret };
}

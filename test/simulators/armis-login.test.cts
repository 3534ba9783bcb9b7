import { startArmis, type ArmisOptions, type ArmisSimulator } from '../../simulators/armis/index.cts';
import { requestV1Token, requestV3Token, v1Client, v3Client } from './armis-client.cts';
import { everyRow } from './rows.cts';

let simulator: ArmisSimulator;
const start = async (options: ArmisOptions = {}) => (simulator = await startArmis(options));

const stop = async () => await simulator.stop();
afterEach(stop);

describe('a v3 token', () => {
	it('is issued for the documented JSON body, with three fields', async () => {
		await start();
		const response = await requestV3Token(simulator);
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({
			access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
			token_type: 'Bearer',
			expires_in: 900,
		});
	});

	it('is refused when a field is wrong, or the audience has no slash at its end', async () => {
		await everyRow(
			[
				['audience', 'https://acme.armis.com', 400],
				['audience', 'https://other.armis.com/', 400],
				['client_id', 'somebody@else.example', 401],
				['client_secret', 'wrong', 401],
				['vendor_id', 'other', 401],
				['grant_type', 'password', 422],
				['scopes', [], 422],
				['scopes', 'PERMISSION.DEVICE.READ', 422],
			],
			async ([field, value, status]) => {
				await start();
				expect((await requestV3Token(simulator, { [field]: value })).status).toBe(status);
				expect([simulator.logins, simulator.rejectedLogins]).toEqual([0, 1]);
			},
			stop,
		);
		await start();
		expect((await requestV3Token(simulator, { audience: simulator.url })).status).toBe(400);
	});

	it('has the tenant as its audience, whose address is not that of the API', async () => {
		await start();
		expect((await requestV3Token(simulator, { audience: 'https://acme.armis.com/' })).status).toBe(200);
		await stop();
		await start({ tenantUrl: 'https://plant.armis.com' });
		expect((await requestV3Token(simulator, { audience: 'https://plant.armis.com/' })).status).toBe(200);
		expect((await requestV3Token(simulator, { audience: 'https://acme.armis.com/' })).status).toBe(400);
	});

	it('has only the requested scopes that the user has', async () => {
		await start({ heldScopes: ['PERMISSION.ALERT.READ'] });
		const { send } = await v3Client(simulator, ['PERMISSION.ALERT.READ', 'PERMISSION.DEVICE.READ']);
		expect((await send('GET', '/alerts/501')).status).toBe(200);
		const refused = await send('GET', '/assets/_search/fields?asset_type=DEVICE');
		expect(refused.status).toBe(403);
		expect(await refused.json()).toEqual({ detail: 'Missing scope: PERMISSION.DEVICE.READ' });
	});

	it('is refused for a scope that the user does not have, when configured', async () => {
		await start({ heldScopes: ['PERMISSION.ALERT.READ'], unheldScope: 'refuse' });
		expect((await requestV3Token(simulator)).status).toBe(400);
	});

	it('expires after its lifetime by the given clock, and is not a v1 token', async () => {
		let time = 1_000_000;
		await start({ now: () => time });
		const { send, token } = await v3Client(simulator);
		time += 899_999;
		expect((await send('GET', '/settings/sites')).status).toBe(200);
		const asV1 = await fetch(`${simulator.url}/api/v1/boundaries/`, { headers: { authorization: token } });
		time += 1;
		expect((await send('GET', '/settings/sites')).status).toBe(401);
		expect(asV1.status).toBe(401);
	});
});

describe('a v1 token', () => {
	it('is issued for a secret key in a form, in JSON or in the query', async () => {
		await everyRow(
			['form', 'json', 'query'] as const,
			async (location) => {
				await start({ now: () => Date.UTC(2026, 0, 15) });
				const response = await requestV1Token(simulator, location);
				expect(await response.json()).toEqual({
					success: true,
					data: { access_token: expect.any(String), expiration_utc: '2026-01-15T01:00:00.000452+00:00', user_id: 7 },
				});
			},
			stop,
		);
	});

	it('is refused for a wrong key with the configured status', async () => {
		await everyRow(
			[400, 401] as const,
			async (wrongKeyStatus) => {
				await start({ wrongKeyStatus });
				const response = await requestV1Token({ url: simulator.url, secretKey: 'wrong' });
				expect(response.status).toBe(wrongKeyStatus);
				expect(await response.json()).toEqual({ message: 'Invalid secret key.', success: false });
				expect([simulator.v1Logins, simulator.rejectedLogins]).toEqual([0, 1]);
			},
			stop,
		);
	});

	it('is refused after "Bearer"', async () => {
		await start();
		const { token } = await v1Client(simulator);
		const ask = async (authorization: string) =>
			await fetch(`${simulator.url}/api/v1/boundaries/`, { headers: { authorization } });
		expect([(await ask(token)).status, (await ask(`Bearer ${token}`)).status]).toEqual([200, 401]);
		expect(simulator.unauthorized).toBe(1);
	});

	it('stays valid after the next one is issued', async () => {
		await start();
		const first = await v1Client(simulator);
		await v1Client(simulator);
		expect((await first.send('GET', '/boundaries/')).status).toBe(200);
	});

	it('is cancelled by the next one, when configured; v3 tokens are not', async () => {
		await start({ newV1TokenCancelsOld: true });
		const [first, other] = [await v1Client(simulator), await v3Client(simulator)];
		await v1Client(simulator);
		expect((await first.send('GET', '/boundaries/')).status).toBe(401);
		expect((await other.send('GET', '/settings/sites')).status).toBe(200);
	});
});

it('the tokens of one API or of both can be revoked', async () => {
	await start();
	const clients = [await v1Client(simulator), await v3Client(simulator)];
	const statuses = async () => [
		(await clients[0].send('GET', '/boundaries/')).status,
		(await clients[1].send('GET', '/settings/sites')).status,
	];
	simulator.revokeTokens('v1');
	expect(await statuses()).toEqual([401, 200]);
	simulator.revokeTokens();
	expect(await statuses()).toEqual([401, 401]);
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { credentialStore } from '../../harness/credential-store.cts';
import { UsmAnywhereApi } from '../../../credentials/UsmAnywhereApi.credentials';
import { Session } from '../../../core/http/session';
import { caught } from '../../harness/caught';
import { hastyClock } from '../../harness/fake-clock';
import { executeContext } from '../../harness/request.cts';
import { usmAnywhere } from './transport.cts';

const LONG = 'x'.repeat(300_000);
let server: Server | undefined;

afterEach(async () => {
	server?.closeAllConnections();
	server?.close();
});

/** A server that keeps connections open, as proxies do, and answers the first `refusals` requests for data with a long 401. */
async function serverThat(refusals: number, refuse?: (end: () => void) => void) {
	const open = new Set<Socket>();
	const asked: string[] = [];
	let left = refusals;
	let tokens = 0;
	server = createServer({ keepAlive: true, keepAliveTimeout: 60_000 }, (request, response) => {
		request.resume().on('end', () => {
			asked.push(`${request.method} ${request.url}`);
			if (request.url!.endsWith('/token')) {
				response.end(JSON.stringify({ access_token: `token-${++tokens}`, expires_in: 899 }));
				return;
			}
			if (left-- <= 0) {
				response.end('{"good":true}');
				return;
			}
			response.writeHead(401, { 'content-type': 'application/json' });
			response.write(`{"error":"expired","more":"${LONG}`);
			if (refuse) refuse(() => response.end('"}'));
			else response.end('"}');
		});
	}).listen(0, '127.0.0.1');
	server.on('connection', (socket) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});
	await new Promise((resolve) => server!.once('listening', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const store = credentialStore(new UsmAnywhereApi(), { url, clientId: 'id', clientSecret: 'secret' });
	const session = async (more: Partial<typeof usmAnywhere> = {}, timeout?: number) =>
		await Session.open(executeContext(store), { ...usmAnywhere, ...more }, { timeout }, hastyClock());
	return { open, asked, session };
}

const soon = async (isTrue: () => boolean) => {
	for (let times = 0; times < 50 && !isTrue(); times++) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('a 401 with a long body leaves no connection open', async () => {
	for (const onUnauthorized of ['renew', 'reread', 'final'] as const) {
		const { open, session } = await serverThat(Infinity);
		for (let run = 0; run < 10; run++) await caught((await session({ onUnauthorized })).send({ path: '/alarms' }));
		await soon(() => open.size === 0);
		expect([onUnauthorized, open.size]).toEqual([onUnauthorized, 0]);
		server!.close();
	}
});

test('a token that is refused once costs one login and one more request, for a POST as well', async () => {
	for (const method of ['GET', 'POST'] as const) {
		const { asked, session } = await serverThat(1);
		const { body } = await (
			await session()
		).send({ method, path: '/alarms', body: method === 'POST' ? {} : undefined });
		expect(body).toEqual({ good: true });
		const [login, call] = ['POST /api/2.0/oauth/token', `${method} /api/2.0/alarms`];
		expect(asked).toEqual([login, call, login, call]);
		server!.close();
	}
});

test('a service that refuses every token is asked twice, with two logins, and its words, which may repeat a token, are not shown', async () => {
	const { asked, session } = await serverThat(Infinity);
	const { message } = await caught((await session()).send({ path: '/alarms' }));
	expect(message).toBe('the service refused the credential (HTTP 401)');
	expect(asked).toHaveLength(4);
});

test('a 401 whose body never ends is given up with the timeout, and nothing is sent again with a new token', async () => {
	const { asked, session } = await serverThat(Infinity, () => undefined);
	const { message } = await caught((await session({}, 1)).send({ method: 'POST', path: '/alarms', body: {} }));
	expect(message).toContain('the answer did not arrive within the timeout');
	expect(asked).toHaveLength(2);
});

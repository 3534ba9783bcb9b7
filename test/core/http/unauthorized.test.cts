import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { credentialStore } from '../../harness/credential-store.cts';
import { UsmAnywhereApi } from '../../../credentials/UsmAnywhereApi.credentials';
import { Session } from '../../../core/http/session';
import { caught } from '../../harness/caught';
import { hastyClock } from '../../harness/fake-clock.cts';
import { executeContext } from '../../harness/request.cts';
import { usmAnywhere } from './transport.cts';

const LONG = 'x'.repeat(300_000);
let server: Server | undefined;

afterEach(async () => {
	server?.closeAllConnections();
	server?.close();
});

interface Run {
	cancel?: AbortSignal;
	deadline?: number;
	sleep?: () => Promise<void>;
}

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
	const clock = hastyClock();
	const session = async (more: Partial<typeof usmAnywhere> = {}, timeout?: number, run: Run = {}) => {
		const { cancel, deadline, sleep = clock.sleep } = run;
		const context = executeContext(store, cancel);
		const options = { timeout, deadline };
		return await Session.open(context, { ...usmAnywhere, ...more }, options, Object.assign(clock, { sleep }));
	};
	return { open, asked, session, store, clock, refuseNext: (times: number) => (left = times) };
}

const soon = async (isTrue: () => boolean) => {
	for (let times = 0; times < 50 && !isTrue(); times++) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('a 401 with a long body leaves no connection open', async () => {
	for (const onUnauthorized of ['renew', 'final'] as const) {
		const { open, session } = await serverThat(Infinity);
		for (let run = 0; run < 10; run++) await caught((await session({ onUnauthorized })).send({ path: '/alarms' }));
		await soon(() => open.size === 0);
		expect([onUnauthorized, open.size]).toEqual([onUnauthorized, 0]);
		server!.close();
	}
});

const LOGIN = 'POST /api/2.0/oauth/token';

test('a token that is refused once costs one login and one more request, for a POST as well', async () => {
	for (const method of ['GET', 'POST'] as const) {
		const { asked, session, refuseNext } = await serverThat(0);
		const run = await session();
		await run.send({ path: '/alarms' });
		refuseNext(1);
		const { body } = await run.send({ method, path: '/alarms', body: method === 'POST' ? {} : undefined });
		expect(body).toEqual({ good: true });
		const call = `${method} /api/2.0/alarms`;
		expect(asked.slice(2)).toEqual([call, LOGIN, call]);
		server!.close();
	}
});

test('a token that another process has replaced costs no login, whenever that process stores its own', async () => {
	for (const looks of [0, 1, 2]) {
		const { asked, session, store, refuseNext } = await serverThat(0);
		const run = await session();
		await run.send({ path: '/alarms' });
		asked.length = 0;
		refuseNext(1);
		let left = looks;
		const read = store.getDecrypted.bind(store);
		const readings = jest.spyOn(store, 'getDecrypted').mockImplementation(async () => {
			if (asked.length > 0 && left-- === 0) store.edit({ accessToken: 'of-another-process' });
			return await read();
		});
		expect((await run.send({ path: '/alarms' })).body).toEqual({ good: true });
		expect(asked).toEqual(['GET /api/2.0/alarms', 'GET /api/2.0/alarms']);
		readings.mockRestore();
		server!.close();
	}
});

test('a new token that is not known everywhere yet is sent once more, without another login', async () => {
	const { asked, session } = await serverThat(1);
	expect((await (await session()).send({ path: '/alarms' })).body).toEqual({ good: true });
	expect(asked).toEqual([LOGIN, 'GET /api/2.0/alarms', 'GET /api/2.0/alarms']);
});

test('a service that refuses every token gets one login, and its words, which may repeat a token, are not shown', async () => {
	const { asked, session } = await serverThat(Infinity);
	const { message } = await caught((await session()).send({ path: '/alarms' }));
	expect(message).toBe('the service accepted the login, but refused its access token (HTTP 401)');
	expect(asked.filter((one) => one === LOGIN)).toHaveLength(1);
	expect(asked).toHaveLength(3);
});

test('that is waited for once: the next items fail at once, and the token is tried again after 20 seconds', async () => {
	const { asked, session, clock } = await serverThat(Infinity);
	const run = await session();
	await caught(run.send({ path: '/alarms' }));
	const before = [asked.length, clock.elapsed];
	for (let item = 0; item < 200; item++) await caught(run.send({ path: '/alarms' }));
	expect([asked.length - before[0], clock.elapsed - before[1] < 10_000]).toEqual([200, true]);
	clock.elapsed += 20_000;
	await caught(run.send({ path: '/alarms' }));
	expect(asked.filter((one) => one === LOGIN)).toHaveLength(2);
});

test('a run that is cancelled while it waits for a token ends there', async () => {
	const { session } = await serverThat(Infinity);
	const stop = new AbortController();
	const run = await session({}, undefined, { sleep: async () => stop.abort(), cancel: stop.signal });
	await expect(run.send({ path: '/alarms' })).rejects.toThrow('the execution was cancelled');
});

test('where the end of a poll is near, the login is not put off', async () => {
	const { asked, session, refuseNext, clock } = await serverThat(0);
	const run = await session({}, undefined, { deadline: 50 });
	await run.send({ path: '/alarms' });
	refuseNext(1);
	expect((await run.send({ path: '/alarms' })).body).toEqual({ good: true });
	expect([asked.length, clock.elapsed < 50]).toEqual([5, true]);
});

test('a 401 whose body never ends is given up with the timeout, and nothing is sent again with a new token', async () => {
	const { asked, session } = await serverThat(Infinity, () => undefined);
	const { message } = await caught((await session({}, 1)).send({ method: 'POST', path: '/alarms', body: {} }));
	expect(message).toContain('the answer did not arrive within the timeout');
	expect(asked).toHaveLength(2);
});

/** Somebody between n8n and the service never gets the secret, whatever options a node of n8n gives to a request. */
import { createServer as createProxy, type Server } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import type { ICredentialType, IHttpRequestOptions, IRequestOptions } from 'n8n-workflow';
import { authorized } from '../../../core/http/authorize';
import { trustOf } from '../../../core/http/tls';
import { credentialStore, type CredentialStore } from '../../harness/credential-store.cts';
import { identity } from '../../harness/certificates.cts';
import { legacyRequest, request } from '../../harness/request.cts';

const TOKEN = 'canary-7f3a9c1e5b2d';
const type: ICredentialType = {
	name: 'acmeApi',
	displayName: 'Acme API',
	properties: [
		{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		{ displayName: 'CA', name: 'caCertificate', type: 'string', default: '' },
		{ displayName: 'Ignore', name: 'ignoreSslIssues', type: 'boolean', default: false },
	],
	authenticate: async (fields, asked) =>
		await Promise.resolve(
			authorized(asked, {
				base: new URL(String(fields.url)),
				headers: { Authorization: `Bearer ${TOKEN}` },
				trust: trustOf(fields),
			}),
		),
};

/** Options by which a request would give its secret away. */
const OPTIONS = [
	{},
	{ skipSslCertificateValidation: true },
	{ rejectUnauthorized: false },
	{ strictSSL: false, rejectUnauthorized: false },
	{ agentOptions: { rejectUnauthorized: false } },
	{ agentOptions: { checkServerIdentity: () => undefined, rejectUnauthorized: false } },
];

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

async function listening<Any extends Server>(server: Any): Promise<number> {
	open.push(server);
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	return (server.address() as AddressInfo).port;
}

/** A server, and what it was told. */
async function https(tls: { key: string; cert: string }): Promise<{ port: number; told: string[] }> {
	const told: string[] = [];
	const server = createServer(tls, ({ headers }, answer) => {
		told.push(JSON.stringify(headers));
		answer.setHeader('content-type', 'application/json').end('{"ok":true}');
	});
	return { told, port: await listening(server as unknown as Server) };
}

/** A proxy that leads every connection to one port. */
async function proxyTo(port: number): Promise<string> {
	const proxy = createProxy();
	proxy.on('connect', (_, socket) => {
		const target = connect(port, 'localhost', () => {
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			target.pipe(socket).pipe(target);
		});
		for (const side of [target, socket]) side.on('error', () => side.destroy());
	});
	return `http://localhost:${await listening(proxy)}`;
}

/** Both ways of n8n to send a request with a credential. */
async function sendBothWays(store: CredentialStore, url: string, options: object): Promise<unknown[]> {
	const ways = [
		async () => await request(store, { method: 'GET', url, ...options } as IHttpRequestOptions),
		async () => await legacyRequest(store, { method: 'GET', uri: url, ...options } as unknown as IRequestOptions),
	];
	return await Promise.all(ways.map(async (send) => await send().catch(() => 'refused')));
}

async function setting() {
	const [own, other] = [await identity({ host: 'localhost' }), await identity({ host: 'localhost' })];
	const [service, middle] = [await https(own.tls), await https(other.tls)];
	// By name: through a proxy, n8n checks no certificate for an address.
	const url = `https://localhost:${service.port}`;
	const store = (fields: object) => credentialStore(type, { url, caCertificate: own.authority, ...fields });
	const agent = { host: '127.0.0.1', port: middle.port, servername: 'x', ca: other.authority };
	const options = [
		...OPTIONS,
		{ agentOptions: agent, ...OPTIONS[1], ...OPTIONS[2] },
		{ agentOptions: { ca: other.authority } },
	];
	return { service, middle, url, store, options };
}

test('no option of a request gives the secret to another server', async () => {
	const { service, middle, url, store, options } = await setting();
	for (const proxy of [undefined, await proxyTo(middle.port)]) {
		for (const one of options) await sendBothWays(store({}), url, { ...one, ...(proxy ? { proxy } : {}) });
	}
	expect(middle.told).toEqual([]);
	// Without the proxy all of them reach the service.
	expect(service.told).toHaveLength(options.length * 2);
});

test('an honest proxy is used, and the certificate behind it is checked', async () => {
	const { service, url, store } = await setting();
	const proxy = await proxyTo(service.port);
	expect(await sendBothWays(store({}), url, { proxy })).not.toContain('refused');
	expect(await sendBothWays(store({ caCertificate: '' }), url, { proxy, rejectUnauthorized: false })).toEqual([
		'refused',
		'refused',
	]);
	expect(service.told).toHaveLength(2);
});

test('behind a proxy, an IP address is held to the certificate as well', async () => {
	const [own, other] = [await identity(), await identity({ host: 'localhost' })];
	const authorities = { caCertificate: `${own.authority}\n${other.authority}` };
	const told = await Promise.all(
		[own, other].map(async ({ tls }) => {
			const server = await https(tls);
			const proxy = await proxyTo(server.port);
			for (const host of ['127.0.0.1', '10.1.2.3', '[::1]']) {
				const url = `https://${host}`;
				await sendBothWays(credentialStore(type, { url, ...authorities }), url, { proxy });
			}
			return server.told.length;
		}),
	);
	expect(told).toEqual([2, 0]);
});

test('only the credential can switch the check off', async () => {
	const { service, url, store } = await setting();
	const untrusted = { caCertificate: '' };
	await sendBothWays(store(untrusted), url, { skipSslCertificateValidation: true, rejectUnauthorized: false });
	expect(service.told).toEqual([]);
	await sendBothWays(store({ ...untrusted, ignoreSslIssues: true }), url, {});
	expect(service.told).toHaveLength(2);
});

import { createServer, type AddressInfo } from 'node:net';
import type { FaultAnswer } from '../../simulators/kernel/fault.cts';
import { caught } from '../harness/caught';
import { identity, type Identity } from '../harness/certificates.cts';
import { expectRows, type ExpectedRow } from '../harness/rows';
import { testCredential } from '../harness/test-credential.cts';
import { CREDENTIALS } from './every-credential.cts';
import { connectionsTo, started, stopServers, storeFor, WAYS } from './setting.cts';
import type { Server, Subject } from './subject.cts';

const OK = { status: 'OK', message: 'Connection successful!' };

/** Certificates: right, right but of another authority, expired, and for another host. */
let own: Identity;
let stranger: Identity;
let expired: Identity;
let foreign: Identity;

beforeAll(async () => {
	own = await identity();
	stranger = await identity();
	expired = await identity({ daysLeft: -1 });
	foreign = await identity({ host: 'other.example' });
});

afterEach(stopServers);

/** A port on which nothing listens any more. */
async function deadPort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => probe.once('listening', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

describe.each(CREDENTIALS)('$name', ({ isSelfHosted, needed, called, movedTo, subject }) => {
	const { path, product } = subject;
	const start = async (options?: Parameters<Subject['start']>[0]) => await started(subject.start(options));
	const storeAt = (server: Server, fields?: Record<string, unknown>) => storeFor(subject, server, fields);
	const urlAt = (server: Server) => new URL(path, server.url).href;

	describe('a request of our nodes or the HTTP Request node', () => {
		test('is authorized', async () => {
			for (const [way, send] of WAYS) {
				const server = await start();
				await send(storeAt(server), urlAt(server));
				const sent = server.requests.filter((one) => one.path === path);
				expect([way, ...sent.map(({ status }) => status)]).toEqual([way, 200]);
			}
		});

		test('is not sent to another origin', async () => {
			for (const [way, send] of WAYS) {
				const [server, other] = [await start(), await start()];
				const { origin } = new URL(other.url);
				const reason = `this credential belongs to ${new URL(server.url).origin} and was not sent to ${origin}`;
				for (const url of [origin + path, `${origin}/`]) {
					const { message } = await caught(send(storeAt(server), url));
					expect([way, url, message]).toEqual([way, url, reason]);
				}
				expect([way, connectionsTo(other)]).toEqual([way, 0]);
			}
		});

		test('does not follow a redirect', async () => {
			const other = await start();
			const headers = { location: urlAt(other) };
			for (const [way, send] of WAYS) {
				for (const status of [301, 302, 303, 307, 308]) {
					const server = await start();
					server.setFaults([{ path, times: 'always', answer: { status, headers } }]);
					await Promise.allSettled([send(storeAt(server), urlAt(server))]);
					const sent = server.requests.find((one) => one.path === path);
					expect([way, sent?.status, connectionsTo(other)]).toEqual([way, status, 0]);
				}
			}
		});

		test('is sent only to a server of the authority in CA Certificate', async () => {
			// On one line, as a secret store may return it.
			const both = `${stranger.authority}\n${own.authority}`.replace(/\r?\n/g, '\\n');
			for (const [way, send] of WAYS) {
				const server = await start({ tls: own.tls });
				await caught(send(storeAt(server), urlAt(server)));
				await caught(send(storeAt(server, { caCertificate: stranger.authority }), urlAt(server)));
				expect([way, ...server.requests]).toEqual([way]);
				await send(storeAt(server, { caCertificate: both }), urlAt(server));
				expect([way, server.requests.at(-1)]).toMatchObject([way, { path, status: 200 }]);
			}
		});
	});

	describe('the credential test says', () => {
		const verdictAt = async (server: Server, change?: Record<string, unknown>) =>
			await testCredential(storeAt(server, change));

		test('that everything is right', async () => {
			const server = await start();
			expect(await verdictAt(server)).toEqual(OK);
			expect(server.requests).toHaveLength(2);
		});

		test('which field is empty or not a certificate, and sends nothing', async () => {
			const server = await start();
			await expectRows(
				[
					...needed.map((field): ExpectedRow<object> => [{ [field]: ' ' }, `${called(field)} is empty`]),
					[{ caCertificate: 'my-ca.pem' }, `${called('caCertificate')} has no readable certificate`],
				],
				async (change) => (await verdictAt(server, { ...change })).message,
			);
			expect(connectionsTo(server)).toBe(0);
		});

		test('that nothing answers at the address', async () => {
			const server = await start();
			const host = `127.0.0.1:${await deadPort()}`;
			expect(await verdictAt(server, movedTo(`http://${host}`))).toEqual({
				status: 'Error',
				message: `${product} could not be reached at ${host}: nothing answers at this address.`,
			});
		});

		test('what answers instead of the product, after one request', async () => {
			const answers: Array<[answer: FaultAnswer, words: string]> = [
				[{ status: 404 }, '(HTTP 404). '],
				[{ status: 200, body: '<!doctype html><p>Welcome' }, 'the answer is a web page, not JSON'],
				[{ status: 302, headers: { location: '/login' } }, 'Redirects are not followed.'],
				[{ status: 503 }, 'at the moment (HTTP 503)'],
				...['', '"ok"', []].map((body): [FaultAnswer, string] => [
					{ status: 200, body },
					`Check that the URL is the address of ${product}.`,
				]),
			];
			await expectRows(
				answers.map(([answer, words]) => [answer, ['Error', expect.stringContaining(words), 1]]),
				async (answer) => {
					const server = await start();
					server.setFaults([{ times: 'always', answer }]);
					const { status, message } = await verdictAt(server);
					return [status, message, server.requests.length];
				},
			);
		});

		test('what is wrong with the certificate of the server, and where to enter its authority', async () => {
			for (const [{ tls }, caCertificate, ...words] of [
				[own, '', 'not signed by an authority that n8n trusts', 'CA Certificate'],
				[expired, expired.authority, 'the certificate of this host has expired'],
				[foreign, foreign.authority, 'the certificate is for another host name'],
			] as const) {
				const server = await start({ tls });
				const { message } = await verdictAt(server, { caCertificate });
				expect(words.filter((some) => !message.includes(some))).toEqual([]);
				expect(server.requests).toHaveLength(0);
			}
			const server = await start({ tls: own.tls });
			expect(await verdictAt(server, { caCertificate: own.authority })).toEqual(OK);
		});
	});

	if (!isSelfHosted) return;

	describe('Ignore SSL Issues', () => {
		test('accepts any certificate, also with an authority that did not sign it', async () => {
			const { tls } = await identity({ host: 'other.example', daysLeft: -1 });
			const server = await start({ tls });
			const store = storeAt(server, { ignoreSslIssues: true, caCertificate: own.authority });
			expect(await testCredential(store)).toEqual(OK);
			for (const [, send] of WAYS) await send(store, urlAt(server));
			expect(server.requests.slice(-WAYS.length).map(({ status }) => status)).toEqual(WAYS.map(() => 200));
		});

		test('is off unless it is exactly on', async () => {
			const server = await start({ tls: own.tls });
			for (const ignoreSslIssues of [false, 'true', 'yes', '']) {
				const store = storeAt(server, { ignoreSslIssues });
				expect((await testCredential(store)).status).toBe('Error');
				for (const [, send] of WAYS) await caught(send(store, urlAt(server)));
				expect([ignoreSslIssues, ...server.requests]).toEqual([ignoreSslIssues]);
			}
		});
	});
});

import { createServer, type AddressInfo } from 'node:net';
import type { FaultAnswer } from '../../simulators/kernel/fault.cts';
import { caught } from '../harness/caught';
import { identity, type Identity } from '../harness/certificates.cts';
import { expectRows, type ExpectedRow } from '../harness/rows';
import { testCredential } from '../harness/test-credential.cts';
import { CREDENTIALS } from './every-credential.cts';
import { connectionsTo, started, stopServers, storeFor, WAYS } from './setting.cts';
import type { Server, ServerOptions, Subject } from './subject.cts';

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

/** A credential, or what answers it, that is wrong in one way. */
interface Wrong {
	/** A part of the message, as a pattern. */
	says: string;
	/** With which the server is started. */
	options?: ServerOptions;
	spoil?(server: Server): Promise<void> | void;
	/** The fields of the credential that are wrong. */
	fields?(server: Server): Promise<Record<string, unknown>> | Record<string, unknown>;
}

const always = (answer: FaultAnswer) => (server: Server) => server.setFaults([{ times: 'always', answer }]);

/** Everything that a first credential can meet. */
function wrongs(
	{ identity: secrets }: Subject,
	movedTo: (address: string) => Record<string, unknown>,
	hasToken: boolean,
): Wrong[] {
	const asked = hasToken ? 'login' : 'check of the (key|token)';
	const other = (url: string, protocol: string) => ({ ...movedTo(url.replace(/^https?:/, protocol)) });
	return [
		...secrets.map((field) => ({
			says: `refused the ${asked} \\(HTTP 40[013]`,
			fields: () => ({ [field]: 'mistyped' }),
		})),
		{ says: 'a web page, not JSON', spoil: always({ status: 200, body: '<html><body>Welcome</body></html>' }) },
		...[{ status: 'ok', version: 3 }, ['ok']].map((body) => ({
			says: 'Check that the URL is the address of',
			spoil: always({ status: 200, body }),
		})),
		{ says: `refused the ${asked} \\(HTTP 403`, spoil: always({ status: 403 }) },
		{ says: '\\(HTTP 404\\)', spoil: always({ status: 404 }) },
		{ says: `cannot process the ${asked} at the moment \\(HTTP 500\\)`, spoil: always({ status: 500 }) },
		{ says: 'this host name is not known', fields: () => movedTo('https://no-such-host.invalid') },
		{ says: 'nothing answers at this address', fields: async () => movedTo(`http://127.0.0.1:${await deadPort()}`) },
		{ says: 'CA Certificate', options: { tls: own.tls } },
		{ says: 'this port does not speak HTTPS', fields: ({ url }) => other(url, 'https:') },
		{ says: 'could not be reached|Check', options: { tls: own.tls }, fields: ({ url }) => other(url, 'http:') },
	];
}

/** The same with a login that succeeds. */
function wrongsAfterLogin({ tokenPath }: Subject & { tokenPath?: string }): Wrong[] {
	const answers: Array<[FaultAnswer, string]> = [
		[{ status: 200, body: '<html><body>Welcome</body></html>' }, 'a web page, not JSON'],
		[{ status: 401 }, 'test request \\(HTTP 401\\)'],
		[{ status: 403 }, 'test request \\(HTTP 403\\)'],
		[{ status: 500 }, 'cannot process the test request at the moment \\(HTTP 500\\)'],
		[{ resetBeforeHeaders: true }, 'the connection was interrupted'],
	];
	return answers.map(([answer, says]) => ({
		says,
		spoil: (server) => server.setFaults([{ pathPattern: `^(?!${tokenPath}$)`, times: 'always', answer }]),
	}));
}

describe.each(CREDENTIALS)('$name', ({ isSelfHosted, hasToken, needed, called, movedTo, subject }) => {
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
		const verdicts = {
			first: async (wrong: Wrong) => {
				const server = await start(wrong.options);
				await wrong.spoil?.(server);
				return await verdictAt(server, await wrong.fields?.(server));
			},
			'again after a success': async (wrong: Wrong) => {
				const server = await start(wrong.options);
				const store = storeAt(server, wrong.options && { caCertificate: own.authority });
				expect(await testCredential(store)).toEqual(OK);
				await wrong.spoil?.(server);
				store.edit({ ...(wrong.options && { caCertificate: '' }), ...(await wrong.fields?.(server)) } as never);
				return await testCredential(store);
			},
		};

		test('that everything is right, also the second time', async () => {
			const server = await start();
			const store = storeAt(server);
			for (const requests of hasToken ? [3, 3] : [2, 2]) {
				server.resetCounters();
				expect(await testCredential(store)).toEqual(OK);
				expect(server.requests).toHaveLength(requests);
				expect(server.requests.filter(({ headers }) => /purpose/i.test(JSON.stringify(headers)))).toEqual([]);
			}
		});

		test('which field is empty or not a certificate, with advice, and sends nothing', async () => {
			const server = await start();
			const shown = (field: string) => called(field).replace('the', 'The');
			await expectRows(
				[
					...needed.map(
						(field): ExpectedRow<Record<string, unknown>> => [
							{ [field]: ' ' },
							`${shown(field)} is empty. Enter a value, or check the result of the expression.`,
						],
					),
					[
						{ caCertificate: 'my-ca.pem' },
						`${shown('caCertificate')} has no readable certificate. Paste the complete text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.`,
					],
					[movedTo('http://security.example.com'), expect.stringContaining('must begin with https://. Anything else')],
				],
				async (change: Record<string, unknown>) => (await verdictAt(server, change)).message,
			);
			expect(connectionsTo(server)).toBe(0);
		});

		test.each(Object.entries(verdicts))('in words what is wrong, %s', async (_when, verdict) => {
			await expectRows(
				[...wrongs(subject, movedTo, hasToken), ...(hasToken ? wrongsAfterLogin(subject) : [])].map((wrong) => [
					wrong,
					{ status: 'Error', message: expect.stringMatching(new RegExp(`^(?=.*${wrong.says})\\S+ .{30,}\\.$`)) },
				]),
				verdict,
			);
		});

		test('what answers instead of the product, after one request', async () => {
			const answers: Array<[answer: FaultAnswer, words: string]> = [
				[{ status: 404 }, '(HTTP 404). '],
				[{ status: 200, body: '<!doctype html><p>Welcome' }, 'the answer is a web page, not JSON'],
				[{ status: 302, headers: { location: '/login' } }, 'Redirects are not followed.'],
				[{ status: 503 }, 'at the moment (HTTP 503)'],
				...['', '"ok"', [], '{"status":"ok"}'].map((body): [FaultAnswer, string] => [
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
		test('accepts any certificate, also with an authority that did not sign it [case 34]', async () => {
			const { tls } = await identity({ host: 'other.example', daysLeft: -1 });
			const server = await start({ tls });
			const store = storeAt(server, { ignoreSslIssues: true, caCertificate: own.authority });
			expect(await testCredential(store)).toEqual(OK);
			for (const [, send] of WAYS) await send(store, urlAt(server));
			expect(server.requests.slice(-WAYS.length).map(({ status }) => status)).toEqual(WAYS.map(() => 200));
		});

		test('is off unless it is exactly on [case 34]', async () => {
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

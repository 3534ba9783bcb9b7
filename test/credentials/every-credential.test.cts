import type { INodeProperties } from 'n8n-workflow';
import { createServer, type AddressInfo } from 'node:net';
import { caught } from '../harness/caught';
import { identity, type Identity } from '../harness/certificates.cts';
import { testCredential } from '../harness/test-credential.cts';
import { SUBJECTS, TOKEN_SUBJECTS } from './all-subjects.cts';
import { connectionsTo, started, stopServers, storeFor, WAYS } from './setting.cts';
import type { Server, Subject } from './subject.cts';

const TOKEN_FIELDS = ['accessToken', 'accessTokenExpiresAt', 'accessTokenRefreshAt', 'accessTokenOwner'];
const SENSITIVE = /secret|token|password|key|certificate/i;
const OK = { status: 'OK', message: 'Connection successful!' };
const UNTRUSTED = 'not signed by an authority that n8n trusts';

let own: Identity;

beforeAll(async () => {
	own = await identity();
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

describe.each(SUBJECTS)('%s', (name, subject: Subject) => {
	const { access, addresses, contract, path, product, Type } = subject;
	const type = new Type();
	const shown = type.properties.filter(({ type: kind }) => kind !== 'hidden');
	const hidden = type.properties.filter(({ type: kind }) => kind === 'hidden');
	const labelOf = (field: string) => shown.find((one) => one.name === field)!.displayName;
	const isSelfHosted = shown.some((one) => one.name === 'ignoreSslIssues');
	const hasToken = TOKEN_SUBJECTS.some(([one]) => one === name);

	const start = async (options?: Parameters<Subject['start']>[0]) => await started(subject.start(options));
	const storeAt = (server: Server, fields?: Record<string, unknown>) => storeFor(subject, server, fields);
	const movedTo = (address: string) => Object.fromEntries(addresses.map((field) => [field, address]));
	const fields = {
		...Object.fromEntries(shown.map((one) => [one.name, one.default])),
		...movedTo('https://security.example.com'),
		...Object.fromEntries(subject.identity.map((field) => [field, `the ${field}`])),
	} as Record<string, unknown>;

	describe('the form', () => {
		test('has the name and the fields that saved credentials depend on', () => {
			const { displayName } = type;
			expect({ name: type.name, displayName, fields: shown.map((one) => one.name) }).toEqual(contract);
			expect(type.name).toBe(name[0].toLowerCase() + name.slice(1));
			expect(Object.keys(type)).toEqual(expect.arrayContaining(['icon', 'test', 'documentationUrl', 'authenticate']));
		});

		test('describes every field, and every choice of which several are possible', () => {
			const lists = shown.filter(({ type: kind }) => kind === 'multiOptions');
			const choices = lists.flatMap(({ options = [] }) => options) as INodeProperties[];
			expect([...shown, ...choices].filter(({ description }) => !/^\w.{10,}/.test(description ?? ''))).toEqual([]);
		});

		test('hides everything secret from the browser, and nothing else', () => {
			const secret = type.properties.filter(({ typeOptions }) => typeOptions?.password === true);
			const sensitive = type.properties.filter((one) => SENSITIVE.test(one.name));
			expect(secret.map((one) => one.name)).toEqual(sensitive.map((one) => one.name));
		});

		test('checks certificates, and trusts the public authorities, by default', () => {
			const defaults = Object.fromEntries(shown.map((one) => [one.name, one.default]));
			expect(defaults).toMatchObject({ caCertificate: '', ...(isSelfHosted ? { ignoreSslIssues: false } : {}) });
		});

		test('has one expirable field: n8n logs in while it is empty, and writes to it what it gets', () => {
			const expirable = hidden.filter(({ typeOptions }) => typeOptions?.expirable === true);
			expect(expirable.map((one) => one.name)).toEqual([hasToken ? 'accessToken' : 'accessCheck']);
			expect(hidden.map((one) => one.name)).toEqual(hasToken ? TOKEN_FIELDS : ['accessCheck']);
			expect(hidden.map((one) => one.default === '')).toEqual(hidden.map(() => hasToken));
		});
	});

	describe('the reader', () => {
		const read = (change: Record<string, unknown>) => () => access({ ...fields, ...change });

		test.each([...addresses, ...subject.identity])('refuses an empty %s by its label', (field) => {
			const reason = `the field ${labelOf(field)} of the credential is empty`;
			for (const value of ['', '  ', 12, undefined]) expect(read({ [field]: value })).toThrow(reason);
		});

		test.each(addresses)('refuses an address in %s that is wrong or not safe', (field) => {
			const label = `the field ${labelOf(field)} of the credential`;
			expect(read({ [field]: 'http://security.example.com' })).toThrow(`${label} must begin with https://`);
			expect(read({ [field]: 'https://user:word@security.example.com' })).toThrow(`${label} holds a user name`);
			expect(read({ [field]: 'security example' })).toThrow(`${label} is not an address`);
		});

		test('gives another owner for each field that matters, and the same for spaces around it', () => {
			const { owner } = access(fields);
			const changes = [...addresses, ...subject.identity].map((field) => ({
				[field]: addresses.includes(field) ? 'https://other.example.com' : 'other',
			}));
			const owners = changes.map((change) => read(change)().owner);
			expect(new Set([owner, ...owners]).size).toBe(changes.length + 1);
			const spaced = [...addresses, ...subject.identity].map((field) => [field, ` ${String(fields[field])}\n`]);
			expect(read(Object.fromEntries(spaced))().owner).toBe(owner);
		});

		test('names every secret, so that no message shows one', () => {
			const secret = shown.filter((one) => one.typeOptions?.password && one.name !== 'caCertificate');
			const expected = secret.map((one) => String(fields[one.name]));
			const { secrets } = access({ ...fields, ...(hasToken ? { accessToken: 'the stored token' } : {}) });
			expect(secrets).toEqual(expect.arrayContaining([...expected, ...(hasToken ? ['the stored token'] : [])]));
		});
	});

	describe.each(WAYS)('a request of %s', (_way, send) => {
		test('is authorized', async () => {
			const server = await start();
			await send(storeAt(server), new URL(path, server.url).href);
			const sent = server.requests.filter((one) => one.path === path);
			expect(sent.map(({ status }) => status)).toEqual([200]);
		});

		test('is not sent to another origin', async () => {
			const [server, other] = [await start(), await start()];
			const { origin } = new URL(other.url);
			for (const url of [origin + path, `${origin}/`]) {
				const { message } = await caught(send(storeAt(server), url));
				expect(message).toBe(`this credential belongs to ${new URL(server.url).origin} and was not sent to ${origin}`);
			}
			expect(connectionsTo(other)).toBe(0);
		});

		test.each([301, 302, 303, 307, 308])('does not follow a redirect (%i)', async (status) => {
			const [server, other] = [await start(), await start()];
			const headers = { location: new URL(path, other.url).href };
			server.setFaults([{ path, times: 'always', answer: { status, headers } }]);
			await Promise.allSettled([send(storeAt(server), new URL(path, server.url).href)]);
			expect(server.requests.find((one) => one.path === path)).toMatchObject({ status });
			expect(connectionsTo(other)).toBe(0);
		});

		test('is sent only to a server of the authority in CA Certificate', async () => {
			const [server, stranger] = [await start({ tls: own.tls }), await identity()];
			const url = new URL(path, server.url).href;
			await caught(send(storeAt(server), url));
			await caught(send(storeAt(server, { caCertificate: stranger.authority }), url));
			expect(server.requests).toHaveLength(0);
			// On one line, as a secret store may return it.
			const both = `${stranger.authority}\n${own.authority}`.replace(/\r?\n/g, '\\n');
			await send(storeAt(server, { caCertificate: both }), url);
			expect(server.requests.at(-1)).toMatchObject({ path, status: 200 });
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

		test('which field is empty, and sends nothing', async () => {
			const server = await start();
			for (const field of [...addresses, ...subject.identity]) {
				const { message } = await verdictAt(server, { [field]: ' ' });
				expect(message).toBe(`the field ${labelOf(field)} of the credential is empty`);
			}
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

		test.each([
			['has nothing at this address', { status: 404 }, '(HTTP 404). '],
			['shows a web page', { status: 200, body: '<!doctype html><p>Welcome' }, 'the answer is a web page, not JSON'],
			['redirects to a login page', { status: 302, headers: { location: '/login' } }, 'Redirects are not followed.'],
			['has a problem', { status: 503 }, 'at the moment (HTTP 503)'],
			['answers with something else', { status: 200, body: [] }, `Check that the URL is the address of ${product}.`],
		])('that the server %s', async (_what, answer, words) => {
			const server = await start();
			server.setFaults([{ times: 'always', answer }]);
			const { status, message } = await verdictAt(server);
			expect([status, message]).toEqual(['Error', expect.stringContaining(words)]);
			expect(server.requests).toHaveLength(1);
		});

		test('that the certificate is not trusted, and where to enter its authority', async () => {
			const server = await start({ tls: own.tls });
			const { message } = await verdictAt(server);
			expect(message).toContain(UNTRUSTED);
			expect(message).toContain('CA Certificate');
			expect(server.requests).toHaveLength(0);
			expect(await verdictAt(server, { caCertificate: own.authority })).toEqual(OK);
		});

		test.each([
			['has expired', { daysLeft: -1 }, 'the certificate of this host has expired'],
			['is for another host', { host: 'other.example' }, 'the certificate is for another host name'],
		])('that the certificate %s, although its authority is trusted', async (_what, flaw, words) => {
			const { tls, authority } = await identity(flaw);
			const server = await start({ tls });
			expect((await verdictAt(server, { caCertificate: authority })).message).toContain(words);
			expect(server.requests).toHaveLength(0);
		});

		test('that the text in CA Certificate is not a certificate', async () => {
			const server = await start();
			const { message } = await verdictAt(server, { caCertificate: 'my-ca.pem' });
			expect(message).toBe('the field CA Certificate of the credential has no readable certificate');
			expect(connectionsTo(server)).toBe(0);
		});
	});

	if (isSelfHosted) {
		describe('Ignore SSL Issues', () => {
			test('accepts any certificate, also with an authority that did not sign it', async () => {
				const { tls } = await identity({ host: 'other.example', daysLeft: -1 });
				const server = await start({ tls });
				const store = storeAt(server, { ignoreSslIssues: true, caCertificate: own.authority });
				expect(await testCredential(store)).toEqual(OK);
				for (const [, send] of WAYS) await send(store, new URL(path, server.url).href);
				expect(server.requests.slice(-WAYS.length).map(({ status }) => status)).toEqual(WAYS.map(() => 200));
			});

			test.each([false, 'true', 'yes', ''])('is off unless it is exactly on: %j', async (ignoreSslIssues) => {
				const server = await start({ tls: own.tls });
				const store = storeAt(server, { ignoreSslIssues });
				expect((await testCredential(store)).status).toBe('Error');
				for (const [, send] of WAYS) await caught(send(store, new URL(path, server.url).href));
				expect(server.requests).toHaveLength(0);
			});
		});
	}
});

test('two credential types never have the same owner, even with the same values', () => {
	const owners = SUBJECTS.map(([, { access, addresses, identity: who, Type }]) => {
		const defaults = new Type().properties.map((one) => [one.name, one.default]);
		const values = [...addresses.map((one) => [one, 'https://a.example']), ...who.map((one) => [one, 'same'])];
		return access(Object.fromEntries([...defaults, ...values]) as Record<string, unknown>).owner;
	});
	expect(new Set(owners).size).toBe(SUBJECTS.length);
});

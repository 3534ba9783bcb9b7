import { caught } from '../harness/caught';
import { legacyRequest, paginatedRequest } from '../harness/request.cts';
import { expectRows } from '../harness/rows';
import { tracesOf } from '../harness/traces.cts';
import { TOKEN_SUBJECTS } from './all-subjects.cts';
import { agesAgo, ask, connectionsTo, inWorker, started, stopServers, storeFor } from './setting.cts';
import type { TokenServer, TokenSubject } from './subject.cts';

afterEach(async () => {
	jest.restoreAllMocks();
	await stopServers();
});

const expired = { accessTokenRefreshAt: agesAgo(), accessTokenExpiresAt: agesAgo() };

describe.each(TOKEN_SUBJECTS)('%s', (_name, subject: TokenSubject) => {
	const { identity, path, product, tokenPath } = subject;
	const start = async (options?: Parameters<TokenSubject['start']>[0]) => await started(subject.start(options));
	const storeAt = (server: TokenServer, fields?: Record<string, unknown>) => storeFor(subject, server, fields);
	/** A server, and a credential that has a token of it. */
	const signedIn = async (options?: Parameters<TokenSubject['start']>[0]) => {
		const server = await start(options);
		const store = storeAt(server);
		await ask(subject, store);
		return { server, store };
	};
	const pathsOf = ({ requests }: TokenServer) => requests.map((one) => one.path);
	const failLogins = (server: TokenServer, answer: object) =>
		server.setFaults([{ path: tokenPath, times: 'always', answer: answer as never }]);

	test('20 requests at first use need one login', async () => {
		const server = await start();
		await ask(subject, storeAt(server), 20);
		expect([server.logins, server.unauthorized]).toEqual([1, 0]);
	});

	test('the next execution uses the stored token, without a login; a 403 is no reason for one either', async () => {
		const { server, store } = await signedIn();
		await ask(subject, store, 5);
		expect([server.logins, store.writes]).toEqual([1, 1]);
		server.setFaults([{ path, answer: { status: 403 } }]);
		await caught(ask(subject, store));
		expect(server.logins).toBe(1);
	});

	test('20 requests near expiry need one login before anything is sent, and none is refused', async () => {
		const { server, store } = await signedIn();
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(subject, store, 20);
		expect([server.logins, server.unauthorized]).toEqual([2, 0]);
		expect(pathsOf(server).filter((one) => one === path)).toHaveLength(21);
	});

	test('20 requests with a revoked token need one login, and all are answered', async () => {
		const { server, store } = await signedIn({ latencyMs: 5 });
		server.revokeTokens();
		const staggered = Array.from({ length: 20 }, async (_, index) => {
			await new Promise((resolve) => setTimeout(resolve, index));
			return await ask(subject, store);
		});
		expect(await Promise.all(staggered)).toHaveLength(20);
		expect(server.logins).toBe(2);
	});

	test('a token of a second or half an hour is renewed before it expires, and none is refused', async () => {
		let now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		for (const seconds of [1, 300, 1800]) {
			const server = await start({ tokenLifetimeSeconds: seconds, now: () => Date.now() });
			const store = storeAt(server);
			for (let step = 0; step < 40; step++) {
				await ask(subject, store, 2);
				now += seconds * 100;
			}
			expect([seconds, server.unauthorized]).toEqual([seconds, 0]);
			expect(server.logins).toBeGreaterThanOrEqual(4);
			expect(server.logins).toBeLessThanOrEqual(5);
		}
	});

	test('a wrong field is sent once for 50 items, and is in no message', async () => {
		for (const field of identity) {
			const server = await start();
			const wrong = 'mistyped-6c1f-value';
			const fields: Record<string, unknown> = { ...subject.fieldsFor(server), [field]: wrong };
			const store = storeAt(server, fields);
			const errors: Error[] = [];
			for (let item = 0; item < 50; item++) errors.push(await caught(ask(subject, store)));
			expect([field, ...pathsOf(server)]).toEqual([field, tokenPath]);
			expect(server.rejectedLogins).toBe(1);
			for (const { message } of errors) {
				expect(message).toMatch(new RegExp(`^${product} refused the login \\(HTTP 40[01][^)]*\\)\\. .*Check `));
			}
			const values = identity.map((name) => String(fields[name]));
			const pairs = values.flatMap((one) => values.map((other) => `${one}:${other}`));
			const secrets = identity.filter((name) => /secret/i.test(name)).map((name) => String(fields[name]));
			expect(tracesOf([wrong, ...secrets, ...pairs], errors[0])).toEqual([]);
		}
	});

	test('a secret with special characters arrives unchanged', async () => {
		const server = await start({ secret: 'p+ä&=%2F "\\\'{}\u{1f511}?#;,/ end' });
		await ask(subject, storeAt(server));
		expect([server.logins, server.rejectedLogins]).toEqual([1, 0]);
	});

	test('after the host was changed, the old token is never sent [case 10]', async () => {
		const { server: before, store } = await signedIn();
		const after = await start();
		const oldToken = String(store.stored.accessToken);
		store.edit(Object.fromEntries(subject.addresses.map((field) => [field, after.url])));
		before.resetCounters();
		await ask(subject, store, 3);
		expect(tracesOf([oldToken], after.requests)).toEqual([]);
		expect([after.logins, after.unauthorized, connectionsTo(before)]).toEqual([1, 0, 0]);
	});

	test('after a field that says who n8n is was changed, the old token is never sent', async () => {
		for (const field of identity) {
			const { server, store } = await signedIn();
			store.edit({ [field]: 'no longer right' });
			server.resetCounters();
			await caught(ask(subject, store));
			expect([field, ...pathsOf(server)]).toEqual([field, tokenPath]);
		}
	});

	test('a credential of another host or client never uses the token [case 9]', async () => {
		const [one, other] = [await start(), await start()];
		const stores = [storeAt(one), storeAt(other)];
		for (const store of stores) await ask(subject, store);
		expect(stores[0].stored.accessToken).not.toBe(stores[1].stored.accessToken);
		await caught(ask(subject, storeAt(one, { [identity[0]]: 'somebody-else' })));
		expect([one.logins, one.rejectedLogins, other.logins]).toEqual([1, 1, 1]);
	});

	test('a login that fails does not stop a token that is still valid, and is not repeated at once [case 7]', async () => {
		for (const answer of [{ status: 500 }, { status: 429 }, { status: 502, body: '<html>502 Bad Gateway</html>' }]) {
			const { server, store } = await signedIn();
			store.edit({ accessTokenRefreshAt: agesAgo() });
			failLogins(server, answer);
			server.resetCounters();
			await ask(subject, store, 10);
			await ask(subject, store, 10);
			const logins = pathsOf(server).filter((one) => one === tokenPath);
			expect([answer, logins.length, server.unauthorized]).toEqual([answer, 1, 0]);
		}
	});

	test('a login that fails after the token has expired is an error that says so, and works again later', async () => {
		const { server, store } = await signedIn();
		store.edit(expired);
		failLogins(server, { status: 500 });
		expect((await caught(ask(subject, store))).message).toBe(
			`${product} cannot process the login at the moment (HTTP 500). Try again in a few minutes.`,
		);
		server.setFaults([]);
		await expect(ask(subject, store)).resolves.toHaveLength(1);
	});

	test('a login that gives no token is an error', async () => {
		const reason = `${product} answered the login without a usable token. Check that the URL is the address of ${product}.`;
		await expectRows(
			['', 'null', '[]', '{"success":false}'].map((body) => [body, reason]),
			async (body) => {
				const server = await start();
				failLogins(server, { status: 200, body });
				await ask(subject, storeAt(server));
			},
		);
	});

	test("n8n's HTTP Request node renews the token, also between pages", async () => {
		const { server, store } = await signedIn();
		const options = { uri: server.url + path, method: 'GET', json: true } as const;
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await legacyRequest(store, options);
		store.edit({ accessTokenRefreshAt: agesAgo() });
		const pages = await paginatedRequest(store, options, 4);
		expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
		expect([server.logins, server.unauthorized]).toEqual([3, 0]);
	});

	test('expressions of the user stay in the credential when a token is stored', async () => {
		const server = await start();
		const expression = '={{ $secrets.vault.secret }}';
		const field = identity.at(-1)!;
		const secrets = { [expression]: String(subject.fieldsFor(server)[field]) };
		const store = storeFor(subject, server, { [field]: expression }, secrets);
		await ask(subject, store);
		expect(store.stored[field]).toBe(expression);
		expect(store.stored.accessToken).not.toBe('');
	});

	test('the login goes only to the domains that the user allows', async () => {
		const server = await start();
		const store = storeAt(server, { allowedHttpRequestDomains: 'domains', allowedDomains: 'elsewhere.example' });
		const { message } = await caught(ask(subject, store));
		expect(message).toContain('the credential does not allow requests to this host');
		expect(connectionsTo(server)).toBe(0);
	});

	describe('two workers', () => {
		// Loading a worker takes half a second, and its memory knows each credential by its host: one pair serves all tests.
		const types = [inWorker, inWorker].map((load) => load(subject));

		const twoWorkers = async () => {
			const server = await start();
			const [a, b] = types.map((type) => storeAt(server).seenBy(type));
			return { server, a, b: a.seenBy(b.type) };
		};

		test('share one token, which is in the database', async () => {
			const { server, a, b } = await twoWorkers();
			await ask(subject, a, 5);
			await ask(subject, b, 5);
			expect(server.logins).toBe(1);
		});

		test('that renew at the same moment both continue, with one login each', async () => {
			const { server, a, b } = await twoWorkers();
			await ask(subject, a);
			a.edit({ accessTokenRefreshAt: agesAgo() });
			await Promise.all([ask(subject, a, 10), ask(subject, b, 10)]);
			expect(server.logins).toBeLessThanOrEqual(3);
			expect(server.unauthorized).toBe(0);
		});

		test('continue when the newer token of one is revoked: the other does not use its older one again', async () => {
			const { server, a, b } = await twoWorkers();
			await ask(subject, b);
			a.edit({ accessTokenRefreshAt: agesAgo() });
			await ask(subject, a);
			server.revokeTokens();
			await ask(subject, b);
			expect(server.logins).toBe(3);
		});
	});
});

import { caught, identity, legacyRequest, paginatedRequest, request, tracesOf } from '../harness/index.cts';
import { credentialFor, jwt, startVendor, stopVendors } from './twelve-port.cts';

const ME = '/api/user/me';
const IN_SECONDS = () => Math.floor(Date.now() / 1000);

afterEach(async () => {
	jest.restoreAllMocks();
	await stopVendors();
});

describe('a request', () => {
	test('carries the token as a bearer token, and nothing else of the credential', async () => {
		const vendor = await startVendor();
		await request(credentialFor(vendor), { url: vendor.url + ME, json: true });
		const [{ headers }] = vendor.requests;
		expect(headers.authorization).toBe(`Bearer ${vendor.token}`);
		expect(vendor.requests).toHaveLength(1);
	});

	test.each(['Bearer TOKEN', 'bearer  TOKEN', '  TOKEN\n'])(
		'carries it rightly however it was pasted: %j',
		async (pasted) => {
			const vendor = await startVendor();
			const apiToken = pasted.replace('TOKEN', vendor.token);
			await request(credentialFor(vendor, { apiToken }), { url: vendor.url + ME });
			expect(vendor.requests[0].headers.authorization).toBe(`Bearer ${vendor.token}`);
		},
	);

	test.each([ME.slice(1), `./${ME.slice(1)}`])(
		'with a relative address stays below tenant and space: %s',
		async (url) => {
			const vendor = await startVendor();
			await request(credentialFor(vendor), { url });
			expect(vendor.requests[0].path).toBe(`/ztna/acme/root${ME}`);
		},
	);

	test('cannot have headers added by way of the token', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { apiToken: 'a\r\nx-forwarded-for: 10.0.0.1' });
		const error = await caught(request(store, { url: vendor.url + ME }));
		expect(error.message).toContain('no header may hold');
		expect(vendor.connections).toBe(0);
	});
});

describe('an expired token', () => {
	const expired = jwt({ exp: Date.UTC(2026, 0, 15, 12) / 1000 });

	test('is refused with its date before anything is sent, whichever way n8n asks', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { apiToken: expired });
		const uri = vendor.url + ME;
		const errors = [
			await caught(request(store, { url: uri })),
			await caught(legacyRequest(store, { uri, method: 'GET' })),
			await caught(paginatedRequest(store, { uri, method: 'GET' }, 2)),
		];
		for (const error of errors) {
			expect(error.message).toBe('the API token expired on 2026-01-15 at 12:00 UTC');
			expect(tracesOf([expired], error)).toEqual([]);
		}
		expect(vendor.connections).toBe(0);
	});

	test('within the minute is left to the server: its clock counts', async () => {
		const vendor = await startVendor();
		const recent = credentialFor(vendor, { apiToken: jwt({ exp: IN_SECONDS() - 30 }) });
		await caught(request(recent, { url: vendor.url + ME }));
		expect(vendor.requests.length).toBeGreaterThan(0);
		vendor.resetCounters();
		const older = credentialFor(vendor, { apiToken: jwt({ exp: IN_SECONDS() - 61 }) });
		await caught(request(older, { url: vendor.url + ME }));
		expect(vendor.requests).toHaveLength(0);
	});

	test('is noticed when it expires between two requests', async () => {
		const vendor = await startVendor({ tokenLifetimeSeconds: 3600 });
		const store = credentialFor(vendor);
		await request(store, { url: vendor.url + ME });
		const later = Date.now() + 3_700_000;
		jest.spyOn(Date, 'now').mockReturnValue(later);
		expect((await caught(request(store, { url: vendor.url + ME }))).message).toContain('the API token expired on');
		expect(vendor.requests).toHaveLength(1);
	});
});

describe('a token is left to the server', () => {
	test('that has no end', async () => {
		const vendor = await startVendor({ tokenLifetimeSeconds: Infinity });
		expect(Buffer.from(vendor.token.split('.')[1], 'base64url').toString()).not.toContain('"exp"');
		await expect(request(credentialFor(vendor), { url: vendor.url + ME, json: true })).resolves.toHaveProperty('login');
	});

	test.each([
		['no JWT', 'f3b1c9d2e4'],
		['an end in text', jwt({ exp: '1' })],
		['an end in a list', jwt({ exp: [1] })],
		['an end of null', jwt({ exp: null })],
		['claims in a list', jwt([{ exp: 1 }])],
		['a huge one', jwt({ exp: 1, pad: 'x'.repeat(14_000) }).slice(0, 12_000)],
	])('that is odd: %s', async (_, apiToken) => {
		const vendor = await startVendor();
		await caught(request(credentialFor(vendor, { apiToken }), { url: vendor.url + ME }));
		expect(vendor.requests[0]).toMatchObject({ status: 401, headers: { authorization: `Bearer ${apiToken}` } });
	});
});

describe('a 401', () => {
	test('of a bad token is told as such after one look at the own user, and the request is not sent again', async () => {
		const vendor = await startVendor();
		vendor.revokeTokens();
		const error = await caught(
			request(credentialFor(vendor), { url: `${vendor.url}/api/asset/search`, method: 'PUT' }),
		);
		expect(error.message).toContain('12Port refused the check of the token (HTTP 401). Check that the API token');
		expect(vendor.requests.map(({ path }) => path.replace('/ztna/acme/root', ''))).toEqual(['/api/asset/search', ME]);
		expect(tracesOf([vendor.token], error)).toEqual([]);
	});

	test('of a call that the user may not make stays a 401', async () => {
		const vendor = await startVendor({ forbidden: ['/api/asset/'] });
		const error = await caught(
			request(credentialFor(vendor), { url: `${vendor.url}/api/asset/search`, method: 'PUT' }),
		);
		expect((error as { httpCode?: string }).httpCode).toBe('401');
		expect(vendor.unauthorized).toBe(2);
	});

	test('does not change what is stored', async () => {
		const vendor = await startVendor({ forbidden: ['/api/asset/'] });
		const store = credentialFor(vendor);
		await caught(request(store, { url: `${vendor.url}/api/asset/search`, method: 'PUT' }));
		expect(store.writes).toBe(0);
	});
});

describe("n8n's HTTP Request node", () => {
	test('gets its single and its paged requests authorised', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor);
		await legacyRequest(store, { uri: vendor.url + ME, method: 'GET', json: true });
		const uri = `${vendor.url}/api/workflow/request/list`;
		const pages = await paginatedRequest(store, { uri, method: 'GET', json: true }, 5);
		expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
		expect([vendor.unauthorized, store.writes]).toEqual([0, 0]);
	});

	test('cannot send the token to another origin', async () => {
		const [own, other] = [await startVendor(), await startVendor()];
		const store = credentialFor(own);
		const errors = [
			await caught(request(store, { url: other.url + ME })),
			await caught(request(store, { baseURL: other.url, url: ME })),
			await caught(legacyRequest(store, { uri: other.url + ME, method: 'GET' })),
			await caught(paginatedRequest(store, { uri: other.url + ME, method: 'GET' }, 1)),
		];
		for (const { message } of errors) {
			expect(message).toBe(`this credential belongs to ${own.origin} and was not sent to ${other.origin}`);
		}
		expect(other.connections).toBe(0);
	});

	test.each([301, 302, 303, 307, 308])('does not follow a redirect (%i) to another origin', async (status) => {
		const [own, other] = [await startVendor(), await startVendor()];
		own.setFaults([{ times: 'always', answer: { status, headers: { location: other.url + ME } } }]);
		const store = credentialFor(own);
		await Promise.allSettled([
			request(store, { url: own.url + ME }),
			legacyRequest(store, { uri: own.url + ME, method: 'GET', followAllRedirects: true, followRedirect: true }),
		]);
		expect(other.connections).toBe(0);
	});

	test('trusts the given authority as our own nodes do', async () => {
		const { tls, authority } = await identity();
		const vendor = await startVendor({ tls });
		const uri = vendor.url + ME;
		const get = async (fields: Record<string, string | boolean>) => {
			const store = credentialFor(vendor, fields);
			const outcomes = await Promise.allSettled([
				request(store, { url: uri }),
				legacyRequest(store, { uri, method: 'GET' }),
				paginatedRequest(store, { uri, method: 'GET' }, 1),
			]);
			return outcomes.map(({ status }) => status);
		};
		expect(await get({})).toEqual(['rejected', 'rejected', 'rejected']);
		expect(await get({ caCertificate: authority })).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
		expect(await get({ ignoreSslIssues: true })).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
	});
});

test('a certificate that nobody vouches for is accepted only when the user says so', async () => {
	const { tls } = await identity();
	const vendor = await startVendor({ tls });
	await caught(request(credentialFor(vendor), { url: vendor.url + ME }));
	expect(vendor.requests).toHaveLength(0);
	await request(credentialFor(vendor, { ignoreSslIssues: true }), { url: vendor.url + ME });
	expect(vendor.requests).toHaveLength(1);
});

test('the check of a refused token keeps to the domains that the user allows', async () => {
	const vendor = await startVendor();
	vendor.revokeTokens();
	const store = credentialFor(vendor, { allowedHttpRequestDomains: 'domains', allowedDomains: 'other.example' });
	const error = await caught(request(store, { url: vendor.url + ME }));
	expect(error.message).toContain('the credential does not allow requests to this host');
	expect(vendor.requests).toHaveLength(1);
});

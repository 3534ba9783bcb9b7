import { systemClock } from '../../core/clock';
import { refuseExpired, twelvePortAccess } from '../../credentials/access/twelve-port';
import { caught } from '../harness/caught';
import { request } from '../harness/request.cts';
import { testCredential } from '../harness/test-credential.cts';
import { tracesOf } from '../harness/traces.cts';
import { WAYS } from './setting.cts';
import { credentialFor, jwt, startVendor, stopVendors } from './twelve-port.cts';

const ME = '/api/user/me';
const fields = { url: 'https://12port.example.com:6443/ztna/acme/root', apiToken: 'token' };

afterEach(async () => {
	jest.restoreAllMocks();
	await stopVendors();
});

describe('the URL', () => {
	test.each([
		'/ztna/acme/root/',
		'/ztna/acme/root//',
		'/ztna/acme/root/api',
		'/ztna/acme/root/api/',
		'/ztna/acme/root/?lang=en',
		'/ztna/acme/root/#/assets/12',
		'/ztna/acme/root/api/user/me?x=1#y',
	])('keeps tenant and space, and nothing after them: %s', (path) => {
		const { base } = twelvePortAccess({ ...fields, url: `https://12port.example.com:6443${path}` });
		expect(base.href).toBe('https://12port.example.com:6443/ztna/acme/root');
	});

	test.each([
		['another tenant and space', '/ztna/other/branch', '/ztna/other/branch'],
		['a tenant named api', '/ztna/api/root/api', '/ztna/api/root'],
		['a space named api', '/ztna/acme/api', '/ztna/acme/api'],
		['a space below a space', '/ztna/acme/root/branch', '/ztna/acme/root/branch'],
		['a space that begins with api', '/ztna/acme/apis', '/ztna/acme/apis'],
		['a name with an escape', '/ztna/acme%20inc/root', '/ztna/acme%20inc/root'],
		['another path, from a proxy', '/pam/api/user/me', '/pam'],
		['no path at all, from a proxy', '/', '/'],
	])('is kept as it is with %s', (_, path, expected) => {
		expect(twelvePortAccess({ ...fields, url: `https://pam.example.com${path}` }).base.pathname).toBe(expected);
	});

	test.each(['/ztna', '/ztna/', '/ztna/acme', '/ztna/acme/'])('must have both: %s', async (path) => {
		const vendor = await startVendor();
		const { message } = await testCredential(credentialFor(vendor, { url: vendor.origin + path }));
		expect(message).toBe('the field URL of the credential has no tenant, or no space');
		expect(vendor.connections).toBe(0);
	});

	test('decides about the owner by tenant and space', () => {
		const { owner } = twelvePortAccess(fields);
		const others = ['root', 'acme'].map((part) => fields.url.replace(part, 'other'));
		for (const url of others) expect(twelvePortAccess({ ...fields, url }).owner).not.toBe(owner);
		expect(twelvePortAccess({ url: `${fields.url}/api/`, apiToken: 'Bearer token' }).owner).toBe(owner);
	});
});

test('the OpenAPI path is taken as typed, and empty if there is none', () => {
	expect(twelvePortAccess({ ...fields, openApiPath: ' /v3/api-docs ' }).openApiPath).toBe('/v3/api-docs');
	expect(twelvePortAccess(fields).openApiPath).toBe('');
});

describe('the API token', () => {
	test.each(['Bearer TOKEN', 'bearer  TOKEN', '  TOKEN\n'])('is sent right, pasted as %j', async (pasted) => {
		const vendor = await startVendor();
		const apiToken = pasted.replace('TOKEN', vendor.token);
		await request(credentialFor(vendor, { apiToken }), { url: vendor.url + ME });
		expect(vendor.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${vendor.token}`]);
		expect(twelvePortAccess({ ...fields, apiToken }).secrets).toEqual([vendor.token]);
	});

	test('must be more than "Bearer"', () => {
		for (const apiToken of ['Bearer', 'Bearer ', ' bearer\n']) {
			expect(() => twelvePortAccess({ ...fields, apiToken })).toThrow('the field API Token of the credential is empty');
		}
	});

	test('cannot add headers', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { apiToken: 'a\r\nx-forwarded-for: 10.0.0.1' });
		const error = await caught(request(store, { url: vendor.url + ME }));
		expect(error.message).toContain('not allowed in a header');
		expect(vendor.connections).toBe(0);
	});

	test.each([ME.slice(1), `./${ME.slice(1)}`])('is sent to %s below tenant and space', async (url) => {
		const vendor = await startVendor();
		await request(credentialFor(vendor), { url });
		expect(vendor.requests[0].path).toBe(`/ztna/acme/root${ME}`);
	});
});

describe('an API token that expires', () => {
	const end = Date.UTC(2026, 0, 15, 12, 34, 56);
	const expired = jwt({ sub: 'automation', exp: end / 1000 });
	const refusedAt = (now: number) => {
		jest.spyOn(systemClock, 'now').mockReturnValue(now);
		return () => refuseExpired(expired);
	};

	test('can be used for a minute more, because clocks differ', () => {
		expect(refusedAt(end - 1)).not.toThrow();
		expect(refusedAt(end + 59_999)).not.toThrow();
		expect(refusedAt(end + 60_000)).toThrow('the API token expired on 2026-01-15 at 12:34 UTC');
	});

	test.each([0, -1, -62_135_596_800, -8_640_000_000_000])('is refused in any year: exp %d', (exp) => {
		expect(() => refuseExpired(jwt({ exp }))).toThrow(/^the API token expired on [+-]?\d+-\d\d-\d\d at \d\d:\d\d UTC$/);
	});

	test.each(WAYS)('is refused with its date and with advice before anything is sent by %s', async (_way, send) => {
		const vendor = await startVendor();
		const error = await caught(send(credentialFor(vendor, { apiToken: expired }), vendor.url + ME));
		expect(error.message).toBe('the API token expired on 2026-01-15 at 12:34 UTC');
		expect(() => refuseExpired(expired)).toThrow(
			expect.objectContaining({
				name: 'InputError',
				description: expect.stringContaining('Management > API Tokens'),
			}),
		);
		expect(tracesOf([expired], error)).toEqual([]);
		expect(vendor.connections).toBe(0);
	});

	test('is refused by the credential test as well', async () => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor, { apiToken: expired }))).toEqual({
			status: 'Error',
			message: 'the API token expired on 2026-01-15 at 12:34 UTC',
		});
		expect(vendor.connections).toBe(0);
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

describe('the server decides about an API token', () => {
	test('that never expires', async () => {
		const vendor = await startVendor({ tokenLifetimeSeconds: Infinity });
		expect(Buffer.from(vendor.token.split('.')[1], 'base64url').toString()).not.toContain('"exp"');
		await expect(request(credentialFor(vendor), { url: vendor.url + ME, json: true })).resolves.toHaveProperty('login');
	});

	test.each([
		['is not a JWT', 'f3b1c9d2e4'],
		['expired less than a minute ago', jwt({ exp: Math.floor(Date.now() / 1000) - 1 })],
		['has its expiry as text', jwt({ exp: '1' })],
		['has its expiry in a list', jwt({ exp: [1] })],
		['has the expiry null', jwt({ exp: null })],
		['has its claims in a list', jwt([{ exp: 1 }])],
		['is very long', jwt({ exp: 1, pad: 'x'.repeat(14_000) }).slice(0, 12_000)],
	])('that %s', async (_, apiToken) => {
		const vendor = await startVendor();
		await caught(request(credentialFor(vendor, { apiToken }), { url: vendor.url + ME }));
		expect(vendor.requests[0]).toMatchObject({ status: 401, headers: { authorization: `Bearer ${apiToken}` } });
	});
});

describe('a 401', () => {
	const search = (url: string) => ({ url: `${url}/api/asset/search`, method: 'PUT' }) as const;

	test('of a wrong token is reported after one request for the own user, and the first request is not repeated', async () => {
		const vendor = await startVendor();
		vendor.revokeTokens();
		const error = await caught(request(credentialFor(vendor), search(vendor.url)));
		expect(error.message).toContain('12Port refused the check of the token (HTTP 401). Check that you copied');
		expect(vendor.requests.map(({ path }) => path.replace('/ztna/acme/root', ''))).toEqual(['/api/asset/search', ME]);
		expect(tracesOf([vendor.token], error)).toEqual([]);
	});

	test('of a request that the user is not allowed to send stays a 401, and nothing is stored', async () => {
		const vendor = await startVendor({ forbidden: ['/api/asset/'] });
		const store = credentialFor(vendor);
		const error = await caught(request(store, search(vendor.url)));
		expect((error as { httpCode?: string }).httpCode).toBe('401');
		expect([vendor.unauthorized, store.writes]).toEqual([2, 0]);
	});

	test('does not send the token to a domain that the user does not allow', async () => {
		const vendor = await startVendor();
		vendor.revokeTokens();
		const store = credentialFor(vendor, { allowedHttpRequestDomains: 'domains', allowedDomains: 'other.example' });
		const error = await caught(request(store, { url: vendor.url + ME }));
		expect(error.message).toContain('the credential does not allow requests to this host');
		expect(vendor.requests).toHaveLength(1);
	});
});

describe('the credential test', () => {
	test('requests the own user twice and nothing else', async () => {
		const vendor = await startVendor();
		await testCredential(credentialFor(vendor));
		const paths = vendor.requests.map(({ method, path }) => `${method} ${path}`);
		expect(paths).toEqual(['GET /ztna/acme/root/api/user/me', 'GET /ztna/acme/root/api/user/me']);
	});

	test.each([
		['is unknown', () => jwt({ sub: 'automation' })],
		['is not a JWT', () => 'opaque-token'],
		['is disabled', (vendor: Awaited<ReturnType<typeof startVendor>>) => vendor.issueToken({ isEnabled: false })],
	])('says that the server refuses a token that %s', async (_, tokenOf) => {
		const vendor = await startVendor();
		expect(await testCredential(credentialFor(vendor, { apiToken: tokenOf(vendor) }))).toEqual({
			status: 'Error',
			message:
				'12Port refused the check of the token (HTTP 401). Check that you copied the complete API token, that it is enabled, not expired and of this tenant, and that its Filter allows the IP address of n8n.',
		});
		expect(vendor.requests).toHaveLength(1);
	});

	test.each(['/ztna/other/root', '/ztna/acme/branch', ''])(
		'says that the portal answers but not the API, if tenant or space is wrong: %s',
		async (path) => {
			const vendor = await startVendor();
			const { status, message } = await testCredential(credentialFor(vendor, { url: vendor.origin + path }));
			expect(status).toBe('Error');
			expect(message).toContain('the answer is a web page, not JSON');
			expect(message).toContain('Check that the URL');
		},
	);

	test.each([[''], ['"ok"']])('says that something else answers at the address: %j', async (body) => {
		const vendor = await startVendor();
		vendor.setFaults([{ times: 'always', answer: { status: 200, body } }]);
		const { status, message } = await testCredential(credentialFor(vendor));
		expect(status).toBe('Error');
		expect(message).toContain('the answer does not come from 12Port. Check that the URL is the address of 12Port.');
	});
});

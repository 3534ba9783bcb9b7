import { systemClock } from '../../core/clock';
import { refuseExpired, twelvePortAccess } from '../../credentials/access/twelve-port';
import { caught } from '../harness/caught';
import { request } from '../harness/request.cts';
import { expectRows } from '../harness/rows';
import { testCredential } from '../harness/test-credential.cts';
import { tracesOf } from '../harness/traces.cts';
import { stopServers, WAYS } from './setting.cts';
import { credentialFor, jwt, startVendor } from './twelve-port.cts';

const ME = '/api/user/me';
const SPACE = '/ztna/acme/root';
const fields = { url: `https://12port.example.com:6443${SPACE}`, apiToken: 'token' };

afterEach(async () => {
	jest.restoreAllMocks();
	await stopServers();
});

describe('the URL', () => {
	test('keeps tenant and space, and nothing after them', async () => {
		await expectRows(
			[
				['/ztna/acme/root/', SPACE],
				['/ztna/acme/root//', SPACE],
				['/ztna/acme/root/api', SPACE],
				['/ztna/acme/root/api/', SPACE],
				['/ztna/acme/root/?lang=en', SPACE],
				['/ztna/acme/root/#/assets/12', SPACE],
				['/ztna/acme/root/api/user/me?x=1#y', SPACE],
				['/ztna/other/branch', '/ztna/other/branch'],
				// A tenant or a space with the name of the API.
				['/ztna/api/root/api', '/ztna/api/root'],
				['/ztna/acme/api', '/ztna/acme/api'],
				['/ztna/acme/apis', '/ztna/acme/apis'],
				['/ztna/acme/root/branch', '/ztna/acme/root/branch'],
				['/ztna/acme%20inc/root', '/ztna/acme%20inc/root'],
				// Of a proxy.
				['/pam/api/user/me', '/pam'],
				['/', '/'],
			].map(([path, expected]) => [path, `https://12port.example.com:6443${expected}`]),
			(path) => twelvePortAccess({ ...fields, url: `https://12port.example.com:6443${path}` }).base.href,
		);
	});

	test('must have both', async () => {
		const vendor = await startVendor();
		await expectRows(
			['/ztna', '/ztna/', '/ztna/acme', '/ztna/acme/'].map((path) => [
				path,
				expect.stringMatching(/^The field URL of the credential has no tenant, or no space\. Enter it like /),
			]),
			async (path) => (await testCredential(credentialFor(vendor, { url: vendor.origin + path }))).message,
		);
		expect(vendor.connections).toBe(0);
	});

	test('decides about the owner by tenant and space', () => {
		const { owner } = twelvePortAccess(fields);
		const others = ['root', 'acme'].map((part) => fields.url.replace(part, 'other'));
		for (const url of others) expect(twelvePortAccess({ ...fields, url }).owner).not.toBe(owner);
		expect(twelvePortAccess({ url: `${fields.url}/api/`, apiToken: 'Bearer token' }).owner).toBe(owner);
	});

	test('has tenant and space before a relative address', async () => {
		const vendor = await startVendor();
		for (const url of [ME.slice(1), `./${ME.slice(1)}`]) await request(credentialFor(vendor), { url });
		expect(vendor.requests.map(({ path }) => path)).toEqual([SPACE + ME, SPACE + ME]);
	});
});

test('the OpenAPI path is taken as typed, and empty if there is none', () => {
	expect(twelvePortAccess({ ...fields, openApiPath: ' /v3/api-docs ' }).openApiPath).toBe('/v3/api-docs');
	expect(twelvePortAccess(fields).openApiPath).toBe('');
});

describe('the API token', () => {
	test('is sent right, however it was pasted', async () => {
		const vendor = await startVendor();
		for (const pasted of ['Bearer TOKEN', 'bearer  TOKEN', '  TOKEN\n']) {
			const apiToken = pasted.replace('TOKEN', vendor.token);
			vendor.resetCounters();
			await request(credentialFor(vendor, { apiToken }), { url: vendor.url + ME });
			const sent = vendor.requests.map(({ headers }) => headers.authorization);
			expect([pasted, ...sent]).toEqual([pasted, `Bearer ${vendor.token}`]);
			expect(twelvePortAccess({ ...fields, apiToken }).secrets).toEqual([vendor.token]);
		}
	});

	test('must be more than "Bearer"', async () => {
		await expectRows(
			['Bearer', 'Bearer ', ' bearer\n'].map((apiToken) => [
				apiToken,
				'the field API Token of the credential is empty',
			]),
			(apiToken) => twelvePortAccess({ ...fields, apiToken }),
		);
	});

	test('cannot add headers', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { apiToken: 'a\r\nx-forwarded-for: 10.0.0.1' });
		const error = await caught(request(store, { url: vendor.url + ME }));
		expect(error.message).toContain('not allowed in a header');
		expect(vendor.connections).toBe(0);
	});
});

describe('an API token that expires', () => {
	const end = Date.UTC(2026, 0, 15, 12, 34, 56);
	const expired = jwt({ sub: 'automation', exp: end / 1000 });
	const reason = 'the API token expired on 2026-01-15 at 12:34 UTC';

	test('can be used for a minute more, because clocks differ', async () => {
		await expectRows(
			[
				[end - 1, undefined],
				[end + 59_999, undefined],
				[end + 60_000, reason],
			],
			(now) => {
				jest.spyOn(systemClock, 'now').mockReturnValue(now);
				return refuseExpired(expired);
			},
		);
	});

	test('is refused in any year', async () => {
		const refused: unknown = expect.stringMatching(/^the API token expired on [+-]?\d+-\d\d-\d\d at \d\d:\d\d UTC$/);
		await expectRows(
			[0, -1, -62_135_596_800, -8_640_000_000_000].map((exp) => [exp, refused]),
			(exp) => refuseExpired(jwt({ exp })),
		);
	});

	test('is refused with its date and with advice before anything is sent, by the credential test as well', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { apiToken: expired });
		for (const [way, send] of WAYS) {
			const error = await caught(send(store, vendor.url + ME));
			expect([way, error.message]).toEqual([way, expect.stringContaining(reason.slice(4))]);
			expect(tracesOf([expired], error)).toEqual([]);
		}
		expect(() => refuseExpired(expired)).toThrow(
			expect.objectContaining({
				name: 'InputError',
				description: expect.stringContaining('Management > API Tokens'),
			}),
		);
		expect(await testCredential(store)).toEqual({
			status: 'Error',
			message: expect.stringMatching(new RegExp(`^The ${reason.slice(4)}\\. In 12Port open Management > API Tokens`)),
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

	test('that has just expired, or whose expiry cannot be read', async () => {
		const vendor = await startVendor();
		for (const [what, apiToken] of Object.entries({
			'not a JWT': 'f3b1c9d2e4',
			'expired less than a minute ago': jwt({ exp: Math.floor(Date.now() / 1000) - 1 }),
			'expiry as text': jwt({ exp: '1' }),
			'expiry in a list': jwt({ exp: [1] }),
			'expiry null': jwt({ exp: null }),
			'claims in a list': jwt([{ exp: 1 }]),
			'very long': jwt({ exp: 1, pad: 'x'.repeat(14_000) }).slice(0, 12_000),
		})) {
			vendor.resetCounters();
			await caught(request(credentialFor(vendor, { apiToken }), { url: vendor.url + ME }));
			const [{ status, headers }] = vendor.requests;
			expect([what, status, headers.authorization]).toEqual([what, 401, `Bearer ${apiToken}`]);
		}
	});
});

describe('a 401', () => {
	const search = (url: string) => ({ url: `${url}/api/asset/search`, method: 'PUT' }) as const;

	test('of a wrong token is reported after one request for the own user, and the first request is not repeated', async () => {
		const vendor = await startVendor();
		vendor.revokeTokens();
		const error = await caught(request(credentialFor(vendor), search(vendor.url)));
		expect(error.message).toContain('12Port refused the check of the token (HTTP 401). Check that you copied');
		expect(vendor.requests.map(({ path }) => path.replace(SPACE, ''))).toEqual(['/api/asset/search', ME]);
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
		expect(paths).toEqual([`GET ${SPACE}${ME}`, `GET ${SPACE}${ME}`]);
	});

	test('says that the server refuses a token that is unknown, not a JWT or disabled', async () => {
		const vendor = await startVendor();
		for (const apiToken of [jwt({ sub: 'automation' }), 'opaque-token', vendor.issueToken({ isEnabled: false })]) {
			vendor.resetCounters();
			expect([apiToken, await testCredential(credentialFor(vendor, { apiToken }))]).toEqual([
				apiToken,
				{
					status: 'Error',
					message:
						'12Port refused the check of the token (HTTP 401). Check that you copied the complete API token, that it is enabled, not expired and of this tenant, and that its Filter allows the IP address of n8n.',
				},
			]);
			expect(vendor.requests).toHaveLength(1);
		}
	});

	test('says that the portal answers but not the API, if tenant or space is wrong', async () => {
		const vendor = await startVendor();
		for (const path of ['/ztna/other/root', '/ztna/acme/branch', '']) {
			const { status, message } = await testCredential(credentialFor(vendor, { url: vendor.origin + path }));
			expect([path, status]).toEqual([path, 'Error']);
			expect(message).toContain('the answer is a web page, not JSON');
			expect(message).toContain('Check that the URL');
		}
	});
});

import { refuseExpired, twelvePortAccess } from '../../credentials/access/twelve-port';
import { systemClock } from '../../core/clock';

const fields = { url: 'https://12port.example.com:6443/ztna/acme/root', apiToken: 'token' };

afterEach(() => jest.restoreAllMocks());

describe('the URL of a 12Port credential', () => {
	test.each([
		'/ztna/acme/root',
		'/ztna/acme/root/',
		'/ztna/acme/root//',
		'/ztna/acme/root/api',
		'/ztna/acme/root/api/',
		'/ztna/acme/root/api/user/me',
		'/ztna/acme/root?lang=en',
		'/ztna/acme/root/#/assets/12',
		'/ztna/acme/root/api/user/me?x=1#y',
	])('keeps tenant and space, and nothing behind them: %s', (path) => {
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
		['the path that a proxy made of it', '/pam/api/user/me', '/pam'],
		['no path at all, as a proxy may want it', '/', '/'],
	])('is kept as it is with %s', (_, path, expected) => {
		expect(twelvePortAccess({ ...fields, url: `https://pam.example.com${path}` }).base.pathname).toBe(expected);
	});

	test('may be typed without https', () => {
		const { base } = twelvePortAccess({ ...fields, url: ' pam.example.com/ztna/acme/root ' });
		expect(base.href).toBe('https://pam.example.com/ztna/acme/root');
	});

	test.each(['/ztna', '/ztna/', '/ztna/acme', '/ztna/acme/'])('must name both: %s', (path) => {
		expect(() => twelvePortAccess({ ...fields, url: `https://pam.example.com${path}` })).toThrow(
			'lacks the tenant, or the space',
		);
	});
});

describe('the API token of a 12Port credential', () => {
	test('is a secret, whole as it is sent', () => {
		const { token, secrets } = twelvePortAccess({ ...fields, apiToken: ' Bearer a.b.c\n' });
		expect([token, secrets]).toEqual(['a.b.c', ['a.b.c']]);
	});

	test.each(['', '  ', 'Bearer', undefined, 12])('must be given: %p', (apiToken) => {
		expect(() => twelvePortAccess({ ...fields, apiToken })).toThrow('the field API Token of the credential is empty');
	});

	test('decides, with tenant and space, who shares a pace', () => {
		const owners = [
			fields,
			{ ...fields, apiToken: 'other' },
			{ ...fields, url: fields.url.replace('root', 'branch') },
			{ ...fields, url: fields.url.replace('acme', 'other') },
		].map((one) => twelvePortAccess(one).owner);
		expect(new Set(owners).size).toBe(4);
		expect(twelvePortAccess({ ...fields, url: `${fields.url}/api/`, apiToken: 'Bearer token' }).owner).toBe(owners[0]);
	});
});

test('the OpenAPI path is taken as typed, and empty where there is none', () => {
	expect(twelvePortAccess({ ...fields, openApiPath: ' /v3/api-docs ' }).openApiPath).toBe('/v3/api-docs');
	expect(twelvePortAccess(fields).openApiPath).toBe('');
});

describe('an API token that has an end', () => {
	const end = Date.UTC(2026, 0, 15, 12, 34, 56);
	const jwt = `e30.${Buffer.from(JSON.stringify({ exp: end / 1000 })).toString('base64url')}.c2ln`;
	const refusedAt = (now: number) => {
		jest.spyOn(systemClock, 'now').mockReturnValue(now);
		return () => refuseExpired(jwt);
	};

	test('may be used up to a minute beyond it, since clocks differ', () => {
		expect(refusedAt(end - 1)).not.toThrow();
		expect(refusedAt(end + 59_999)).not.toThrow();
		expect(refusedAt(end + 60_000)).toThrow('the API token expired on 2026-01-15 at 12:34 UTC');
	});

	test('has it told without the token in it, and what to do', () => {
		let thrown: unknown;
		try {
			refusedAt(end + 3_600_000)();
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({
			name: 'InputError',
			description: expect.stringContaining('Management > API Tokens'),
		});
		expect(JSON.stringify(thrown)).not.toContain(jwt);
	});

	test.each([0, -1, -62_135_596_800, -8_640_000_000_000])(
		'is refused whatever the year, without falling over it: exp %d',
		(exp) => {
			const old = `e30.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.c2ln`;
			expect(() => refuseExpired(old)).toThrow(/^the API token expired on [+-]?\d+-\d\d-\d\d at \d\d:\d\d UTC$/);
		},
	);
});

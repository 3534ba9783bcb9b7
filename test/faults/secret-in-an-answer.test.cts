import {
	caught,
	credentialFor,
	hastyClock,
	legacyRequest,
	startVendor,
	stopVendors,
	tracesOf,
	transportTo,
	type CredentialStore,
} from '../harness/index.cts';
import type { UsmAnywhereSimulator } from '../../simulators/usm-anywhere/index.cts';
import type { FaultAnswer } from '../../simulators/usm-anywhere/index.cts';

const clientId = 'canary-client-5d07';
const clientSecret = 'canary"secret\\ä$&%20-9b1e';

let vendor: UsmAnywhereSimulator;
let credentials: CredentialStore;

beforeEach(async () => {
	vendor = await startVendor({ clientId, clientSecret });
	credentials = credentialFor(vendor);
});

afterEach(stopVendors);

const secrets = () => [
	clientSecret,
	`${clientId}:${clientSecret}`,
	String(credentials.stored.accessToken ?? clientSecret),
];

/** Answers in which a careless vendor, proxy or attacker repeats what it was sent. */
function echoes(token: string): Array<[string, FaultAnswer]> {
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	const body = {
		error: `token ${token} is not valid for ${clientSecret}`,
		error_description: `Authorization: Basic ${basic}; see /x?token=${encodeURIComponent(clientSecret)}`,
	};
	return [
		['a 400 with the header in its body', { status: 400, body }],
		['a 401 with the header in its body', { status: 401, body, headers: { 'www-authenticate': `Bearer ${token}` } }],
		['a 403 with the secret in plain text', { status: 403, body: `denied: ${clientSecret} ${token} ${basic}` }],
		['a 500 with the secret in a web page', { status: 500, body: `<pre>Bearer ${token}</pre>${clientSecret}` }],
		['a 429 with the secret in its body', { status: 429, body }],
		['a 200 that is no JSON', { status: 200, body: `Bearer ${token} ${clientSecret}` }],
		[
			'a redirect with the token in its address',
			{ status: 302, headers: { location: `http://other.test/?token=${token}` } },
		],
		['a redirect inside the origin with the token', { status: 302, headers: { location: `/x?token=${token}` } }],
		['a connection that breaks', { resetInBody: true }],
	];
}

test('no error of our transport holds secret, token or Basic pair, whatever the vendor answers', async () => {
	const session = await transportTo(vendor, { credentials });
	await session.send({ path: '/alarms' });
	for (const [what, answer] of echoes(String(credentials.stored.accessToken))) {
		vendor.setFaults([{ path: '/api/2.0/', times: 'always', answer }]);
		const renewed = String(credentials.stored.accessToken);
		const error = await caught(
			(await transportTo(vendor, { credentials, clock: hastyClock() })).send({ path: '/alarms' }),
		);
		expect([what, tracesOf([...secrets(), renewed], error)]).toEqual([what, []]);
	}
});

test('a token that was obtained after the session was opened, and looks like no token, is masked as well', async () => {
	const token = 'canary-opaque-0042';
	const session = await transportTo(vendor, { credentials });
	vendor.setFaults([
		{ path: '/api/2.0/oauth/token', answer: { patch: { access_token: token } } },
		{ path: '/api/2.0/alarms', answer: { status: 403, body: { error: `no right for ${token}` } } },
	]);
	const error = await caught(session.send({ path: '/alarms' }));
	expect(error.message).toContain('no right for ***');
	expect(tracesOf([token], error)).toEqual([]);
});

test('no error of a login holds the secret, whatever the vendor answers', async () => {
	for (const [what, answer] of echoes('no-token-yet-00000')) {
		const fresh = credentialFor(vendor, { clientId: `${clientId}${Math.random()}` });
		vendor.setFaults([{ path: '/api/2.0/oauth/token', times: 'always', answer }]);
		const error = await caught((await transportTo(vendor, { credentials: fresh })).send({ path: '/alarms' }));
		expect([what, tracesOf([clientSecret], error)]).toEqual([what, []]);
		const throughN8n = await caught(legacyRequest(fresh, { uri: `${vendor.url}/api/2.0/alarms`, method: 'GET' }));
		expect([what, tracesOf([clientSecret], throughN8n)]).toEqual([what, []]);
	}
});

/**
 * The addresses of the products in the cloud, which no simulator on this machine can have: who is asked for a token, and
 * who gets it. Any request to another host would fail, since nock lets nothing out.
 */
import nock from 'nock';
import { ArmisApi } from '../../credentials/ArmisApi.credentials';
import { ArmisSecretKeyApi } from '../../credentials/ArmisSecretKeyApi.credentials';
import { AxoniusApi } from '../../credentials/AxoniusApi.credentials';
import { UsmAnywhereApi } from '../../credentials/UsmAnywhereApi.credentials';
import { credentialStore } from '../harness/credential-store.cts';
import { request } from '../harness/request.cts';

const TOKEN = 'canary-of-a-token';
const GRANT = { access_token: TOKEN, expires_in: 899 };

beforeAll(() => nock.disableNetConnect());

afterEach(() => {
	expect(nock.pendingMocks()).toEqual([]);
	nock.cleanAll();
});

afterAll(() => {
	nock.enableNetConnect();
	nock.restore();
});

/** One answer of a host, if the request bears these headers. */
function answers(host: string, path: string, reqheaders: Record<string, string>): void {
	nock(host, { reqheaders }).get(path).reply(200, { ok: true });
}

test('USM Anywhere: a bare subdomain is the tenant below alienvault.cloud, for the login and for the API', async () => {
	const host = 'https://acme.alienvault.cloud';
	const login = nock(host).post('/api/2.0/oauth/token', 'grant_type=client_credentials');
	login.basicAuth({ user: 'id', pass: 'secret' }).reply(200, GRANT);
	answers(host, '/api/2.0/alarms', { authorization: `Bearer ${TOKEN}` });
	const store = credentialStore(new UsmAnywhereApi(), { url: 'acme', clientId: 'id', clientSecret: 'secret' });
	expect(await request(store, { url: `${host}/api/2.0/alarms` })).toEqual({ ok: true });
});

test('Armis API v3: one host serves all tenants, and the tenant is the audience of the token', async () => {
	const host = 'https://api.armis.com';
	const asked: unknown[] = [];
	nock(host)
		.post('/v3/oauth/token', (body) => asked.push(body) > 0)
		.reply(200, GRANT);
	answers(host, '/v3/settings/sites', { authorization: `Bearer ${TOKEN}` });
	const fields = { tenantUrl: 'acme', vendorId: 'v', clientId: 'me@example.com', clientSecret: 's', apiUrl: host };
	const store = credentialStore(new ArmisApi(), { ...fields, scopes: ['FULL_VISIBILITY'] });
	expect(await request(store, { url: `${host}/v3/settings/sites` })).toEqual({ ok: true });
	expect(asked).toEqual([expect.objectContaining({ audience: 'https://acme.armis.com/' })]);
});

test('Armis API v1: login and search are on the host of the tenant', async () => {
	const host = 'https://acme.armis.com';
	const data = { access_token: TOKEN, expiration_utc: new Date(Date.now() + 900_000).toISOString() };
	nock(host).post('/api/v1/access_token/').reply(200, { data, success: true });
	answers(host, '/api/v1/search/?aql=in%3Adevices', { authorization: TOKEN });
	const store = credentialStore(new ArmisSecretKeyApi(), { tenantUrl: 'acme', secretKey: 'secret' });
	const url = `${host}/api/v1/search/?aql=in%3Adevices`;
	expect(await request(store, { url })).toEqual({ ok: true });
});

test('Axonius: the key goes to the host of the console, wherever in it the URL was copied', async () => {
	const host = 'https://acme.on.axonius.com';
	answers(host, '/api/v2/assets', { 'api-key': 'key', 'api-secret': 'secret' });
	const fields = { url: `${host}/devices?view=all`, apiKey: 'key', apiSecret: 'secret', apiVersion: 'v2' };
	expect(await request(credentialStore(new AxoniusApi(), fields), { url: `${host}/api/v2/assets` })).toEqual({
		ok: true,
	});
});

test('USM Anywhere: another host, tenant or protocol gets neither token nor request', async () => {
	const store = credentialStore(new UsmAnywhereApi(), { url: 'acme', clientId: 'id', clientSecret: 'secret' });
	for (const foreign of [
		'https://acme.alienvault.cloud.example.com',
		'https://other.alienvault.cloud',
		'http://acme.alienvault.cloud',
	]) {
		const got = nock(foreign).get('/api/2.0/alarms').reply(200, {});
		await expect(request(store, { url: `${foreign}/api/2.0/alarms` })).rejects.toThrow('was not sent to');
		expect([foreign, got.isDone()]).toEqual([foreign, false]);
	}
	nock.cleanAll();
});

import { caught, identity, legacyRequest, paginatedRequest, request, testCredential } from '../harness/index.cts';
import { credentialFor, HOSTS, startVendor, stopVendors } from './privx.cts';

const agesAgo = () => String(Date.now() - 1);

afterEach(stopVendors);

/** The three ways in which n8n's HTTP Request node and our nodes send. */
const ways: Array<[way: string, send: (store: Parameters<typeof request>[0], url: string) => Promise<unknown>]> = [
	['our own nodes', async (store, url) => await request(store, { url, json: true })],
	['the HTTP Request node', async (store, url) => await legacyRequest(store, { uri: url, method: 'GET', json: true })],
	[
		'the HTTP Request node with paging',
		async (store, url) => {
			const [page] = await paginatedRequest(store, { uri: url, method: 'GET', json: true }, 1);
			return page.body;
		},
	],
];

describe.each(ways)('requests of %s', (_way, send) => {
	const read = async (store: Parameters<typeof request>[0], url: string) => await send(store, url + HOSTS);

	test('are authorised, and the token is renewed before it ends', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor);
		await expect(read(store, vendor.url)).resolves.toHaveProperty('count', 60);
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await expect(read(store, vendor.url)).resolves.toHaveProperty('count', 60);
		expect([vendor.logins, vendor.unauthorized]).toEqual([2, 0]);
	});

	test('are not sent to a server of another authority', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { caCertificate: vendor.otherCaCertificate });
		expect((await caught(read(store, vendor.url))).message).toContain('not signed by an authority that n8n trusts');
		expect(vendor.requests).toHaveLength(0);
	});

	test('are sent to any server where SSL issues are ignored', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { caCertificate: '', ignoreSslIssues: true });
		await expect(read(store, vendor.url)).resolves.toHaveProperty('count', 60);
	});

	test('cannot carry the credential to another origin', async () => {
		const [own, other] = [await startVendor(), await startVendor()];
		const { message } = await caught(read(credentialFor(own), other.url));
		expect(message).toBe(`this credential belongs to ${own.url} and was not sent to ${other.url}`);
		expect(other.tcpConnections).toBe(0);
	});

	test.each([301, 302, 307, 308])('do not follow a redirect (%i) to another origin', async (status) => {
		const [own, other] = [await startVendor(), await startVendor()];
		own.setFaults([{ path: HOSTS, times: 'always', answer: { status, headers: { location: `${other.url}/x` } } }]);
		await Promise.allSettled([read(credentialFor(own), own.url)]);
		expect(other.tcpConnections).toBe(0);
	});
});

describe('the CA certificate', () => {
	const spelt: Array<[what: string, spell: (own: string, other: string) => string]> = [
		['as PrivX shows it', (own) => own],
		['on one line with \\n written out', (own) => own.replace(/\n/g, '\\n')],
		['with Windows line ends', (own) => own.replace(/\n/g, '\r\n')],
		['behind another one', (own, other) => `${other}\n${own}`],
		['before another one, both on one line', (own, other) => `${own}${other}`.replace(/\n/g, '\\n')],
	];

	test.each(spelt)('is accepted %s', async (_what, spell) => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { caCertificate: spell(vendor.caCertificate, vendor.otherCaCertificate) });
		await expect(request(store, { url: vendor.url + HOSTS, json: true })).resolves.toHaveProperty('count');
		expect(await testCredential(store)).toEqual({ status: 'OK', message: 'Connection successful!' });
	});

	test('is what PrivX itself shows as its trust anchor', async () => {
		const vendor = await startVendor();
		const url = `${vendor.url}/authorizer/api/v1/ssl-trust-anchor`;
		const anchor = await request(credentialFor(vendor), { url, json: true });
		expect(anchor).toMatchObject({ trust_anchor: vendor.caCertificate, trust_anchor_sha256: expect.any(String) });
	});

	test('does not excuse a certificate for another host, or one that has ended', async () => {
		for (const flaw of [{ host: 'other.example' }, { daysLeft: -1 }]) {
			const tls = await identity(flaw);
			const vendor = await startVendor({ tls });
			const store = credentialFor(vendor);
			await caught(request(store, { url: vendor.url + HOSTS }));
			expect(vendor.requests).toHaveLength(0);
		}
	});
});

test.each(['', 'false', 'true', 'yes'])(
	'SSL issues are not ignored for the text "%s", only for a true switch',
	async (text) => {
		const vendor = await startVendor();
		const store = credentialFor(vendor, { caCertificate: '', ignoreSslIssues: text });
		await caught(request(store, { url: vendor.url + HOSTS }));
		expect(vendor.requests).toHaveLength(0);
	},
);

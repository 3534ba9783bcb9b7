import {
	caught,
	credentialFor,
	legacyRequest,
	paginatedRequest,
	request,
	startVendor,
	stopVendors,
} from '../harness/index.cts';

const ALARMS = '/api/2.0/alarms?size=1';
const agesAgo = () => String(Date.now() - 1);

afterEach(stopVendors);

describe("n8n's HTTP Request node", () => {
	test('renews the token between pages, which it cannot do by itself', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor);
		await request(store, { url: vendor.url + ALARMS });
		store.edit({ accessTokenRefreshAt: agesAgo() });
		const uri = `${vendor.url}/api/2.0/alarms`;
		const pages = await paginatedRequest(store, { uri, method: 'GET', json: true, qs: { size: 20 } }, 5);
		expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
		expect(vendor.logins).toBe(2);
		expect(vendor.unauthorized).toBe(0);
	});

	test('gets its single requests authorised and renewed as well', async () => {
		const vendor = await startVendor();
		const store = credentialFor(vendor);
		const send = async () => await legacyRequest(store, { uri: vendor.url + ALARMS, method: 'GET', json: true });
		await send();
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await send();
		expect([vendor.logins, vendor.unauthorized]).toEqual([2, 0]);
	});

	test.each(['http://127.0.0.1:PORT/', 'http://127.0.0.1:PORT/api/2.0/alarms'])(
		'cannot send the credential to another origin: %s',
		async (address) => {
			const [own, other] = [await startVendor(), await startVendor()];
			const store = credentialFor(own);
			const foreign = address.replace('PORT', new URL(other.url).port);
			const errors = [
				await caught(request(store, { url: foreign })),
				await caught(legacyRequest(store, { uri: foreign, method: 'GET' })),
				await caught(paginatedRequest(store, { uri: foreign, method: 'GET' }, 1)),
			];
			for (const { message } of errors) {
				expect(message).toBe(`this credential belongs to ${own.url} and was not sent to ${other.url}`);
			}
			expect(other.connections).toBe(0);
		},
	);

	test.each([301, 302, 303, 307, 308])('does not follow a redirect (%i) to another origin', async (status) => {
		const [own, other] = [await startVendor(), await startVendor()];
		own.setFaults([
			{ path: '/api/2.0/alarms', times: 'always', answer: { status, headers: { location: `${other.url}/x` } } },
		]);
		const store = credentialFor(own);
		await Promise.allSettled([
			request(store, { url: own.url + ALARMS }),
			legacyRequest(store, { uri: own.url + ALARMS, method: 'GET' }),
			legacyRequest(store, { uri: own.url + ALARMS, method: 'GET', followAllRedirects: true, followRedirect: true }),
		]);
		expect(other.connections).toBe(0);
	});
});

import { credentialFor, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

async function storedWith(expires_in: unknown) {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/oauth/token', times: 'always', answer: { patch: { expires_in } } }]);
	const credentials = credentialFor(vendor);
	const session = await transportTo(vendor, { credentials });
	await session.send({ path: '/alarms' });
	await session.send({ path: '/alarms' });
	return { vendor, session, stored: credentials.stored };
}

test.each([[null], [0], [-1], ['soon'], [{}]])(
	'expires_in %j: the token is used until the vendor refuses it',
	async (seconds) => {
		const { vendor, session, stored } = await storedWith(seconds);
		expect(stored).toMatchObject({ accessTokenExpiresAt: '', accessTokenRefreshAt: '' });
		expect(vendor.logins).toBe(1);
		vendor.revokeTokens();
		await session.send({ path: '/alarms' });
		expect([vendor.logins, vendor.unauthorized]).toEqual([2, 1]);
	},
);

test('expires_in "899" counts like 899', async () => {
	const { vendor, stored } = await storedWith('899');
	expect(Number(stored.accessTokenExpiresAt) - Date.now()).toBeGreaterThan(890_000);
	expect(vendor.logins).toBe(1);
});

test('expires_in 1e12 counts as one day', async () => {
	const { stored } = await storedWith(1e12);
	expect(Number(stored.accessTokenExpiresAt) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
});

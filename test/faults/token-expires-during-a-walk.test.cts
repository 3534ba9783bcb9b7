import { startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test('a token that is revoked in the middle of a walk costs one login and no page', async () => {
	const vendor = await startVendor({ alarms: 100 });
	const session = await transportTo(vendor);
	const pages: number[] = [];
	for (let page = 0; page < 5; page++) {
		if (page === 2) vendor.revokeTokens();
		const { body } = await session.send({ path: '/alarms', query: { page, size: 20 } });
		pages.push((body as { page: { number: number } }).page.number);
	}
	expect(pages).toEqual([0, 1, 2, 3, 4]);
	expect([vendor.logins, vendor.unauthorized]).toEqual([2, 1]);
	expect(session.tally).toEqual({ requests: 5, retries: 0, waitedMs: 0 });
});

test('eight requests that meet a 401 at once cost one login, and all are answered', async () => {
	const vendor = await startVendor({ latencyMs: 20 });
	const session = await transportTo(vendor);
	await session.send({ path: '/alarms' });
	vendor.revokeTokens();
	const answers = await Promise.all(Array.from({ length: 8 }, async () => await session.send({ path: '/alarms' })));
	expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
	expect([vendor.logins, vendor.unauthorized]).toEqual([2, 8]);
});

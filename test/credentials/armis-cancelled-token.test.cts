import { request } from '../harness/index.cts';
import { agesAgo, armis, ask, stopArmis, v1 } from './armis.cts';
import type { ArmisSimulator } from '../../simulators/armis/index.cts';

// A new v1 token may cancel the one before it. Here it does.
const cancelling = async (latencyMs = 0): Promise<ArmisSimulator> =>
	await armis({ newV1TokenCancelsOld: true, latencyMs });

afterEach(stopArmis);

describe('several executions in one process', () => {
	test('that begin together make one token, which stays alive', async () => {
		const vendor = await cancelling(5);
		const store = v1.credential(vendor);
		await ask(v1, store, 20);
		await ask(v1, store, 20);
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([1, 0]);
	});

	test('that find the token due make one new one, and none of them is refused', async () => {
		const vendor = await cancelling(5);
		const store = v1.credential(vendor);
		await ask(v1, store);
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(v1, store, 20);
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([2, 0]);
	});

	test('whose token is cancelled while they run go on with the new one, without another login', async () => {
		const vendor = await cancelling();
		const store = v1.credential(vendor);
		await ask(v1, store);
		vendor.resetCounters();
		// These were read off the database before the renewal and arrive after it.
		vendor.setFaults([{ path: v1.path, times: 5, answer: { delayMs: 50 } }]);
		const underWay = ask(v1, store, 5);
		while (vendor.requests.length < 5) await new Promise((resolve) => setImmediate(resolve));
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(v1, store);
		await underWay;
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([1, 5]);
	});

	test('of two credentials with the same key share the token instead of cancelling each other', async () => {
		const vendor = await cancelling();
		const [one, other] = [v1.credential(vendor), v1.credential(vendor)];
		await ask(v1, one);
		await ask(v1, other);
		await ask(v1, one);
		expect(vendor.v1Logins).toBe(1);
		expect(one.stored.accessToken).toBe(other.stored.accessToken);
	});
});

describe('two workers', () => {
	const workers = async (latencyMs = 0) => {
		const vendor = await cancelling(latencyMs);
		const a = v1.credential(vendor).seenBy(v1.inWorker());
		return { vendor, a, b: a.seenBy(v1.inWorker()) };
	};

	test('share one token by way of the store', async () => {
		const { vendor, a, b } = await workers();
		await ask(v1, a, 5);
		await ask(v1, b, 5);
		await ask(v1, a, 5);
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([1, 0]);
	});

	test('take turns in renewing it without a refusal: the one uses what the other got', async () => {
		const { vendor, a, b } = await workers();
		await ask(v1, a);
		for (const [renewing, following] of [
			[a, b],
			[b, a],
			[a, b],
		]) {
			a.edit({ accessTokenRefreshAt: agesAgo() });
			await ask(v1, renewing, 5);
			await ask(v1, following, 5);
		}
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([4, 0]);
	});

	test('that renew at the same moment come to rest: afterwards neither logs in again', async () => {
		const { vendor, a, b } = await workers(5);
		await ask(v1, a);
		a.edit({ accessTokenRefreshAt: agesAgo() });
		const url = vendor.url + v1.path;
		const send = async (store: typeof a) => await request(store, { url, json: true });
		await Promise.allSettled([a, b, a, b, a, b].map(send));
		await ask(v1, a);
		vendor.resetCounters();
		for (const store of [b, a, b, a]) await ask(v1, store, 3);
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([0, 0]);
	});
});

import { startArmis, type ArmisOptions } from '../../simulators/armis/index.cts';
import type { Clock } from '../../core/clock';
import { executeContext } from '../harness/request.cts';
import { expectRows } from '../harness/rows';
import { worker } from '../harness/worker.cts';
import { agesAgo, ask, inWorker, started, stopServers, storeFor } from './setting.cts';
import { armisV1 } from './subjects/armis.cts';

const armis = async (options: ArmisOptions = {}) => await started(startArmis(options));

afterEach(stopServers);

describe('the expiry of a v1 token', () => {
	const expiryFor = async (expiration_utc: unknown) => {
		const vendor = await armis();
		vendor.setFaults([{ path: armisV1.tokenPath, answer: { patch: { data: { expiration_utc } } } }]);
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store);
		return String(store.stored.accessTokenExpiresAt);
	};

	test('is read with or without a zone, which means UTC', async () => {
		for (const write of [
			(iso: string) => `${iso.slice(0, -1)}452+00:00`,
			(iso: string) => `${new Date(Date.parse(iso) + 7_200_000).toISOString().slice(0, -1)}+02:00`,
			(iso: string) => iso.slice(0, -1),
		]) {
			const end = Date.now() + 1_800_000;
			const given = write(new Date(end).toISOString());
			const expiresAt = Number(await expiryFor(given));
			expect([given, Math.abs(expiresAt - end) < 2_000]).toEqual([given, true]);
		}
	});

	test('counts as unknown when it is past or cannot be read', async () => {
		await expectRows(
			['2020-01-01T00:00:00.000000+00:00', 'soon', '', 17].map((given) => [given, '']),
			expiryFor,
		);
	});

	test('counts as unknown when it is missing: then a 401 renews the token', async () => {
		const vendor = await armis();
		const answer = { patch: { data: { expiration_utc: null } } };
		vendor.setFaults([{ path: armisV1.tokenPath, times: 'always', answer }]);
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store);
		vendor.revokeTokens('v1');
		await ask(armisV1, store, 5);
		expect([store.stored.accessTokenExpiresAt, vendor.logins]).toEqual(['', 2]);
	});
});

// A new v1 token may cancel the one before it. Here it does.
describe('with tokens that cancel each other', () => {
	const cancelling = async (latencyMs = 0) => await armis({ newV1TokenCancelsOld: true, latencyMs });

	test('executions that begin together, or must renew the token, create one, and none is refused', async () => {
		const vendor = await cancelling(5);
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store, 20);
		await ask(armisV1, store, 20);
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([1, 0]);
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(armisV1, store, 20);
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([2, 0]);
	});

	test('executions whose token is cancelled while they run continue with the new one, without another login', async () => {
		const vendor = await cancelling();
		const store = storeFor(armisV1, vendor);
		await ask(armisV1, store);
		vendor.resetCounters();
		// These read the database before the renewal, and arrive after it.
		vendor.setFaults([{ path: armisV1.path, times: 5, answer: { delayMs: 400 } }]);
		const underWay = ask(armisV1, store, 5);
		while (vendor.requests.length < 5) await new Promise((resolve) => setImmediate(resolve));
		store.edit({ accessTokenRefreshAt: agesAgo() });
		await ask(armisV1, store);
		await underWay;
		expect([vendor.v1Logins, vendor.unauthorized]).toEqual([1, 5]);
	});

	test('two credentials with the same key share the token and do not cancel each other', async () => {
		const vendor = await cancelling();
		const [one, other] = [storeFor(armisV1, vendor), storeFor(armisV1, vendor)];
		await ask(armisV1, one);
		await ask(armisV1, other);
		await ask(armisV1, one);
		expect(vendor.v1Logins).toBe(1);
		expect(one.stored.accessToken).toBe(other.stored.accessToken);
	});

	describe('two workers', () => {
		const workers = async (latencyMs = 0) => {
			const vendor = await cancelling(latencyMs);
			const a = storeFor(armisV1, vendor).seenBy(inWorker(armisV1));
			return { vendor, a, b: a.seenBy(inWorker(armisV1)) };
		};

		test('renew it alternately without a refusal: each uses what the other got', async () => {
			const { vendor, a, b } = await workers();
			await ask(armisV1, a);
			for (const [renewing, following] of [
				[a, b],
				[b, a],
				[a, b],
			]) {
				a.edit({ accessTokenRefreshAt: agesAgo() });
				await ask(armisV1, renewing, 5);
				await ask(armisV1, following, 5);
			}
			expect([vendor.v1Logins, vendor.unauthorized]).toEqual([4, 0]);
		});
	});

	describe('three workers, each with our session', () => {
		/** Loading a worker takes a second: they serve all tests. */
		const loaded = [1, 2, 3].map(() =>
			worker(() => ({
				...(require('../../core/http/session') as typeof import('../../core/http/session')),
				api: (require('../../nodes/Armis/api') as typeof import('../../nodes/Armis/api')).armisV1,
				type: new (
					require('../../credentials/ArmisSecretKeyApi.credentials') as typeof import('../../credentials/ArmisSecretKeyApi.credentials')
				).ArmisSecretKeyApi(),
			})),
		);
		/** Four times as fast as the real one, so that the order of events is real and nobody waits. */
		const fast: Clock = {
			now: () => Date.now(),
			monotonic: () => performance.now() * 4,
			sleep: async (ms) => await new Promise((resolve) => setTimeout(resolve, ms / 4)),
		};
		const processes = async () => {
			const vendor = await armis({ newV1TokenCancelsOld: true, latencyMs: 5 });
			const first = storeFor(armisV1, vendor);
			const senders = loaded.map(({ Session, api, type }) => async () => {
				const session = await Session.open(executeContext(first.seenBy(type)), api, {}, fast);
				return (await session.send({ path: '/boundaries/' })).status;
			});
			return { vendor, senders };
		};

		test('of 120 requests after a revocation none fails, with few logins', async () => {
			const { vendor, senders } = await processes();
			for (const send of senders) await send();
			vendor.revokeTokens('v1');
			vendor.resetCounters();
			const statuses = await Promise.all(senders.flatMap((send) => Array.from({ length: 40 }, send)));
			expect(statuses.filter((status) => status !== 200)).toEqual([]);
			expect(statuses).toHaveLength(120);
			expect(vendor.v1Logins).toBeLessThanOrEqual(3);
		});
	});
});

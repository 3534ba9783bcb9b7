/** Several n8n processes that share one stored credential, in virtual time, with tokens that cancel each other. */
import { RefusedTokens, type Sent } from '../../../core/http/refused-token';
import { tokenSource } from '../../../core/token/token-source';
import { steppedClock } from '../../harness/fake-clock.cts';
import { numbersFrom } from '../../harness/random';
import { expectRows } from '../../harness/rows';

const OWNER = 'owner';
const LOGIN_MS = 60;
const LATENCY_MS = 50;
const QUERY_MS = 5;

interface Setting {
	seed: number;
	processes?: number;
	/** Of a token, s. */
	lifetime?: number;
	/** Whether a new token cancels the one before it. */
	cancels?: boolean;
	/** Whether another program logs in with the same key whenever n8n has done so. */
	isFoughtOver?: boolean;
}

function world({ seed, processes = 3, lifetime = 3600, cancels = true, isFoughtOver = false }: Setting) {
	const [clock, random] = [steppedClock(), numbersFrom(seed)];
	const takes = async (ms: number) => await clock.sleep(ms * (0.5 + random()));
	const valid = new Map<string, number>();
	let stored: Record<string, string> = { accessToken: '' };
	let logins = 0;
	const login = async () => {
		const value = `token-${++logins}`;
		await takes(LOGIN_MS / 2);
		if (cancels) valid.clear();
		if (!isFoughtOver) valid.set(value, clock.elapsed + lifetime * 1000);
		await takes(LOGIN_MS / 2);
		return { value, lifetimeSeconds: lifetime };
	};
	const inProcess = () => {
		const [source, tokens] = [tokenSource(clock, random), new RefusedTokens(random)];
		// What n8n does for one request: read, renew, store, send.
		const send = async (refused?: ReadonlySet<string | undefined>): Promise<Sent<{ status: number }>> => {
			await takes(QUERY_MS);
			let fields = { ...stored };
			let loggedIn = false;
			if (refused) source.reject(OWNER, refused);
			if (source.isDue(OWNER, fields) || refused?.has(fields.accessToken)) {
				const grant = await source.obtain(OWNER, fields, async () => {
					loggedIn = true;
					return await login();
				});
				await takes(2 * QUERY_MS);
				stored = fields = { ...grant };
			}
			await takes(LATENCY_MS / 2);
			const status = clock.elapsed < (valid.get(fields.accessToken) ?? 0) ? 200 : 401;
			await takes(LATENCY_MS / 2);
			return { answer: { status }, carried: fields.accessToken, loggedIn };
		};
		const look = async () => {
			await takes(QUERY_MS);
			return stored.accessToken;
		};
		return async () => {
			const until = clock.elapsed + 120_000;
			const wait = async (ms: number) => await clock.sleep(ms);
			return (await tokens.send({ key: 'key', send, look, wait, clock, until })).answer.status;
		};
	};
	const run = async (work: Promise<unknown>) => {
		let isDone = false;
		void work.then(() => (isDone = true));
		while (!isDone) await clock.advance(50);
	};
	const requests = Array.from({ length: processes }, inProcess);
	return { clock, random, requests, run, revoke: () => valid.clear(), logins: () => logins };
}

/** All tokens are revoked, then each process sends some requests within a fifth of a second. */
async function burst(setting: Setting, each: number) {
	const { clock, random, requests, run, revoke, logins } = world(setting);
	for (const request of requests) await run(request());
	await clock.advance(40_000);
	revoke();
	const before = logins();
	const statuses: number[] = [];
	const all = requests.flatMap((request) =>
		Array.from({ length: each }, async () => {
			await clock.sleep(200 * random());
			statuses.push(await request());
		}),
	);
	await run(Promise.all(all));
	return { failed: statuses.filter((status) => status !== 200).length, logins: logins() - before };
}

const SEEDS = Array.from({ length: 4 }, (_, index) => 7919 * (index + 1));
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

test('of a burst after a revocation no request fails in any of three processes, and nearly always one login serves all', async () => {
	for (const each of [1, 40]) {
		for (const cancels of [true, false]) {
			const results = [];
			for (const seed of SEEDS) results.push(await burst({ seed, cancels }, each));
			expect(sum(results.map(({ failed }) => failed))).toBe(0);
			expect(sum(results.map(({ logins }) => logins))).toBeLessThanOrEqual(1.5 * SEEDS.length);
		}
	}
});

test('one process alone makes one login after a revocation', async () => {
	await expectRows(
		SEEDS.slice(0, 3).map((seed) => [seed, { failed: 0, logins: 1 }] as const),
		async (seed) => await burst({ seed, processes: 1 }, 40),
	);
});

test('of 24 walks with tokens of five seconds none fails, with at most one login per process and lifetime', async () => {
	const { clock, requests, run, logins } = world({ seed: 7, lifetime: 5 });
	const statuses: number[] = [];
	const walks = requests.flatMap((request) =>
		Array.from({ length: 8 }, async () => {
			for (let page = 0; page < 120; page++) statuses.push(await request());
		}),
	);
	await run(Promise.all(walks));
	expect(statuses.filter((status) => status !== 200)).toEqual([]);
	// A token of five seconds is renewed after four at the earliest.
	expect(logins()).toBeLessThanOrEqual(3 * (1 + Math.ceil(clock.elapsed / 4_000)));
});

test('long tokens are renewed by one process for all', async () => {
	const lifetimes = 5;
	const { clock, requests, run, logins } = world({ seed: 3, lifetime: 900 });
	await run(requests[0]());
	const polls = requests.map(async (request) => {
		for (const end = clock.elapsed + lifetimes * 800_000; clock.elapsed < end; await clock.sleep(10_000))
			await request();
	});
	await run(Promise.all(polls));
	expect(logins()).toBeLessThanOrEqual(1 + lifetimes);
});

test('a program outside of n8n that cancels every token costs at most one login per request, and the requests end', async () => {
	for (const each of [1, 40]) {
		const { clock, requests, run, logins } = world({ seed: 11, isFoughtOver: true });
		const before = clock.elapsed;
		const statuses: number[] = [];
		const all = requests.flatMap((request) => Array.from({ length: each }, async () => statuses.push(await request())));
		await run(Promise.all(all));
		expect(new Set(statuses)).toEqual(new Set([401]));
		expect(logins()).toBeLessThanOrEqual(Math.min(each, 3) * requests.length);
		expect(clock.elapsed - before).toBeLessThan(30_000);
		// And the next ones are not waited for.
		const end = clock.elapsed;
		await run(Promise.all(requests.map(async (request) => await request())));
		expect([logins() > 0, clock.elapsed - end < 1_000]).toEqual([true, true]);
	}
});

import fc from 'fast-check';
import { LoginError } from '../../../core/errors/login-error';
import type { IssuedToken } from '../../../core/token/grant';
import { tokenSource, type TokenSource } from '../../../core/token/token-source';
import { caught } from '../../harness/caught';
import { expectRows } from '../../harness/rows';
import { steppedClock, type SteppedClock } from '../../harness/fake-clock.cts';
import { runs } from '../../harness/runs.cts';

const OWNER = 'owner';
let clock: SteppedClock;
let source: TokenSource;
let logins: number;

beforeEach(() => {
	clock = steppedClock();
	source = tokenSource(clock, () => 0);
	logins = 0;
});

const login = async () => ({ value: `token-${++logins}`, lifetimeSeconds: 899 as unknown });
const outOfOrder = async () => await Promise.reject(new LoginError('out of order', { transient: true }));
const refused = async () => await Promise.reject(new LoginError('refused', { refused: true }));

describe('obtain', () => {
	test('makes one login for all requests that wait, also when it takes long', async () => {
		let finish: ((token: IssuedToken) => void) | undefined;
		const slow = jest.fn(async () => await new Promise<IssuedToken>((done) => (finish = done)));
		const all = Promise.all(Array.from({ length: 20 }, async () => await source.obtain(OWNER, {}, slow)));
		await clock.advance(30_000);
		finish?.({ value: 'slow token', lifetimeSeconds: 899 });
		expect(new Set((await all).map(({ accessToken }) => accessToken))).toEqual(new Set(['slow token']));
		expect(slow).toHaveBeenCalledTimes(1);
	});

	test('counts the lifetime from before the login: a slow answer does not prolong it', async () => {
		const before = clock.now();
		const grant = await source.obtain(OWNER, {}, async () => {
			await clock.advance(20_000);
			return await login();
		});
		expect(grant.accessTokenExpiresAt).toBe(String(before + 899_000));
	});

	test('gives a late request the token that replaced the refused one', async () => {
		const first = await source.obtain(OWNER, {}, login);
		const second = await source.obtain(OWNER, { ...first }, login);
		expect(await source.obtain(OWNER, { ...first }, login)).toBe(second);
		expect(logins).toBe(2);
	});

	test('gives a request that was refused with our older token the one that another worker has stored in the meantime', async () => {
		const ours = await source.obtain(OWNER, {}, login);
		const theirs = await tokenSource(clock).obtain(OWNER, { ...ours }, login);
		// Each request reads what is stored, so this process learns about it.
		expect(source.isDue(OWNER, { ...theirs })).toBe(false);
		expect(source.isDue(OWNER, { ...theirs })).toBe(false);
		expect(await source.obtain(OWNER, { ...ours }, login)).toMatchObject({ accessToken: theirs.accessToken });
		expect(logins).toBe(2);
	});

	test('does not learn from what is stored for another credential', async () => {
		const ours = await source.obtain(OWNER, {}, login);
		const foreign = await tokenSource(clock).obtain('somebody else', {}, login);
		source.isDue(OWNER, { ...foreign });
		expect((await source.obtain(OWNER, { ...ours }, login)).accessToken).toBe('token-3');
	});

	test('never uses an older token again', async () => {
		await source.obtain(OWNER, {}, login);
		const ofAnotherWorker = await tokenSource(clock).obtain(OWNER, {}, login);
		await source.obtain(OWNER, { ...ofAnotherWorker }, login);
		expect(logins).toBe(3);
	});

	test('does not bring an older token back that a request still read from what is stored', async () => {
		const first = await source.obtain(OWNER, {}, login);
		const second = await source.obtain(OWNER, { ...first }, login);
		expect(source.isDue(OWNER, { ...first })).toBe(false);
		expect(await source.obtain(OWNER, { ...first }, login)).toBe(second);
		expect((await source.obtain(OWNER, { ...second }, login)).accessToken).toBe('token-3');
	});

	test('does not give a token from memory that must be renewed', async () => {
		await source.obtain(OWNER, {}, login);
		await clock.advance(899_000);
		await source.obtain(OWNER, {}, login);
		expect(logins).toBe(2);
	});

	test('gives a late request the newer token also if the lifetime is unknown', async () => {
		const unknown = async () => ({ ...(await login()), lifetimeSeconds: undefined });
		const first = await source.obtain(OWNER, {}, unknown);
		const second = await source.obtain(OWNER, { ...first }, unknown);
		expect(await source.obtain(OWNER, { ...first }, unknown)).toBe(second);
		expect(logins).toBe(2);
	});

	test('gives it to requests that are two renewals behind', async () => {
		const first = await source.obtain(OWNER, {}, login);
		const second = await source.obtain(OWNER, { ...first }, login);
		const third = await source.obtain(OWNER, { ...second }, login);
		expect(await source.obtain(OWNER, { ...first }, login)).toBe(third);
	});

	test('ignores a stored token that belongs to another credential', async () => {
		const held = await source.obtain(OWNER, {}, login);
		const foreign = {
			...held,
			accessToken: 'foreign',
			accessTokenOwner: 'other',
			accessTokenExpiresAt: '9'.repeat(15),
		};
		expect(await source.obtain(OWNER, foreign, login)).toBe(held);
	});

	test('keeps credentials apart', async () => {
		const one = await source.obtain('one', {}, login);
		const other = await source.obtain('other', {}, login);
		expect(one.accessToken).not.toBe(other.accessToken);
	});

	test('repeats a refused login only after 20 seconds', async () => {
		const attempts = jest.fn(refused);
		for (let item = 0; item < 200; item++) {
			expect((await caught(source.obtain(OWNER, {}, attempts))).message).toBe('refused');
		}
		expect(attempts).toHaveBeenCalledTimes(1);
		await clock.advance(20_000);
		await caught(source.obtain(OWNER, {}, attempts));
		expect(attempts).toHaveBeenCalledTimes(2);
	});

	test('measures those 20 seconds on a clock that does not jump', async () => {
		const attempts = jest.fn(refused);
		await caught(source.obtain(OWNER, {}, attempts));
		clock.skew = -3_600_000;
		await clock.advance(20_000);
		await caught(source.obtain(OWNER, {}, attempts));
		expect(attempts).toHaveBeenCalledTimes(2);
	});

	test('uses a token that is still valid while it cannot be renewed, and tries again after 15 seconds', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		await clock.advance(820_000);
		expect(source.isDue(OWNER, { ...grant })).toBe(true);
		expect(await source.obtain(OWNER, { ...grant }, outOfOrder)).toEqual(grant);
		expect(source.isDue(OWNER, { ...grant })).toBe(false);
		await clock.advance(14_999);
		expect(source.isDue(OWNER, { ...grant })).toBe(false);
		await clock.advance(1);
		expect(source.isDue(OWNER, { ...grant })).toBe(true);
		expect((await source.obtain(OWNER, { ...grant }, login)).accessToken).toBe('token-2');
	});

	test('does not use it after it has expired', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		await clock.advance(898_000);
		await source.obtain(OWNER, { ...grant }, outOfOrder);
		expect(source.isDue(OWNER, { ...grant })).toBe(false);
		await clock.advance(1_000);
		expect(source.isDue(OWNER, { ...grant })).toBe(true);
		await expect(source.obtain(OWNER, { ...grant }, outOfOrder)).rejects.toThrow('out of order');
	});

	test('does not use a token again that the vendor has refused before its time', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		await expect(source.obtain(OWNER, { ...grant }, outOfOrder)).rejects.toThrow('out of order');
	});

	test('nor does it give a token again that a request has reported as refused, near its end either', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		source.reject('somebody else', new Set([grant.accessToken]));
		await clock.advance(820_000);
		expect(await source.obtain(OWNER, { ...grant }, outOfOrder)).toEqual(grant);
		source.reject(OWNER, new Set(['another', grant.accessToken]));
		await expect(source.obtain(OWNER, { ...grant }, outOfOrder)).rejects.toThrow('out of order');
		expect((await source.obtain(OWNER, { accessToken: 'older' }, login)).accessToken).toBe('token-2');
	});

	test('does not go on with a damaged token while it cannot log in', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		await clock.advance(820_000);
		const damaged = { ...grant, accessToken: 'to\nken' };
		await expect(source.obtain(OWNER, damaged, outOfOrder)).rejects.toThrow('out of order');
	});

	test('does not use the token of another credential while it cannot log in', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		await clock.advance(820_000);
		await expect(source.obtain('edited', { ...grant }, outOfOrder)).rejects.toThrow('out of order');
	});

	test('does not remember a login that failed temporarily, or that the vendor never received', async () => {
		await caught(source.obtain(OWNER, {}, outOfOrder));
		await caught(source.obtain(OWNER, {}, async () => await Promise.reject(new LoginError('unknown host'))));
		expect((await source.obtain(OWNER, {}, login)).accessToken).toBe('token-1');
	});

	test('passes an unexpected error on, and works after it', async () => {
		const broken = async () => await Promise.reject(new TypeError('a defect'));
		await expect(source.obtain(OWNER, {}, broken)).rejects.toThrow('a defect');
		await expect(source.obtain(OWNER, {}, login)).resolves.toBeDefined();
	});

	test('returns only the fields of the token, so that expressions of the user stay', async () => {
		const fields = { url: '={{ $secrets.url }}', clientSecret: '={{ $secrets.secret }}' };
		expect(Object.keys(await source.obtain(OWNER, fields, login))).toEqual([
			'accessToken',
			'accessTokenExpiresAt',
			'accessTokenRefreshAt',
			'accessTokenOwner',
		]);
	});
});

describe('isDue', () => {
	test('is true for what cannot be a token of this credential', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		const damaged = ['', ' ', 'to ken', 'token\r\nx-injected: 1', 'tökén', 'x'.repeat(16_385), 12, null, {}, ['token']];
		await expectRows(
			[
				...damaged.map((accessToken) => ({ accessToken })),
				...['', ' ', 'other', null, 12].map((accessTokenOwner) => ({ accessTokenOwner })),
			].map((change) => [change, true]),
			(change) => source.isDue(OWNER, { ...grant, ...change }),
		);
	});

	test('is true for times that no login of this year can have given, and false for unknown ones', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		const year = String(clock.now() + 365 * 86_400_000);
		const soon = String(clock.now() + 60_000);
		const ago = String(clock.now() - 1);
		await expectRows(
			[
				[{ accessTokenRefreshAt: year }, true],
				[{ accessTokenExpiresAt: year }, true],
				[{ accessTokenExpiresAt: ago }, true],
				[{ accessTokenRefreshAt: 'soon' }, true],
				[{ accessTokenRefreshAt: 'Infinity' }, true],
				[{ accessTokenExpiresAt: '{}' }, true],
				[{ accessTokenRefreshAt: '', accessTokenExpiresAt: '' }, false],
				[{ accessTokenRefreshAt: soon, accessTokenExpiresAt: '' }, false],
			],
			(change) => source.isDue(OWNER, { ...grant, ...change }),
		);
	});

	test('is false before the time of renewal, true from then on', async () => {
		const grant = await source.obtain(OWNER, {}, login);
		const left = Number(grant.accessTokenRefreshAt) - clock.now();
		await clock.advance(left - 1);
		expect(source.isDue(OWNER, { ...grant })).toBe(false);
		await clock.advance(1);
		expect(source.isDue(OWNER, { ...grant })).toBe(true);
	});

	test('is true for the token of another credential', async () => {
		expect(source.isDue('edited', { ...(await source.obtain(OWNER, {}, login)) })).toBe(true);
	});

	test('works with a clock that is wrong but steady', async () => {
		clock.skew = 600_000;
		expect(source.isDue(OWNER, { ...(await source.obtain(OWNER, {}, login)) })).toBe(false);
	});
});

test('processes that share a token do not renew it together: the earliest one does, and the others use what it stored', async () => {
	const processes = [0.1, 0.5, 0.9].map((share) => tokenSource(clock, () => share));
	let stored: Record<string, string> = { ...(await source.obtain(OWNER, {}, login)) };
	for (const end = clock.elapsed + 4 * 899_000; clock.elapsed < end; await clock.advance(1_000)) {
		const due = processes.filter((one) => one.isDue(OWNER, stored));
		const grants = await Promise.all(due.map(async (one) => await one.obtain(OWNER, stored, login)));
		stored = { ...stored, ...grants.at(-1) };
	}
	expect(logins).toBe(1 + 4);
});

test('works with the clock and the random numbers of the machine', async () => {
	const grant = await tokenSource().obtain(OWNER, {}, login);
	expect(Math.abs(Number(grant.accessTokenExpiresAt) - 899_000 - Date.now())).toBeLessThan(10_000);
});

test('any sequence of lifetimes, waits and revocations needs at most one login for each end of a token [P5]', async () => {
	const step = fc.record({
		waitMs: fc.integer({ min: 1, max: 2_000_000 }),
		revoked: fc.boolean(),
		callers: fc.integer({ min: 1, max: 8 }),
		lifetimeSeconds: fc.integer({ min: 1, max: 3600 }),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
			const time = steppedClock();
			const tokens = tokenSource(time);
			let stored: Record<string, string> = {};
			let made = 0;
			let ends = 0;
			for (const { waitMs, revoked, callers, lifetimeSeconds } of steps) {
				await time.advance(waitMs);
				const expired = stored.accessToken !== undefined && tokens.isDue(OWNER, stored);
				const refusedToken = { ...stored };
				if (expired || (revoked && stored.accessToken)) ends += 1;
				if (!expired && !revoked && stored.accessToken) continue;
				const mint = async () => ({ value: `token ${++made}`, lifetimeSeconds });
				for (let caller = 0; caller < callers; caller++) {
					stored = { ...(await tokens.obtain(OWNER, refusedToken, mint)) };
				}
			}
			expect(made).toBeLessThanOrEqual(ends + 1);
		}),
		{ numRuns: runs(100) },
	);
});

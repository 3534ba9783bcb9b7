import fc from 'fast-check';
import { ApiError } from '../../../core/errors/api-error';
import { InputError } from '../../../core/errors/input-error';
import { LoginError } from '../../../core/errors/login-error';
import { ResponseError } from '../../../core/errors/response-error';
import { TransportError } from '../../../core/errors/transport-error';
import { expectRows } from '../../harness/rows';
import {
	pausesAllRequests,
	LONGEST_RETRY_WAIT_MS,
	RetryBudget,
	waitBeforeRetry,
	type FailedAttempt,
} from '../../../core/http/retry';

const GIVE_UP_AFTER_MS = 120_000;
const first: FailedAttempt = {
	attempts: 1,
	elapsedMs: 0,
	giveUpAfterMs: GIVE_UP_AFTER_MS,
	repeatable: true,
	remainingMs: Infinity,
};
const waitFor = (error: unknown, failed: Partial<FailedAttempt> = {}, random = 1) =>
	waitBeforeRetry(error, { ...first, ...failed }, new RetryBudget(), random);
const status = (code: number, retryAfterMs?: number) => new ApiError({ status: code, retryAfterMs });
const broken = (transient: boolean, undelivered = false) =>
	new TransportError({ message: 'x', transient, undelivered });

describe('a request that reads', () => {
	test('is repeated after a status that may be another one a moment later, and after no other', () => {
		const all = [400, 401, 403, 404, 408, 409, 410, 422, 425, 429, 500, 501, 502, 503, 504];
		const repeated = all.filter((code) => Number(waitFor(status(code)) ?? 0) > 0);
		expect(repeated).toEqual([408, 425, 429, 500, 502, 503, 504]);
		expect(all.filter((code) => waitFor(status(code)) !== undefined)).toEqual(repeated);
	});

	test('is repeated after a transient transport error, and after no other', () => {
		expect(waitFor(broken(true))).toBeGreaterThan(0);
		expect(waitFor(broken(false))).toBeUndefined();
	});

	test('is not repeated when the answer or the request itself is wrong', () => {
		expect(waitFor(new ResponseError('not JSON'))).toBeUndefined();
		expect(waitFor(new InputError('empty'))).toBeUndefined();
		expect(waitFor(new TypeError('a defect'))).toBeUndefined();
	});
});

describe('a request that writes', () => {
	const write = { repeatable: false };

	test('is not repeated when the change may have been made', () => {
		expect(waitFor(status(500), write)).toBeUndefined();
		expect(waitFor(broken(true), write)).toBeUndefined();
	});

	test('is repeated when it certainly was not made', () => {
		expect(waitFor(status(429), write)).toBeGreaterThan(0);
		expect(waitFor(broken(true, true), write)).toBeGreaterThan(0);
		expect(waitFor(new LoginError('x', { transient: true }), write)).toBeGreaterThan(0);
	});
});

test('a refused login is never repeated', () => {
	expect(waitFor(new LoginError('x'))).toBeUndefined();
});

describe('the wait', () => {
	test('is what the service asks for, a minute at most', () => {
		expect(waitFor(status(429, 2_000))).toBe(2_000);
		expect(waitFor(status(503, 3_600_000))).toBe(LONGEST_RETRY_WAIT_MS);
		expect(waitFor(new LoginError('x', { transient: true, retryAfterMs: 3_000 }))).toBe(3_000);
	});

	test('doubles with each attempt otherwise, from half a second to half a minute', () => {
		const waits = [1, 2, 3, 4, 8, 50].map((attempts) => waitFor(status(503), { attempts }));
		expect(waits).toEqual([500, 1_000, 2_000, 4_000, 30_000, 30_000]);
	});

	test('is random, so that requests refused at the same time are not repeated at the same time [case 44]', () => {
		expect(waitFor(status(503), {}, 0)).toBe(50);
		expect(waitFor(status(503), {}, 0.5)).toBe(275);
	});

	test('is 0 to one minute, for any wait that the service asks for', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0 }),
				fc.integer({ min: 1, max: 100 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(asked, attempts, random) => {
					for (const error of [status(429, asked), status(429)]) {
						const wait = waitFor(error, { attempts }, random) ?? 0;
						expect(wait).toBeGreaterThanOrEqual(0);
						expect(wait).toBeLessThanOrEqual(LONGEST_RETRY_WAIT_MS);
					}
				},
			),
		);
	});
});

describe('it stops', () => {
	test('after two minutes in all', () => {
		expect(waitFor(status(503), { elapsedMs: GIVE_UP_AFTER_MS - 500 })).toBe(500);
		expect(waitFor(status(503), { elapsedMs: GIVE_UP_AFTER_MS - 499 })).toBeUndefined();
	});

	test('as soon as its patience ends, unless the service named a longer wait, and then after a minute', async () => {
		const person = { giveUpAfterMs: 5_000 };
		await expectRows(
			[
				[[503, undefined, 4_500], 500],
				[[503, undefined, 4_501], undefined],
				[[429, 4_000, 1_000], 4_000],
				[[429, 4_000, 1_001], undefined],
				[[429, 30_000, 0], 30_000],
				[[503, 30_000, 30_000], 30_000],
				[[503, 30_000, 30_001], undefined],
				[[429, 3_600_000, 0], 60_000],
			] as const,
			([code, named, elapsedMs]) => waitFor(status(code, named), { ...person, elapsedMs }),
		);
	});

	test('when the caller must be finished before', () => {
		expect(waitFor(status(429, 2_000), { remainingMs: 1_999 })).toBeUndefined();
	});

	test('when all requests together have used up their retries', () => {
		const budget = new RetryBudget(2);
		const ask = () => waitBeforeRetry(status(503), first, budget, 1);
		expect([ask(), ask(), ask()]).toEqual([500, 500, undefined]);
		budget.giveBack();
		expect([ask(), ask()]).toEqual([500, undefined]);
	});
});

test('good answers never give back more retries than the budget had', () => {
	const budget = new RetryBudget(1);
	budget.giveBack();
	expect([budget.take(), budget.take()]).toEqual([true, false]);
});

test('all requests wait after a 429 or when the service names a time, and otherwise only the failed one', () => {
	expect(pausesAllRequests(status(429))).toBe(true);
	expect(pausesAllRequests(status(503, 1_000))).toBe(true);
	expect(pausesAllRequests(new LoginError('x', { transient: true, retryAfterMs: 1 }))).toBe(true);
	expect(pausesAllRequests(status(503))).toBe(false);
	expect(pausesAllRequests(broken(true))).toBe(false);
});

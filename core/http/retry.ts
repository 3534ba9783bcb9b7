import { ApiError } from '../errors/api-error';
import { LoginError } from '../errors/login-error';
import { TransportError } from '../errors/transport-error';

/** Longest first wait when the service names none; doubles with each attempt. */
const FIRST_WAIT_MS = 500;
/** Longest single wait, also when the service asks for more: a workflow should not sleep for an hour. */
export const LONGEST_RETRY_WAIT_MS = 60_000;
/** No request is tried for longer than this in all. */
export const GIVE_UP_AFTER_MS = 120_000;
/** Answers that may be different a moment later. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Retries shared by all requests with one credential: each costs one, each good answer gives one back.
 * Without it, one bad minute of a service is multiplied by every page that waits.
 */
export class RetryBudget {
	private left: number;

	constructor(private readonly full = 60) {
		this.left = full;
	}

	/** Takes one; false when none is left. */
	take(): boolean {
		if (this.left < 1) return false;
		this.left -= 1;
		return true;
	}

	/** After a good answer. */
	giveBack(): void {
		this.left = Math.min(this.full, this.left + 1);
	}
}

/** One request that has just not succeeded. */
export interface Trial {
	/** Attempts made so far, from 1. */
	attempts: number;
	/** Since the first attempt, ms. */
	elapsedMs: number;
	/** Whether sending it twice does the same as sending it once. */
	repeatable: boolean;
	/** Time left before the caller must be done, ms. */
	remainingMs: number;
}

/**
 * Decides about another attempt.
 * @param random 0 to 1: full jitter, so that callers refused together do not come back together
 * @returns the wait in ms, or `undefined` to give up
 */
export function waitBeforeRetry(error: unknown, trial: Trial, budget: RetryBudget, random: number): number | undefined {
	if (!mayPass(error, trial.repeatable)) return undefined;
	const wait = Math.min(askedWait(error) ?? backoff(trial.attempts, random), LONGEST_RETRY_WAIT_MS);
	if (trial.elapsedMs + wait > GIVE_UP_AFTER_MS || wait > trial.remainingMs) return undefined;
	return budget.take() ? wait : undefined;
}

/** Whether the service, or a login, said that everybody with this credential should wait. */
export function asksEverybody(error: unknown): boolean {
	const slowDown = error instanceof ApiError && error.status === 429;
	return slowDown || askedWait(error) !== undefined;
}

function mayPass(error: unknown, repeatable: boolean): boolean {
	if (error instanceof LoginError) return error.transient; // nothing of the request was sent
	if (error instanceof TransportError) return error.transient && (repeatable || error.undelivered);
	if (!(error instanceof ApiError)) return false;
	// A 429 says that nothing was done, so it may be repeated whatever it was.
	return PASSING.has(error.status) && (repeatable || error.status === 429);
}

function askedWait(error: unknown): number | undefined {
	return error instanceof ApiError || error instanceof LoginError ? error.retryAfterMs : undefined;
}

function backoff(attempts: number, random: number): number {
	const ceiling = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_RETRY_WAIT_MS / 2);
	return ceiling * (0.1 + 0.9 * random);
}

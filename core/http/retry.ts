import { ApiError } from '../errors/api-error';
import { LoginError } from '../errors/login-error';
import { TransportError } from '../errors/transport-error';

/** Longest first wait when the service names no time; doubles with each attempt. */
const FIRST_WAIT_MS = 500;
/** Longest single wait, also when the service asks for more: a workflow should not sleep for an hour. @internal */
export const LONGEST_RETRY_WAIT_MS = 60_000;
/** Statuses that may be different a moment later. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Retries shared by all requests with one credential: each retry takes one, each good answer gives one back.
 * Without this budget, one bad minute of a service is multiplied by every page that waits.
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

/** An attempt to send a request that has just failed. */
export interface FailedAttempt {
	/** Attempts made so far, from 1. */
	attempts: number;
	/** Since the service began to fail, ms. */
	elapsedMs: number;
	/** Failures longer than this end the request, ms. See `Patience`. */
	giveUpAfterMs: number;
	/** Whether sending the request twice does the same as sending it once. */
	repeatable: boolean;
	/** Time left before the caller must be finished, ms. */
	remainingMs: number;
}

/**
 * Decides about another attempt.
 * @param random 0 to 1: full jitter, so that requests refused at the same time are not repeated at the same time
 * @returns the wait in ms, or `undefined` to give up
 */
export function waitBeforeRetry(
	error: unknown,
	failed: FailedAttempt,
	budget: RetryBudget,
	random: number,
): number | undefined {
	if (!isTransient(error, failed.repeatable)) return undefined;
	const named = requestedWait(error);
	const wait = Math.min(named ?? backoff(failed.attempts, random), LONGEST_RETRY_WAIT_MS);
	const isLonger = named !== undefined && wait > failed.giveUpAfterMs;
	if (failed.elapsedMs + wait > (isLonger ? LONGEST_RETRY_WAIT_MS : failed.giveUpAfterMs)) return undefined;
	if (wait > failed.remainingMs) return undefined;
	return budget.take() ? wait : undefined;
}

/** Whether the service, or a login, said that all requests with this credential should wait. */
export function pausesAllRequests(error: unknown): boolean {
	const slowDown = error instanceof ApiError && error.status === 429;
	return slowDown || requestedWait(error) !== undefined;
}

/** Whether the service may answer another time. */
export function isTransient(error: unknown, repeatable: boolean): boolean {
	if (error instanceof LoginError) return error.transient; // nothing of the request was sent
	if (error instanceof TransportError) return error.transient && (repeatable || error.undelivered);
	if (!(error instanceof ApiError)) return false;
	// A 429 says that nothing was done, so it may be repeated, even if it changes something.
	return TRANSIENT.has(error.status) && (repeatable || error.status === 429);
}

function requestedWait(error: unknown): number | undefined {
	return error instanceof ApiError || error instanceof LoginError ? error.retryAfterMs : undefined;
}

function backoff(attempts: number, random: number): number {
	const ceiling = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_RETRY_WAIT_MS / 2);
	return ceiling * (0.1 + 0.9 * random);
}

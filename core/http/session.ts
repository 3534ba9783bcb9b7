import type { IHttpRequestMethods } from 'n8n-workflow';
import { pause, systemClock, type Clock } from '../clock';
import { CancelledError } from '../errors/cancelled-error';
import { SecOpsError } from '../errors/secops-error';
import { mustBe } from '../errors/sentences';
import { text } from './credential-fields';
import { exchange, type Answer, type NodeContext } from './exchange';
import { limiterFor, type RateLimiter } from './limiter';
import { paceOf, type Pace } from './pace';
import { Pacer } from './pacer';
import { withQuery, type Query } from './query';
import { patienceIn, type Patience } from './patience';
import { refused } from './read-only';
import { refusalOf, type Refusals } from './refusal';
import { RefusedTokens } from './refused-token';
import { requestUrl } from './request-url';
import { isTransient, pausesAllRequests, waitBeforeRetry } from './retry';
import { keepOut, redactorOf } from './secrets-in-use';
import type { TokenNote } from './token-note';
import type { Access, Api } from './api';

/** A request below the vendor's base address. */
export interface ApiRequest {
	method?: IHttpRequestMethods;
	/** Begins with a slash; made with the `path` tag where it contains values. */
	path: string;
	/** Whether the path begins at the origin of the credential, and not at its base. */
	isFromOrigin?: boolean;
	query?: Query;
	headers?: Record<string, string>;
	/** An object or list is sent as JSON; text and bytes as they are, with the content type among the headers. */
	body?: object | string;
	/** Whether an answer that is neither JSON nor a web page is accepted, too: its bytes are the body then. */
	files?: boolean;
	/**
	 * Whether numbers that a JavaScript number does not hold are `ExactNumber` in the answer, for a record that is changed
	 * and written back. By default they are texts.
	 */
	exact?: boolean;
	/** Whether sending it twice does the same as once. By default everything but POST and PATCH. */
	repeatable?: boolean;
	/** Never repeated, whatever the answer is, not even after a 429, which says that nothing was done. */
	once?: boolean;
	refusals?: Refusals;
}

/** What the user chose for this run. */
export interface SessionOptions {
	/** Per request, seconds. */
	timeout?: number;
	/** Lowers the pace of this run; the vendor's own limit is never exceeded. */
	requestsPerSecond?: number;
	/** By `clock.monotonic()`: no wait is longer than until then, e.g. the end of a poll's time. */
	deadline?: number;
}

/** What waiting for the service has cost, for hints. */
export interface Tally {
	retries: number;
	/** Time spent waiting because the service asked for it or failed, ms. */
	waitedMs: number;
}

const refusedTokens = new RefusedTokens();
const DEFAULT_TIMEOUT_S = 60;

/** Sends the requests of one run: paced with all other runs of the credential, retried, redacted. */
export class Session {
	readonly tally: Tally = { retries: 0, waitedMs: 0 };
	private readonly limiter: RateLimiter;
	private readonly ownPace: Pacer;
	private readonly timeoutMs: number;
	private readonly patience: Patience;
	/** By `clock.monotonic()`: since when no request has been answered well. */
	private failingSince?: number;

	private constructor(
		private readonly ctx: NodeContext,
		readonly api: Api,
		readonly access: Access,
		private readonly options: SessionOptions,
		readonly clock: Clock,
		pace: Pace,
	) {
		this.limiter = limiterFor(this.key, api.limits, pace, clock);
		this.ownPace = new Pacer(positive(options.requestsPerSecond, 'Requests per Second') ?? Infinity, clock);
		this.patience = patienceIn(ctx.getMode?.());
		const timeoutMs = (positive(options.timeout, 'Timeout') ?? api.timeout ?? DEFAULT_TIMEOUT_S) * 1000;
		this.timeoutMs = Math.min(timeoutMs, this.patience.longestRequestMs);
	}

	/** Reads the credential and checks it. @throws InputError */
	static async open(
		ctx: NodeContext,
		api: Api,
		options: SessionOptions = {},
		clock: Clock = systemClock,
	): Promise<Session> {
		const fields = await ctx.getCredentials(api.credentialType);
		const access = api.access(fields);
		keepOut(ctx, api, access);
		return new Session(ctx, api, access, options, clock, paceOf(fields));
	}

	/** The address below which a request goes. */
	baseOf({ isFromOrigin }: Pick<ApiRequest, 'isFromOrigin'>): URL {
		const { base } = this.access;
		return isFromOrigin ? new URL('/', base) : base;
	}

	/** With a read-only credential, nothing is changed. @param what a request, or what is refused @throws InputError */
	refuseChange(what: ApiRequest | string): void {
		const { refuseChange } = this.access;
		if (!refuseChange) return;
		const credential = this.ctx.getNode().credentials?.[this.api.credentialType]?.name;
		if (typeof what === 'string') throw refused(what, credential);
		refuseChange({ ...what, url: this.urlOf(what) }, credential);
	}

	/** Aborts when the execution is cancelled; a poll cannot be cancelled. */
	get cancelled(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.ctx ? this.ctx.getExecutionCancelSignal() : undefined;
	}

	/**
	 * Sends a request until the answer is good, or another attempt would not help.
	 * @throws SecOpsError whose texts hold no secret
	 */
	async send(request: ApiRequest): Promise<Answer> {
		this.refuseChange(request);
		const startedAt = this.clock.monotonic();
		const repeatable = request.repeatable ?? !['POST', 'PATCH'].includes(request.method ?? 'GET');
		for (let attempts = 1; ; attempts++) {
			await this.turn(request);
			const sentAt = this.clock.monotonic();
			const outcome = await this.attempt(request, repeatable);
			this.failingSince = isTransient(outcome, true) ? (this.failingSince ?? startedAt) : undefined;
			if (!(outcome instanceof Error)) {
				this.limiter.budget.giveBack();
				return outcome;
			}
			const remainingMs = (this.options.deadline ?? Infinity) - this.clock.monotonic();
			const failed = { attempts, repeatable, remainingMs, ...this.patienceLeft(startedAt, sentAt) };
			const wait = request.once ? undefined : waitBeforeRetry(outcome, failed, this.limiter.budget, Math.random());
			if (wait === undefined) throw withAttempts(outcome, attempts, this.clock.monotonic() - startedAt);
			await this.waitFor(outcome, wait, sentAt);
		}
	}

	/** A person also waits for the next attempt, which probably takes as long as the last one. */
	private patienceLeft(startedAt: number, sentAt: number) {
		const { giveUpAfterMs, isShared } = this.patience;
		const now = this.clock.monotonic();
		const elapsedMs = isShared ? now - (this.failingSince ?? startedAt) + (now - sentAt) : now - startedAt;
		return { elapsedMs, giveUpAfterMs };
	}

	/** A text of the service without the secrets of the credential and without the token in use. Not cut: see `cut`. */
	async redacted(text: string): Promise<string> {
		return (await redactorOf(this.ctx))(text);
	}

	/** Waits until the request may be sent. */
	private async turn({ method = 'GET' }: ApiRequest): Promise<void> {
		const limits = { signal: this.cancelled, deadline: this.options.deadline };
		await this.ownPace.acquire(limits);
		await this.limiter.acquire(method, limits);
	}

	/** The answer, or the error, with its texts redacted. */
	private async attempt(request: ApiRequest, repeatable: boolean): Promise<Answer | Error> {
		try {
			const answer = await this.exchanged(request);
			if (answer.status < 300) return answer;
			const { api, clock } = this;
			return refusalOf(answer, { api, request, repeatable, now: clock.now(), redact: await redactorOf(this.ctx) });
		} catch (error) {
			return this.cancelled?.aborted ? new CancelledError() : (error as Error);
		}
	}

	/** The answer; with another token, where one was refused. */
	private async exchanged(request: ApiRequest): Promise<Answer> {
		if (this.api.onUnauthorized === 'final') return await this.exchange(request);
		let times = 0;
		const { answer, carried } = await refusedTokens.send({
			key: this.key,
			send: async (refused) => {
				if (times++ > 0) await this.turn(request);
				const note: TokenNote = { refused };
				return { answer: await this.exchange(request, note), ...note };
			},
			look: async () => text((await this.ctx.getCredentials(this.api.credentialType)).accessToken),
			wait: async (ms) => await this.rest(ms),
			clock: this.clock,
			until: Math.min(this.options.deadline ?? Infinity, this.clock.monotonic() + this.patience.giveUpAfterMs),
		});
		if (answer.status !== 401) return answer;
		// The words of this answer may repeat a token that is known nowhere any more; the advice for a 401 is the vendor's.
		return { ...answer, body: undefined, isTokenRefused: carried !== undefined };
	}

	private async exchange(request: ApiRequest, note?: TokenNote): Promise<Answer> {
		const { method = 'GET', headers, body, files, exact } = request;
		const url = this.urlOf(request);
		const [{ credentialType, refuse }, timeoutMs] = [this.api, this.timeoutMs];
		const purpose = note?.refused && 'renewal';
		return await exchange(this.ctx, credentialType, {
			...{ method, url, headers, body, files, exact },
			...{ refuse, timeoutMs, purpose, note },
		});
	}

	private urlOf(request: ApiRequest): URL {
		return withQuery(requestUrl(this.baseOf(request), request.path), request.query);
	}

	private async waitFor(reason: Error, wait: number, sentAt: number): Promise<void> {
		this.tally.retries += 1;
		this.tally.waitedMs += wait;
		if (pausesAllRequests(reason)) return this.limiter.pause(wait, sentAt);
		await this.rest(wait);
	}

	private async rest(ms: number): Promise<void> {
		await pause(this.clock, ms, this.cancelled);
		if (this.cancelled?.aborted) throw new CancelledError();
	}

	/** Of the credential: sessions with the same one share pace, token and what is known of both. */
	private get key(): string {
		return `${this.api.credentialType} ${this.access.owner}`;
	}
}

/** @throws InputError for an expression that returns something else */
function positive(value: number | undefined, label: string): number | undefined {
	if (value === undefined || (Number.isFinite(value) && value > 0)) return value;
	throw mustBe(label, 'a number above 0', value);
}

function withAttempts(error: Error, attempts: number, elapsedMs: number): Error {
	if (error instanceof SecOpsError && attempts > 1) {
		error.notes.push(`gave up after ${attempts} attempts in ${Math.round(elapsedMs / 1000)} s`);
	}
	return error;
}

import type { IHttpRequestMethods } from 'n8n-workflow';
import { pause, systemClock, type Clock } from '../clock';
import { ApiError } from '../errors/api-error';
import { CancelledError } from '../errors/cancelled-error';
import { InputError } from '../errors/input-error';
import { SecOpsError } from '../errors/secops-error';
import { redactor } from '../redact';
import { exchange, type Answer, type NodeContext } from './exchange';
import { laneOf, type Lane } from './lane';
import { Pacer } from './pacer';
import { withQuery, type Query } from './query';
import { asksEverybody, waitBeforeRetry } from './retry';
import { retryAfterMs } from './retry-after';
import type { Access, Vendor } from './vendor';

/** A request below the vendor's base address. */
export interface ApiRequest {
	method?: IHttpRequestMethods;
	/** Begins with a slash; made with the `path` tag wherever a value stands in it. */
	path: string;
	query?: Query;
	headers?: Record<string, string>;
	/** An object or list goes as JSON; a text as it is, with the content type among the headers. */
	body?: object | string;
	/** Whether an answer that is neither JSON nor a web page is wanted, too: its bytes are the body then. */
	files?: boolean;
	/** Whether sending it twice does the same as once. By default everything but POST and PATCH. */
	repeatable?: boolean;
	/** Sent once whatever the answer, also after a 429, which by its meaning says that nothing was done. */
	once?: boolean;
}

/** What the user chose for this run. */
export interface SessionOptions {
	/** Per request, seconds. */
	timeout?: number;
	/** Lowers the pace of this run; the vendor's own limit is never exceeded. */
	requestsPerSecond?: number;
	/** By `clock.monotonic()`: no wait goes beyond it, e.g. the end of a poll's budget. */
	deadline?: number;
}

/** What a run cost, for hints. */
export interface Tally {
	requests: number;
	retries: number;
	/** Spent waiting because the service asked for it or failed, ms. */
	waitedMs: number;
}

const DEFAULT_TIMEOUT_S = 60;

/** Sends the requests of one run: paced with all other runs of the credential, retried, redacted. */
export class Session {
	readonly tally: Tally = { requests: 0, retries: 0, waitedMs: 0 };
	private readonly lane: Lane;
	private readonly ownPace: Pacer;
	private readonly timeoutMs: number;

	private constructor(
		private readonly ctx: NodeContext,
		readonly vendor: Vendor,
		readonly access: Access,
		private readonly options: SessionOptions,
		readonly clock: Clock,
	) {
		this.lane = laneOf(`${vendor.credentialType} ${access.owner}`, vendor.limits, clock);
		this.ownPace = new Pacer(positive(options.requestsPerSecond, 'Requests per Second') ?? Infinity, clock);
		this.timeoutMs = (positive(options.timeout, 'Timeout') ?? vendor.timeout ?? DEFAULT_TIMEOUT_S) * 1000;
	}

	/** Reads the credential and checks it. @throws InputError */
	static async open(
		ctx: NodeContext,
		vendor: Vendor,
		options: SessionOptions = {},
		clock: Clock = systemClock,
	): Promise<Session> {
		const fields = await ctx.getCredentials(vendor.credentialType);
		return new Session(ctx, vendor, vendor.access(fields), options, clock);
	}

	/** Aborts when the execution is cancelled; polls cannot be. */
	get cancelled(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.ctx ? this.ctx.getExecutionCancelSignal() : undefined;
	}

	/**
	 * Sends a request until it is answered well, or there is no point in asking again.
	 * @throws SecOpsError whose texts hold no secret
	 */
	async send(request: ApiRequest): Promise<Answer> {
		const startedAt = this.clock.monotonic();
		const repeatable = request.repeatable ?? !['POST', 'PATCH'].includes(request.method ?? 'GET');
		for (let attempts = 1; ; attempts++) {
			const outcome = await this.attempt(request, repeatable);
			if (!(outcome instanceof Error)) {
				this.lane.budget.giveBack();
				return outcome;
			}
			const elapsedMs = this.clock.monotonic() - startedAt;
			const remainingMs = (this.options.deadline ?? Infinity) - this.clock.monotonic();
			const trial = { attempts, elapsedMs, repeatable, remainingMs };
			const wait = request.once ? undefined : waitBeforeRetry(outcome, trial, this.lane.budget, Math.random());
			if (wait === undefined) throw withEffort(outcome, attempts, elapsedMs);
			await this.waitFor(outcome, wait);
		}
	}

	/** A text of the service's without the secrets of the credential, the token in use among them. */
	async redacted(text: string): Promise<string> {
		// Read again: the token may have been renewed since the session was opened.
		const fields = await this.ctx.getCredentials(this.vendor.credentialType);
		return redactor([...this.vendor.access(fields).secrets, ...this.access.secrets])(text);
	}

	/** The answer, or the error, with its texts redacted. */
	private async attempt(request: ApiRequest, repeatable: boolean): Promise<Answer | Error> {
		const method = request.method ?? 'GET';
		const limits = { signal: this.cancelled, deadline: this.options.deadline };
		await this.ownPace.turn(limits);
		await this.lane.turn(method, limits);
		this.tally.requests += 1;
		try {
			const answer = await this.exchanged(request);
			return answer.status < 300 ? answer : await this.refusal(answer, repeatable);
		} catch (error) {
			return this.cancelled?.aborted ? new CancelledError() : this.advised(error as Error);
		}
	}

	private async exchanged(request: ApiRequest): Promise<Answer> {
		const { credentialType, onUnauthorized = 'renew' } = this.vendor;
		const once = {
			method: request.method ?? 'GET',
			url: withQuery(this.urlOf(request.path), request.query),
			headers: request.headers,
			body: request.body,
			files: request.files,
			timeoutMs: this.timeoutMs,
			renewsToken: onUnauthorized === 'renew',
		};
		const answer = await exchange(this.ctx, credentialType, once);
		if (answer.status !== 401 || onUnauthorized === 'final') return answer;
		// n8n reads the credential anew for every request, so this one goes out with the token that is stored by now.
		return await exchange(this.ctx, credentialType, { ...once, renewsToken: true });
	}

	/** n8n keeps the body of a 401 to itself; what the vendor's page says about one is known all the same. */
	private advised(error: Error): Error {
		if (!(error instanceof ApiError && error.status === 401)) return error;
		return new ApiError({ status: 401, meaning: this.vendor.meaning?.[401], advice: this.vendor.advice?.[401] });
	}

	private async refusal({ status, headers, body }: Answer, repeatable: boolean): Promise<ApiError> {
		const words = typeof body === 'string' ? body : this.vendor.words(body);
		return new ApiError({
			status,
			words: words ? await this.redacted(words) : undefined,
			retryAfterMs: retryAfterMs(headers['retry-after'], this.clock.now()),
			meaning: this.vendor.meaning?.[status],
			advice: this.vendor.advice?.[status],
			stateKnown: repeatable || status < 500,
		});
	}

	private async waitFor(reason: Error, wait: number): Promise<void> {
		this.tally.retries += 1;
		this.tally.waitedMs += wait;
		if (asksEverybody(reason)) return this.lane.hold(wait);
		await pause(this.clock, wait, this.cancelled);
		if (this.cancelled?.aborted) throw new CancelledError();
	}

	/** Below the base, and not out of it by way of dots, backslashes or another host. */
	private urlOf(path: string): URL {
		const base = this.access.base;
		const root = base.pathname.replace(/\/$/, '');
		const url = new URL(`${root}${path}`, base);
		if (!path.startsWith('/') || url.origin !== base.origin || !url.pathname.startsWith(`${root}/`)) {
			throw new InputError(
				'the path leads out of the API',
				`Enter a path that begins with a slash, below ${base.href}.`,
			);
		}
		return url;
	}
}

/** @throws InputError for what an expression may give instead of a number */
function positive(value: number | undefined, field: string): number | undefined {
	if (value === undefined || (Number.isFinite(value) && value > 0)) return value;
	throw new InputError(`${field} must be a number above 0`);
}

function withEffort(error: Error, attempts: number, elapsedMs: number): Error {
	if (error instanceof SecOpsError && attempts > 1) {
		error.notes.push(`gave up after ${attempts} attempts in ${Math.round(elapsedMs / 1000)} s`);
	}
	return error;
}

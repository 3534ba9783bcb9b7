import type { IExecuteFunctions } from 'n8n-workflow';
import { systemClock, type Clock } from '../clock';
import { redactorOf } from '../http/secrets-in-use';
import { cut } from '../redact';
import { Session, type SessionOptions } from '../http/session';
import type { Api } from '../http/api';
import { Report } from './report';

/** One execution of a node: what its input items share. */
export class Run {
	readonly report = new Report();
	private readonly sessions = new Map<string, Session>();

	/** Ms since the epoch. */
	readonly startedAt: number;

	constructor(
		readonly ctx: IExecuteFunctions,
		clock: Pick<Clock, 'now'> = systemClock,
	) {
		this.startedAt = clock.now();
	}

	/** The session with these options: one for all items, or a pace set in Options would start again with each item. */
	async session(api: Api, { timeout, requestsPerSecond }: SessionOptions): Promise<Session> {
		const key = JSON.stringify([api.credentialType, timeout, requestsPerSecond]);
		const known = this.sessions.get(key);
		if (known) return known;
		const session = await Session.open(this.ctx, api, { timeout, requestsPerSecond });
		this.sessions.set(key, session);
		return session;
	}

	/** Shows the report when the last item is done. What it says may have words of the service in it. */
	async showReport(): Promise<void> {
		const tallies = [...this.sessions.values()].map(({ tally }) => tally);
		const retries = tallies.reduce((sum, tally) => sum + tally.retries, 0);
		const waitedMs = tallies.reduce((sum, tally) => sum + tally.waitedMs, 0);
		const redact = await redactorOf(this.ctx);
		for (const hint of this.report.hints({ retries, waitedMs })) {
			this.ctx.addExecutionHints({ ...hint, message: cut(redact(hint.message)) });
		}
	}
}

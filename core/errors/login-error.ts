import { SecOpsError, type ErrorFacts } from './secops-error';

/**
 * A token could not be obtained. Holds no part of the login's answer, and no status field:
 * n8n would replace the message by a stock phrase for that status.
 */
export class LoginError extends SecOpsError {
	/** True when the login itself may succeed later without a change by the user. */
	readonly transient: boolean;
	/** True when the vendor said no to the client: asking again and again could lock it out. */
	readonly refused: boolean;
	/** What the vendor asked us to wait, ms. */
	readonly retryAfterMs?: number;

	constructor(
		message: string,
		facts: ErrorFacts & { transient?: boolean; refused?: boolean; retryAfterMs?: number } = {},
	) {
		const transient = facts.transient ?? false;
		super(message, {
			...facts,
			failure: transient
				? { cause: 'temporarily-unavailable', retryAfterMs: facts.retryAfterMs }
				: { cause: 'credential-invalid' },
		});
		this.transient = transient;
		this.refused = facts.refused ?? false;
		this.retryAfterMs = facts.retryAfterMs;
	}
}

import { SecOpsError, type ErrorFacts } from './secops-error';

/**
 * A token could not be obtained. Holds no part of the login's answer, and no status field:
 * n8n would replace the message with its standard text for that status.
 */
export class LoginError extends SecOpsError {
	/** True when the login may succeed later without a change by the user. */
	readonly transient: boolean;
	/** True when the vendor refused the client: repeated attempts could lock it out. */
	readonly refused: boolean;
	/** Time that the vendor asked us to wait, ms. */
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

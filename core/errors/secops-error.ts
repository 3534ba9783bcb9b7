import type { Failure } from 'n8n-workflow';

/** What every error of this package may have. */
export interface ErrorFacts {
	/** What the user can do next, one or two sentences. Named as n8n's own errors name it. */
	description?: string;
	/** n8n's declaration of the cause; the durable poller backs off by it. */
	failure?: Failure;
}

/**
 * Root of the package's errors. `message` says what happened, `description` what to do next.
 * Neither may hold a secret: texts that come from a server pass `core/redact` first.
 */
export class SecOpsError extends Error {
	readonly description?: string;
	readonly failure?: Failure;
	/** How far the work had come: attempts made, records received. Added by the callers that catch the error. */
	readonly notes: string[] = [];
	/** The input item that it is about, where that is another one than the one being worked on. */
	itemIndex?: number;

	constructor(message: string, facts: ErrorFacts = {}) {
		super(message);
		this.name = new.target.name;
		this.description = facts.description;
		this.failure = facts.failure;
	}
}

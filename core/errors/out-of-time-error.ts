import { TransportError } from './transport-error';

const ADVICE =
	'Narrow the filters, lower Look Back (Minutes) if the trigger has it, or raise the page size if the operation has one. ' +
	'n8n gives a poll five minutes, and with its durable scheduler as long as N8N_SCHEDULER_POLL_TIMEOUT and N8N_SCHEDULER_LEASE_DURATION say (seconds): raise both.';

/** A poll has no time left: n8n has given it up, or will before the service can answer. */
export class OutOfTimeError extends TransportError {
	/** @param reason added to the message; @param undelivered whether nothing was sent */
	constructor(reason?: string, undelivered = false) {
		const more = reason === undefined ? '' : `: ${reason}`;
		super({
			message: `reading took longer than n8n allows for a poll${more}`,
			description: ADVICE,
			transient: true,
			undelivered,
		});
	}
}

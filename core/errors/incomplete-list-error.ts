import { SecOpsError } from './secops-error';

/** A list that lacks records although the walk through it ended, for a reader that needs all of them. */
export class IncompleteListError extends SecOpsError {
	/** @param reason as in `Doubt` */
	constructor(reason: string) {
		super(`the list may be incomplete: ${reason}`, {
			description:
				'Run the node again later; a trigger reads the list again at its next poll, and loses nothing. If the error stays, compare the number of records with the product, and report it.',
			failure: { cause: 'temporarily-unavailable' },
		});
	}
}

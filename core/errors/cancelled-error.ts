import { SecOpsError } from './secops-error';

/** The execution was cancelled while it waited or while an answer was under way. */
export class CancelledError extends SecOpsError {
	constructor() {
		super('the execution was cancelled');
	}
}

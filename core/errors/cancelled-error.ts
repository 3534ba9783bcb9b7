import { SecOpsError } from './secops-error';

/** The execution was cancelled while it waited or while it received an answer. */
export class CancelledError extends SecOpsError {
	constructor() {
		super('the execution was cancelled');
	}
}

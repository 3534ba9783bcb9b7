import { SecOpsError } from './secops-error';

/** A list that cannot be read to its end: pages that lead back to earlier ones, far too many pages, only empty pages. */
export class WalkError extends SecOpsError {
	constructor(message: string, description: string) {
		super(message, { description, failure: { cause: 'configuration-invalid' } });
	}
}

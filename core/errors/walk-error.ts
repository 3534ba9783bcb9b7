import { SecOpsError } from './secops-error';

/** A list that cannot be read to its end: pages in a circle, far too many pages, pages that stay empty. */
export class WalkError extends SecOpsError {
	constructor(message: string, description: string) {
		super(message, { description, failure: { cause: 'configuration-invalid' } });
	}
}

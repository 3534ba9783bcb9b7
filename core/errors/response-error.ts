import { SecOpsError } from './secops-error';

/** An answer with a good status whose content cannot be used: not JSON, wrong structure, too large, too deep. */
export class ResponseError extends SecOpsError {
	constructor(message: string, description?: string) {
		super(message, {
			description:
				description ??
				'Check that the URL in the credential leads to the product itself and not to a login page or proxy. If it is correct, the product may have changed: please report it.',
			failure: { cause: 'temporarily-unavailable' },
		});
	}
}

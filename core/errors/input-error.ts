import { SecOpsError } from './secops-error';

/** A parameter or credential field that cannot be used as it is. Thrown before anything is sent. */
export class InputError extends SecOpsError {
	constructor(message: string, description?: string) {
		super(message, { description, failure: { cause: 'configuration-invalid' } });
	}
}

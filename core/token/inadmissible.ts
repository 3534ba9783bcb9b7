import { SecOpsError } from '../errors/secops-error';

/**
 * Requests that the credential refused. n8n's HTTP Request node takes every error of `authenticate` for a token that has
 * expired and calls `preAuthentication`: then it gets the same error, and nothing is sent.
 */
export class Inadmissible {
	/** By the object of fields, which n8n gives both hooks for one request. */
	private readonly errors = new WeakMap<object, SecOpsError>();

	/** Remembers the error of `authenticate`, if no renewal would help. */
	async watch<Result>(fields: object, authenticate: () => Promise<Result>): Promise<Result> {
		try {
			return await authenticate();
		} catch (error) {
			if (error instanceof SecOpsError) this.errors.set(fields, error);
			return await Promise.reject(error);
		}
	}

	/** Called by `preAuthentication`. @throws what `authenticate` threw for the same request */
	rethrow(fields: object): void {
		const error = this.errors.get(fields);
		if (error) throw error;
	}
}

/**
 * Thrown by `authenticate` when the stored token must be renewed. It looks like a 401 answer, so n8n calls
 * `preAuthentication` and then `authenticate` again, before anything is sent.
 */
export class RenewalDue extends Error {
	readonly response = { status: 401 };

	constructor() {
		super('the stored access token must be renewed');
		this.name = 'RenewalDue';
	}
}

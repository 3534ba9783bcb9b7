/**
 * Thrown by `authenticate` when the stored token must not be used any more. It looks like a refused
 * answer, which makes n8n call `preAuthentication` and ask again, before anything has been sent.
 */
export class RenewalDue extends Error {
	readonly response = { status: 401 };

	constructor() {
		super('the stored access token is due for renewal');
		this.name = 'RenewalDue';
	}
}

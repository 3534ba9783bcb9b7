import type { Answer } from '../kernel/answer.cts';

/** The API's own error body: `result`, `location`, `error` [DOC]. The words are [INVENTED]. */
export function apiError(status: number, location: string, error: string): Answer {
	return { status, body: { result: 'failure', location, error } };
}

/** The answer to a bearer token that is unknown, revoked or expired [CODE for status and `error`]. */
export function invalidToken(token: string): Answer {
	// Spring Security OAuth, which the token comes from, repeats the token in its message [INF]: a trap for logs.
	const description = `Invalid access token: ${token}`;
	return {
		status: 401,
		headers: {
			'cache-control': 'no-store',
			'www-authenticate': `Bearer realm="oauth2-resource", error="invalid_token", error_description="${description}"`,
		},
		body: { error: 'invalid_token', error_description: description },
	};
}

/** What a request without a bearer token gets [INF from Spring Security OAuth]. */
export function tokenMissing(): Answer {
	return {
		status: 401,
		headers: { 'www-authenticate': 'Bearer realm="oauth2-resource", error="unauthorized"' },
		body: {
			error: 'unauthorized',
			error_description: 'Full authentication is required to access this resource',
		},
	};
}

/** Over the limit: the status is [DOC], the rest is not known. */
export const TOO_MANY_REQUESTS: Answer = { status: 429, body: 'Too Many Requests' };

import type { Answer } from '../kernel/answer.cts';

/** The API's own error body: `result`, `location`, `error` [DOC]. What they say is [INVENTED]. */
export function apiError(status: number, location: string, error: string): Answer {
	return { status, body: { result: 'failure', location, error } };
}

/** What a bearer token that is unknown, revoked or expired gets [CODE for status and `error`]. */
export function invalidToken(token: string): Answer {
	// Spring Security OAuth, whose signature the token bears, repeats the token in its message [INF]: a trap for logs.
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

/** What a request without a bearer token gets [INF after Spring Security OAuth]. */
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

/** Over the limit: the status is [DOC], the rest is not known; no `Retry-After` unless asked for. */
export function tooManyRequests(retryAfterSeconds?: number): Answer {
	const headers = retryAfterSeconds === undefined ? undefined : { 'retry-after': String(retryAfterSeconds) };
	return { status: 429, headers, body: 'Too Many Requests' };
}

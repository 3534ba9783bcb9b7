import type { Answer } from '../kernel/answer.cts';

/** The API's own error body [DOC for the four keys, CODE for most codes; the texts are INVENTED]. */
export function apiError(status: number, error_code: string, error_message: string, property = ''): Answer {
	return { status, body: { error_code, error_message, property, details: [] } };
}

/** An error of the token endpoint [DOC: RFC 6749]. */
export function oauthError(status: number, error: string, error_description: string): Answer {
	const headers: Record<string, string> = { 'cache-control': 'no-store', pragma: 'no-cache' };
	if (status === 401) headers['www-authenticate'] = 'Basic realm="privx"';
	return { status, headers, body: { error, error_description } };
}

/** A missing or bad bearer token: that it is 401 is [INF], the code is [INVENTED]. */
export function tokenRefused(): Answer {
	return apiError(401, 'GENERAL_ERROR', 'Authorization missing or invalid');
}

/** A permission that the client's roles do not have [DOC for the code, INF for 403]. */
export function permissionDenied(missing: string): Answer {
	return apiError(403, 'PERMISSION_DENIED', `Permission denied: ${missing} is required`);
}

/** A record that does not exist or is not visible to this client [CODE for the code]. */
export function notFound(what: string): Answer {
	return apiError(404, 'OBJECT_NOT_FOUND', `${what} not found`);
}

/** A value that is not possible [DOC for the code, INVENTED for where it is used]. */
export function invalid(property: string, message: string): Answer {
	return apiError(400, 'INVALID_REQUEST_DATA', message, property);
}

/** A value that is missing [DOC for the code, INVENTED for where it is used]. */
export function missing(property: string): Answer {
	return apiError(400, 'REQUIRED_VALUE_MISSING', `${property} is required`, property);
}

/** Over a limit: no real answer is known [INVENTED]. */
export const TOO_MANY_REQUESTS: Answer = { status: 429, body: '' };

import { STATUS_CODES } from 'node:http';
import type { Answer } from '../kernel/answer.cts';
import type { TwelvePortSettings } from './options.cts';

/** A refusal in the configured shape. Of the statuses, only 401 is [DOC]; bodies are [INVENTED like Spring's]. */
export function apiError(status: number, path: string, { errorShape, now }: TwelvePortSettings, detail = ''): Answer {
	const title = STATUS_CODES[status] ?? 'Error';
	const time = new Date(now()).toISOString();
	switch (errorShape) {
		case 'spring':
			return { status, body: { timestamp: time, status, error: title, message: detail || title, path } };
		case 'problem':
			return {
				status,
				headers: { 'content-type': 'application/problem+json' },
				body: { type: 'about:blank', title, status, detail: detail || title, instance: path },
			};
		case 'text':
			return { status, body: detail || title };
		case 'html':
			return { ...loginPage(), status };
		case 'empty':
			return { status };
	}
}

/** The answer outside of the API: the portal with its login page [INVENTED]. */
export function loginPage(): Answer {
	return {
		status: 200,
		headers: { 'content-type': 'text/html;charset=UTF-8' },
		body: '<!doctype html><html><head><title>12Port</title></head><body><form action="login">Sign in</form></body></html>',
	};
}

/** Over the limit: no limit is published, so status and body are [INVENTED]. */
export const TOO_MANY_REQUESTS: Answer = { status: 429, body: 'Too Many Requests' };

import type { Answer } from '../kernel/answer.cts';
import type { RateLimit } from '../kernel/rate-limit.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { findRoute, type Route } from '../kernel/router.cts';
import type { Vendor } from '../kernel/server.cts';
import { admit } from './authentication.cts';
import { Refusal, v1Error, v2Error } from './errors.cts';
import type { Parts } from './parts.cts';
import { v1Routes } from './v1/routes.cts';
import { v2Routes } from './v2/routes.cts';

const V2 = '/api/v2/';

/** Both API versions of one server. */
export function axoniusApi(parts: Parts): Vendor {
	const { settings } = parts;
	const [v1, v2] = [v1Routes(parts), v2Routes(parts)];
	const refused = (request: VendorRequest, refusal: Refusal) =>
		request.path.startsWith(V2) ? v2Error(refusal, settings.errorsAs) : v1Error(refusal);
	return {
		async answer(request) {
			try {
				admit(request, parts);
				return await answerRoute(request, request.path.startsWith(V2) ? v2 : v1);
			} catch (error) {
				if (error instanceof Refusal) return refused(request, error);
				throw error;
			}
		},
		limits: limitsOf(settings.requestsPerSecond),
		refuse: (request) => tooMany(refused(request, new Refusal(429, 'Too Many Requests')), settings.retryAfterSeconds),
	};
}

/** One limit for all methods. */
export function limitsOf(requestsPerSecond: number): RateLimit[] {
	return [{ methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], perSecond: requestsPerSecond }];
}

async function answerRoute(request: VendorRequest, routes: Route[]): Promise<Answer> {
	const route = findRoute(routes, request);
	if (route === undefined) throw new Refusal(404, 'Not Found');
	if (route === 'method') throw new Refusal(405, 'Method Not Allowed');
	return await route();
}

function tooMany(answer: Answer, retryAfterSeconds?: number): Answer {
	if (retryAfterSeconds === undefined) return answer;
	return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
}

import { tooMany } from '../kernel/answer.cts';
import type { RateLimit } from '../kernel/rate-limit.cts';
import { answerRoute } from '../kernel/router.cts';
import type { Vendor } from '../kernel/server.cts';
import type { TokenIssuer } from '../kernel/token-issuer.cts';
import { alarmRoutes } from './alarm-routes.cts';
import { answerToken, refuseUnlessBearer, TOKEN_PATH } from './authentication.cts';
import type { UsmAnywhereData } from './data.cts';
import { apiError, TOO_MANY_REQUESTS } from './errors.cts';
import { eventRoutes } from './event-routes.cts';
import type { UsmAnywhereSettings } from './options.cts';
import { isPush, webhookRoute } from './webhook.cts';

/** The limits of the simulator's only client. */
export interface Rates {
	getsPerSecond: number;
	postsPerSecond: number;
}

/** The vendor's API 2.0: the token endpoint, alarms and events. */
export function usmAnywhereApi(settings: UsmAnywhereSettings, data: UsmAnywhereData, issuer: TokenIssuer): Vendor {
	const routes = [
		...alarmRoutes(data, settings),
		...eventRoutes(data, settings, settings.eventsKey),
		webhookRoute(data, settings),
	];
	return {
		routes,
		answer(request) {
			if (isTokenRequest(request)) return answerToken(request, settings, issuer);
			const refuse = (status: number, words: string) => apiError(status, request.path, words);
			if (isPush(request)) return answerRoute(routes, request, refuse);
			return refuseUnlessBearer(request, settings, issuer) ?? answerRoute(routes, request, refuse);
		},
		limits: limitsOf(settings),
		refuse: () => tooMany(TOO_MANY_REQUESTS, settings.retryAfterSeconds),
	};
}

/** Whether a request is a token request. */
export function isTokenRequest({ method, path }: { method: string; path: string }): boolean {
	return method === 'POST' && path === TOKEN_PATH;
}

/** One limit for each group of methods; the API has no PATCH. */
export function limitsOf({ getsPerSecond, postsPerSecond }: Rates): RateLimit[] {
	return [
		{ methods: ['GET'], perSecond: getsPerSecond },
		{ methods: ['POST', 'PUT', 'DELETE'], perSecond: postsPerSecond },
	];
}

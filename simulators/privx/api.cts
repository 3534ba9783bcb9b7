import type { RateLimit } from '../kernel/rate-limit.cts';
import { findRoute, type Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Vendor } from '../kernel/server.cts';
import type { TokenIssuer } from '../kernel/token-issuer.cts';
import { auditRoutes } from './audit-routes.cts';
import { refuseUnlessBearer, TOKEN_PATH, TokenEndpoint } from './authentication.cts';
import { connectionRoutes } from './connection-routes.cts';
import type { PrivxData } from './data.cts';
import { apiError, tooManyRequests } from './errors.cts';
import { hostRoutes } from './host-routes.cts';
import { requestRoutes } from './request-routes.cts';
import { roleRoutes } from './role-routes.cts';
import { sessionRoutes } from './session-routes.cts';
import { statusRoutes, systemRoutes } from './system-routes.cts';
import { userRoutes } from './user-routes.cts';
import { vaultRoutes } from './vault-routes.cts';
import { workflowRoutes } from './workflow-routes.cts';

/** The vendor's API: the token endpoint, then the services. */
export function privxApi(data: PrivxData, issuer: TokenIssuer, trustAnchor: string): Vendor {
	const tokens = new TokenEndpoint(data, issuer);
	const { settings } = data;
	const open = statusRoutes();
	const routes = [
		...hostRoutes(data),
		...roleRoutes(data),
		...userRoutes(data),
		...connectionRoutes(data),
		...requestRoutes(data),
		...workflowRoutes(data),
		...auditRoutes(data),
		...sessionRoutes(data),
		...vaultRoutes(data),
		...systemRoutes(data, trustAnchor),
	];
	return {
		answer(request) {
			if (isTokenRequest(request)) return tokens.answer(request);
			const status = findRoute(open, request);
			if (typeof status === 'function') return status();
			return refuseUnlessBearer(request, settings.now, issuer) ?? answerRoute(routes, request);
		},
		limits: limitsOf(settings),
		refuse: () => tooManyRequests(settings.retryAfterSeconds),
	};
}

/** Whether a request is a token request. */
export function isTokenRequest({ method, path }: { method: string; path: string }): boolean {
	return method === 'POST' && path === TOKEN_PATH;
}

/** One limit for all methods; none by default. */
export function limitsOf({ requestsPerSecond }: { requestsPerSecond: number }): RateLimit[] {
	return [{ methods: ['GET', 'POST', 'PUT', 'DELETE'], perSecond: requestsPerSecond }];
}

// The answer to an unknown path is [INVENTED]: a real server has many more paths.
function answerRoute(routes: Route[], request: VendorRequest) {
	const route = findRoute(routes, request);
	if (route === undefined) return apiError(404, 'NOT_FOUND', 'Not found');
	return route === 'method' ? apiError(405, 'GENERAL_ERROR', 'Method not allowed') : route();
}

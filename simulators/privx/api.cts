import { tooMany } from '../kernel/answer.cts';
import { limitFor } from '../kernel/rate-limit.cts';
import { answerRoute, findRoute } from '../kernel/router.cts';
import type { Vendor } from '../kernel/server.cts';
import type { TokenIssuer } from '../kernel/token-issuer.cts';
import { auditRoutes } from './audit-routes.cts';
import { refuseUnlessBearer, TOKEN_PATH, TokenEndpoint } from './authentication.cts';
import { checkoutRoutes } from './checkout-routes.cts';
import { connectionRoutes } from './connection-routes.cts';
import type { PrivxData } from './data.cts';
import { apiError, TOO_MANY_REQUESTS } from './errors.cts';
import { hostRoutes } from './host-routes.cts';
import { localUserRoutes } from './local-user-routes.cts';
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
		...localUserRoutes(data),
		...checkoutRoutes(data),
		...connectionRoutes(data),
		...requestRoutes(data),
		...workflowRoutes(data),
		...auditRoutes(data),
		...sessionRoutes(data),
		...vaultRoutes(data),
		...systemRoutes(data, trustAnchor),
	];
	return {
		routes: [...open, ...routes],
		answer(request) {
			if (isTokenRequest(request)) return tokens.answer(request);
			const status = findRoute(open, request);
			if (typeof status === 'function') return status();
			return refuseUnlessBearer(request, settings.now, issuer) ?? answerRoute(routes, request, refuse);
		},
		limits: limitFor(settings.requestsPerSecond),
		refuse: () => tooMany(TOO_MANY_REQUESTS, settings.retryAfterSeconds),
	};
}

/** Whether a request is a token request. */
export function isTokenRequest({ method, path }: { method: string; path: string }): boolean {
	return method === 'POST' && path === TOKEN_PATH;
}

// The answer to an unknown path is [INVENTED]: a real server has many more paths.
function refuse(status: number, words: string) {
	return apiError(status, status === 404 ? 'NOT_FOUND' : 'GENERAL_ERROR', words);
}

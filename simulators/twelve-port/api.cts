import { tooMany, type Answer } from '../kernel/answer.cts';
import { limitFor } from '../kernel/rate-limit.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { answerRoute } from '../kernel/router.cts';
import type { Vendor } from '../kernel/server.cts';
import type { TwelvePortData } from './data.cts';
import { discoveredRoutes } from './discovered-routes.cts';
import { documentFor } from './document-locations.cts';
import { documentedRoutes } from './documented-routes.cts';
import { apiError, loginPage, TOO_MANY_REQUESTS } from './errors.cts';
import { pathOf, type TwelvePortSettings } from './options.cts';
import type { ApiTokens } from './tokens.cts';

/** The message of a refused call. It has no cause: a wrong token and a missing permission look the same [INF from DOC]. */
const REFUSAL = 'Full authentication is required to access this resource';

/** The portal at `/ztna`: documents, and the API below tenant and space. `settings` can change while it runs. */
export function twelvePortApi(settings: TwelvePortSettings, data: TwelvePortData, tokens: ApiTokens): Vendor {
	const routes = [...documentedRoutes(data, settings), ...discoveredRoutes(data, settings)];
	const refused = (path: string, status = 401) => apiError(status, path, settings, REFUSAL);
	const answerCall = (request: VendorRequest): Answer | Promise<Answer> => {
		if (!tokens.accepts(request)) return refused(request.path);
		const isForbidden = settings.forbidden.some((beginning) => request.path.startsWith(beginning));
		if (isForbidden) return refused(request.path, settings.forbiddenStatus);
		return answerRoute(routes, request, (status) => apiError(status, request.path, settings));
	};
	return {
		routes: routes.map((route) => ({ ...route, pattern: pathOf('space', settings) + route.pattern })),
		answer(request) {
			const document = documentFor(request, settings);
			if (document) {
				const isOpen = !settings.documentNeedsToken || tokens.accepts(request);
				return isOpen ? document : refused(request.path);
			}
			const base = pathOf('space', settings);
			if (!request.path.startsWith(`${base}/api/`)) return loginPage();
			// Routes are below tenant and space.
			return answerCall({ ...request, path: request.path.slice(base.length) });
		},
		limits: limitFor(settings.requestsPerSecond),
		refuse: () => tooMany(TOO_MANY_REQUESTS, settings.retryAfterSeconds),
	};
}

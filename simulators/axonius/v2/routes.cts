import type { Route } from '../../kernel/router.cts';
import type { Parts } from '../parts.cts';
import { assetRoutes } from './asset-routes.cts';
import { queryRoutes } from './query-routes.cts';
import { systemRoutes } from './system-routes.cts';

/** All simulated routes of v2. */
export function v2Routes(parts: Parts): Route[] {
	return [...assetRoutes(parts), ...queryRoutes(parts), ...systemRoutes(parts)];
}

import type { Route } from '../../kernel/router.cts';
import type { Parts } from '../parts.cts';
import { assetRoutes } from './asset-routes.cts';
import { queryRoutes } from './query-routes.cts';
import { systemRoutes } from './system-routes.cts';

/** All simulated routes of v1. The patterns of assets match almost any path, so they come last. */
export function v1Routes(parts: Parts): Route[] {
	return [...systemRoutes(parts), ...queryRoutes(parts), ...assetRoutes(parts)];
}

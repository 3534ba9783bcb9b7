import type { Route } from '../../kernel/router.cts';
import type { Parts } from '../parts.cts';
import { assetRoutes } from './asset-routes.cts';
import { queryRoutes } from './query-routes.cts';
import { systemRoutes } from './system-routes.cts';

/** Every route of v1 that is simulated. The patterns of assets fit almost anything, so they come last. */
export function v1Routes(parts: Parts): Route[] {
	return [...systemRoutes(parts), ...queryRoutes(parts), ...assetRoutes(parts)];
}

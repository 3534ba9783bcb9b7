import { BodyCache } from '../kernel/body-cache.cts';
import { Adapters } from './adapters.cts';
import { AxoniusData } from './data.cts';
import { Enforcements } from './enforcements.cts';
import type { AxoniusSettings } from './options.cts';
import { PageTokens } from './page-tokens.cts';
import { Role } from './permissions.cts';
import { SavedQueries } from './queries.cts';
import { AssetFinder } from './selection.cts';
import { SystemObjects } from './system.cts';

/** Everything that the routes of one simulator share. */
export interface Parts {
	/** Can change while the simulator runs, e.g. its release. */
	settings: AxoniusSettings;
	data: AxoniusData;
	queries: SavedQueries;
	finder: AssetFinder;
	adapters: Adapters;
	enforcements: Enforcements;
	system: SystemObjects;
	role: Role;
	tokens: PageTokens;
	/** Pages from `use_cache_entry`. They do not change until the cache is cleared [INVENTED how long]. */
	cached: BodyCache;
	/** Grows when the cache is cleared. */
	cacheVersion: number;
}

/** Sets up the parts of one simulator. */
export function partsOf(settings: AxoniusSettings): Parts {
	const data = new AxoniusData(settings);
	const queries = new SavedQueries(settings);
	return {
		settings,
		data,
		queries,
		finder: new AssetFinder(data, queries, settings),
		adapters: new Adapters(settings),
		enforcements: new Enforcements(settings),
		system: new SystemObjects(settings),
		role: new Role(settings.denied),
		tokens: new PageTokens(),
		cached: new BodyCache(),
		cacheVersion: 0,
	};
}

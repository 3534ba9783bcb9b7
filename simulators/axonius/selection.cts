import type { Selected } from '../kernel/record-set.cts';
import type { Predicate } from './aql/parse.cts';
import type { AxoniusData } from './data.cts';
import { endOfDay } from './dates.cts';
import { Refusal } from './errors.cts';
import type { AxoniusSettings } from './options.cts';
import type { SavedQueries } from './queries.cts';
import type { Asset } from './records.cts';

/** Which assets a request means, in the terms of v2. */
export interface Criteria {
	query?: string;
	saved_query_id?: string;
	saved_query_name?: string;
	/** Snapshot day, `YYYY-MM-DD`. */
	history?: string;
	/** A field, with `-` before it for descending. Only v1 is known to sort [CODE PYC]. */
	sort?: string;
}

/** Finds assets by filter, saved query and snapshot day. */
export class AssetFinder {
	constructor(
		private readonly data: AxoniusData,
		private readonly queries: SavedQueries,
		private readonly settings: AxoniusSettings,
	) {}

	/** Changes with everything that affects a list of this type. */
	versionOf(type: string): number {
		return this.data.type(type).assets.version + this.queries.version;
	}

	/** @throws Refusal for a filter, saved query or day that does not exist */
	find(type: string, criteria: Criteria): Selected<Asset> {
		const { assets } = this.data.type(type);
		return assets.select({
			to: this.endOf(criteria.history),
			matches: this.predicateOf(criteria),
			sortBy: criteria.sort?.replace(/^-/, ''),
			isDescending: criteria.sort ? criteria.sort.startsWith('-') : this.settings.newestFirst,
			key: JSON.stringify([criteria, this.queries.version, this.clockOf(criteria)]),
		});
	}

	// A list with relative dates is filtered again when the clock changes; any other list only when data change.
	private clockOf({ query = '', saved_query_id: id, saved_query_name: name }: Criteria): number | undefined {
		const saved = this.queries.all.filter(({ uuid, name: known }) => uuid === id || known === name);
		const isRelative = [query, ...saved.map((each) => each.query)].some((aql) => /NOW|\{\{/.test(aql));
		return isRelative ? this.settings.now() : undefined;
	}

	private predicateOf({ query, saved_query_id: id, saved_query_name: name }: Criteria): Predicate | undefined {
		const given = [query, id, name].filter((value) => value !== undefined && value !== '');
		// "Excludes the two below" [CODE UOFI]; the refusal is [INVENTED].
		if (given.length > 1) throw new Refusal(400, 'Use one of query, saved_query_id and saved_query_name');
		if (id) return this.queries.members(id);
		if (name) return this.queries.members(this.queries.named(name).uuid);
		return query ? this.queries.parse(query) : undefined;
	}

	// A snapshot has all assets first fetched before the end of its day, with their present values [INVENTED].
	private endOf(history?: string): number | undefined {
		if (history === undefined) return undefined;
		const end = endOfDay(history);
		if (end === undefined) throw new Refusal(400, `history must be a day such as 2026-01-15, not ${history}`);
		const today = endOfDay(new Date(this.settings.now()).toISOString().slice(0, 10)) ?? Infinity;
		if (end > today) throw new Refusal(404, `There is no snapshot of ${history} yet`);
		return end;
	}
}

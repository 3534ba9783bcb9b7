import { parseAql } from './aql/parse.cts';
import { Refusal } from './errors.cts';
import type { SavedQuery } from './queries.cts';

/**
 * Saved queries that match a filter such as `module in ["software"]` [CODE TA] or `name == regex("server", "i")`. Any
 * other text is searched in their names [INVENTED].
 */
export function matchingQueries(all: SavedQuery[], filter: string): SavedQuery[] {
	if (filter.trim() === '') return all;
	if (!/[="[]/.test(filter)) {
		const wanted = filter.toLowerCase();
		return all.filter(({ name }) => name.toLowerCase().includes(wanted));
	}
	const context = {
		now: 0,
		savedQuery: () => {
			throw new Refusal(400, 'A filter of saved queries refers to none');
		},
	};
	const matches = parseAql(filter, context);
	return all.filter((query) => matches({ ...query }));
}

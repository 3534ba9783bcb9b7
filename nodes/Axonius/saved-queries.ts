import { BoundedMap } from '../../core/bounded-map';
import type { Call } from '../../core/node/call';
import { chosenId, type Named } from '../../core/node/named';
import { locator, type LocatorForm } from '../shared/locator';
import { dialectOf } from './dialect';
import { isId, namesOf } from './ids';
import { LARGEST_PAGE } from './options';
import { walkPages } from './pages';
import { SAVED_QUERY } from './records';

const savedQueryForm: LocatorForm = {
	name: 'savedQueryId',
	displayName: 'Saved Query',
	description: 'A query that is saved in Axonius, by its name or ID',
	search: 'searchSavedQueries',
	placeholder: 'Choose a saved query',
	example: '971918fd-a569-548a-5a80-1ffcda2a8365',
};

/** Which saved query. */
export const savedQueryId = locator({ ...savedQueryForm, nameExample: 'Servers without EDR' });

/** Which saved query to watch. A name would not do: another query may get it, and all of its assets would count as new. */
export const watchedQueryId = locator({ ...savedQueryForm, description: 'The query whose assets to watch' });

/** More than there are types of assets. */
const byType = new BoundedMap<Named>(100);

/**
 * The ID of the saved query that is chosen, also by its name.
 * @param type only queries on assets of this type
 * @throws InputError for a name that no query has, or several have
 */
export async function savedQueryIn(call: Call, type?: string): Promise<string> {
	return await chosenId(call, call.session, savedQueryId, savedQueries(type));
}

function savedQueries(type: string | undefined): Named {
	const known = byType.get(type ?? '');
	if (known) return known;
	const named: Named = {
		what: type === undefined ? 'a saved query' : `a saved query on ${type}`,
		isId,
		idOf: SAVED_QUERY.idOf,
		namesOf,
		find: {
			async *all(session) {
				for await (const rows of walkPages(session, dialectOf(session).savedQueries(type, LARGEST_PAGE))) {
					yield rows.filter(({ asset_type: of, module = of }) => !type || !module || module === type);
				}
			},
		},
	};
	byType.set(type ?? '', named);
	return named;
}

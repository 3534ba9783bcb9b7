import type { Session } from '../../core/http/session';
import type { FilterSet } from '../../core/node/filter';
import type { ListSource, RecordKind } from '../../core/node/list';
import type { Noun } from '../../core/node/read-count';
import type { Choice } from '../../core/node/parameter-reader';
import { walkList, type PagedList } from '../../core/pages/walk-list';
import type { ListForm } from '../shared/list-operations';
import { aql } from './aql';
import { aqlOf, type Condition } from './filters';
import { v1Pages, type Search } from './pages-v1';
import { searchPages } from './search-pages';
import { openCustomProperties, openSites } from './pages-v3';
import { ALERT, BOUNDARY, CUSTOM_PROPERTY, MOVING, SITE, VULNERABILITY } from './records';
import { alertFilters } from './resources/alert/filters';
import { vulnerabilityFilters } from './resources/vulnerability/filters';

const sort: Choice<'newest' | 'oldest'> = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	options: [
		{
			name: 'Newest First',
			value: 'newest',
			description: 'By the time of the alert, or the publication date of the vulnerability',
		},
		{
			name: 'Oldest First',
			value: 'oldest',
			description: 'Best for reading everything: records that arrive in the meantime come last',
		},
	],
	default: 'newest',
	description: 'The order of the results',
};

/** Alerts, as Get Many and Export to File read them. */
export const alerts = searched({ one: 'alert', many: 'alerts' }, ALERT, alertFilters, {
	aql: 'in:alerts',
	orderBy: 'time',
});

/** Vulnerabilities. */
export const vulnerabilities = searched(
	{ one: 'vulnerability', many: 'vulnerabilities' },
	VULNERABILITY,
	vulnerabilityFilters,
	// Not `lastDetected`, which changes with every scan.
	{ aql: 'in:vulnerabilities', orderBy: 'publishedDate', moving: MOVING },
);

/** A list that AQL searches, with its own filters. */
function searched(
	noun: Noun,
	kind: RecordKind,
	filters: FilterSet<Condition>,
	{ moving, ...search }: Search & { moving?: string[] },
): ListForm {
	const source: ListSource<Condition> = {
		noun,
		kind: () => kind,
		filters,
		pages: (call, query, sent) =>
			searchPages(call.session, {
				...query,
				...search,
				aql: aql(search.aql, aqlOf(sent, call.session.clock.now())),
				// An export has no choice and goes from old to new: what arrives in the meantime is added at the end.
				isBackwards: call.choice(sort, 'oldest') === 'newest',
			}),
	};
	return { source, sort, hasOcsf: kind.ocsf !== undefined, moving };
}

/** Boundaries. */
export const boundaries: ListForm = {
	source: {
		noun: { one: 'boundary', many: 'boundaries' },
		kind: () => BOUNDARY,
		pages: ({ session }, query) => v1Pages(session, { ...query, path: '/boundaries/', key: 'boundaries' }),
	},
};

/** Sites. */
export const sites = ofV3({ one: 'site', many: 'sites' }, SITE, openSites);

/** Definitions of custom properties. */
export const customProperties = ofV3(
	{ one: 'custom property', many: 'custom properties' },
	CUSTOM_PROPERTY,
	openCustomProperties,
);

function ofV3(noun: Noun, kind: RecordKind, open: (session: Session, pageSize?: number) => PagedList): ListForm {
	const pages: ListSource['pages'] = ({ session }, query) => walkList(session, open(session, query.pageSize), query);
	return { source: { noun, kind: () => kind, pages } };
}

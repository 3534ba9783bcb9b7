import type { Session } from '../../core/http/session';
import type { DropdownPages } from '../../core/node/dropdown';
import type { FilterSet } from '../../core/node/filter';
import type { ListSource, RecordKind } from '../../core/node/list';
import type { Noun } from '../../core/node/read-count';
import type { ApiChoice } from '../../core/node/operation';
import type { Choice } from '../../core/node/parameter-reader';
import { walk } from '../../core/pages/walk';
import type { ListForm } from '../shared/list-operations';
import { v1 } from './api';
import { aql } from './aql';
import { aqlOf, type Condition } from './filters';
import { searchPages, v1Pages } from './pages-v1';
import { openCustomProperties, openSites } from './pages-v3';
import { ALERT, BOUNDARY, CUSTOM_PROPERTY, SITE, VULNERABILITY } from './records';
import { alertFilters } from './resources/alert/filters';
import { alertApi } from './resources/alert/parameters';
import { customPropertyApi } from './resources/custom-property/parameters';
import { siteApi } from './resources/site/parameters';
import { vulnerabilityFilters } from './resources/vulnerability/filters';

/** For everything about vulnerabilities. */
export const vulnerabilityApi = v1('API V3 has no vulnerabilities.');

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
export const alerts = searched({
	noun: { one: 'alert', many: 'alerts' },
	entity: 'in:alerts',
	orderBy: 'time',
	kind: ALERT,
	filters: alertFilters,
	uses: alertApi,
});

/** Vulnerabilities. */
export const vulnerabilities = searched({
	noun: { one: 'vulnerability', many: 'vulnerabilities' },
	entity: 'in:vulnerabilities',
	// Not `lastDetected`, which changes with every scan.
	orderBy: 'publishedDate',
	kind: VULNERABILITY,
	filters: vulnerabilityFilters,
	uses: vulnerabilityApi,
});

/** A list that AQL searches, with its own filters. */
interface Searched {
	noun: Noun;
	entity: string;
	/** A field that does not change while the list is read. */
	orderBy: string;
	kind: RecordKind;
	filters: FilterSet<Condition>;
	uses: ApiChoice;
}

function searched({ noun, entity, orderBy, kind, filters, uses }: Searched): ListForm {
	const source: ListSource = {
		noun,
		kind: () => kind,
		filters,
		pages(call, wanted) {
			const { sent, isComplete } = filters.read(call);
			return searchPages(call.session, {
				...call.options,
				aql: aql(entity, aqlOf(sent, call.session.clock.now())),
				orderBy,
				// An export has no choice and goes from old to new: what arrives in the meantime is added at the end.
				isBackwards: call.choice(sort, 'oldest') === 'newest',
				wanted: isComplete ? wanted : undefined,
				onShrink: () => call.report.shrunk(noun),
			});
		},
	};
	return { source, sort, uses };
}

/** Boundaries. */
export const boundaries: ListForm = {
	source: {
		noun: { one: 'boundary', many: 'boundaries' },
		kind: () => BOUNDARY,
		pages: (call, wanted) =>
			v1Pages(call.session, { ...call.options, path: '/boundaries/', query: {}, key: 'boundaries', wanted }),
	},
	uses: v1('API V3 has no boundaries.'),
};

/** Sites. */
export const sites = ofV3({ one: 'site', many: 'sites' }, SITE, siteApi, openSites);

/** Definitions of custom properties. */
export const customProperties = ofV3(
	{ one: 'custom property', many: 'custom properties' },
	CUSTOM_PROPERTY,
	customPropertyApi,
	openCustomProperties,
);

function ofV3(
	noun: Noun,
	kind: RecordKind,
	uses: ApiChoice,
	open: (session: Session, pageSize?: number) => DropdownPages,
): ListForm {
	const pages: ListSource['pages'] = ({ session, options }, wanted) => {
		const { ask, style } = open(session, options.pageSize);
		return walk(ask, style, { window: 1, wanted });
	};
	return { source: { noun, kind: () => kind, pages }, uses };
}

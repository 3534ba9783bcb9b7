import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../../core/node/call';
import { asText } from '../../core/node/parameter-values';
import type { ListSource, Noun } from '../../core/node/read-list';
import { aql, entityOf } from './aql';
import { alertFilter, vulnerabilityFilter, type Filter, type FilterContext } from './filters';
import { idText, picked, SIMPLE } from './records';
import { searchPages, v1Pages } from './search';
import { customPropertyPages, sitePages } from './settings';

/** A list that AQL searches, with filters of its own. */
interface SearchedList {
	noun: Noun;
	entity: string;
	/** A field that does not change while the list is read. */
	orderBy: string;
	idField: string;
	simple: string[];
	filter(filters: IDataObject, context: FilterContext): Filter;
}

const SORTS = ['newest', 'oldest'] as const;

/** Alerts, as Get Many and Export to File read them. */
export const alerts = searchedList({
	noun: { one: 'alert', many: 'alerts' },
	entity: 'alerts',
	orderBy: 'time',
	idField: 'alertId',
	simple: SIMPLE.alert,
	filter: alertFilter,
});

/** Vulnerabilities, one record for each CVE. */
export const vulnerabilities = searchedList({
	noun: { one: 'vulnerability', many: 'vulnerabilities' },
	entity: 'vulnerabilities',
	// Not `lastDetected`, which moves with every scan.
	orderBy: 'publishedDate',
	idField: 'id',
	simple: SIMPLE.vulnerability,
	filter: vulnerabilityFilter,
});

function searchedList({ noun, entity, orderBy, idField, simple, filter }: SearchedList): ListSource {
	const filterOf = (call: Call) =>
		filter(call.collection('filters', 'Filters'), {
			timezone: call.ctx.getTimezone(),
			now: call.session.clock.now(),
		});
	return {
		noun,
		pages(call, wanted) {
			const { aql: conditions, sent } = filterOf(call);
			return searchPages(call.session, {
				...call.options,
				aql: aql(`in:${entity}`, conditions),
				orderBy,
				// Shown where the user may choose. An export goes from old to new, so that what arrives meanwhile is added
				// at the end and shifts nothing.
				isBackwards: call.choice('sort', 'Sort', SORTS, 'oldest') === 'newest',
				wanted: sent ? wanted : undefined,
				onShrink: () => call.report.remark(shrunk(noun)),
			});
		},
		keeps: (call) => filterOf(call).keeps,
		simplify: (row) => picked(row, simple),
		idOf: (row) => idText(row[idField]),
	};
}

function shrunk({ many }: Noun): string {
	return `The list of ${many} became shorter while it was read, so that one may have been passed over. Run it again to be sure.`;
}

/** Fields by which records of an entity stay in place; for others none is known. */
const ORDERS: Record<string, string> = {
	...{ alerts: 'time', activity: 'time', devices: 'id', connections: 'id', users: 'id' },
	...{ vulnerabilities: 'publishedDate', auditLog: 'id', auditLogs: 'id' },
};

/** What any AQL query finds. */
export const searchResults: ListSource = {
	noun: { one: 'record', many: 'records' },
	pages(call, wanted) {
		const query = queryOf(call);
		return searchPages(call.session, {
			...call.options,
			aql: query,
			orderBy: orderOf(call, query),
			fields: topLevel(call.texts('fields', 'Field Names or IDs')),
			wanted,
			onShrink: () => call.report.remark(shrunk(searchResults.noun)),
		});
	},
	keeps: () => () => true,
	remark(call) {
		if (orderOf(call, queryOf(call)) !== undefined) return undefined;
		return 'Armis was not told in which order to give these records, so that some may come twice or be passed over between two pages. Set Order By in Options to a field that does not change.';
	},
	simplify: (row) => row,
	// All of them: an activity may name its alert as well.
	idOf: ({ alertId, activityUUID, id }) =>
		[alertId, activityUUID, id].flatMap((one) => idText(one) ?? []).join() || undefined,
};

function queryOf(call: Call): string {
	const query = call.required('aql', 'AQL Query');
	entityOf(query);
	return query;
}

function orderOf(call: Call, query: string): string | undefined {
	const { orderBy } = call.collection('options', 'Options');
	const chosen = orderBy === undefined ? '' : asText(orderBy, 'Order By');
	if (chosen !== '') return chosen;
	const entity = entityOf(query);
	return Object.hasOwn(ORDERS, entity) ? ORDERS[entity] : undefined;
}

/** The API gives whole fields; a dot reaches into them. */
function topLevel(fields: string[]): string[] {
	return [...new Set(fields.map((field) => field.split('.')[0]))];
}

/** Boundaries. */
export const boundaries: ListSource = {
	...wholeList({ one: 'boundary', many: 'boundaries' }, SIMPLE.boundary),
	pages: (call, wanted) =>
		v1Pages(call.session, { ...call.options, path: '/boundaries/', query: {}, key: 'boundaries', wanted }),
};

/** Sites. */
export const sites: ListSource = {
	...wholeList({ one: 'site', many: 'sites' }, SIMPLE.site),
	pages: ({ session, options: { pageSize } }, wanted) => sitePages(session, { pageSize, wanted }),
};

/** Definitions of custom properties. */
export const customProperties: ListSource = {
	...wholeList({ one: 'custom property', many: 'custom properties' }, SIMPLE.customProperty),
	pages: ({ session }) => customPropertyPages(session),
};

/** A list without filters, whose records have an `id`. */
function wholeList(noun: Noun, simple: string[]): Omit<ListSource, 'pages'> {
	return {
		noun,
		keeps: () => () => true,
		simplify: (row) => picked(row, simple),
		idOf: (row) => idText(row.id),
	};
}

import type { Facets, Selection } from '../kernel/record-set.cts';

/** How one query parameter filters a list. */
export interface Filter {
	parameter: string;
	/** Whether the documentation calls it an array [DOC]. */
	isArray?: boolean;
	/** The values of a record that the parameter is compared with. */
	valuesOf(facets: Facets): string[];
}

/** What a list can be asked for. */
export interface ListRules {
	filters: Filter[];
	/** Fields that `sort` knows besides `timestamp_occured`; any other is ignored [INVENTED]. */
	sortable: string[];
	maxPageSize: number;
	honourMultiValued: boolean;
}

/** A list request as understood. */
export interface ListRequest {
	/** Zero-based [DOC]. */
	page: number;
	size: number;
	/** As the links repeat it, such as `timestamp_occured,desc`. */
	sort: string;
	selection: Selection;
}

/** By the vendor's sample links [DOC]. */
const DEFAULT_SIZE = 20;
const TIME_FIELD = 'timestamp_occured';

/** Filters by equality with one field. */
export function fieldFilter(parameter: string, field = parameter): Filter {
	return { parameter, valuesOf: (facets) => [String(facets[field])] };
}

/**
 * Reads a list's query. Whatever is not known or not valid is ignored, so that too much comes back rather than too
 * little [FIELD: `timestamp_received_gte` gives the whole list].
 */
export function readListRequest(query: URLSearchParams, rules: ListRules): ListRequest {
	const { field, direction } = readSort(query.get('sort'), rules.sortable);
	const conditions = rules.filters.flatMap((filter) => condition(filter, query, rules.honourMultiValued));
	const from = epochMs(query.get('timestamp_occured_gte'));
	const to = epochMs(query.get('timestamp_occured_lte'));
	const sortBy = field === TIME_FIELD ? undefined : field;
	return {
		page: wholeNumber(query.get('page'), 0) ?? 0,
		size: Math.min(wholeNumber(query.get('size'), 1) ?? DEFAULT_SIZE, rules.maxPageSize),
		sort: `${field},${direction}`,
		selection: {
			from,
			to,
			matches: conditions.length > 0 ? (facets) => conditions.every(({ isMet }) => isMet(facets)) : undefined,
			sortBy,
			isDescending: direction === 'desc',
			key: JSON.stringify([from, to, sortBy, conditions.map(({ key }) => key)]),
		},
	};
}

interface Condition {
	key: string;
	isMet(facets: Facets): boolean;
}

function condition(filter: Filter, query: URLSearchParams, honourMultiValued: boolean): Condition[] {
	const values = query.getAll(filter.parameter).filter((value) => value !== '');
	if (values.length === 0) return [];
	if (filter.isArray) {
		// A comma list is ignored [FIELD]; so are several values unless the option says otherwise [CODE].
		const isSeveral = values.length > 1 && !honourMultiValued;
		if (isSeveral || values.some((value) => value.includes(','))) return [];
	}
	const wanted = new Set((filter.isArray ? values : values.slice(0, 1)).map(comparable));
	return [
		{
			key: JSON.stringify([filter.parameter, ...wanted]),
			isMet: (facets) => filter.valuesOf(facets).some((value) => wanted.has(comparable(value))),
		},
	];
}

// Which of `in_review` [DOC] and `in review` [CODE] the server matches is unproven: both find the same alarms here.
function comparable(value: string): string {
	return value === 'in review' ? 'in_review' : value;
}

function readSort(sort: string | null, sortable: string[]) {
	const [field, direction] = (sort ?? '').split(',');
	const isKnown = field === TIME_FIELD || sortable.includes(field);
	if (!isKnown) return { field: TIME_FIELD, direction: 'desc' };
	return { field, direction: direction === 'desc' ? 'desc' : 'asc' };
}

function wholeNumber(text: string | null, least: number): number | undefined {
	const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : -1;
	return value >= least ? value : undefined;
}

function epochMs(text: string | null): number | undefined {
	return /^-?\d{1,15}$/.test(text ?? '') ? Number(text) : undefined;
}

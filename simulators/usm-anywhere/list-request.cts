import type { Facets, Selection } from '../kernel/record-set.cts';

/** How one query parameter filters a list. */
export interface Filter {
	parameter: string;
	/** Whether it is an array in the documentation [DOC]. */
	isArray?: boolean;
	/** The values of a record to compare with the parameter. */
	valuesOf(facets: Facets): string[];
}

/** The parameters of a list. */
export interface ListRules {
	filters: Filter[];
	/** Fields that `sort` accepts in addition to `timestamp_occured`; any other is ignored [INVENTED]. */
	sortable: string[];
	maxPageSize: number;
	honorMultiValued: boolean;
}

/** A parsed list request. */
export interface ListRequest {
	/** Zero-based [DOC]. */
	page: number;
	size: number;
	/** As in the links, such as `timestamp_occured,desc`. */
	sort: string;
	selection: Selection;
}

/** From the vendor's sample links [DOC]. */
const DEFAULT_SIZE = 20;
const TIME_FIELD = 'timestamp_occured';

/** Filters by equality with one field. */
export function fieldFilter(parameter: string, field = parameter): Filter {
	return { parameter, valuesOf: (facets) => [String(facets[field])] };
}

/**
 * Reads a list's query. Unknown and invalid parameters are ignored, so a list has too many rows rather than too
 * few [FIELD: `timestamp_received_gte` returns the whole list].
 */
export function readListRequest(query: URLSearchParams, rules: ListRules): ListRequest {
	const { field, direction } = readSort(query.get('sort'), rules.sortable);
	const conditions = rules.filters.flatMap((filter) => condition(filter, query, rules.honorMultiValued));
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

function condition(filter: Filter, query: URLSearchParams, honorMultiValued: boolean): Condition[] {
	const values = query.getAll(filter.parameter).filter((value) => value !== '');
	if (values.length === 0) return [];
	if (filter.isArray) {
		// A list with commas is ignored [FIELD], and so are several values unless configured otherwise [CODE].
		const isSeveral = values.length > 1 && !honorMultiValued;
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

// It is not known whether the server matches `in_review` [DOC] or `in review` [CODE]: both find the same alarms here.
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

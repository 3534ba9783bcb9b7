import type { Answer } from '../kernel/answer.cts';
import { BodyCache } from '../kernel/body-cache.cts';
import type { Facets } from '../kernel/record-set.cts';
import type { Handler } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Collection } from './collection.cts';
import { invalid } from './errors.cts';

/** A test of a record's facets, with a text that is the same for the same test. */
export interface Condition {
	key: string;
	holds(facets: Facets): boolean;
}

/** What a request wants from a list, apart from the page. */
export interface Wanted {
	conditions: Condition[];
	/** Microseconds since 1970, both ends included. */
	from?: number;
	to?: number;
}

/** One list of the API. */
export interface ListRules<R extends Facets> {
	records: Collection<R>;
	defaultLimit: number;
	maxLimit: number;
	/** Possible values of `sortkey`, in addition to the time. The first is the default unless `defaultSort` says otherwise. */
	sortable: string[];
	defaultSort?: string;
	/** Reads the filters of a request. An answer means a refusal. */
	wanted?(request: VendorRequest): Wanted | Answer;
	/** The shape of a record in this list. */
	row?(record: R, request: VendorRequest): unknown;
}

/** The settings of all lists. */
export interface ListSettings {
	overLimit: 'lower' | 'refuse';
}

/** The requested page. */
interface PageRequest {
	offset: number;
	limit: number;
	sortkey: string;
	isDescending: boolean;
}

/** A fuzzy count is this part of the real count: too low, so that a client that trusts it loses records [INVENTED]. */
const FUZZY_SHARE = 0.8;

/** Answers `{count, items}` with one page of a list [DOC]. `count` is the total [CODE]. */
export function listHandler<R extends Facets>(rules: ListRules<R>, settings: ListSettings): Handler {
	const cache = new BodyCache();
	return (request) => {
		const page = readPage(request, rules, settings);
		if ('status' in page) return page;
		const wanted = rules.wanted?.(request) ?? { conditions: [] };
		if ('status' in wanted) return wanted;
		const words = wanted.conditions.map(({ key }) => key);
		const key = JSON.stringify([page, words, wanted.from, wanted.to, request.query.toString()]);
		const body = cache.get(key, rules.records.version, () => pageBody(request, rules, page, wanted));
		return { status: 200, headers: { 'content-type': 'application/json' }, body };
	};
}

function pageBody<R extends Facets>(request: VendorRequest, rules: ListRules<R>, page: PageRequest, wanted: Wanted) {
	const { records, row = (record: R): unknown => record } = rules;
	const { conditions, from, to } = wanted;
	const matches = (facets: Facets) => conditions.every(({ holds }) => holds(facets));
	const selected = records.select({
		from,
		to,
		...(conditions.length > 0 ? { matches } : {}),
		...(page.sortkey === records.timeField ? {} : { sortBy: page.sortkey }),
		isDescending: page.isDescending,
		key: JSON.stringify([conditions.map(({ key }) => key), from, to, page.sortkey]),
	});
	const length = Math.max(0, Math.min(page.limit, selected.length - page.offset));
	const items = Array.from({ length }, (_, index) => row(selected.at(page.offset + index), request));
	const isFuzzy = request.query.get('fuzzycount') === 'true';
	return { count: isFuzzy ? Math.floor(selected.length * FUZZY_SHARE) : selected.length, items };
}

/** Reads offset, limit, sortkey and sortdir [DOC for the names; the refusal of a wrong value is INVENTED]. */
function readPage<R extends Facets>(
	{ query }: VendorRequest,
	{ records, defaultLimit, maxLimit, sortable, defaultSort = sortable[0] }: ListRules<R>,
	{ overLimit }: ListSettings,
): PageRequest | Answer {
	const offset = Number(query.get('offset') ?? 0);
	if (!Number.isInteger(offset) || offset < 0) return invalid('offset', 'offset must not be negative');
	const limit = Number(query.get('limit') ?? defaultLimit);
	if (!Number.isInteger(limit) || limit < 1) return invalid('limit', 'limit must be positive');
	if (limit > maxLimit && overLimit === 'refuse') return invalid('limit', `limit must not exceed ${maxLimit}`);
	const sortkey = query.get('sortkey') || defaultSort;
	if (![records.timeField, ...sortable].includes(sortkey)) return invalid('sortkey', 'unknown sort key');
	// Not case-sensitive [DOC: the newest documentation].
	const sortdir = (query.get('sortdir') || 'ASC').toUpperCase();
	if (!['ASC', 'DESC'].includes(sortdir)) return invalid('sortdir', 'sortdir must be ASC or DESC');
	return { offset, limit: Math.min(limit, maxLimit), sortkey, isDescending: sortdir === 'DESC' };
}

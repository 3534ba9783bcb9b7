import type { Answer } from '../kernel/answer.cts';
import { BodyCache } from '../kernel/body-cache.cts';
import type { Facets, RecordSet } from '../kernel/record-set.cts';
import type { Handler } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { apiError } from './errors.cts';
import { halPage, type HalPage } from './hal.cts';
import { readListRequest, type ListRequest, type ListRules } from './list-request.cts';

/** What all lists of one simulator have in common. */
export interface ListSettings {
	maxPageSize: number;
	resultWindow: number;
	honorMultiValued: boolean;
	linksKeepFilters: boolean;
}

/** What is different in each list: its filters, its collection key and the shape of a row. */
export interface ListShape<R> extends ListSettings, ListRules {
	key: string;
	row(record: R, request: VendorRequest): unknown;
}

/** Answers the pages of one list. Only the rows of the requested page are computed. */
export function listHandler<R extends Facets>(records: RecordSet<R>, shape: ListShape<R>): Handler {
	const cache = new BodyCache();
	return (request) => {
		const list = readListRequest(request.query, shape);
		const depth = (list.page + 1) * list.size;
		if (depth > shape.resultWindow) return tooDeep(request.path, depth, shape.resultWindow);
		// The page also depends on the request: its links repeat host and query.
		const key = `${request.origin}${request.path}?${request.query.toString()}`;
		const body = cache.get(key, records.version, () => page(request, list, records, shape));
		return { status: 200, headers: { 'content-type': 'application/json' }, body };
	};
}

// [INVENTED like Elasticsearch, which the API uses: CODE]
function tooDeep(path: string, depth: number, resultWindow: number): Answer {
	const rule = `from + size must be less than or equal to: [${resultWindow}]`;
	return apiError(500, path, `Result window is too large, ${rule} but was [${depth}]`);
}

function page<R extends Facets>(
	request: VendorRequest,
	list: ListRequest,
	records: RecordSet<R>,
	shape: ListShape<R>,
): HalPage {
	const selected = records.select(list.selection);
	const start = list.page * list.size;
	const count = Math.max(0, Math.min(list.size, selected.length - start));
	const rows = Array.from({ length: count }, (_, index) => shape.row(selected.at(start + index), request));
	const { key, linksKeepFilters } = shape;
	return halPage(request, list, { key, rows, total: selected.length, linksKeepFilters });
}

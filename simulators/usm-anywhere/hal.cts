import type { VendorRequest } from '../kernel/request.cts';
import type { ListRequest } from './list-request.cts';

/** Paging parameters, which the links have again. */
const PAGING = ['page', 'size', 'sort'];

/** One page of a list, in the vendor's HAL form [DOC]. */
export interface HalPage {
	_links: Record<string, { href: string }>;
	/** Missing when there are no rows [CODE]. */
	_embedded?: Record<string, unknown[]>;
	page: { size: number; totalElements: number; totalPages: number; number: number };
}

/** Wraps the rows of one page. `key` names them; `total` counts the rows of all pages. */
export function halPage(
	request: VendorRequest,
	list: ListRequest,
	content: { key: string; rows: unknown[]; total: number; linksKeepFilters: boolean },
): HalPage {
	const { page: number, size } = list;
	const { key, rows, total } = content;
	const totalPages = Math.ceil(total / size);
	return {
		_links: links(request, list, totalPages, content.linksKeepFilters),
		...(rows.length > 0 ? { _embedded: { [key]: rows } } : {}),
		page: { size, totalElements: total, totalPages, number },
	};
}

// The first page has no `prev`, the last no `next`; `self` repeats the request unchanged [CODE].
function links(request: VendorRequest, list: ListRequest, totalPages: number, keepFilters: boolean): HalPage['_links'] {
	const { page: number, size, sort } = list;
	const base = `${request.origin}${request.path}`;
	const filters = keepFilters ? [...request.query].filter(([name]) => !PAGING.includes(name)) : [];
	const at = (page: number) => {
		const rest = filters.map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
		return { href: `${base}?page=${page}&size=${size}&sort=${sort}${rest}` };
	};
	const query = request.query.toString();
	return {
		first: at(0),
		self: { href: query === '' ? base : `${base}?${query}` },
		...(number + 1 < totalPages ? { next: at(number + 1) } : {}),
		...(number > 0 ? { prev: at(number - 1) } : {}),
		last: at(Math.max(0, totalPages - 1)),
	};
}

import type { PageShape } from './options.cts';

/** One page of a list, before it has a shape. */
export interface PageFacts {
	/** The rows of this page, how many rows come before it, and how many there are in total. */
	count: number;
	offset: number;
	total: number;
	size: number;
	/** The page's number as the server counts, starting at `firstNumber`. */
	number: number;
	firstNumber: 0 | 1;
	/** The name of the list in a HAL answer. */
	key: string;
	/** Computes the rows. */
	rows(): unknown[];
	/** The address of another page: that of the request, with these parameters changed. */
	link(parameters: Record<string, string>): string;
}

/** How a list is requested and answered in one shape. All are [INVENTED]: 12Port's own shape is not public. */
export interface Shape {
	/** The names of the parameters for the next page and its size. */
	parameters: { position: 'page' | 'offset' | 'cursor' | 'after'; size: 'size' | 'limit' };
	body(page: PageFacts): unknown;
	headers?(page: PageFacts): Record<string, string>;
}

const BY_NUMBER: Shape['parameters'] = { position: 'page', size: 'size' };

/** Every shape by its name. */
export const SHAPES: Record<PageShape, Shape> = {
	hal: {
		parameters: BY_NUMBER,
		body: (page) => ({
			...(page.count > 0 ? { _embedded: { [page.key]: page.rows() } } : {}),
			_links: Object.fromEntries(linksOf(page).map(({ rel, href }) => [rel, { href }])),
			page: pageBlock(page),
		}),
	},
	page: {
		parameters: BY_NUMBER,
		body: (page) => ({
			...sliceOf(page),
			totalElements: page.total,
			totalPages: pagesOf(page),
		}),
	},
	slice: { parameters: BY_NUMBER, body: sliceOf },
	pagedModel: { parameters: BY_NUMBER, body: (page) => ({ content: page.rows(), page: pageBlock(page) }) },
	contentLinks: {
		parameters: BY_NUMBER,
		body: (page) => ({ links: linksOf(page), content: page.rows(), page: pageBlock(page) }),
	},
	offset: {
		parameters: { position: 'offset', size: 'limit' },
		body: (page) => ({ items: page.rows(), total: page.total, offset: page.offset, limit: page.size }),
	},
	nextLink: {
		parameters: { position: 'after', size: 'limit' },
		body: (page) => ({ results: page.rows(), next: hasMore(page) ? page.link({ after: cursorAfter(page) }) : null }),
	},
	cursor: {
		parameters: { position: 'cursor', size: 'limit' },
		body: (page) => ({ data: page.rows(), ...(hasMore(page) ? { nextCursor: cursorAfter(page) } : {}) }),
	},
	array: { parameters: BY_NUMBER, body: (page) => page.rows() },
	arrayWithTotal: {
		parameters: BY_NUMBER,
		body: (page) => page.rows(),
		headers: ({ total }) => ({ 'x-total-count': String(total) }),
	},
	arrayWithLink: {
		parameters: BY_NUMBER,
		body: (page) => page.rows(),
		headers: (page) => ({
			link: linksOf(page)
				.map(({ rel, href }) => `<${href}>; rel="${rel}"`)
				.join(', '),
		}),
	},
};

/** A cursor that only this server can read. */
function cursorAfter({ offset, count }: { offset: number; count: number }): string {
	return Buffer.from(`after:${offset + count}`).toString('base64url');
}

/** The offset of a cursor, or `undefined` for a cursor that is not from this server. */
export function offsetOf(cursor: string): number | undefined {
	const found = /^after:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString());
	return found ? Number(found[1]) : undefined;
}

function hasMore({ offset, count, total }: PageFacts): boolean {
	return offset + count < total;
}

function pagesOf({ total, size }: PageFacts): number {
	return Math.ceil(total / size);
}

function pageBlock(page: PageFacts) {
	return { size: page.size, totalElements: page.total, totalPages: pagesOf(page), number: page.number };
}

// The fields of Spring Data's Slice, in its own order.
function sliceOf(page: PageFacts) {
	const sort = { empty: true, sorted: false, unsorted: true };
	return {
		content: page.rows(),
		pageable: { pageNumber: page.number, pageSize: page.size, sort, offset: page.offset, paged: true, unpaged: false },
		last: !hasMore(page),
		size: page.size,
		number: page.number,
		sort,
		first: page.offset === 0,
		numberOfElements: page.count,
		empty: page.count === 0,
	};
}

// The first page has no `prev`, the last no `next`.
function linksOf(page: PageFacts): Array<{ rel: string; href: string }> {
	const { number, firstNumber } = page;
	const at = (number: number) => page.link({ page: String(number), size: String(page.size) });
	return [
		{ rel: 'first', href: at(firstNumber) },
		...(number > firstNumber ? [{ rel: 'prev', href: at(number - 1) }] : []),
		{ rel: 'self', href: at(number) },
		...(hasMore(page) ? [{ rel: 'next', href: at(number + 1) }] : []),
		{ rel: 'last', href: at(firstNumber + Math.max(0, pagesOf(page) - 1)) },
	];
}

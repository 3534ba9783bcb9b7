import { ResponseError } from '../errors/response-error';
import { unexpected } from '../errors/sentences';
import { pageNumber } from './page-number';
import type { PageStyle, Row } from './page-style';
import { countOf, objectOf, rowsAt } from '../json';

/** A HAL collection (draft-kelly-json-hal) with Spring's `page` block. */
export interface HalShape {
	/** Names under `_embedded` that may hold the list; vendors rename them between releases. */
	names: string[];
	/** Records requested per page. */
	size: number;
}

/**
 * Reads a HAL collection by our own page numbers, zero-based. The server's `next` link only says
 * that there is more: it may drop our filters, be templated, or name another host. Without
 * `_embedded` a page is empty; without `next` it is the last one; `page.totalPages` tells how many
 * pages can be requested at once.
 *
 * Answer to `GET /alarms?page=0&size=2`:
 *
 *     {
 *       "_embedded": { "alarms": [{ "uuid": "a" }, { "uuid": "b" }] },
 *       "_links": { "next": { "href": "https://vendor.test/alarms?page=1&size=2" } },
 *       "page": { "size": 2, "number": 0, "totalPages": 3, "totalElements": 5 }
 *     }
 *
 * Next requests: `GET /alarms?page=1&size=2` and `GET /alarms?page=2&size=2`.
 */
export function hal({ names, size }: HalShape): PageStyle {
	const style = pageNumber({
		parameters: { page: 'page', size: 'size' },
		size,
		start: 0,
		rows: (body) => rowsOf(body, names),
		totalPages: (body) => pageOf(body)?.totalPages,
		total: (body) => pageOf(body)?.totalElements,
		hasNext(body) {
			const links = objectOf(objectOf(body)?._links);
			if (links) return isThere(links.next);
			return countOf(pageOf(body)?.totalPages) === undefined ? false : undefined;
		},
	});
	return {
		...style,
		following(body, step, largest) {
			refuseOtherPage(Number(step.query?.page), countOf(pageOf(body)?.number));
			return style.following(body, step, largest);
		},
	};
}

function pageOf(body: unknown) {
	return objectOf(objectOf(body)?.page);
}

function rowsOf(body: unknown, names: string[]): Row[] {
	const answer = objectOf(body);
	if (!answer) throw new ResponseError('the answer is not a HAL collection');
	const { _embedded: embedded, _links: links, page } = answer;
	if ([embedded, links, page].every((part) => part === undefined)) {
		throw new ResponseError('the answer is not a HAL collection: it has none of _embedded, _links and page');
	}
	return embeddedRows(embedded ?? {}, names);
}

function embeddedRows(embedded: unknown, names: string[]) {
	const lists = objectOf(embedded);
	if (!lists) throw unexpected(embedded, 'an object', '_embedded');
	const name = names.find((candidate) => lists[candidate] !== undefined);
	if (name) return rowsAt(lists[name], `_embedded.${name}`);
	const [other] = Object.keys(lists);
	if (other === undefined) return [];
	// Shown only where it is a plain name: it tells what the vendor renamed the list to.
	const found = /^\w{1,40}$/.test(other) ? `_embedded.${other}` : 'another list';
	throw new ResponseError(`the answer has ${found}; expected _embedded.${names[0]}`);
}

/** HAL allows a link to be a list of links. */
function isThere(link: unknown): boolean {
	return Array.isArray(link) ? link.length > 0 : Boolean(link);
}

/** A server that ignores the page number gives the same page for each; some count from 1 in their answers. */
function refuseOtherPage(requested: number, given: number | undefined): void {
	if (given === undefined || given === requested || given === requested + 1) return;
	throw new ResponseError(`the service sent page ${given} of the list instead of page ${requested}`);
}

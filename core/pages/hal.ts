import { ResponseError } from '../errors/response-error';
import { END, type PageStyle } from './page-style';
import { numbered } from './page-number';
import { countOf, kind, objectOf, rowsAt } from './shape';

/** A HAL collection (draft-kelly-json-hal) with Spring's `page` block. */
export interface HalShape {
	/** Names under `_embedded` that may hold the list; vendors rename them between releases. */
	names: string[];
	/** Records asked for per page. */
	size: number;
}

/**
 * Walks a HAL collection by our own page numbers, zero-based. The server's `next` link only says
 * that there is more: it may drop our filters, be templated, or name another host. Without
 * `_embedded` a page is empty; without `next` it is the last one; `page.totalPages` tells how many
 * may be asked for at once.
 */
export function hal({ names, size }: HalShape): PageStyle {
	const pages = numbered({ page: 'page', size: 'size' }, size, 0);
	return {
		first: pages.at(0),
		rows(body) {
			const answer = objectOf(body);
			if (!answer) throw new ResponseError('the answer is not a HAL collection');
			const { _embedded: embedded, _links: links, page } = answer;
			if ([embedded, links, page].every((part) => part === undefined)) {
				throw new ResponseError('the answer has none of _embedded, _links and page, as a HAL collection would');
			}
			return embeddedRows(embedded ?? {}, names);
		},
		following(body, step) {
			const { _links, page } = objectOf(body) ?? {};
			const { number, totalPages } = objectOf(page) ?? {};
			refuseOtherPage(Number(step.query?.page), countOf(number));
			const links = objectOf(_links);
			const total = countOf(totalPages);
			if (links ? !isThere(links.next) : total === undefined) return END;
			const ahead = pages.after(step, total);
			// A total that denies the page which `next` points at is out of date or wrong.
			return links && ahead.count === 0 ? pages.after(step) : ahead;
		},
	};
}

function embeddedRows(embedded: unknown, names: string[]) {
	const lists = objectOf(embedded);
	if (!lists) throw new ResponseError(`the answer has ${kind(embedded)} at _embedded where an object is due`);
	const name = names.find((candidate) => lists[candidate] !== undefined);
	if (name) return rowsAt(lists[name], `_embedded.${name}`);
	const [other] = Object.keys(lists);
	if (other === undefined) return [];
	// Shown where it is but a name: it says what the vendor renamed the list to.
	const found = /^\w{1,40}$/.test(other) ? `_embedded.${other}` : 'something else';
	throw new ResponseError(`the answer has ${found} where _embedded.${names[0]} is due`);
}

/** HAL allows a link to be a list of links. */
function isThere(link: unknown): boolean {
	return Array.isArray(link) ? link.length > 0 : Boolean(link);
}

/** A server that ignores the page number gives the same page for each; some count from 1 in their answers. */
function refuseOtherPage(asked: number, given: number | undefined): void {
	if (given === undefined || given === asked || given === asked + 1) return;
	throw new ResponseError(`the service gave page ${given} of the list when it was asked for page ${asked}`);
}

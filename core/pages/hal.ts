import { ResponseError } from '../errors/response-error';
import { END, type PageStyle } from './page-style';
import { numbered } from './page-number';
import { countOf, objectOf, rowsAt } from './shape';

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
 * `_embedded` a page is empty; without `next` it is the last one.
 */
export function hal({ names, size }: HalShape): PageStyle {
	const pages = numbered({ page: 'page', size: 'size' }, size, 0);
	return {
		first: pages.at(0),
		rows(body) {
			const answer = objectOf(body);
			if (!answer) throw new ResponseError('the answer is not a HAL collection');
			if (answer._embedded === undefined && (answer._links ?? answer.page) === undefined) {
				throw new ResponseError('the answer has none of _embedded, _links and page, as a HAL collection would');
			}
			const embedded = objectOf(answer._embedded) ?? {};
			const name = names.find((candidate) => embedded[candidate] !== undefined);
			if (name) return rowsAt(embedded[name], `_embedded.${name}`);
			const others = Object.keys(embedded);
			if (others.length === 0) return [];
			throw new ResponseError(`the answer has _embedded.${others[0]} where _embedded.${names[0]} is due`);
		},
		following(body, step) {
			const answer = objectOf(body) ?? {};
			const links = objectOf(answer._links);
			if (links && objectOf(links.next) === undefined) return END;
			const total = countOf(objectOf(answer.page)?.totalPages);
			if (!links && total === undefined) return END;
			return pages.after(step, total);
		},
	};
}

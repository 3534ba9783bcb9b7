import { END, single, type PageStyle, type Row, type Step } from './page-style';
import { countOf } from '../json';

/** A list in numbered pages. */
export interface PageNumberShape {
	/** The vendor's names for page number and page size. */
	parameters: { page: string; size: string };
	size: number;
	/** Number of the first page, 0 or 1. */
	start: number;
	rows(body: unknown): Row[];
	/**
	 * Pages in the whole list as the answer has it; without it the walk ends at an empty page. Never calculated
	 * from the size requested, which servers silently lower.
	 */
	totalPages?(body: unknown): unknown;
	/** Records in the whole list as the answer has it. */
	total?(body: unknown): unknown;
	/** Whether the answer says that there is another page; `undefined` where it says nothing. It counts more than a number. */
	hasNext?(body: unknown): boolean | undefined;
}

/**
 * Reads a list in numbered pages, in parallel where the number of pages is known.
 *
 * Answer to `GET /things?page=1&size=100`:
 *
 *     { "pages": 3, "total": 250, "items": [{ "id": 1 }, …, { "id": 100 }] }
 *
 * Next requests: `GET /things?page=2&size=100` and `GET /things?page=3&size=100`.
 */
export function pageNumber(shape: PageNumberShape): PageStyle {
	const { parameters, size, start, rows, totalPages, total, hasNext } = shape;
	const at = (index: number): Step => ({ query: { [parameters.page]: start + index, [parameters.size]: size } });
	const numberIn = (step: Step) => Number(step.query?.[parameters.page]) - start;
	return {
		first: at(0),
		size,
		rows,
		total: (body) => countOf(total?.(body)),
		following(body, step) {
			const read = numberIn(step) + 1;
			const count = countOf(totalPages?.(body));
			const isEmpty = () => rows(body).length === 0;
			const isMore = hasNext?.(body) ?? (count === undefined ? !isEmpty() : undefined);
			if (isMore === false) return { ...END, isCertain: true };
			// A number of pages that contradicts the answer is wrong: only an empty page can tell the end.
			const isWrong = isMore === true ? Number(count) <= read : !isEmpty() && Number(count) < read;
			if (count === undefined || isWrong) return single(at(read));
			return count > read ? { count: count - read, at: (index) => at(read + index) } : END;
		},
		beyond: (body, step) => at(numberIn(step) + (rows(body).length > 0 ? 1 : 0)),
	};
}

import { END, single, type Ahead, type PageStyle, type Row, type Step } from './page-style';
import { countOf } from './shape';

/** The vendor's names for page number and page size. */
export interface PageParameters {
	page: string;
	size: string;
}

/** Arithmetic of numbered pages; `start` is the number of the first page. */
export function numbered(names: PageParameters, size: number, start: number) {
	const at = (index: number): Step => ({ query: { [names.page]: start + index, [names.size]: size } });
	/** How many pages have been read once this step is done. */
	const read = (step: Step) => Number(step.query?.[names.page]) - start + 1;
	return {
		at,
		read,
		/** @param totalPages when known; otherwise just one more page is taken to exist */
		after(step: Step, totalPages?: number): Ahead {
			const next = read(step);
			if (totalPages === undefined) return single(at(next));
			return totalPages > next ? { count: totalPages - next, at: (index) => at(next + index) } : END;
		},
	};
}

/** A list in numbered pages. */
export interface PageNumberShape {
	parameters: PageParameters;
	size: number;
	/** Number of the first page, 0 or 1. */
	start: number;
	rows(body: unknown): Row[];
	/**
	 * Pages in all, as the answer tells it; otherwise the walk ends at an empty page. Never reckoned
	 * from the size asked for, which servers silently lower.
	 */
	totalPages?(body: unknown): unknown;
}

/** Walks `?page=1&size=100`, in parallel where the total is known. */
export function pageNumber({ parameters, size, start, rows, totalPages }: PageNumberShape): PageStyle {
	const pages = numbered(parameters, size, start);
	return {
		first: pages.at(0),
		rows,
		following(body, step) {
			const total = countOf(totalPages?.(body));
			const isEmpty = rows(body).length === 0;
			// A total below the number of a page that has records is wrong: only an empty page can tell the end.
			const isWrong = total !== undefined && !isEmpty && total < pages.read(step);
			if (total === undefined && isEmpty) return END;
			return pages.after(step, isWrong ? undefined : total);
		},
	};
}

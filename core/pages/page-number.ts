import { END, single, type Ahead, type PageStyle, type Row, type Step } from './page-style';

/** The vendor's names for page number and page size. */
export interface PageParameters {
	page: string;
	size: string;
}

/** Arithmetic of numbered pages; `start` is the number of the first page. */
export function numbered(names: PageParameters, size: number, start: number) {
	const at = (index: number): Step => ({ query: { [names.page]: start + index, [names.size]: size } });
	return {
		at,
		/** @param totalPages when known; otherwise just one more page is taken to exist */
		after(step: Step, totalPages?: number): Ahead {
			const next = Number(step.query?.[names.page]) - start + 1;
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
	/** Pages in all, where the answer tells; otherwise the walk ends at the first page that is not full. */
	totalPages?(body: unknown): number | undefined;
}

/** Walks `?page=1&size=100`, in parallel where the total is known. */
export function pageNumber({ parameters, size, start, rows, totalPages }: PageNumberShape): PageStyle {
	const pages = numbered(parameters, size, start);
	return {
		first: pages.at(0),
		rows,
		following(body, step) {
			const total = totalPages?.(body);
			if (total === undefined && rows(body).length < size) return END;
			return pages.after(step, total);
		},
	};
}

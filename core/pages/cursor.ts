import { END, single, type PageStyle, type Row, type Step } from './page-style';
import { pointerOf } from './shape';

/** A list whose every page names the next one by an opaque cursor. */
export interface CursorShape {
	/** The vendor's name for the cursor in the next request. */
	parameter: string;
	place?: 'query' | 'body';
	/** The first request, e.g. with the page size. */
	first?: Step;
	rows(body: unknown): Row[];
	/** The cursor of the next page; `undefined`, `null`, `false` or an empty text after the last. */
	cursor(body: unknown): unknown;
}

/** Walks by cursor, one page after the other. A page may be empty with more behind it (AIP-158). */
export function cursor({ parameter, place = 'query', first = {}, rows, cursor: next }: CursorShape): PageStyle {
	return {
		first,
		rows,
		following(body) {
			const value = pointerOf(next(body), 'a cursor');
			if (value === undefined) return END;
			return single({ ...first, [place]: { ...first[place], [parameter]: value } });
		},
	};
}

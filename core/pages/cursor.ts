import { END, single, type PageStyle, type Row, type Step } from './page-style';
import { pointerOf } from '../json';

/** A list whose every page names the next one by an opaque cursor. */
export interface CursorShape {
	/** The vendor's name for the cursor in the next request. */
	parameter: string;
	/** Where the cursor is sent. Default `query`. */
	location?: 'query' | 'body';
	/** The first request, e.g. with the page size. */
	first?: Step;
	rows(body: unknown): Row[];
	/** The cursor of the next page; `undefined`, `null`, `false` or an empty text after the last. */
	cursor(body: unknown): unknown;
}

/**
 * Reads a list by cursor, one page after the other. A page may be empty with more behind it (AIP-158).
 *
 * Answer to `GET /things?limit=2`:
 *
 *     { "items": [{ "id": 1 }, { "id": 2 }], "next": "eyJpZCI6Mn0" }
 *
 * Next request: `GET /things?limit=2&after=eyJpZCI6Mn0`. The last page has `"next": null`.
 */
export function cursor({ parameter, location = 'query', first = {}, rows, cursor: next }: CursorShape): PageStyle {
	return {
		first,
		rows,
		following(body) {
			const value = pointerOf(next(body), 'a cursor');
			if (value === undefined) return END;
			return single({ ...first, [location]: { ...first[location], [parameter]: value } });
		},
	};
}

import { END, single, type PageStyle, type Row, type Step } from './page-style';
import { countOf } from './shape';

/** A list that is asked for by the number of records to skip. */
export interface OffsetShape {
	/** The vendor's names, e.g. `{ offset: 'from', limit: 'length' }`. */
	parameters: { offset: string; limit: string };
	size: number;
	/** Where the parameters go; POST searches take them in the body. */
	place?: 'query' | 'body';
	rows(body: unknown): Row[];
	/** Records in all, where the answer tells, as it stands there; otherwise the walk ends at an empty page. */
	total?(body: unknown): unknown;
}

/**
 * Walks `?offset=0&limit=100`, in parallel where the total is known. Moves on by the records
 * received, not by those asked for, since servers silently lower a limit that is too high; for the
 * same reason a page that is not full is not taken for the last one.
 */
export function offset({ parameters, size, place = 'query', rows, total }: OffsetShape): PageStyle {
	const at = (start: number): Step => ({ [place]: { [parameters.offset]: start, [parameters.limit]: size } });
	return {
		first: at(0),
		rows,
		following(body, step, largest) {
			const received = rows(body).length;
			const next = Number(step[place]?.[parameters.offset]) + received;
			const all = countOf(total?.(body));
			if (received === 0 || next === all) return END;
			// A total below what has already come is wrong: only an empty page can tell the end.
			if (all === undefined || all < next) return single(at(next));
			// Where the pages behind a short one begin is known only when the next one has come.
			const count = received < largest ? 1 : Math.ceil((all - next) / received);
			return { count, at: (index) => at(next + index * received) };
		},
	};
}

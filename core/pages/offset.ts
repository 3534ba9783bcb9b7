import { END, single, type PageStyle, type Row, type Step } from './page-style';
import { countOf } from '../json';

/** A list that is read by the number of records to skip. */
export interface OffsetShape {
	/** The vendor's names, e.g. `{ offset: 'from', limit: 'length' }`. */
	parameters: { offset: string; limit: string };
	size: number;
	/** Where the parameters are sent. Default `query`; searches by POST take them in the body. */
	location?: 'query' | 'body';
	rows(body: unknown): Row[];
	/** Records in the whole list as the answer has it; without it the walk ends at an empty page. */
	total?(body: unknown): unknown;
}

/**
 * Reads a list by offset, in parallel where the total is known. The next offset is counted from the
 * records received, not from those requested, since servers silently lower a limit that is too high. For
 * the same reason a page that is not full is not treated as the last one.
 *
 * Answer to `GET /things?offset=0&limit=100`:
 *
 *     { "total": 250, "items": [{ "id": 1 }, …, { "id": 100 }] }
 *
 * Next requests: `GET /things?offset=100&limit=100` and `GET /things?offset=200&limit=100`.
 */
export function offset({ parameters, size, location = 'query', rows, total }: OffsetShape): PageStyle {
	const at = (start: number): Step => ({ [location]: { [parameters.offset]: start, [parameters.limit]: size } });
	const totalOf = (body: unknown) => countOf(total?.(body));
	const behind = (body: unknown, step: Step) => Number(step[location]?.[parameters.offset]) + rows(body).length;
	return {
		first: at(0),
		size,
		rows,
		total: totalOf,
		following(body, step, largest) {
			const received = rows(body).length;
			const next = behind(body, step);
			const all = totalOf(body);
			if (received === 0 || next === all) return END;
			// A total below the number of records received is wrong: only an empty page can tell the end.
			if (all === undefined || all < next) return single(at(next));
			// Where the pages behind a short one begin is known only when the next one has come.
			const count = received < largest ? 1 : Math.ceil((all - next) / received);
			return { count, at: (index) => at(next + index * received) };
		},
		beyond: (body, step) => at(behind(body, step)),
	};
}

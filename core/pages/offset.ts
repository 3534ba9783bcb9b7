import type { Query } from '../http/query';
import { END, type PageStyle, type Row, type Step } from './page-style';

/** A list that is asked for by the number of records to skip. */
export interface OffsetShape {
	/** The vendor's names, e.g. `{ offset: 'from', limit: 'length' }`. */
	parameters: { offset: string; limit: string };
	size: number;
	/** Where the parameters go; POST searches take them in the body. */
	place?: 'query' | 'body';
	rows(body: unknown): Row[];
	/** Records in all, where the answer tells and can be trusted; otherwise a page that is not full is the last. */
	total?(body: unknown): number | undefined;
}

/**
 * Walks `?offset=0&limit=100`. Moves on by the records received, not by those asked for, since
 * servers silently lower a limit that is too high; in parallel where the total is known.
 */
export function offset({ parameters, size, place = 'query', rows, total }: OffsetShape): PageStyle {
	const at = (start: number): Step => {
		const values = { [parameters.offset]: start, [parameters.limit]: size };
		return place === 'query' ? { query: values satisfies Query } : { body: values };
	};
	return {
		first: at(0),
		rows,
		following(body, step) {
			const received = rows(body).length;
			const next = Number(step[place]?.[parameters.offset]) + received;
			const all = total?.(body);
			if (received === 0 || (all === undefined ? received < size : next >= all)) return END;
			const count = all === undefined ? 1 : Math.ceil((all - next) / received);
			return { count, at: (index) => at(next + index * received) };
		},
	};
}

import { END, single, type Step } from '../page-style';
import type { PageRequest, Slot } from './page-request';
import { totalOf, type Page, type Strategy } from './strategy';

/** What is known of the page numbers at the start. */
export interface Numbering {
	/** Number of the page that the user's own request gave. */
	opened: number;
	/** Number of the list's first page. */
	start: number;
	/** Number of the opening page in the answer; answers may count differently from requests. */
	echo?: number;
}

/**
 * Numbered pages: in parallel where the answer tells the number of pages, one by one where it does not.
 *
 * Answer to `GET /things?page=0&size=20`:
 *
 *     { "content": [{ "id": 1 }, …], "number": 0, "totalPages": 3 }
 *
 * Next requests: `GET /things?page=1&size=20` and `GET /things?page=2&size=20`.
 */
export function byNumber(request: PageRequest, slot: Slot, { opened, start, echo }: Numbering): Strategy {
	const number = (step: Step) => request.numberIn(slot, step) ?? opened;
	return {
		label: `page number (${slot.name})`,
		kind: 'number',
		following(page: Page, step) {
			const { rows, hints, received } = page;
			const total = totalOf(page);
			const next = number(step) + 1;
			const left = hints.pages === undefined ? undefined : hints.pages - (next - start);
			if (hints.more === false) return END;
			if (left !== undefined && left > 0) return { count: left, at: (index) => request.with(slot, next + index) };
			// A total that contradicts a link to a next one is out of date or wrong, and so is one below what has come.
			if (hints.more || hints.link !== undefined) return single(request.with(slot, next));
			if (rows.length === 0 || hints.ended || received === total || left === 0) return END;
			return single(request.with(slot, next));
		},
		further: (_, step) => request.with(slot, number(step) + 1),
		isOtherPage: ({ hints }, step) =>
			echo !== undefined && hints.number !== undefined && hints.number.value - echo !== number(step) - opened,
	};
}

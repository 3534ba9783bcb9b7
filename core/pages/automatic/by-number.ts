import { END, single, type Step } from '../page-style';
import type { PageRequest, Slot } from './page-request';
import { totalOf, type Page, type Way } from './way';

/** What is known of the numbers at the start. */
export interface Numbering {
	/** Number of the page that the user's own request gave. */
	opened: number;
	/** Number of the list's first page. */
	start: number;
	/** Number of the opening page, as the answer gave it; it may count otherwise than the request. */
	echo?: number;
}

/** Numbered pages: as many at once as the answer counts, one by one where it does not count. */
export function byNumber(request: PageRequest, slot: Slot, { opened, start, echo }: Numbering): Way {
	const number = (step: Step) => request.numberIn(slot, step) ?? opened;
	return {
		words: `page number (${slot.name})`,
		kind: 'number',
		following(page: Page, step) {
			const { rows, hints, received } = page;
			const total = totalOf(page);
			const next = number(step) + 1;
			const left = hints.pages === undefined ? undefined : hints.pages - (next - start);
			if (hints.more === false) return END;
			if (left !== undefined && left > 0) return { count: left, at: (index) => request.with(slot, next + index) };
			// A total that denies the page which has records, or a next one, is out of date or wrong.
			if (hints.more || hints.link !== undefined) return single(request.with(slot, next));
			const isDone = opened === start && total !== undefined && received >= total;
			if (rows.length === 0 || hints.ended || isDone || left === 0) return END;
			return single(request.with(slot, next));
		},
		strays: ({ hints }, step) =>
			echo !== undefined && hints.number !== undefined && hints.number.value - echo !== number(step) - opened,
	};
}

import { END, single, type Step } from '../page-style';
import type { PageRequest, Slot } from './page-request';
import { totalOf, type Page, type Way } from './way';

/**
 * Records to skip, reckoned from those received, since servers silently lower a limit that is too high.
 * @param opened records before the page that the user's own request gave
 * @param start what skips none: 0, or 1 where records are numbered
 */
export function byOffset(request: PageRequest, slot: Slot, opened: number, start: number): Way {
	const at = (skipped: number): Step => request.with(slot, skipped);
	return {
		words: `offset (${slot.name})`,
		kind: 'offset',
		following(page: Page, step, largest) {
			const { rows, hints } = page;
			if (hints.more === false || rows.length === 0) return END;
			const next = (request.numberIn(slot, step) ?? opened) + rows.length;
			const total = totalOf(page);
			const left = total === undefined ? undefined : total - (next - start);
			// A total below what has already come is wrong: only an empty page can tell the end.
			if (left === undefined || left < 0) return hints.ended ? END : single(at(next));
			if (left === 0) return hints.more ? single(at(next)) : END;
			// Where the pages behind a short one begin is known only when the next one has come.
			const count = rows.length < largest ? 1 : Math.ceil(left / rows.length);
			return { count, at: (index) => at(next + index * rows.length) };
		},
	};
}

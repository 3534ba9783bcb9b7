import { END, single, type Step } from '../page-style';
import type { PageRequest, Slot } from './page-request';
import { totalOf, type Page, type Strategy } from './strategy';

/**
 * Records to skip, counted from those received, since servers silently lower a limit that is too high.
 *
 * Answer to `GET /things?offset=0&limit=50`:
 *
 *     { "items": [{ "id": 1 }, …, { "id": 50 }], "offset": 0, "total": 120 }
 *
 * Next requests: `GET /things?offset=50&limit=50` and `GET /things?offset=100&limit=50`.
 * @param opened the offset of the user's own request, where that does not have one
 * @param start the value that skips no record: 0, or 1 where records are numbered
 */
export function byOffset(request: PageRequest, slot: Slot, opened: number, start: number): Strategy {
	const at = (skipped: number): Step => request.with(slot, skipped);
	const behind = ({ rows }: Page, step: Step) => (request.numberIn(slot, step) ?? opened) + rows.length;
	return {
		label: `offset (${slot.name})`,
		kind: 'offset',
		further: (page, step) => (page.rows.length > 0 ? at(behind(page, step)) : undefined),
		following(page: Page, step, largest) {
			const { rows, hints } = page;
			if (hints.more === false || rows.length === 0) return END;
			const next = behind(page, step);
			const total = totalOf(page);
			const left = total === undefined ? undefined : total - (next - start);
			// A total below the number of records received is wrong: only an empty page can tell the end.
			if (left === undefined || left < 0) return hints.ended ? END : single(at(next));
			if (left === 0) return hints.more ? single(at(next)) : END;
			// Where the pages behind a short one begin is known only when the next one has come.
			const count = rows.length < largest ? 1 : Math.ceil(left / rows.length);
			return { count, at: (index) => at(next + index * rows.length) };
		},
	};
}

import { END, single, type Row } from '../page-style';
import { link } from '../link';
import type { PageRequest, Slot } from './page-request';
import type { Page, Way } from './way';

/** Each page names the next one by something that only the service understands. */
export function byToken(request: PageRequest, slot: Slot): Way {
	return {
		words: `cursor (${slot.name})`,
		kind: 'token',
		following(page: Page, step) {
			const { token, more } = page.hints;
			if (more === false || !token) return END;
			const { query, body } = request.with(slot, token.value);
			const isAgain = JSON.stringify([query, body]) === JSON.stringify([step.query, step.body]);
			return rowsOf(page).length === 0 && isAgain ? END : single({ path: request.path, query, body });
		},
	};
}

/** Each page holds the address of the next one, which must be of the same origin and below the same base. */
export function byLink(request: PageRequest, base: URL): Way {
	const links = link({ base, path: request.path, rows: rowsOf, link: (page) => (page as Page).hints.link });
	return {
		words: 'links to the next page',
		kind: 'link',
		following(page: Page, step, largest) {
			if (page.hints.more === false) return END;
			const ahead = links.following(page, step, largest);
			return ahead.count === 0 ? END : single(request.to(String(ahead.at(0).path)));
		},
	};
}

function rowsOf(page: unknown): Row[] {
	return (page as Page).rows;
}

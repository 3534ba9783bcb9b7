import { END, single, type Row } from '../page-style';
import { link } from '../link';
import type { PageRequest, Slot } from './page-request';
import type { Page, Strategy } from './strategy';

/**
 * Each page names the next one by a cursor that only the service understands.
 *
 * Answer to `GET /things?limit=50`:
 *
 *     { "items": [{ "id": 1 }, …], "nextPageToken": "eyJpZCI6NTB9" }
 *
 * Next request: `GET /things?limit=50&pageToken=eyJpZCI6NTB9`.
 */
export function byCursor(request: PageRequest, slot: Slot): Strategy {
	return {
		label: `cursor (${slot.name})`,
		kind: 'cursor',
		following(page: Page, step) {
			const { cursor, more } = page.hints;
			if (more === false || !cursor) return END;
			const { query, body } = request.with(slot, cursor.value);
			const isSameRequest = JSON.stringify([query, body]) === JSON.stringify([step.query, step.body]);
			return rowsOf(page).length === 0 && isSameRequest ? END : single({ path: request.path, query, body });
		},
	};
}

/**
 * Each page holds the address of the next one, which must have the same origin and be below the same base.
 *
 * Answer to `GET /things`, for the base `https://vendor.test/api`:
 *
 *     { "value": [{ "id": 1 }, …], "@odata.nextLink": "https://vendor.test/api/things?$skiptoken=x7" }
 *
 * Next request: `GET /things?$skiptoken=x7`, with those of the user's parameters that the link lacks.
 */
export function byLink(request: PageRequest, base: URL): Strategy {
	const links = link({ base, path: request.path, rows: rowsOf, link: (page) => (page as Page).hints.link });
	return {
		label: 'links to the next page',
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

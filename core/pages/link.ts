import { sameOrigin } from '../http/origin';
import { ForeignLinkError } from '../errors/foreign-link-error';
import { END, single, type PageStyle, type Row, type Step } from './page-style';
import { pointerOf } from '../json';

/** A list whose every page holds the address of the next one. */
export interface LinkShape {
	/** Address of the API: links must stay in its origin and below its path. */
	base: URL;
	/** Path of the list below the base; links may be relative to it. */
	path: string;
	/** What the first request carries, e.g. the page size; the links carry their own. */
	first?: Step;
	rows(body: unknown): Row[];
	/** The link to the next page, absolute or relative; `undefined`, `null`, `false` or an empty text after the last. */
	link(body: unknown): unknown;
}

/**
 * Reads a list by its links to the next page, for lists that offer nothing else. Automatic paging uses it; a vendor
 * whose lists have only links can use it directly.
 *
 * Answer to `GET /things?size=2`:
 *
 *     { "items": [{ "id": 1 }, { "id": 2 }], "next": "/api/v1/things?size=2&token=x7" }
 *
 * Next request, for the base `https://vendor.test/api/v1`: `GET /things?size=2&token=x7`.
 * @throws ForeignLinkError from `following` when a link leaves the API or is only a template
 */
export function link({ base, path, first = {}, rows, link: next }: LinkShape): PageStyle {
	const root = new URL(`${base.pathname.replace(/\/$/, '')}/`, base);
	return {
		first: { ...first, path },
		rows,
		following(body, step) {
			const href = pointerOf(next(body), 'a link');
			if (href === undefined) return END;
			if (/[{}]/.test(String(href))) throw new ForeignLinkError(base.origin, 'a link that is only a template');
			// A dot in front, so that no path can be read as a host.
			const page = new URL(`.${step.path ?? path}`, root);
			const url = sameOrigin(String(href), page);
			if (!url.pathname.startsWith(root.pathname))
				throw new ForeignLinkError(root.href, 'an address outside of the API');
			return single({ path: `/${url.pathname.slice(root.pathname.length)}${url.search}` });
		},
	};
}

import { sameOrigin } from '../http/origin';
import { ForeignLinkError } from '../errors/foreign-link-error';
import { END, single, type PageStyle, type Row, type Step } from './page-style';

/** A list whose every page holds the address of the next one. */
export interface LinkShape {
	/** Address of the API: links must stay in its origin and below its path. */
	base: URL;
	first?: Step;
	rows(body: unknown): Row[];
	/** The link to the next page, absolute or relative; anything but a non-empty text ends the walk. */
	link(body: unknown): unknown;
}

/**
 * Walks by next links, for lists that offer nothing else.
 * @throws ForeignLinkError from `following` when a link leaves the API or is only a template
 */
export function link({ base, first = {}, rows, link: next }: LinkShape): PageStyle {
	const root = new URL(`${base.pathname.replace(/\/$/, '')}/`, base);
	return {
		first,
		rows,
		following(body) {
			const href = next(body);
			if (typeof href !== 'string' || href === '') return END;
			if (/[{}]/.test(href)) throw new ForeignLinkError(base.origin, 'a link that is only a template');
			const url = sameOrigin(href, root);
			if (!url.pathname.startsWith(root.pathname)) throw new ForeignLinkError(root.href, url.pathname);
			return single({ path: `/${url.pathname.slice(root.pathname.length)}${url.search}` });
		},
	};
}

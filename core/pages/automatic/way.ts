import type { Ahead, Row, Step } from '../page-style';
import type { Hints } from './hints';

/** One page of the walk. */
export interface Page {
	rows: Row[];
	hints: Hints;
	/** Whether the service gave a page again that it had given before; its records are left out. */
	isAgain: boolean;
	/** Records so far, with this page. */
	received: number;
	/** Pages so far, with this one. */
	turned: number;
}

/** One way to ask for the pages behind the first. */
export interface Way {
	/** For the user, e.g. `page number (page)`. */
	words: string;
	kind: 'number' | 'offset' | 'token' | 'link';
	following(page: Page, step: Step, largest: number): Ahead;
	/** Whether the service says that this is another page than the one it was asked for. */
	strays?(page: Page, step: Step): boolean;
}

/** Records in all. A mere `count` is taken for it only where it cannot be that of the page. */
export function totalOf({ rows, hints: { total, count } }: Page): number | undefined {
	return total ?? (count !== undefined && count > rows.length ? count : undefined);
}

/** Whether the service says that there is more than has come. */
export function saysMore(page: Page, fromStart: boolean): boolean {
	const { more, link, token, pages } = page.hints;
	if (more !== undefined) return more;
	if (link !== undefined || token) return true;
	if (!fromStart) return false;
	return (pages ?? 0) > page.turned || (totalOf(page) ?? 0) > page.received;
}

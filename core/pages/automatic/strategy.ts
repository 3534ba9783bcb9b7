import type { NextSteps, Row, Step } from '../page-style';
import type { Hints } from './hints';

/** One page of the walk. */
export interface Page {
	rows: Row[];
	hints: Hints;
	/** Whether the service sent a page again that it had sent before; its records are left out. */
	isRepeated: boolean;
	/** Records so far, with this page. */
	received: number;
	/** Pages so far, with this one. */
	pagesRead: number;
}

/** How the pages behind the first one can be requested. */
export interface Strategy {
	/** For the user, e.g. `page number (page)`. */
	label: string;
	kind: 'number' | 'offset' | 'cursor' | 'link';
	following(page: Page, step: Step, largest: number): NextSteps;
	/** Whether the service says that this is another page than the one that was requested. */
	isOtherPage?(page: Page, step: Step): boolean;
}

/** Records in the whole list. A field named only `count` counts as this total where it cannot be the number on the page. */
export function totalOf({ rows, hints: { total, count } }: Page): number | undefined {
	return total ?? (count !== undefined && count > rows.length ? count : undefined);
}

/** Whether the service says that there is more than has come. */
export function saysMore(page: Page, fromStart: boolean): boolean {
	const { more, link, cursor, pages } = page.hints;
	if (more !== undefined) return more;
	if (link !== undefined || cursor) return true;
	if (!fromStart) return false;
	return (pages ?? 0) > page.pagesRead || (totalOf(page) ?? 0) > page.received;
}

import type { NextSteps, Row, Step } from '../page-style';
import type { Hints } from './hints';

/** One page of the walk. */
export interface Page {
	rows: Row[];
	hints: Hints;
	/** Whether the service sent a page again that it had sent before; its records are left out. */
	isRepeated: boolean;
	/** Whether that is an earlier page than the latest one. */
	isCircle: boolean;
	/** Whether the page has only one record without an ID, so that another one may look the same. */
	isUnsure: boolean;
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
	/** The page behind this one, where it can be asked for although the service says that there is none. */
	further?(page: Page, step: Step): Step | undefined;
	/** Whether the service says that this is another page than the one that was requested. */
	isOtherPage?(page: Page, step: Step): boolean;
}

/** Records in the whole list. A field named only `count` counts as this total where it cannot be the number on the page. */
export function totalOf({ rows, hints: { total, count } }: Page): number | undefined {
	return total ?? (count !== undefined && count > rows.length ? count : undefined);
}

/** Whether the numbers in the answer count more pages or records than have come. */
export function countsMore(page: Page): boolean {
	return (page.hints.pages ?? 0) > page.pagesRead || (totalOf(page) ?? 0) > page.received;
}

/**
 * Whether a page that should be the last one contradicts itself: it names or counts more, or it is full and only numbers say
 * that it is the last one: a service may count only as far as it has read.
 */
export function isDoubtful(page: Page, fromStart: boolean, size: number | undefined): boolean {
	const { hints, rows, received } = page;
	if (hints.more || hints.link !== undefined || hints.cursor) return true;
	if (!fromStart) return false;
	const total = totalOf(page);
	const isFull = rows.length > 0 && rows.length === size;
	const isSaid = hints.more === false || hints.ended;
	return countsMore(page) || (isFull && !isSaid) || (total === received && isCap(total));
}

/** Some services count no further than this, or not beyond a multiple of it. */
function isCap(total: number): boolean {
	return total > 0 && total % 10_000 === 0;
}

/** Whether the service says that there is more than has come. */
export function saysMore(page: Page, fromStart: boolean): boolean {
	const { more, link, cursor } = page.hints;
	if (more !== undefined) return more;
	if (link !== undefined || cursor) return true;
	return fromStart && countsMore(page);
}

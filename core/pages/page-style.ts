import type { IDataObject } from 'n8n-workflow';
import type { Query } from '../http/query';

/** One record, as the vendor sent it; unknown fields pass through untouched. */
export type Row = IDataObject;

/** What one request of a walk lays over the list's own request. */
export interface Step {
	query?: Query;
	body?: IDataObject;
	/** A path of its own, for lists that hand out links. */
	path?: string;
}

/** The steps that are known to follow a page: none after the last, one for a cursor, many where the total is known. */
export interface Ahead {
	count: number;
	/** @param index 0 for the very next step */
	at(index: number): Step;
}

/** How a vendor cuts a list into pages. Two questions, no I/O. */
export interface PageStyle {
	first: Step;
	/** The records of this page. An absent list is an empty page where the vendor's shape allows it. Throws ResponseError. */
	rows(body: unknown): Row[];
	/**
	 * What follows this page.
	 * @param largest records on the largest page so far, this one included
	 */
	following(body: unknown, step: Step, largest: number): Ahead;
}

/** After the last page. */
export const END: Ahead = {
	count: 0,
	at: () => ({}),
};

/** Exactly one step is known. */
export function single(step: Step): Ahead {
	return { count: 1, at: () => step };
}

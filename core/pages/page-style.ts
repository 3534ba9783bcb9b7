import type { IDataObject } from 'n8n-workflow';
import type { Query } from '../http/query';

/** One record, as the vendor sent it; unknown fields pass through untouched. */
export type Row = IDataObject;

/** What one request of a walk adds to the list's own request. A type, since n8n's types accept no interface as plain data. */
export type Step = {
	query?: Query;
	body?: IDataObject;
	/** A path of its own, for lists whose pages are addressed by links. */
	path?: string;
};

/** The steps that are known to follow a page: none after the last, one for a cursor, many where the total is known. */
export interface NextSteps {
	count: number;
	/** @param index 0 for the very next step */
	at(index: number): Step;
	/** Whether the one step lies behind what seems to be the end; the service may refuse it. */
	isProbe?: boolean;
	/** Whether the service itself says that nothing follows; a number of records or pages may be that of the pages so far. */
	isCertain?: boolean;
	/** Why this may not be the end, to complete "The list may be incomplete: …"; only where nothing follows, or a probe. */
	doubt?: string;
}

/** How a vendor divides a list into pages. It answers questions about an answer and sends nothing. */
export interface PageStyle {
	first: Step;
	/** The records of this page. A missing list is an empty page where the vendor's format allows it. Throws ResponseError. */
	rows(body: unknown): Row[];
	/**
	 * What follows this page.
	 * @param largest records on the largest page so far, this one included
	 */
	following(body: unknown, step: Step, largest: number): NextSteps;
	/** Records in the whole list, as this page tells it by any sign; `undefined` where it does not. */
	total?(body: unknown): number | undefined;
	/**
	 * Where pages are asked for by position: the step behind this page, or the same one again where the page is empty. It
	 * is asked for where a page seems to end the list although it is full, or although the service has announced more records.
	 */
	beyond?(body: unknown, step: Step): Step;
	/** Records asked for on a page. */
	size?: number;
	/** Whether pages are asked for by position, so that records which leave move others to earlier pages. Default: with `beyond`. */
	isByPosition?(): boolean;
	/** What it has learned about the list that no step tells, as plain JSON, for the next part of the walk. */
	memo?(): IDataObject;
	/** Takes over, before the first page, what an earlier part of the walk has learned; of any age and origin. */
	recall?(memo: IDataObject): void;
}

/** After the last page. */
export const END: NextSteps = {
	count: 0,
	at: () => ({}),
};

/** Exactly one step is known. */
export function single(step: Step): NextSteps {
	return { count: 1, at: () => step };
}

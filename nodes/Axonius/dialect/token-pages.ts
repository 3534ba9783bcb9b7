import type { IDataObject } from 'n8n-workflow';
import { countOf, pointerOf } from '../../../core/json';
import { END, single, type NextSteps, type PageStyle, type Row, type Step } from '../../../core/pages/page-style';
import { totalIn } from './answers';

/** How one version of the API divides a list of assets into pages. */
export interface TokenShape {
	first: Step;
	/** Records asked for on a page. */
	size: number;
	rows(body: unknown): Row[];
	/** The token of the next page. */
	token(body: unknown): unknown;
	/** Whether the list ends where no token is given. */
	endsWithoutToken: boolean;
	/** @param received records so far */
	step(token: string | number | undefined, received: number): Step;
}

/**
 * Walks assets by page token. The last page still carries one (elastic/integrations, PR 16605), so a walk ends at the
 * first of these: no token; no records; exactly as many records as the service ever promised. Totals change while a list
 * is read, so the largest one counts, not the latest; when more records came, totals are ignored. A total may be too low:
 * behind a full page (as many records as were asked for, or as on the pages before it) one more is asked for, which the
 * service may refuse. A page without records
 * is not the end when every total promised more and its token is a new one. A token that was used before is an error of
 * the walk. The same page twice ends it in doubt: a service that does not know the token gives the first page again. A full
 * page without token and total may be the last one or not.
 *
 * Answer to `POST /api/v2/assets/devices`, with `{ "page": { "limit": 2000 } }`:
 *
 *     { "assets": [{ "internal_axon_id": "…" }, …], "meta": { "page": { "totalResources": 5000 }, "next_page": "TOKEN" } }
 *
 * Next request: the same with `"next_page": "TOKEN"`.
 */
export class TokenPages implements PageStyle {
	readonly first: Step;
	private received = 0;
	private largestTotal?: number;
	private smallestTotal?: number;
	private latestToken?: string | number;

	constructor(private readonly shape: TokenShape) {
		this.first = shape.first;
	}

	/** The records of a page. */
	rows(body: unknown): Row[] {
		return this.shape.rows(body);
	}

	total(body: unknown): number | undefined {
		return countOf(totalIn(body));
	}

	/** What follows a page. Called once for each page, in order. */
	following(body: unknown, _: Step, largest: number): NextSteps {
		const count = this.rows(body).length;
		const total = this.total(body);
		this.received += count;
		if (total !== undefined) {
			this.largestTotal = Math.max(total, this.largestTotal ?? total);
			this.smallestTotal = Math.min(total, this.smallestTotal ?? total);
		}
		const token = pointerOf(this.shape.token(body), 'a page token');
		const isGap =
			this.received < Number(this.smallestTotal) && this.shape.endsWithoutToken && token !== this.latestToken;
		this.latestToken = token;
		const isFull = count >= this.shape.size;
		const isAll = this.received === this.largestTotal;
		// The service may give fewer than were asked for, on each page as many.
		const mayBeFull = isFull || (count === largest && this.received > count);
		if ((count === 0 && !isGap) || (isAll && !mayBeFull)) return END;
		if (token === undefined && this.shape.endsWithoutToken) {
			const isOpen = this.largestTotal === undefined && isFull;
			return isOpen
				? { ...END, doubt: 'the last page was full, and Axonius did not say whether there is another one' }
				: END;
		}
		return { ...single(this.shape.step(token, this.received)), isProbe: isAll };
	}

	/** Records and totals so far. */
	memo(): IDataObject {
		const { received, largestTotal, smallestTotal } = this;
		return { received, largestTotal, smallestTotal };
	}

	/** Goes on counting from there. */
	recall({ received, largestTotal, smallestTotal }: IDataObject): void {
		this.received = countOf(received) ?? 0;
		this.largestTotal = countOf(largestTotal);
		this.smallestTotal = countOf(smallestTotal);
	}
}

import { WalkError } from '../../../core/errors/walk-error';
import { countOf, pointerOf } from '../../../core/json';
import { END, single, type NextSteps, type PageStyle, type Row, type Step } from '../../../core/pages/page-style';
import { totalIn } from './answers';

/** How one version of the API divides a list of assets into pages. */
export interface TokenShape {
	first: Step;
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
 * is read, so the largest one counts, not the latest; when more records came, totals are ignored. A page without records
 * is not the end when every total promised more and its token is a new one. A token that was used before is an error of
 * the walk. The same page twice is an error too: a service that does not know the token gives the first page again.
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
	/** The first record of the page before. */
	private head?: string;

	constructor(private readonly shape: TokenShape) {
		this.first = shape.first;
	}

	/** Whether fewer records came than every total promised. */
	get isShort(): boolean {
		return this.smallestTotal !== undefined && this.received < this.smallestTotal;
	}

	/** The records of a page. */
	rows(body: unknown): Row[] {
		return this.shape.rows(body);
	}

	/** What follows a page. Called once for each page, in order. @throws WalkError when the page before is repeated */
	following(body: unknown): NextSteps {
		const rows = this.rows(body);
		const count = rows.length;
		this.refuseSamePage(rows);
		const total = countOf(totalIn(body));
		this.received += count;
		if (total !== undefined) {
			this.largestTotal = Math.max(total, this.largestTotal ?? total);
			this.smallestTotal = Math.min(total, this.smallestTotal ?? total);
		}
		const token = pointerOf(this.shape.token(body), 'a page token');
		const isGap = this.isShort && this.shape.endsWithoutToken && token !== this.latestToken;
		this.latestToken = token;
		if ((count === 0 && !isGap) || this.received === this.largestTotal) return END;
		if (token === undefined && this.shape.endsWithoutToken) return END;
		return single(this.shape.step(token, this.received));
	}

	private refuseSamePage([first]: Row[]): void {
		const head = first && JSON.stringify(first);
		if (head !== undefined && head === this.head) {
			throw new WalkError(
				'the service sent the same page again instead of the next one',
				'This list may be incomplete: do not use it. Please report it, with your release of Axonius.',
			);
		}
		this.head = head;
	}
}

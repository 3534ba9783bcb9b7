import { WalkError } from '../../core/errors/walk-error';
import { END, single, type Ahead, type PageStyle, type Row, type Step } from '../../core/pages/page-style';
import { countOf, pointerOf } from '../../core/pages/shape';
import { totalIn } from './answers';

/** How one version of the API cuts a list of assets into pages. */
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
 * first of these: no token; no records; exactly as many records as the service ever promised. Totals move while a list
 * is read, so the largest one counts, not the latest; where more came, totals tell nothing. A page without records is
 * not the end where more was promised all along and its token is a new one. A token that was used before is an error of
 * the walk, and so is the same page twice, which a service gives that does not know the token.
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

	/** Whether fewer records came than the service has promised all along. */
	get isShort(): boolean {
		return this.smallestTotal !== undefined && this.received < this.smallestTotal;
	}

	/** The records of a page. */
	rows(body: unknown): Row[] {
		return this.shape.rows(body);
	}

	/** What follows a page; asked once for each, in order. */
	following(body: unknown): Ahead {
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
				'the service gave the same page again when it was asked for the next one',
				'Nothing of this list can be trusted to be complete. Please report it, with your release of Axonius.',
			);
		}
		this.head = head;
	}
}

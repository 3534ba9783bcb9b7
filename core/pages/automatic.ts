import type { IDataObject } from 'n8n-workflow';
import { WalkError } from '../errors/walk-error';
import type { ListAnswer } from './automatic/hints';
import { PageRequest, type ListRequest } from './automatic/page-request';
import { PageReader } from './automatic/page-reader';
import { isDoubtful, saysMore, totalOf, type Page, type Strategy } from './automatic/strategy';
import { isFromStart, skippedBy, strategiesFor } from './automatic/strategies';
import { END, single, type NextSteps, type PageStyle, type Row, type Step } from './page-style';

export type { ListRequest } from './automatic/page-request';

/** A page style that is found out during one walk. Each step is a whole request, and is answered by a `ListAnswer`. */
export interface AutomaticStyle extends PageStyle {
	/** For the user, after the walk: how the list was read, and whether it may be incomplete. */
	remark(): string | undefined;
	/** Reads the first page again, before a walk goes on behind it. */
	reopen(answer: ListAnswer): void;
}

/**
 * Reads any list. The first answer tells where its records are and how its pages are requested: by page
 * number, offset, cursor or link, in the query or in the body. An answer that says nothing about other pages is
 * the only page. The user's own paging parameters are kept, and the walk starts where they say.
 *
 * For example, the answer `{ "items": [{ "id": 1 }, …], "total": 120 }` to `GET /things?limit=50` is tried as
 * `GET /things?limit=50&offset=50` first. The functions in `automatic/by-*.ts` have one example each.
 *
 * A service that sends the same page again does not page in this way: the next strategy is tried. Where none
 * is left although the service says that there is more, it is an error; no page is ever returned twice.
 * @param base address of the API, which links may not leave
 * @throws WalkError; ResponseError for a page without its list; ForeignLinkError
 */
export function automatic(request: ListRequest, base: URL): AutomaticStyle {
	return new Automatic(new PageRequest(request), base);
}

const ONE_PAGE =
	'The answer says nothing about further pages, so it was read as one page and may be incomplete. If there is more, enter the parameters for page and page size as the API reference names them.';

const LOOKS_ALIKE =
	'a page looks the same as the one before it, and its only record has no ID to tell whether it is another one; use larger pages';

/** The first page and its step: every strategy starts there. */
interface Opening {
	page: Page;
	step: Step;
}

/** The strategy for the pages behind the opening, as long as it leads to new pages. */
interface Trial {
	strategy: Strategy;
	opening: Opening;
}

class Automatic implements AutomaticStyle {
	readonly first: Step;
	private readonly fromStart: boolean;
	private readonly reader = new PageReader();
	/** First steps of the strategies that were tried, with their labels. */
	private readonly tried = new Map<string, string>();
	private untried: Strategy[] = [];
	private trial?: Trial;
	private isProven = false;
	/** Whether the page in question was asked for although the one before it should be the last. */
	private isDoubted = false;
	private note?: string;

	constructor(
		private readonly request: PageRequest,
		private readonly base: URL,
	) {
		this.first = request.first;
		this.fromStart = isFromStart(request);
	}

	rows(answer: unknown): Row[] {
		return this.pageOf(answer).rows;
	}

	reopen(answer: ListAnswer): void {
		this.following(answer, this.first, this.rows(answer).length);
	}

	isByPosition(): boolean {
		return ['number', 'offset'].includes(String(this.trial?.strategy.kind));
	}

	memo(): IDataObject {
		const { isProven, isDoubted, tried, trial, reader } = this;
		return { ...reader.progress, isProven, isDoubted, tried: tried.size, label: trial?.strategy.label };
	}

	/** @throws WalkError when the list is no longer paged in this way */
	recall({ isProven, isDoubted, tried, label, ...progress }: IDataObject): void {
		while (this.trial && this.untried.length > 0 && this.tried.size < Number(tried)) {
			this.tryNext(this.trial.opening, this.trial.opening.page.rows.length);
		}
		if (this.trial?.strategy.label !== label) throw notGoingOn([String(label)]);
		this.isProven = isProven === true;
		this.isDoubted = isDoubted === true;
		this.reader.goOn(progress);
	}

	/** Records in the list from where the walk begins, as far as that place is known. */
	total(answer: unknown): number | undefined {
		const total = totalOf(this.pageOf(answer));
		const skipped = skippedBy(this.request);
		return total === undefined || skipped === undefined ? undefined : Math.max(0, total - skipped);
	}

	following(answer: unknown, step: Step, largest: number): NextSteps {
		const page = this.pageOf(answer);
		if (!this.trial) {
			if (!this.reader.isRecord) this.untried = strategiesFor(this.request, page, this.base);
			return this.tryNext({ page, step }, largest);
		}
		const { strategy, opening } = this.trial;
		if (!this.isProven && this.leadsNowhere(page, this.trial)) return this.tryNext(opening, largest);
		if (page.isRepeated) return this.endAtRepetition(page, strategy);
		if (strategy.isOtherPage?.(page, step)) throw notGoingOn([...this.tried.values()]);
		this.isProven ||= page.rows.length > 0;
		if (page.rows.length > 0) this.isDoubted = false;
		const ahead = this.behind(page, step, strategy, largest);
		return ahead.count > 0 ? ahead : this.end(page);
	}

	/** What follows a page; one page more where it should be the last and contradicts itself. */
	private behind(page: Page, step: Step, strategy: Strategy, largest: number): NextSteps {
		const ahead = strategy.following(page, step, largest);
		const isTrusted = ahead.count > 0 || this.isDoubted;
		if (isTrusted || !isDoubtful(page, this.fromStart, this.request.find('size')?.value)) return ahead;
		const further = strategy.further?.(page, step);
		if (!further) return ahead;
		this.isDoubted = true;
		return { ...single(further), isProbe: true, doubt: doubtAtEnd(page) };
	}

	remark(): string | undefined {
		if (this.reader.isRecord) return 'The answer has no list, so it is returned as one item.';
		const paged = this.isProven ? [`The list is paged by ${this.trial?.strategy.label}.`] : [];
		return [...paged, ...(this.note ? [this.note] : [])].join(' ') || undefined;
	}

	/** Links, and cursors that have proven to work, come from the service: the same records again are correct there. */
	private pageOf(answer: unknown): Page {
		const kind = this.trial?.strategy.kind;
		const isTrusted = kind === 'link' || (kind === 'cursor' && this.isProven);
		return this.reader.read(answer as ListAnswer, isTrusted ? undefined : kind);
	}

	/** One page at a time, until a strategy has proven to lead to new pages. */
	private tryNext(opening: Opening, largest: number): NextSteps {
		for (let strategy = this.untried.shift(); strategy; strategy = this.untried.shift()) {
			this.isDoubted = false;
			const ahead = this.behind(opening.page, opening.step, strategy, largest);
			const key = JSON.stringify(ahead.at(0));
			if (ahead.count === 0 || this.tried.has(key)) continue;
			this.tried.set(key, strategy.label);
			this.trial = { strategy, opening };
			return ahead.isProbe ? ahead : single(ahead.at(0));
		}
		return this.trial ? this.endAtRepetition(opening.page, this.trial.strategy) : this.end(opening.page);
	}

	/** The same page again; or an empty one, where the service says that there is more and another strategy is left. */
	private leadsNowhere({ isRepeated, rows }: Page, { strategy, opening }: Trial): boolean {
		if (isRepeated) return true;
		const isHollow = rows.length === 0 && (strategy.kind === 'number' || strategy.kind === 'offset');
		return isHollow && this.untried.length > 0 && saysMore(opening.page, this.fromStart);
	}

	/**
	 * Some services send their last page for every number behind it. That is the end, unless there must be more:
	 * because the service says so, or because the only page has as many records as were requested.
	 */
	private endAtRepetition(page: Page, strategy: Strategy): NextSteps {
		const isWhole = totalOf(page) === page.received;
		const isFull = !this.isProven && !isWhole && page.rows.length === this.request.find('size')?.value;
		if (isFull || saysMore(page, this.fromStart)) throw notGoingOn([...this.tried.values()]);
		if (this.isProven && page.isCircle) {
			return { ...END, doubt: 'the service sent an earlier page again instead of the next one' };
		}
		if (this.isProven && page.isUnsure) return { ...END, doubt: LOOKS_ALIKE };
		this.note = `The service sent the same page again instead of the next one, requested by ${strategy.label}. The node treated this as the end of the list.`;
		return END;
	}

	private end(page: Page): NextSteps {
		const { rows, hints } = page;
		const total = this.fromStart ? totalOf(page) : undefined;
		const saysEnd = hints.more !== undefined || hints.ended || hints.pages !== undefined || total !== undefined;
		if (!this.trial && rows.length > 0 && !saysEnd) this.note = ONE_PAGE;
		return { ...END, doubt: doubtAtEnd(page) };
	}
}

/** What the walk cannot see at the end of a list; it compares the total itself. */
function doubtAtEnd({ hints }: Page): string | undefined {
	return hints.more ? 'the service says that there is more, but not how to request it' : undefined;
}

function notGoingOn(labels: string[]): WalkError {
	return new WalkError(
		`the service did not send the next page when it was requested by ${labels.join(', then by ')}`,
		'Enter the parameters for page and page size as the API reference names them, or read the first page only.',
	);
}

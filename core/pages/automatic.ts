import { WalkError } from '../errors/walk-error';
import type { ListAnswer } from './automatic/hints';
import { PageRequest, type ListRequest } from './automatic/page-request';
import { Reading } from './automatic/reading';
import { saysMore, totalOf, type Page, type Way } from './automatic/way';
import { isFromStart, waysOf } from './automatic/ways';
import { END, single, type Ahead, type PageStyle, type Row, type Step } from './page-style';

export type { ListAnswer } from './automatic/hints';
export type { ListRequest } from './automatic/page-request';

/** A page style that finds out by itself, for one walk. Each step is a whole request, and is answered by a `ListAnswer`. */
export interface AutomaticStyle extends PageStyle {
	/** For the user, once the walk is over: how the list was read, and whether it may be incomplete. */
	remark(): string | undefined;
}

/**
 * Walks any list. The first answer tells where its records are and how its pages are asked for: by page
 * number, offset, cursor or link, in the query or in the body. What tells nothing of other pages is one page.
 * The user's own paging parameters are kept, and the walk starts where they do.
 * A service that gives the same page again does not page that way: the next way is tried, and where none
 * is left although the service says that there is more, it is an error, never a page twice.
 * @param base address of the API, which links may not leave
 * @throws WalkError; ResponseError for a page without its list; ForeignLinkError
 */
export function automatic(request: ListRequest, base: URL): AutomaticStyle {
	return new Automatic(new PageRequest(request), base);
}

const ONE_PAGE =
	'Nothing in the answer tells of further pages, so it was read as one page and may be incomplete. If there is more, enter the parameters for page and page size as the API reference names them.';

/** The first page and its step: whatever is tried starts there. */
interface Opening {
	page: Page;
	step: Step;
}

/** How the pages behind the opening are asked for, as long as it leads on. */
interface Trial {
	way: Way;
	opening: Opening;
}

class Automatic implements AutomaticStyle {
	readonly first: Step;
	private readonly fromStart: boolean;
	private readonly reading = new Reading();
	private readonly size?: number;
	/** Their first steps, and what they are called. */
	private readonly tried = new Map<string, string>();
	private untried: Way[] = [];
	private trial?: Trial;
	private isProven = false;
	private note?: string;

	constructor(
		private readonly request: PageRequest,
		private readonly base: URL,
	) {
		this.first = request.first;
		this.fromStart = isFromStart(request);
		this.size = request.find('size')?.value;
	}

	rows(answer: unknown): Row[] {
		return this.turn(answer).rows;
	}

	following(answer: unknown, step: Step, largest: number): Ahead {
		const page = this.turn(answer);
		if (!this.trial) {
			if (!this.reading.isRecord) this.untried = waysOf(this.request, page, this.base);
			return this.tryNext({ page, step }, largest);
		}
		const { way, opening } = this.trial;
		if (!this.isProven && this.leadsNowhere(page, this.trial)) return this.tryNext(opening, largest);
		if (page.isAgain) return this.endAgain(page, way);
		if (way.strays?.(page, step)) throw notGoingOn([...this.tried.values()]);
		this.isProven ||= page.rows.length > 0;
		const ahead = way.following(page, step, largest);
		return ahead.count > 0 ? ahead : this.end(page);
	}

	remark(): string | undefined {
		if (this.reading.isRecord) return 'The answer holds no list, so it is given as it is.';
		const paged = this.isProven ? [`The list is paged by ${this.trial?.way.words}.`] : [];
		return [...paged, ...(this.note ? [this.note] : [])].join(' ') || undefined;
	}

	/** A link is the service's own, and so is a cursor that has proven to work: the same records again are meant so. */
	private turn(answer: unknown): Page {
		const kind = this.trial?.way.kind;
		const isTrusted = kind === 'link' || (kind === 'token' && this.isProven);
		return this.reading.turn(answer as ListAnswer, isTrusted ? undefined : kind);
	}

	/** One page at a time, until a way has proven to lead on. */
	private tryNext(opening: Opening, largest: number): Ahead {
		for (let way = this.untried.shift(); way; way = this.untried.shift()) {
			const ahead = way.following(opening.page, opening.step, largest);
			const key = JSON.stringify(ahead.at(0));
			if (ahead.count === 0 || this.tried.has(key)) continue;
			this.tried.set(key, way.words);
			this.trial = { way, opening };
			return single(ahead.at(0));
		}
		return this.trial ? this.endAgain(opening.page, this.trial.way) : this.end(opening.page);
	}

	/** The same page again; or nothing at all, where the service had told of more and there is another way to ask. */
	private leadsNowhere({ isAgain, rows }: Page, { way, opening }: Trial): boolean {
		if (isAgain) return true;
		const isHollow = rows.length === 0 && (way.kind === 'number' || way.kind === 'offset');
		return isHollow && this.untried.length > 0 && saysMore(opening.page, this.fromStart);
	}

	/**
	 * Some services give their last page for every number behind it. That is the end, unless there must be more:
	 * because the service says so, or because the only page is as full as it was asked to be.
	 */
	private endAgain(page: Page, way: Way): Ahead {
		const isFull = !this.isProven && page.rows.length === this.size;
		if (isFull || saysMore(page, this.fromStart)) throw notGoingOn([...this.tried.values()]);
		this.note = `The service gave the same page again when it was asked for the next one by ${way.words}, which was taken for the end of the list.`;
		return END;
	}

	private end(page: Page): Ahead {
		const { rows, hints, received } = page;
		const total = this.fromStart ? totalOf(page) : undefined;
		const isToldEnd = hints.more === false || hints.ended || hints.pages !== undefined || total !== undefined;
		if (hints.more) this.note = 'The service says that there is more, but not how to ask for it.';
		else if (total !== undefined && total > received) {
			this.note = `The service counts ${total} records, but gave ${received}.`;
		} else if (!this.trial && rows.length > 0 && !isToldEnd) this.note = ONE_PAGE;
		return END;
	}
}

function notGoingOn(ways: string[]): WalkError {
	return new WalkError(
		`the service did not go on to the next page when it was asked for it by ${ways.join(', then by ')}`,
		'Enter the parameters for page and page size as the API reference names them, or read the first page only.',
	);
}

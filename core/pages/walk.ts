import { digest } from '../digest';
import { CancelledError } from '../errors/cancelled-error';
import { OutOfTimeError } from '../errors/out-of-time-error';
import { SecOpsError } from '../errors/secops-error';
import { WalkError } from '../errors/walk-error';
import { refuseUnusual, type OnDoubt } from './doubt';
import { END, type NextSteps, type PageStyle, type Row, type Step } from './page-style';
import { PageCheck, type Traits } from './page-check';
import type { Place } from './place';

/** Fetches the page of one step; the walk knows nothing of HTTP. */
export type FetchPage = (step: Step) => Promise<unknown>;

/** A walk that takes longer than its reader has time goes on in another one. */
export interface WalkPart {
	/** Where this part begins. Default: at the first page. */
	place?: Place;
	/** Called before each page is returned: where the next part can go on behind it; `undefined` at the end of the list. */
	onPlace?(place: Place | undefined): void;
}

/** Bounds of a walk. No default is unlimited. */
export interface WalkLimits extends Traits, WalkPart {
	/** Requests in flight at most; pages that wait to be returned count. */
	window: number;
	/** Records the reader expects to need: no page beyond them is requested until the reader wants more. */
	wanted?: number;
	/** A list with more pages than this is an error. */
	maxPages?: number;
	/** Called after the last page, for each reason why records may be missing. Default: `refuseUnusual`. */
	onDoubt?: OnDoubt;
}

/** 10,000 pages of 100 records are a million. @internal */
export const MAX_PAGES = 10_000;
/** Cursor lists may have empty pages in the middle; this many in a row lead nowhere. */
const MAX_EMPTY_PAGES = 5;

/** Characters. A longer step is remembered by its hash. */
const LONGEST_KEY = 200;

/** A page that was requested and not returned yet. */
interface PendingPage {
	key: string;
	step: Step;
	answer: Promise<unknown>;
	/** Whether it lies behind the end of the list, as the service told it. */
	isProbe?: boolean;
}

/**
 * Walks a list and returns its pages, in order, each once. Where a page tells what follows, up to
 * `window` requests are in flight; an answer that comes early waits for the pages before it. When the
 * reader stops early, requests in flight are left to end, and their answers are dropped.
 * It ends by construction: no step is visited twice, and pages are counted.
 * @throws WalkError; any error of `fetchPage` and `style`. Each says how many pages and records were read before.
 */
export async function* walk(fetchPage: FetchPage, style: PageStyle, limits: WalkLimits): AsyncGenerator<Row[], void> {
	let pages = 0;
	let records = 0;
	try {
		for await (const rows of readPages(fetchPage, style, limits)) {
			pages += 1;
			records += rows.length;
			yield rows;
		}
	} catch (error) {
		throw withProgress(error, pages, records);
	}
}

function withProgress(error: unknown, pages: number, records: number): unknown {
	if (error instanceof SecOpsError && pages > 0) {
		error.notes.push(`at page ${pages + 1}, after ${records} records`);
	}
	return error;
}

async function* readPages(fetchPage: FetchPage, style: PageStyle, limits: WalkLimits): AsyncGenerator<Row[], void> {
	const { window, wanted = Infinity, maxPages = MAX_PAGES, onDoubt = refuseUnusual, place, onPlace } = limits;
	const visited = new Set<string>();
	const check = new PageCheck(style, limits, place);
	if (place?.style) style.recall?.(place.style);
	let pending = await inFlight(fetchPage, [place?.step ?? style.first], [], visited);
	let ahead = END;
	let received = 0;
	let largest = place?.largest ?? 0;
	let emptyPages = 0;
	for (let page = (place?.pages ?? 0) + 1; pending.length > 0; page++) {
		const [{ key, step, answer, isProbe = false }, ...others] = pending;
		visited.add(key);
		const body = await answer;
		const rows = style.rows(body);
		const verdict = check.take(rows, body, isProbe);
		if (verdict === 'end') break;
		received += rows.length;
		largest = Math.max(largest, rows.length);
		ahead = style.following(body, step, largest);
		emptyPages = rows.length > 0 ? 0 : emptyPages + 1;
		// While no record has come, one page at a time: the page size is not known yet.
		const needed = largest > 0 ? Math.ceil((wanted - received) / largest) : 1;
		if (ahead.count > 0) refuseEndless(page + Math.max(Math.min(needed, ahead.count), 1), maxPages, emptyPages);
		// Requests in flight are kept, even when less is needed than it seemed.
		const next = ahead.isProbe ? [] : stepsOf(ahead, Math.min(Math.max(needed, others.length), window));
		pending = await inFlight(fetchPage, next, others, visited);
		onPlace?.(placeBehind(ahead, { pages: page, largest, counts: check.counts, style: style.memo?.() }));
		if (verdict === 'page') yield rows;
		// The reader wants more than it expected at first.
		if (ahead.isProbe) pending = await probed(fetchPage, ahead.at(0));
		else if (pending.length === 0) pending = await inFlight(fetchPage, stepsOf(ahead, 1), [], visited);
		const isInDoubt = pending.length === 0 && check.mayBeMore(rows, ahead, isProbe);
		if (isInDoubt) pending = await onceMore(fetchPage, style, step, body);
	}
	for (const doubt of check.doubts(ahead)) onDoubt(doubt);
}

/**
 * Asks behind the end of a list that may be longer, or for an empty page again.
 * @returns the page, or none where there is nothing: also where the service refuses to answer
 */
async function onceMore(fetchPage: FetchPage, style: PageStyle, last: Step, body: unknown): Promise<PendingPage[]> {
	const step = style.beyond?.(body, last);
	if (step === undefined) return [];
	return await probed(async () => {
		const answer = await fetchPage(step);
		style.following(answer, step, style.rows(answer).length);
		return answer;
	}, step);
}

/** @returns the page of a step that lies behind the end of a list; none where the service refuses to answer */
async function probed(fetchPage: FetchPage, step: Step): Promise<PendingPage[]> {
	const answer = await fetchPage(step).catch((error: Error) => error);
	// Nothing was asked then, so nothing is known.
	if (answer instanceof CancelledError || answer instanceof OutOfTimeError) throw answer;
	if (answer instanceof Error) return [];
	return [{ key: `${JSON.stringify(step)} once more`, step, answer: Promise.resolve(answer), isProbe: true }];
}

function placeBehind(ahead: NextSteps, read: Omit<Place, 'step'>): Place | undefined {
	return ahead.count > 0 && !ahead.isProbe ? { step: ahead.at(0), ...read } : undefined;
}

function stepsOf(ahead: NextSteps, count: number): Step[] {
	return Array.from({ length: Math.min(count, ahead.count) }, (_, index) => ahead.at(index));
}

/** Requests for these steps: those in flight where they still fit, new ones for the rest. */
async function inFlight(
	fetchPage: FetchPage,
	steps: Step[],
	present: PendingPage[],
	visited: Set<string>,
): Promise<PendingPage[]> {
	const keys = steps.map(keyOf);
	if (keys.some((key) => visited.has(key))) throw circle();
	// A request that was sent because of an older page is useless when the list has moved. Until it is
	// answered it still counts as one of the window.
	const outdated = present.filter(({ key }) => !keys.includes(key));
	if (steps.length > 0) await Promise.allSettled(outdated.map(({ answer }) => answer));
	return steps.map(
		(step, index) => present.find(({ key }) => key === keys[index]) ?? request(fetchPage, step, keys[index]),
	);
}

/** The step as a text, or its hash: ten thousand steps with long cursors would fill the memory. */
function keyOf(step: Step): string {
	const text = JSON.stringify(step);
	return text.length > LONGEST_KEY ? digest(text) : text;
}

function request(fetchPage: FetchPage, step: Step, key: string): PendingPage {
	const answer = fetchPage(step);
	// A failure is reported when the pages before it are read; until then it is early, not unhandled.
	answer.catch(() => undefined);
	return { key, step, answer };
}

function refuseEndless(pages: number, maxPages: number, emptyPages: number): void {
	if (pages > maxPages) {
		throw new WalkError(
			`the list has more than ${maxPages} pages`,
			'Narrow the filters, set a time range, or raise Page Size in Options.',
		);
	}
	if (emptyPages >= MAX_EMPTY_PAGES) {
		throw new WalkError(
			`${emptyPages} pages in a row were empty although the service says that there is more`,
			'Run the node again later. If the error stays, narrow the filters and report it.',
		);
	}
}

function circle(): WalkError {
	return new WalkError(
		'a page of the list leads back to one that was already read',
		'The service repeats its pages without end, so this list may be incomplete. Please report it.',
	);
}

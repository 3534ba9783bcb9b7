import { SecOpsError } from '../errors/secops-error';
import { WalkError } from '../errors/walk-error';
import type { Ahead, PageStyle, Row, Step } from './page-style';

/** Fetches one step; the walk knows nothing of HTTP. */
export type Ask = (step: Step) => Promise<unknown>;

/** Bounds of a walk. There are no defaults that mean "for ever". */
export interface WalkLimits {
	/** Requests in flight at most; pages that wait to be handed on count. */
	window: number;
	/** Records the reader expects to need: no page beyond them is asked for until it asks for more. */
	wanted?: number;
	/** Pages after which it is an accident. */
	maxPages?: number;
}

/** 10,000 pages of 100 records are a million. */
export const MAX_PAGES = 10_000;
/** Cursor lists may have empty pages in the middle; this many in a row lead nowhere. */
const MAX_EMPTY_PAGES = 5;

interface Flight {
	key: string;
	step: Step;
	answer: Promise<unknown>;
}

/**
 * Walks a list and hands on its pages, in order, each once. Where a page tells what follows, up to
 * `window` requests are in flight; what they bring is held until it is its turn.
 * It ends by construction: no step is visited twice, and pages are counted.
 * @throws WalkError; whatever `ask` throws, with a note of how far the walk had come
 */
export async function* walk(ask: Ask, style: PageStyle, limits: WalkLimits): AsyncGenerator<Row[], void> {
	const { window, wanted = Infinity, maxPages = MAX_PAGES } = limits;
	const visited = new Set<string>();
	let flights = [launch(ask, style.first)];
	let rowsSeen = 0;
	let emptyPages = 0;
	for (let page = 1; flights.length > 0; page++) {
		const [{ key, step, answer }, ...others] = flights;
		visited.add(key);
		const body = await noting(answer, page - 1, rowsSeen);
		const rows = style.rows(body);
		const ahead = style.following(body, step);
		rowsSeen += rows.length;
		emptyPages = rows.length > 0 ? 0 : emptyPages + 1;
		const needed = Math.min(ahead.count, Math.ceil((wanted - rowsSeen) / Math.max(rows.length, 1)));
		if (ahead.count > 0) refuseEndless(page + Math.max(needed, 1), maxPages, emptyPages);
		flights = inFlight(ask, ahead, Math.min(needed, window), others, visited);
		yield rows;
		// The reader asks for more than it wanted at first.
		if (flights.length === 0 && ahead.count > 0) flights = inFlight(ask, ahead, 1, [], visited);
	}
}

/** The next `count` requests: those already under way where they still fit, new ones from there on. */
function inFlight(ask: Ask, ahead: Ahead, count: number, present: Flight[], visited: Set<string>): Flight[] {
	const flights: Flight[] = [];
	for (let index = 0; index < count; index++) {
		const step = ahead.at(index);
		const key = JSON.stringify(step);
		if (visited.has(key)) throw circle();
		// What was asked for on the strength of an older page is void when the list has moved.
		flights.push(present[index]?.key === key ? present[index] : launch(ask, step));
	}
	return flights;
}

function launch(ask: Ask, step: Step): Flight {
	const answer = ask(step);
	// Looked at when it is its turn; until then a failure is not unhandled, only early.
	answer.catch(() => undefined);
	return { key: JSON.stringify(step), step, answer };
}

async function noting(answer: Promise<unknown>, pages: number, rows: number): Promise<unknown> {
	return await answer.catch(async (error: unknown) => {
		if (error instanceof SecOpsError && pages > 0) {
			error.notes.push(`${rows} records on ${pages} pages had been received`);
		}
		return await Promise.reject(error);
	});
}

function refuseEndless(pages: number, maxPages: number, emptyPages: number): void {
	if (pages > maxPages) {
		throw new WalkError(
			`the list has more than ${maxPages} pages`,
			'Narrow the filters, set a time range, or raise Page Size in Options.',
		);
	}
	if (emptyPages > MAX_EMPTY_PAGES) {
		throw new WalkError(
			`${emptyPages} pages in a row were empty although the service says that there is more`,
			'Run it again later. If it stays, narrow the filters and report it.',
		);
	}
}

function circle(): WalkError {
	return new WalkError(
		'a page of the list leads back to one that was already read',
		'The service pages in a circle; nothing of this list can be trusted to be complete. Please report it.',
	);
}

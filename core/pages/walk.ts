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
 * `window` requests are in flight; what they bring is held until it is its turn. When the reader
 * stops early, requests under way are left to end, and their answers are dropped.
 * It ends by construction: no step is visited twice, and pages are counted.
 * @throws WalkError; whatever `ask` and `style` throw. Each says how far the walk had come.
 */
export async function* walk(ask: Ask, style: PageStyle, limits: WalkLimits): AsyncGenerator<Row[], void> {
	let pages = 0;
	let records = 0;
	try {
		for await (const rows of turnPages(ask, style, limits)) {
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

async function* turnPages(ask: Ask, style: PageStyle, limits: WalkLimits): AsyncGenerator<Row[], void> {
	const { window, wanted = Infinity, maxPages = MAX_PAGES } = limits;
	const visited = new Set<string>();
	let flights = await inFlight(ask, [style.first], [], visited);
	let received = 0;
	let largest = 0;
	let emptyPages = 0;
	for (let page = 1; flights.length > 0; page++) {
		const [{ key, step, answer }, ...others] = flights;
		visited.add(key);
		const body = await answer;
		const rows = style.rows(body);
		received += rows.length;
		largest = Math.max(largest, rows.length);
		const ahead = style.following(body, step, largest);
		emptyPages = rows.length > 0 ? 0 : emptyPages + 1;
		// While nothing has come, one page at a time: there is no size to reckon with.
		const needed = largest > 0 ? Math.ceil((wanted - received) / largest) : 1;
		if (ahead.count > 0) refuseEndless(page + Math.max(Math.min(needed, ahead.count), 1), maxPages, emptyPages);
		// What is under way is kept, even when less turns out to be needed than it seemed.
		const next = stepsOf(ahead, Math.min(Math.max(needed, others.length), window));
		flights = await inFlight(ask, next, others, visited);
		yield rows;
		// The reader asks for more than it wanted at first.
		if (flights.length === 0) flights = await inFlight(ask, stepsOf(ahead, 1), [], visited);
	}
}

function stepsOf(ahead: Ahead, count: number): Step[] {
	return Array.from({ length: Math.min(count, ahead.count) }, (_, index) => ahead.at(index));
}

/** Requests for these steps: those already under way where they still fit, new ones for the rest. */
async function inFlight(ask: Ask, steps: Step[], present: Flight[], visited: Set<string>): Promise<Flight[]> {
	const keys = steps.map((step) => JSON.stringify(step));
	if (keys.some((key) => visited.has(key))) throw circle();
	// What was asked for on the strength of an older page is void when the list has moved; until it
	// is answered it takes its place in the window all the same.
	const outdated = present.filter(({ key }) => !keys.includes(key));
	if (steps.length > 0) await Promise.allSettled(outdated.map(({ answer }) => answer));
	return steps.map((step, index) => present.find(({ key }) => key === keys[index]) ?? launch(ask, step, keys[index]));
}

function launch(ask: Ask, step: Step, key: string): Flight {
	const answer = ask(step);
	// Looked at when it is its turn; until then a failure is not unhandled, only early.
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

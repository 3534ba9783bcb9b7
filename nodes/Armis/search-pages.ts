import { ResponseError } from '../../core/errors/response-error';
import { WalkError } from '../../core/errors/walk-error';
import type { Session } from '../../core/http/session';
import { announcedMore, listenerOf, type Doubt, type OnDoubt } from '../../core/pages/doubt';
import type { Row, Step } from '../../core/pages/page-style';
import { walkList, type PagedList } from '../../core/pages/walk-list';
import { vendorTime } from '../../core/time/vendor-time';
import { aql, moment } from './aql';
import { openSearch, unreliableTotal, type Search } from './pages-v1';

/** Search engines count no further than this unless they are told to. Whether Armis does is not known. */
const MOST_COUNTED = 10_000;
/** A list in order of time can be made sure of, so it is at each multiple of this: a service may count less far. */
const ROUND = 1_000;
/** Filters take whole seconds, and it is not documented whether they include their own one. */
const MARGIN_MS = 1_000;
const IGNORED = 'the service sent records of other times than those that were asked for';

/** A search that is being read. */
interface Opened {
	list: PagedList;
	/** As the latest page tells it. */
	total?: number;
}

/**
 * Pages of an AQL search, in order. A round total may be the most that Armis counts. In order of time, such a list is
 * read in parts that are short enough to be counted; in any other, there is a doubt.
 * @throws ResponseError where the newest records are asked for and cannot be found because of it
 */
export async function* searchPages(session: Session, search: Search): AsyncGenerator<Row[], void> {
	const { orderBy, fields = [], isBackwards, place, onPlace, onDoubt = listenerOf(session) } = search;
	const opened = await open(session, search);
	const isByTime = orderBy === 'time' && (fields.length === 0 || fields.includes('time'));
	// A look of a trigger that goes on at the next poll has no parts.
	const canBeSure = isByTime && !place && !onPlace;
	const total = canBeSure && mayBeMore(opened.total, ROUND) ? opened.total : undefined;
	if (total !== undefined && isBackwards) await refuseOlder(session, search, total);
	// The oldest ones are there, whatever comes behind them.
	const isEnough = total !== undefined && Number(search.wanted) <= total;
	if (total !== undefined && !isBackwards && !isEnough) return yield* partByPart(session, search, opened, onDoubt);
	yield* walkList(session, opened.list, search);
	if (!canBeSure && mayBeMore(opened.total, MOST_COUNTED)) onDoubt(maybeMost(opened.total));
}

function maybeMost(total: number): Doubt {
	return { reason: `${shown(total)} may be the most records that Armis counts`, isUsual: false };
}

function mayBeMore(total: number | undefined, most: number): total is number {
	return total !== undefined && total > 0 && total % most === 0;
}

/** Asks for the first page, which the walk then does not ask for again. */
async function open(session: Session, search: Search): Promise<Opened> {
	const { ask, style, ...traits } = await openSearch(session, search);
	const asked = async (step: Step) => {
		const answer = await ask(step);
		opened.total = style.total?.(answer);
		return answer;
	};
	let first: unknown;
	const list: PagedList = {
		...traits,
		style,
		async ask(step) {
			const answer = first ?? (await asked(step));
			first = undefined;
			return answer;
		},
	};
	const opened: Opened = { list };
	if (!search.place) first = await asked(style.first);
	return opened;
}

/**
 * Parts of a list, by time, each with fewer records than Armis has counted, so that its own total is right and the walk
 * checks it. A part begins where the one before it ends; what comes twice because of whole seconds is left out.
 */
async function* partByPart(
	session: Session,
	search: Search,
	all: Opened,
	onDoubt: OnDoubt,
): AsyncGenerator<Row[], void> {
	const announced = Number(all.total);
	const sent = { records: 0, isOther: false };
	let from = -Infinity;
	let rest = all;
	while (mayBeMore(rest.total, ROUND)) {
		const { total } = rest;
		const until = await middleOf(session, search, from, total);
		const part = await open(session, between(search, from, until));
		if (until <= from || Number(part.total) >= total) {
			if (mayBeMore(total, MOST_COUNTED)) throw tooManyAtOnce(total / 2);
			// Most likely all of them: it is not often that a service counts less far.
			onDoubt(maybeMost(total));
			break;
		}
		yield* within(walkList(session, part.list, search), from, until, sent);
		from = until;
		rest = await open(session, between(search, from));
	}
	yield* within(walkList(session, rest.list, search), from, Infinity, sent);
	if (sent.isOther) onDoubt({ reason: IGNORED, isUsual: false });
	if (sent.records >= announced) return;
	onDoubt({ reason: announcedMore(announced, sent.records), isUsual: false });
}

/** The second, ms, in which the record in the middle of a list occurred. */
async function middleOf(session: Session, search: Search, from: number, total: number): Promise<number> {
	const [row] = await rowsOf(session, between(search, from), total / 2, 1);
	const time = vendorTime(row?.time);
	if (time !== undefined) return Math.floor(time / 1000) * 1000;
	throw new ResponseError('the answer has no time from which to continue', 'Narrow the filters, or set a time range.');
}

/** The newest records are not at the end of what was counted where there are records that are newer than its last one. */
async function refuseOlder(session: Session, search: Search, total: number): Promise<void> {
	const [last] = await rowsOf(session, search, total - 1, 1);
	const time = vendorTime(last?.time);
	if (time === undefined) throw unreliableTotal();
	const later = await rowsOf(session, between(search, time), 0);
	if (later.some((row) => Number(vendorTime(row.time)) > time)) throw unreliableTotal();
}

async function rowsOf(session: Session, search: Search, from: number, length?: number): Promise<Row[]> {
	const { ask, style } = await openSearch(session, { ...search, isBackwards: false });
	const { query } = style.first;
	return style.rows(await ask({ query: { ...query, from, length: length ?? query?.length } }));
}

function between(search: Search, from: number, until = Infinity): Search {
	const after = from === -Infinity ? '' : `after:${moment(from - MARGIN_MS)}`;
	const before = until === Infinity ? '' : `before:${moment(until + MARGIN_MS)}`;
	return { ...search, aql: aql(search.aql, after, before) };
}

async function* within(
	pages: AsyncIterable<Row[]>,
	from: number,
	until: number,
	sent: { records: number; isOther: boolean },
): AsyncGenerator<Row[], void> {
	for await (const rows of pages) {
		const inside = rows.filter(({ time }) => {
			const at = vendorTime(time);
			if (at === undefined) return true;
			sent.isOther ||= at < from - 2 * MARGIN_MS || at > until + 2 * MARGIN_MS;
			return at >= from && at < until;
		});
		sent.records += inside.length;
		yield inside;
	}
}

function tooManyAtOnce(count: number): WalkError {
	return new WalkError(
		`at least ${shown(count)} records have the same time to the second, and Armis does not count so many at once`,
		'Narrow the filters, so that fewer records have the same time.',
	);
}

function shown(count: number): string {
	return count.toLocaleString('en-US');
}

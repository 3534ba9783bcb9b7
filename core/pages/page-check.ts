import { announcedMore, type Doubt } from './doubt';
import type { NextSteps, PageStyle, Row } from './page-style';
import { Distinct } from './distinct';
import type { Counts, Place } from './place';
import { Repetition } from './repetition';

/** How a list identifies its records, and how far its totals can be trusted. */
export interface Traits {
	/** A record's own ID, if it has one. Without it, it is guessed: see `Distinct`. */
	idOf?(row: Row): string | undefined;
	/** Whether an ID comes for the first time. Default: among the latest ones, see `recentIds`. */
	isNew?(id: string): boolean;
	/** Whether the service counts only roughly: then a list may end before its total. */
	isTotalRough?: boolean;
}

/** Records that may arrive between two requests. With more of them on a page, it is the service that sends it again. */
const MOST_ARRIVALS = 20;

/** The doubt in a list by position that was read in parts. */
export const READ_IN_PARTS = 'it was read in parts, and may have changed in the meantime';
const SAME_PAGE = 'the service sent the same page again instead of the next one';

/** What a page is to the walk: one to return, one to go on behind without returning it, or the end of the list. */
export type Verdict = 'page' | 'nothing new' | 'end';

/** Compares the pages of one walk with each other, and what comes with what was announced. */
export class PageCheck {
	private readonly distinct: Distinct;
	private readonly repetition: Repetition;
	private received: number;
	/** Pages with records, and records on the largest one. */
	private pages: number;
	private largest: number;
	private isCircle = false;
	/** Whether the latest page with records was full. */
	private endsFull = false;
	/** Whether the latest page had nothing new, although the list went on. */
	private isSuspected = false;
	private totals: Counts['totals'];

	/** @param before where an earlier part of the walk has come to */
	constructor(
		private readonly style: PageStyle,
		private readonly traits: Traits,
		private readonly before?: Place,
	) {
		const { received, marks, distinct, totals } = before?.counts ?? { received: 0, distinct: 0, marks: [] };
		this.distinct = new Distinct(traits.idOf, received, received - distinct, traits.isNew);
		this.repetition = new Repetition(style.beyond !== undefined, marks);
		this.received = received;
		this.pages = before?.pages ?? 0;
		this.largest = before?.largest ?? 0;
		this.totals = totals;
	}

	/** What was counted so far. */
	get counts(): Counts {
		const { received, distinct, totals } = this;
		return { received, distinct: distinct.count, marks: this.repetition.known, ...(totals ? { totals } : {}) };
	}

	/**
	 * Takes a page. One that was read before is the end of the list. That is doubtful, except behind the last page of a list
	 * without links to the next page: there, some services send the last page again, or all of a short list.
	 * @param isProbe whether it was asked for only to see whether there is more
	 */
	take(rows: Row[], body: unknown, isProbe: boolean): Verdict {
		const isOpen = this.totals === undefined;
		const again = this.repetition.of(this.distinct.add(rows), isOpen && rows.length < Number(this.style.size));
		const isStuck = isOpen && this.repetition.isStuck;
		if (isStuck || (again !== undefined && (isProbe || !this.mayBeMoved(rows, body, again)))) {
			const isLast = again === 'latest' && !this.repetition.isOnly;
			const isPlausible = this.style.beyond !== undefined && (isLast || !this.isFull(rows));
			this.isCircle = !isProbe && !isPlausible;
			return 'end';
		}
		this.isSuspected = again !== undefined;
		this.add(rows, body);
		return this.isSuspected || (isProbe && rows.length === 0) ? 'nothing new' : 'page';
	}

	/**
	 * Whether all records of a page may have moved there from pages that were read before, because as many others arrived.
	 * The total tells. Where it does not, the page behind it does, if the page is small or not just the latest one.
	 */
	private mayBeMoved(rows: Row[], body: unknown, again: 'latest' | 'earlier'): boolean {
		if (this.style.beyond === undefined) return false;
		const arrived = Number(this.style.total?.(body)) - Number(this.totals?.first);
		if (arrived >= this.distinct.duplicates) return true;
		const isSmall = this.totals === undefined && rows.length <= MOST_ARRIVALS;
		return !this.isSuspected && this.isFull(rows) && (again === 'earlier' || isSmall);
	}

	private add(rows: Row[], body: unknown): void {
		this.received += rows.length;
		this.largest = Math.max(this.largest, rows.length);
		if (rows.length > 0) this.pages += 1;
		this.endsFull = rows.length > 0 ? this.isFull(rows) : this.endsFull;
		const total = this.style.total?.(body);
		// Behind the first page, a total of just the records on the page is not that of the list: an empty page has 0.
		if (total === undefined || (total === rows.length && total < this.received)) return;
		const { first = total, least = total } = this.totals ?? {};
		this.totals = { first, latest: total, least: Math.min(total, least) };
	}

	/** Whether a page has as many records as were asked for, or, where the service lowers that, as the pages before it. */
	private isFull(rows: Row[]): boolean {
		return rows.length === this.style.size || (this.pages > 1 && rows.length === this.largest);
	}

	/** Whether there may be more behind a page that seems to be the last one: it is full, or more was announced. */
	mayBeMore(rows: Row[], { isCertain = false }: NextSteps, isProbe: boolean): boolean {
		if (isProbe && rows.length === 0) return false;
		return this.isShort || (this.isFull(rows) && !isCertain);
	}

	/** What is to be doubted at the end. */
	doubts({ doubt }: NextSteps): Doubt[] {
		const { traits } = this;
		const distinct = this.distinct.count;
		const isByPosition = this.style.isByPosition?.() ?? this.style.beyond !== undefined;
		const { first, least } = this.totals ?? { first: 0, least: 0 };
		const doubts: Doubt[] = doubt === undefined ? [] : [{ reason: doubt, isUsual: false }];
		if (this.isCircle) doubts.push({ reason: SAME_PAGE, isUsual: false });
		const isShrunk = least < first;
		// What arrives during the walk may be missing. What was there all the time may not, unless the list became shorter:
		// then records move to pages that were already read.
		if (distinct < least) {
			const reason = announcedMore(least, distinct);
			// As many came, but some of them twice: records that arrive and leave move the others from page to page.
			const isMoved = this.received >= least;
			const isUsual = isShrunk || isMoved || traits.isTotalRough === true;
			doubts.push({ reason, isUsual, mayBeTotal: !this.endsFull });
		}
		// As many may have come as have left meanwhile, so that no total tells it.
		if (this.before && isByPosition) doubts.push({ reason: READ_IN_PARTS, isUsual: true });
		if (isShrunk) doubts.push({ reason: 'it became shorter while it was read', isUsual: true });
		return doubts;
	}

	/** Whether fewer records came than the service announced. */
	private get isShort(): boolean {
		return this.received < Number(this.totals?.latest);
	}
}

import type { Doubt } from './doubt';
import type { NextSteps, PageStyle, Row } from './page-style';
import { Repetition } from './repetition';
import { recentIds } from './unique';

/** How a list identifies its records, and how far its totals can be trusted. */
export interface Traits {
	/** A record's own ID, if it has one. */
	idOf?(row: Row): string | undefined;
	/** Whether the service counts only roughly: then a list may end before its total. */
	isTotalRough?: boolean;
}

const SAME_PAGE = 'the service sent the same page again instead of the next one';

/** Compares the pages of one walk with each other, and what comes with what was announced. */
export class PageCheck {
	private readonly idOf: (row: Row) => string | undefined;
	private readonly repetition: Repetition;
	private readonly isNew = recentIds();
	/** Records so far, and those of them that are no duplicates of recent ones. */
	private received = 0;
	private distinct = 0;
	private isCircle = false;
	/** The total of the first page that tells one, of the latest, and the smallest. */
	private totals?: { first: number; latest: number; least: number };

	constructor(
		private readonly style: PageStyle,
		private readonly traits: Traits,
	) {
		this.idOf = traits.idOf ?? (() => undefined);
		this.repetition = new Repetition(this.idOf);
	}

	/**
	 * Whether a page was read before: then the list ends. That is doubtful, except behind the last page of a list without
	 * links to the next page: there, some services send the last page again, or all of a short list.
	 * @param isProbe whether it was asked for only to see whether there is more
	 */
	isKnown(rows: Row[], isProbe: boolean): boolean {
		const again = this.repetition.of(rows);
		const isPlausible = this.style.beyond !== undefined && again === 'latest';
		const isFullAndOnly = this.repetition.isOnly && rows.length === this.style.size;
		this.isCircle = again !== undefined && !isProbe && (!isPlausible || isFullAndOnly);
		return again !== undefined;
	}

	/** Takes a page. */
	add(rows: Row[], body: unknown): void {
		this.received += rows.length;
		this.distinct += rows.filter((row) => this.isFirst(this.idOf(row))).length;
		const total = this.style.total?.(body);
		// Behind the first page, a total of just the records on the page is not that of the list: an empty page has 0.
		if (total === undefined || (total === rows.length && total < this.received)) return;
		const { first = total, least = total } = this.totals ?? {};
		this.totals = { first, latest: total, least: Math.min(total, least) };
	}

	/** Whether there may be more behind a page that seems to be the last one: it is full, or more was announced. */
	mayBeMore(rows: Row[], { isCertain = false }: NextSteps, isProbe: boolean): boolean {
		if (isProbe && rows.length === 0) return false;
		return this.isShort || (rows.length === this.style.size && !isCertain);
	}

	/** What is to be doubted at the end. */
	doubts({ doubt }: NextSteps): Doubt[] {
		const { distinct, traits } = this;
		const { first, least } = this.totals ?? { first: 0, least: 0 };
		const doubts: Doubt[] = doubt === undefined ? [] : [{ reason: doubt, isUsual: false }];
		if (this.isCircle) doubts.push({ reason: SAME_PAGE, isUsual: false });
		const isShrunk = least < first;
		// What arrives during the walk may be missing. What was there all the time may not, unless the list became shorter:
		// then records move to pages that were already read.
		if (distinct < least) {
			const reason = `the service announced ${least} records, but sent ${distinct}`;
			// As many came, but some of them twice: records that arrive and leave move the others from page to page.
			const isMoved = this.received >= least;
			doubts.push({ reason, isUsual: isShrunk || isMoved || traits.isTotalRough === true });
		}
		if (isShrunk) doubts.push({ reason: 'it became shorter while it was read', isUsual: true });
		return doubts;
	}

	/** Whether fewer records came than the service announced. */
	private get isShort(): boolean {
		return this.received < Number(this.totals?.latest);
	}

	private isFirst(id: string | undefined): boolean {
		return id === undefined || this.isNew(id);
	}
}

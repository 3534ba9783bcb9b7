import { digest } from '../digest';
import type { MarkedPage } from './distinct';

/** Pages in a row that look alike although their records cannot be told apart; then they are taken for the same one. */
const MOST_ALIKE = 5;

/** Hex digits of a mark: enough for ten thousand pages, and short where marks are stored. */
const MARK_DIGITS = 16;

/** Recognizes pages that a walk has already read. Memory: one hash for each page. */
export class Repetition {
	private readonly pages: Set<string>;
	private latest?: string;
	/** Pages in a row, up to the latest one, that look alike. */
	private alike = 0;

	/**
	 * @param isByPosition whether the pages are asked for by their position. Otherwise the service names each one, and
	 * records that only look alike are correct there.
	 * @param known marks of the pages that an earlier part of the walk has read
	 */
	constructor(
		private readonly isByPosition: boolean,
		known: string[],
	) {
		this.pages = new Set(known);
		this.latest = known.at(-1);
	}

	/** Marks of the pages so far, the latest one last. */
	get known(): string[] {
		return [...this.pages];
	}

	/**
	 * How a page repeats others: the one before it, or any from further back. An empty page repeats none.
	 * @param isWhole whether it seems to be the whole list; then it is recognized although its records look alike
	 */
	of({ marks, isById, isSure, isKnown }: MarkedPage, isWhole: boolean): 'latest' | 'earlier' | undefined {
		if (marks.length === 0) return undefined;
		const mark = digest(JSON.stringify(marks)).slice(0, MARK_DIGITS);
		const isLatest = mark === this.latest;
		const isEarlier = this.pages.has(mark) || (this.isByPosition && isKnown);
		this.alike = isLatest ? this.alike + 1 : 1;
		this.latest = mark;
		this.pages.add(mark);
		const canBeTold = this.isByPosition ? isSure || isWhole : isById;
		if (!canBeTold) return undefined;
		return isLatest ? 'latest' : isEarlier ? 'earlier' : undefined;
	}

	/** Whether pages look alike for so long that no other one can be expected. */
	get isStuck(): boolean {
		return this.isByPosition && this.alike >= MOST_ALIKE;
	}

	/** Whether all pages so far were the same one. */
	get isOnly(): boolean {
		return this.pages.size === 1;
	}
}

import { digest } from '../digest';
import type { MarkedPage } from './distinct';

/** Pages in a row that look alike although their records cannot be told apart; then they are taken for the same one. */
const MOST_ALIKE = 5;

/** Recognizes pages that a walk has already read. Memory: one hash for each page. */
export class Repetition {
	private readonly known = new Set<string>();
	private latest?: string;
	/** Pages in a row, up to the latest one, that look alike. */
	private alike = 0;

	/**
	 * @param isByPosition whether the pages are asked for by their position. Otherwise the service names each one, and
	 * records that only look alike are correct there.
	 */
	constructor(private readonly isByPosition: boolean) {}

	/**
	 * How a page repeats others: the one before it, or any from further back. An empty page repeats none.
	 * @param isWhole whether it seems to be the whole list; then it is recognized although its records look alike
	 */
	of({ marks, isById, isSure, isKnown }: MarkedPage, isWhole: boolean): 'latest' | 'earlier' | undefined {
		if (marks.length === 0) return undefined;
		const mark = digest(JSON.stringify(marks));
		const isLatest = mark === this.latest;
		const isEarlier = this.known.has(mark) || (this.isByPosition && isKnown);
		this.alike = isLatest ? this.alike + 1 : 1;
		this.latest = mark;
		this.known.add(mark);
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
		return this.known.size === 1;
	}
}

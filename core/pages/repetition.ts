import { digest } from '../digest';
import type { Row } from './page-style';

/** Recognizes pages that a walk has already read. Memory: one hash for each page. */
export class Repetition {
	private readonly known = new Set<string>();
	private latest?: string;

	/** @param idOf a record's own ID, if it has one */
	constructor(private readonly idOf: (row: Row) => string | undefined) {}

	/** How a page repeats another one: the one before it, one further back, or none. A page without IDs repeats none. */
	of(rows: Row[]): 'latest' | 'earlier' | undefined {
		const mark = this.markOf(rows);
		if (mark === undefined) return undefined;
		const isLatest = mark === this.latest;
		const isKnown = this.known.has(mark);
		this.latest = mark;
		this.known.add(mark);
		return isLatest ? 'latest' : isKnown ? 'earlier' : undefined;
	}

	/** Whether all pages so far were the same one. */
	get isOnly(): boolean {
		return this.known.size === 1;
	}

	/** The number of records with the first and the last ID; to compare all of them would take too long. */
	private markOf(rows: Row[]): string | undefined {
		const edges = [rows.at(0), rows.at(-1)].map((row) => row && this.idOf(row));
		if (edges.includes(undefined)) return undefined;
		return digest(JSON.stringify([rows.length, ...edges]));
	}
}

import { digest } from '../digest';
import type { Row } from './page-style';
import { recentIds } from './unique';

/** The records of one page, each by what tells it from others. */
export interface MarkedPage {
	marks: string[];
	/** Whether all of them have an ID. */
	isById: boolean;
	/** Whether equal marks are the same record, and not another one that looks alike. */
	isSure: boolean;
	/** Whether none of them is new. */
	isKnown: boolean;
}

/** Characters. What is longer is remembered by its hash. */
const LONGEST_MARK = 64;

/** The ID of a record of which nothing is known: a field that usually has it. */
export function usualIdOf({ id, _id, uuid }: Row): unknown {
	return id ?? _id ?? uuid;
}

/**
 * Counts the records of a walk without duplicates. A record is known by its ID; where it has none, by a field that usually
 * is one, or by all that it holds. That is a guess, which is given up when two records of one page look alike, unless they have
 * the same usual ID and are equal in all else: then one record came twice.
 */
export class Distinct {
	private readonly again: { byId: number; byGuess: number };
	private isGuessing = true;

	/**
	 * @param idOf a record's own ID, if it has one
	 * @param received records of an earlier part of the walk
	 * @param duplicates those of them that came before
	 * @param isNew whether a mark comes for the first time
	 */
	constructor(
		private readonly idOf: (row: Row) => string | undefined = () => undefined,
		private received: number,
		duplicates: number,
		private readonly isNew: (mark: string) => boolean = recentIds(),
	) {
		this.again = { byId: duplicates, byGuess: 0 };
	}

	/** Takes a page. */
	add(rows: Row[]): MarkedPage {
		const marks: string[] = [];
		const guesses = new Map<string, Row>();
		const again = { byId: 0, byGuess: 0 };
		let guessed = 0;
		let isGuessRight = true;
		// One loop without lists in between, since this is done for every record of a million.
		for (const row of rows) {
			const id = this.idOf(row);
			const mark = short(id ?? JSON.stringify(usualIdOf(row) ?? row));
			marks.push(mark);
			if (!this.isNew(mark)) again[id === undefined ? 'byGuess' : 'byId'] += 1;
			if (id !== undefined) continue;
			guessed += 1;
			const other = guesses.get(mark);
			if (other) isGuessRight &&= isSame(row, other);
			else guesses.set(mark, row);
		}
		this.isGuessing &&= isGuessRight;
		this.received += rows.length;
		this.again.byId += again.byId;
		this.again.byGuess += again.byGuess;
		const isById = guessed === 0;
		// A single record without an ID may look like another one.
		const canBeTold = this.isGuessing && (rows.length > 1 || usualIdOf({ ...rows[0] }) !== undefined);
		return { marks, isById, isSure: isById || canBeTold, isKnown: again.byId + again.byGuess === rows.length };
	}

	/** Records so far that came before. */
	get duplicates(): number {
		return this.again.byId + (this.isGuessing ? this.again.byGuess : 0);
	}

	/** Records so far, each once. */
	get count(): number {
		return this.received - this.duplicates;
	}
}

/** Whether two records that look alike are surely one. */
function isSame(row: Row, other: Row): boolean {
	return usualIdOf(row) !== undefined && JSON.stringify(row) === JSON.stringify(other);
}

function short(mark: string): string {
	return mark.length > LONGEST_MARK ? digest(mark) : mark;
}

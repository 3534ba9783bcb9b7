/** The source of a timeline's records. Numbers 0 to `total` - 1 are generated; 0 is the newest. */
export interface Dated {
	readonly total: number;
	/** Milliseconds since 1970. Of two generated records, the one with the larger number is never newer. */
	timeOf(number: number): number;
	idOf(number: number): string;
}

/**
 * Records in order of time, oldest first, equal times by id. Generated records are never stored: their position is
 * computed from their number. Only records added later are stored, sorted, each with its position among the others.
 */
export class Timeline {
	/** Sorted. `rank` is the number of older generated records; `rank` plus the index is the position. */
	private readonly added: Array<{ number: number; rank: number }> = [];
	private readonly ties = new Map<number, { start: number; numbers: number[] }>();

	constructor(private readonly records: Dated) {}

	get length(): number {
		return this.records.total + this.added.length;
	}

	/** Inserts a record that was not generated at its position. */
	add(number: number): void {
		const rank = firstWhere(this.records.total, (position) => this.isBefore(number, this.generatedAt(position)));
		const index = firstWhere(this.added.length, (other) => this.isBefore(number, this.added[other].number));
		this.added.splice(index, 0, { number, rank });
	}

	/** The number of the record at a position; 0 is the oldest. */
	numberAt(position: number): number {
		const addedBefore = firstWhere(this.added.length, (index) => this.added[index].rank + index >= position);
		const here = this.added[addedBefore];
		if (here && here.rank + addedBefore === position) return here.number;
		return this.generatedAt(position - addedBefore);
	}

	/** The first position whose record is not older than `time` (ms); `length` when all are older. */
	firstAtOrAfter(time: number): number {
		return firstWhere(this.length, (position) => this.records.timeOf(this.numberAt(position)) >= time);
	}

	private isBefore(a: number, b: number): boolean {
		const difference = this.records.timeOf(a) - this.records.timeOf(b);
		return difference === 0 ? this.records.idOf(a) < this.records.idOf(b) : difference < 0;
	}

	private generatedAt(position: number): number {
		const { total, timeOf } = this.records;
		const number = total - 1 - position;
		const time = timeOf(number);
		const isAlone =
			(number === 0 || timeOf(number - 1) !== time) && (number === total - 1 || timeOf(number + 1) !== time);
		if (isAlone) return number;
		const tie = this.tieAt(time);
		return tie.numbers[position - tie.start];
	}

	/** Generated records of one millisecond, sorted by id once and kept. */
	private tieAt(time: number): { start: number; numbers: number[] } {
		const known = this.ties.get(time);
		if (known) return known;
		const { total, timeOf, idOf } = this.records;
		const start = firstWhere(total, (position) => timeOf(total - 1 - position) >= time);
		const end = firstWhere(total, (position) => timeOf(total - 1 - position) > time);
		const tied = Array.from({ length: end - start }, (_, index) => total - 1 - start - index);
		const ids = new Map(tied.map((number) => [number, idOf(number)]));
		const numbers = tied.sort((a, b) => ((ids.get(a) ?? '') < (ids.get(b) ?? '') ? -1 : 1));
		this.ties.set(time, { start, numbers });
		return { start, numbers };
	}
}

/** Binary search: the first index below `length` where `isReached` is true (it must stay true after it), else `length`. */
function firstWhere(length: number, isReached: (index: number) => boolean): number {
	let low = 0;
	let high = length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (isReached(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

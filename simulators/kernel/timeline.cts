/** Where a timeline learns about its records. Numbers 0 to `total` - 1 are generated, 0 being the newest. */
export interface Dated {
	readonly total: number;
	/** Milliseconds since 1970; for generated records it never grows with the number. */
	timeOf(number: number): number;
	idOf(number: number): string;
}

/**
 * Records in order of time, oldest first, equal times by id. Generated records are never listed: their place follows
 * from their number. Only records added later are kept, sorted, each with the place it has among the others.
 */
export class Timeline {
	/** Sorted. `rank` is how many generated records are older; with the index it makes the position. */
	private readonly added: Array<{ number: number; rank: number }> = [];
	private readonly ties = new Map<number, { start: number; numbers: number[] }>();

	constructor(private readonly records: Dated) {}

	get length(): number {
		return this.records.total + this.added.length;
	}

	/** Puts a record that was not generated in its place. */
	add(number: number): void {
		const rank = firstWhere(this.records.total, (place) => this.isBefore(number, this.generatedAt(place)));
		const index = firstWhere(this.added.length, (other) => this.isBefore(number, this.added[other].number));
		this.added.splice(index, 0, { number, rank });
	}

	/** The number of the record at a position, 0 being the oldest. */
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

	private generatedAt(place: number): number {
		const { total, timeOf } = this.records;
		const number = total - 1 - place;
		const time = timeOf(number);
		const isAlone =
			(number === 0 || timeOf(number - 1) !== time) && (number === total - 1 || timeOf(number + 1) !== time);
		if (isAlone) return number;
		const tie = this.tieAt(time);
		return tie.numbers[place - tie.start];
	}

	/** Generated records of one millisecond, sorted by id once and remembered. */
	private tieAt(time: number): { start: number; numbers: number[] } {
		const known = this.ties.get(time);
		if (known) return known;
		const { total, timeOf, idOf } = this.records;
		const start = firstWhere(total, (place) => timeOf(total - 1 - place) >= time);
		const end = firstWhere(total, (place) => timeOf(total - 1 - place) > time);
		const tied = Array.from({ length: end - start }, (_, index) => total - 1 - start - index);
		const ids = new Map(tied.map((number) => [number, idOf(number)]));
		const numbers = tied.sort((a, b) => ((ids.get(a) ?? '') < (ids.get(b) ?? '') ? -1 : 1));
		this.ties.set(time, { start, numbers });
		return { start, numbers };
	}
}

/** Binary search: the first index below `length` for which `isReached` holds (it must stay true), else `length`. */
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

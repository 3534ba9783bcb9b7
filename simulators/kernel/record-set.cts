import { lazyList } from './lazy-list.cts';
import { Timeline, type Dated } from './timeline.cts';

/** The few fields of a record by which a list can be filtered or sorted. */
export type Facets = Readonly<Record<string, unknown>>;

/** Computes records from their numbers. */
export interface RecordSource<R> extends Dated {
	record(number: number): R;
	/** Cheaper than `record`: called for every record when a list is filtered. */
	facets(number: number): Facets;
	/** The number of an id of this source, also when it is not below `total`. */
	numberOf(id: string): number | undefined;
	/** Whether a record can be read by id although its number is not below `total`. */
	isKept?(number: number): boolean;
}

/** Which records, in which order. */
export interface Selection {
	/** Milliseconds since 1970, both ends included. */
	from?: number;
	to?: number;
	matches?: (facets: Facets) => boolean;
	/** A facet to sort by instead of the time. Records with equal values stay in order of time. */
	sortBy?: string;
	isDescending: boolean;
	/** Equal selections have equal keys, so the pages of one list are filtered only once. */
	key: string;
}

/** Selected records, by position. */
export interface Selected<R> {
	length: number;
	at(index: number): R;
}

/** The first number of added records, above all generated ones. */
const FIRST_ADDED = 2 ** 31;

/** How many filtered lists are kept; the oldest is dropped first. */
const MAX_REMEMBERED = 8;

/** Generated and added records as one collection that can be listed, filtered and read by id. */
export class RecordSet<R extends Facets> {
	/** All records, oldest first, computed when read. */
	readonly all: R[];
	/** Grows with every change. */
	version = 0;
	private readonly changed = new Map<number, R>();
	private readonly addedIds = new Map<string, number>();
	private readonly remembered = new Map<string, Uint32Array>();
	private readonly timeline: Timeline;

	/** `keyOf` gives the id and the time (ms) of a record that was added. */
	constructor(
		private readonly source: RecordSource<R>,
		private readonly keyOf: (record: R) => { id: string; time: number },
	) {
		this.timeline = new Timeline({
			total: source.total,
			timeOf: (number) => (number < FIRST_ADDED ? source.timeOf(number) : keyOf(this.record(number)).time),
			idOf: (number) => (number < FIRST_ADDED ? source.idOf(number) : keyOf(this.record(number)).id),
		});
		this.all = lazyList(
			() => this.timeline.length,
			(index) => this.record(this.timeline.numberAt(index)),
		);
	}

	/** The number of the next added record: the source can compute its fields from it. */
	get nextNumber(): number {
		return FIRST_ADDED + this.addedIds.size;
	}

	/** Adds a record, visible immediately. Its id must be new. */
	add(record: R): void {
		const { id } = this.keyOf(record);
		if (this.find(id)) throw new Error(`A record with the id ${id} exists already`);
		const number = this.nextNumber;
		this.changed.set(number, record);
		this.addedIds.set(id, number);
		this.timeline.add(number);
		this.forget();
	}

	/** Replaces a record; its id and time must stay the same. */
	replace(record: R): void {
		const number = this.numberOf(this.keyOf(record).id);
		if (number === undefined) throw new Error('Only a record that exists can be replaced');
		this.changed.set(number, record);
		this.forget();
	}

	/** The record with an id, or `undefined`. */
	find(id: string): R | undefined {
		const number = this.numberOf(id);
		return number === undefined ? undefined : this.record(number);
	}

	/** Computes which records a list holds; the records themselves only when read. */
	select(selection: Selection): Selected<R> {
		const { from = -Infinity, to = Infinity, matches, sortBy, isDescending } = selection;
		const start = from === -Infinity ? 0 : this.timeline.firstAtOrAfter(from);
		const end = to === Infinity ? this.timeline.length : this.timeline.firstAtOrAfter(to + 1);
		const isWhole = !matches && !sortBy;
		const numbers = isWhole ? undefined : this.remember(selection, start, end);
		const length = numbers ? numbers.length : Math.max(0, end - start);
		const directed = (index: number) => (isDescending ? length - 1 - index : index);
		return {
			length,
			at: (index) => this.record(numbers ? numbers[directed(index)] : this.timeline.numberAt(start + directed(index))),
		};
	}

	private remember({ key, matches, sortBy }: Selection, start: number, end: number): Uint32Array {
		const known = this.remembered.get(key);
		if (known) return known;
		const found: Array<{ number: number; value: unknown }> = [];
		for (let position = start; position < end; position++) {
			const number = this.timeline.numberAt(position);
			const facets = this.changed.get(number) ?? this.source.facets(number);
			if (!matches || matches(facets)) found.push({ number, value: sortBy ? facets[sortBy] : undefined });
		}
		if (sortBy) found.sort((a, b) => compare(a.value, b.value));
		const numbers = Uint32Array.from(found, ({ number }) => number);
		if (this.remembered.size >= MAX_REMEMBERED) this.remembered.delete([...this.remembered.keys()][0]);
		this.remembered.set(key, numbers);
		return numbers;
	}

	private forget(): void {
		this.remembered.clear();
		this.version++;
	}

	private numberOf(id: string): number | undefined {
		const added = this.addedIds.get(id);
		if (added !== undefined) return added;
		const number = this.source.numberOf(id);
		if (number === undefined || number >= FIRST_ADDED) return undefined;
		return number < this.source.total || this.source.isKept?.(number) ? number : undefined;
	}

	private record(number: number): R {
		return this.changed.get(number) ?? this.source.record(number);
	}
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	const [left, right] = [String(a), String(b)];
	return left < right ? -1 : Number(left > right);
}

import { lazyList } from '../kernel/lazy-list.cts';
import type { RecordIds } from '../kernel/record-id.cts';
import { RecordSet, type Facets, type Selected, type Selection } from '../kernel/record-set.cts';
import { microsOf } from './times.cts';

/** What one kind of record is made of. Numbers count from the newest. */
export interface Kind<R extends Facets> {
	total: number;
	ids: RecordIds;
	/** The fields that hold the id and the time by which records are kept in order. */
	idField: keyof R & string;
	timeField: keyof R & string;
	/** Microseconds since 1970; never grows with the number. */
	timeOf(number: number): number;
	record(number: number): R;
	/** Cheaper than `record` for what lists are filtered and sorted by. Default: the record. */
	facets?(number: number): Facets;
}

/** Records computed on demand that can be added, changed and removed. */
export class Collection<R extends Facets> {
	/** All that are there, oldest first. */
	readonly all: R[];
	readonly idField: string;
	private readonly records: RecordSet<R>;
	private readonly removed = new Set<string>();
	private changes = 0;

	constructor(private readonly kind: Kind<R>) {
		const { ids, total, idField, timeField, timeOf } = kind;
		this.idField = idField;
		const source = { total, timeOf, idOf: ids.of, numberOf: ids.numberOf };
		const record = (number: number) => kind.record(number);
		const facets = (number: number) => (kind.facets ?? record)(number);
		this.records = new RecordSet<R>({ ...source, record, facets }, (given) => {
			const time = microsOf(given[timeField]);
			return { id: String(given[idField]), time: Number.isNaN(time) ? Infinity : time };
		});
		const whole = () => this.select({ isDescending: false, key: 'all' });
		this.all = lazyList(
			() => whole().length,
			(index) => whole().at(index),
		);
	}

	/** Grows with every change. */
	get version(): number {
		return this.records.version + this.changes;
	}

	/** The number that the next added record will have: its fields can be drawn from it. */
	get nextNumber(): number {
		return this.records.nextNumber;
	}

	/** The field by which records are in order of time. */
	get timeField(): string {
		return this.kind.timeField;
	}

	/** The record with an id, or `undefined`. */
	find(id: string): R | undefined {
		return this.removed.has(id) ? undefined : this.records.find(id);
	}

	/** Adds a record. One that was removed may come back. */
	add(record: R): R {
		const id = String(record[this.idField]);
		if (this.removed.delete(id)) {
			this.changes++;
			this.records.replace(record);
		} else {
			this.records.add(record);
		}
		return record;
	}

	/** Changes some fields of a record; id and time stay. Throws when there is none. */
	update(id: string, values: Partial<R>): R {
		const record = this.find(id);
		if (!record) throw new Error(`No record ${id}`);
		const { idField, timeField } = this.kind;
		const changed = { ...record, ...values, [idField]: record[idField], [timeField]: record[timeField] } as R;
		this.records.replace(changed);
		return changed;
	}

	/** Removes a record that exists. */
	remove(id: string): void {
		this.removed.add(id);
		this.changes++;
	}

	/** Computes which records a list holds; the records themselves only when read. */
	select(selection: Selection): Selected<R> {
		if (this.removed.size === 0) return this.records.select(selection);
		const { matches = () => true, key } = selection;
		return this.records.select({
			...selection,
			matches: (facets) => !this.removed.has(String(facets[this.idField])) && matches(facets),
			key: `${key} ${this.changes}`,
		});
	}
}

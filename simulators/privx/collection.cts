import { lazyList } from '../kernel/lazy-list.cts';
import type { RecordIds } from '../kernel/record-id.cts';
import { RecordSet, type Facets, type Selected, type Selection } from '../kernel/record-set.cts';
import { microsOf } from './times.cts';

/** How one kind of record is computed. Number 0 is the newest. */
export interface Kind<R extends Facets> {
	total: number;
	ids: RecordIds;
	/** The fields with the id and the time, which give the order of records. */
	idField: keyof R & string;
	timeField: keyof R & string;
	/** Microseconds since 1970. A larger number is never newer. */
	timeOf(number: number): number;
	record(number: number): R;
	/** The values for filtering and sorting, cheaper than `record`. Default: the record. */
	facets?(number: number): Facets;
}

/** Records that are computed on demand and can be added, changed and removed. */
export class Collection<R extends Facets> {
	/** All existing records, oldest first. */
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

	/** The number of the next added record: its fields can be computed from it. */
	get nextNumber(): number {
		return this.records.nextNumber;
	}

	/** The field with the time that gives the order. */
	get timeField(): string {
		return this.kind.timeField;
	}

	/** The record with an id, or `undefined`. */
	find(id: string): R | undefined {
		return this.removed.has(id) ? undefined : this.records.find(id);
	}

	/** Adds a record. A removed record can be added again. */
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

	/** Changes some fields of a record; id and time stay. Throws for an unknown record. */
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

import type { Facets, RecordSource } from '../kernel/record-set.cts';

/** How each field of a record is computed from the record's number. */
export type Columns<R> = { readonly [Name in keyof R]: (number: number) => R[Name] };

/** The times and ids of the records of one kind. */
export interface RecordSeries {
	total: number;
	/** Milliseconds since 1970 of the newest record. */
	endTime: number;
	/** Milliseconds between two records. */
	spacingMs: number;
	idOf(number: number): string;
	numberOf(id: string): number | undefined;
}

/** Milliseconds since 1970 of a generated record. */
export function timeAt({ endTime, spacingMs }: RecordSeries, number: number): number {
	return endTime - Math.floor(number * spacingMs);
}

/** Records from columns. A field is computed only when it is read. */
export function columnSource<R extends Facets>(columns: Columns<R>, series: RecordSeries): RecordSource<R> {
	const names = Object.keys(columns) as Array<keyof R & string>;
	const view: ProxyHandler<{ number: number }> = {
		get: ({ number }, name) => (Object.hasOwn(columns, name) ? columns[name as keyof R](number) : undefined),
	};
	return {
		total: series.total,
		timeOf: (number) => timeAt(series, number),
		idOf: (number) => series.idOf(number),
		numberOf: (id) => series.numberOf(id),
		facets: (number) => new Proxy({ number }, view),
		record: (number) => Object.fromEntries(names.map((name) => [name, columns[name](number)])) as R,
	};
}

/** Numeric ids that grow with time, as the vendor's do. The oldest record has `first`. */
export function serialIds(first: number, total: number): Pick<RecordSeries, 'idOf' | 'numberOf'> {
	return {
		idOf: (number) => String(first + total - 1 - number),
		numberOf(id) {
			const number = /^\d{1,12}$/.test(id) ? first + total - 1 - Number(id) : -1;
			return number >= 0 && number < total ? number : undefined;
		},
	};
}

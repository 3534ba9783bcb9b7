import { recentIds } from '../pages/unique';
import type { Row } from '../pages/page-style';
import type { Call } from './call';

/** What a record is called, e.g. `alarm` and `alarms`. */
export interface Noun {
	one: string;
	many: string;
}

/** A list of a vendor, as its operations and triggers see it. */
export interface ListSource {
	/** For messages and file names. */
	noun: Noun;
	/** The list's pages in order, as the vendor sends them. `wanted` is what the reader expects to need. */
	pages(call: Call, wanted?: number): AsyncIterable<Row[]>;
	/** Checks the filters again on our side: some vendors ignore a filter that they do not understand. */
	keeps(call: Call): (row: Row) => boolean;
	/** At most ten fields, the id among them. */
	simplify(row: Row, call: Call): Row;
	/** What chosen fields are called in a file, in the same order; by default as the vendor calls them. */
	headings?(fields: string[], call: Call): string[];
	/** A sentence for the user beside the result, e.g. what is left out unless asked for. */
	remark?(call: Call): string | undefined;
	/** `undefined` for a record without one, which is then never taken for a double. */
	idOf(row: Row): string | undefined;
}

/** Counts what was read, for hints and summaries. */
export interface Reading {
	records: number;
	pages: number;
	/** Whether the limit ended the walk while there was more. */
	cutShort: boolean;
}

/**
 * Reads a list: filters checked, doubles left out, and no more than `limit` records.
 * @param reading counts along
 */
export async function* readList(
	call: Call,
	source: ListSource,
	reading: Reading,
	limit = Infinity,
): AsyncGenerator<Row[], void> {
	const keeps = source.keeps(call);
	call.report.remark(source.remark?.(call));
	const isNew = call.options.uniqueById === false ? () => true : recentIds();
	for await (const page of source.pages(call, limit)) {
		const rows = page.filter((row) => keeps(row) && isNewRow(source.idOf(row), isNew));
		const left = limit - reading.records;
		reading.pages += 1;
		reading.records += Math.min(rows.length, left);
		if (rows.length < left) {
			yield rows;
			continue;
		}
		reading.cutShort = true;
		yield rows.slice(0, left);
		return;
	}
}

function isNewRow(id: string | undefined, isNew: (id: string) => boolean): boolean {
	return id === undefined || isNew(id);
}

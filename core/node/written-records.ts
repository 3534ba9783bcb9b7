import { valueAt, withFields } from '../export/chosen-fields';
import type { CsvFor } from '../export/csv';
import type { Format } from '../export/encode';
import { flatEvent } from '../ocsf/flat';
import { NotMapped } from '../ocsf/not-mapped';
import type { Row } from '../pages/page-style';
import type { Call } from './call';
import { shaped, simplifiedBy, type ListSource, type Output } from './list';
import { shapedFor } from './raw-data';

/** `asItem`: not if the input item has `complete: false`. */
export type EarlierIsComplete = 'asItem' | 'no' | 'yes';

/** What is compared with what, as the user has chosen. */
export interface CompareChoice {
	/** Name of the binary field of the input item that holds an earlier export. */
	field: string;
	/** Fields that are not compared. */
	ignored: string[];
	/** Whether the earlier file holds all records of its list. */
	isEarlierComplete: EarlierIsComplete;
	/** Whether an input item without any file means that there is no earlier export yet. */
	isFirstRunAllowed: boolean;
	/** Whether to write no file but the changes. */
	onlyChanges: boolean;
	/** The field with the ID, where the list does not know it. */
	idField?: string;
}

/** What the user has chosen. */
export interface ExportChoice {
	format: Format;
	/** Counts where the format is CSV. */
	csvFor: CsvFor;
	/** Name of the binary field for the file. */
	property: string;
	/** In order; empty for all. */
	fields: string[];
	/** Counts where no fields are chosen. */
	output: Output;
	/** An earlier export to compare with. */
	compare?: CompareChoice;
}

/** What decides how a record is written. */
export interface Written extends ExportChoice {
	call: Call;
	source: ListSource;
	/** What the chosen fields are called in the file. */
	headings: string[];
}

/** How a record is written to the file. */
export function shapeOf(work: Written): (row: Row) => Row | NotMapped {
	const { call, source, fields, output } = work;
	const kind = source.kind(call);
	const chosen = shapedFor(call, kind, output);
	if (output === 'ocsf') return writtenEvents(work, chosen);
	if (fields.length === 0) return chosen;
	const [raw, simplified] = [shaped(kind, 'raw', call.session), shaped(kind, 'simplified', call.session)];
	return (row) => chosenFields(raw(row), work, () => simplified(row));
}

/** Events are nested: in a table each value has a column of its own. Chosen fields are attributes. */
function writtenEvents(
	{ format, headings }: Written,
	eventOf: (row: Row) => Row | NotMapped,
): (row: Row) => Row | NotMapped {
	const written = (event: Row) =>
		headings.length > 0 ? withFields(event, headings) : format === 'csv' ? flatEvent(event) : event;
	return (row) => {
		const event = eventOf(row);
		return event instanceof NotMapped ? event : written(event);
	};
}

/** The columns, where they are known in advance: those chosen, or those of a simplified record. */
export function columnsOf({ call, source, fields, headings, output }: Written): string[] {
	if (fields.length > 0 || output !== 'simplified') return headings;
	const kind = source.kind(call);
	const isKnown = Object.keys(kind.simplified({}, call.session)).length > 0;
	return isKnown ? Object.keys(simplifiedBy(kind)({}, call.session)) : [];
}

/** Chosen fields may be the product's or, where a record has no such field, those of the simplified record. */
function chosenFields(row: Row, { fields, headings }: Written, simplify: () => Row): Row {
	let simple: Row | undefined;
	const value = (field: string) => valueAt(row, field) ?? valueAt((simple ??= simplify()), field);
	return Object.fromEntries(fields.map((field, index) => [headings[index], value(field)]));
}

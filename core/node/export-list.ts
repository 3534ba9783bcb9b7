import type { INodeExecutionData } from 'n8n-workflow';
import { IncompleteListError } from '../errors/incomplete-list-error';
import { valueAt } from '../export/chosen-fields';
import type { CsvFor } from '../export/csv';
import { FORMATS, type Format } from '../export/encode';
import { fileNameFor } from '../export/file-name';
import { storeFile } from '../export/store';
import type { Row } from '../pages/page-style';
import type { Call } from './call';
import { readList, shaped, type ListSource, type Output } from './list';
import { emptyCount, type ReadCount } from './read-count';

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
}

/** One export in progress. */
interface Export extends ExportChoice {
	call: Call;
	source: ListSource;
	/** What the chosen fields are called in the file. */
	headings: string[];
	/** Chosen fields, by heading, that no record has had so far: misspelled, or always empty. */
	unseen: Map<string, string>;
	count: ReadCount;
	bytes: number;
}

/**
 * Writes a list page after page into one binary file, in flat memory, and gives one summary item. When the list cannot
 * be read to its end there is no file.
 */
export async function exportList(call: Call, source: ListSource, choice: ExportChoice): Promise<INodeExecutionData[]> {
	const { format, property, fields } = choice;
	const headings = source.headings?.(fields, call) ?? fields;
	const unseen = new Map(headings.map((heading, index) => [heading, fields[index]]));
	const work: Export = { ...choice, call, source, headings, unseen, count: emptyCount(), bytes: 0 };
	const startedAt = call.session.clock.monotonic();
	const { mimeType, extension, encode } = FORMATS[format];
	const fileName = fileNameFor(call.options.fileName ?? '', extension, source.noun.many);
	const chunks = metered(encode(shapedPages(work), columnsOf(work), choice.csvFor), work);
	const binary = await storeFile(call.ctx, chunks, { fileName, mimeType });
	const elapsedMs = call.session.clock.monotonic() - startedAt;
	call.report.add(source.noun, work.count, elapsedMs, 1);
	call.report.remark(source.remark?.(call));
	call.report.remark(unseenFields(work));
	const json = {
		fileName,
		format,
		count: work.count.records,
		pages: work.count.pages,
		bytes: work.bytes,
		seconds: Math.round(elapsedMs / 100) / 10,
		...completeness(work),
	};
	return [{ json, binary: { [property]: binary } }];
}

/** How a record is written to the file. */
function shapeOf(work: Export): (row: Row) => Row {
	const { call, source, fields, output } = work;
	const kind = source.kind(call);
	if (fields.length === 0) return shaped(kind, output, call.session);
	const [raw, simplified] = [shaped(kind, 'raw', call.session), shaped(kind, 'simplified', call.session)];
	return (row) => chosenFields(raw(row), work, () => simplified(row));
}

/** The columns, where they are known in advance: those chosen, or those of a simplified record. */
function columnsOf({ call, source, fields, headings, output }: Export): string[] {
	const isSimplified = fields.length === 0 && output === 'simplified';
	return isSimplified ? Object.keys(source.kind(call).simplified({}, call.session)) : headings;
}

/** Chosen fields may be the product's or, where a record has no such field, those of the simplified record. */
function chosenFields(row: Row, { fields, headings }: Export, simplify: () => Row): Row {
	let simple: Row | undefined;
	const value = (field: string) => valueAt(row, field) ?? valueAt((simple ??= simplify()), field);
	return Object.fromEntries(fields.map((field, index) => [headings[index], value(field)]));
}

async function* shapedPages(work: Export): AsyncGenerator<Row[]> {
	const { call, source, count, unseen } = work;
	const shape = shapeOf(work);
	for await (const page of readList(call, source, count)) {
		const rows = page.map(shape);
		for (const heading of unseen.keys()) {
			if (rows.some((row) => (row[heading] ?? null) !== null)) unseen.delete(heading);
		}
		yield rows;
	}
	const [reason] = count.doubts;
	if (reason !== undefined && call.options.onIncompleteList === 'fail') throw new IncompleteListError(reason);
}

/** Whether the file has all records, and if not, why. */
function completeness({ count: { doubts } }: Export) {
	return doubts.size === 0 ? { complete: true } : { complete: false, incompleteReason: [...doubts].join('; ') };
}

function unseenFields({ unseen, count }: Export): string | undefined {
	if (unseen.size === 0 || count.records === 0) return undefined;
	return `No record has a value for ${[...unseen.values()].join(', ')}: check the spelling.`;
}

async function* metered(chunks: AsyncIterable<Buffer>, work: Export): AsyncGenerator<Buffer> {
	for await (const chunk of chunks) {
		work.bytes += chunk.length;
		yield chunk;
	}
}

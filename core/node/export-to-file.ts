import { valueAt } from '../export/chosen-fields';
import { encode, FORMATS, type Format } from '../export/encode';
import { storeFile } from '../export/store';
import type { Row } from '../pages/page-style';
import type { Call } from './call';
import type { Operation } from './execute';
import { readList, type ListSource, type Reading } from './read-list';

/** One export under way. */
interface Export {
	call: Call;
	source: ListSource;
	/** The chosen fields, in order; none means all. */
	fields: string[];
	/** What they are called in the file. */
	headings: string[];
	/** Chosen fields, by heading, that no record has had so far: misspelt, or always empty. */
	unseen: Map<string, string>;
	reading: Reading;
	bytes: number;
}

const NAMES = Object.keys(FORMATS) as Format[];

/**
 * The operation "Export to File" of a list: page after page goes into one binary file, in flat
 * memory, and one summary item comes out. When the list cannot be read to its end there is no file.
 */
export function exportToFile(source: ListSource): Operation {
	return {
		doing: `export ${source.noun.many}`,
		async run(call) {
			const format = call.choice('format', 'Format', NAMES, 'csv');
			const property = call.required('binaryPropertyName', 'Put Output File in Field');
			const fields = call.texts('fields', 'Field Names or IDs');
			const reading: Reading = { records: 0, pages: 0, cutShort: false };
			const headings = source.headings?.(fields, call) ?? fields;
			const unseen = new Map(headings.map((heading, index) => [heading, fields[index]]));
			const work: Export = { call, source, fields, headings, unseen, reading, bytes: 0 };
			const startedAt = call.session.clock.monotonic();
			const { mimeType, extension } = FORMATS[format];
			const fileName = call.options.fileName || `${source.noun.many}.${extension}`;
			const chunks = metered(encode(format, shaped(work, shapeOf(work)), columnsOf(work)), work);
			const binary = await storeFile(call.ctx, chunks, { fileName, mimeType });
			const elapsedMs = call.session.clock.monotonic() - startedAt;
			call.report.add(source.noun, reading, elapsedMs, 1);
			call.report.remark(unseenFields(work));
			const json = {
				fileName,
				format,
				count: reading.records,
				pages: reading.pages,
				bytes: work.bytes,
				seconds: Math.round(elapsedMs / 100) / 10,
				complete: true,
			};
			return [{ json, binary: { [property]: binary } }];
		},
	};
}

/** How a record goes into the file. */
function shapeOf(work: Export): (row: Row) => Row {
	const { call, source, fields } = work;
	if (fields.length > 0) return (row) => chosen(row, work, () => source.simplify(row, call));
	return isSimplified(work) ? (row) => source.simplify(row, call) : (row) => row;
}

/** The columns, where they are known beforehand: those chosen, or those of a simplified record. */
function columnsOf(work: Export): string[] {
	return isSimplified(work) ? Object.keys(work.source.simplify({}, work.call)) : work.headings;
}

function isSimplified({ call, fields }: Export): boolean {
	return fields.length === 0 && call.flag('simplify', 'Simplify', true);
}

/** Chosen fields may be the vendor's or, where a record has no such field, those of the simplified record. */
function chosen(row: Row, { fields, headings }: Export, simplify: () => Row): Row {
	let simple: Row | undefined;
	const value = (field: string) => valueAt(row, field) ?? valueAt((simple ??= simplify()), field);
	return Object.fromEntries(fields.map((field, index) => [headings[index], value(field)]));
}

async function* shaped({ call, source, reading, unseen }: Export, shape: (row: Row) => Row): AsyncGenerator<Row[]> {
	for await (const rows of readList(call, source, reading)) {
		const shapedRows = rows.map(shape);
		for (const heading of unseen.keys()) {
			if (shapedRows.some((row) => (row[heading] ?? null) !== null)) unseen.delete(heading);
		}
		yield shapedRows;
	}
}

function unseenFields({ unseen, reading }: Export): string | undefined {
	if (unseen.size === 0 || reading.records === 0) return undefined;
	return `No record has a value for ${[...unseen.values()].join(', ')}: check the spelling.`;
}

async function* metered(chunks: AsyncIterable<Buffer>, work: Export): AsyncGenerator<Buffer> {
	for await (const chunk of chunks) {
		work.bytes += chunk.length;
		yield chunk;
	}
}

import type { INodeExecutionData } from 'n8n-workflow';
import { IncompleteListError } from '../errors/incomplete-list-error';
import { FORMATS } from '../export/encode';
import { changeColumns } from '../export/compare/comparison';
import { fileNameFor, numberedName, suffixedName } from '../export/file-name';
import { partsOf } from '../export/parts';
import { packed } from '../export/packed';
import { storeFile } from '../export/store';
import type { Row } from '../pages/page-style';
import type { Call } from './call';
import { Changes } from './changes';
import { CHANGES_FIELD, openComparison } from './compare-with';
import { readList, type ListSource } from './list';
import { emptyCount, notMappedIn, type ReadCount } from './read-count';
import { columnsOf, shapeOf, type CompareChoice, type ExportChoice, type Written } from './written-records';

/** As in triggers: how late products may list a record. What comes twice has the same ID. */
const LATE_MS = 3_600_000;

/** One export in progress. */
interface Export extends Written {
	/** Chosen fields, by heading, that no record has had so far: misspelled, or always empty. */
	unseen: Map<string, string>;
	count: ReadCount;
	/** Pages that went into the files before. */
	pagesBefore: number;
}

/** What a file holds. */
interface FileCount {
	records: number;
	bytes: number;
}

/**
 * Writes a list page after page into one binary file, in flat memory, and gives one summary item; with *Records per File*
 * into several files, with an item for each. When the list cannot be read to its end there is no file.
 */
export async function exportList(call: Call, source: ListSource, choice: ExportChoice): Promise<INodeExecutionData[]> {
	const headings = source.headings?.(choice.fields, call) ?? choice.fields;
	// Those of an event are attributes in any case.
	const names = choice.output === 'ocsf' ? headings : choice.fields;
	const unseen = new Map(headings.map((heading, index) => [heading, names[index]]));
	const work: Export = { ...choice, call, source, headings, unseen, count: emptyCount(), pagesBefore: 0 };
	const startedAt = call.session.clock.monotonic();
	const files = choice.compare ? await comparedFile(work, choice.compare) : await plainFiles(work);
	call.report.add(source.noun, work.count, call.session.clock.monotonic() - startedAt);
	call.report.remark(source.remark?.(call));
	call.report.remark(unseenFields(work));
	return files.map(({ json, binary }) => ({ json: { ...json, ...completeness(work) }, binary }));
}

async function plainFiles(work: Export): Promise<INodeExecutionData[]> {
	const files: INodeExecutionData[] = [];
	const { recordsPerFile } = work.call.options;
	for await (const part of partsOf(shapedPages(work), recordsPerFile ?? Infinity)) {
		files.push(await fileOf(work, part, { number: recordsPerFile && files.length + 1 }));
	}
	if (!recordsPerFile) return files;
	return files.map(({ json, binary }) => ({ json: { ...json, files: files.length }, binary }));
}

/** The file and that of the changes, written at the same time from one reading of the list. */
async function comparedFile(work: Export, choice: CompareChoice): Promise<INodeExecutionData[]> {
	const comparison = await openComparison(work, choice);
	const changes = new Changes(work, comparison, choice);
	const write = {
		all: async (pages: AsyncIterable<Row[]>) => await fileOf(work, pages),
		changes: async (pages: AsyncIterable<Row[]>) =>
			await fileOf(work, pages, {
				suffix: `-${CHANGES_FIELD}`,
				property: CHANGES_FIELD,
				columns: changeColumns(columnsOf(work)),
			}),
	};
	const { json, binary } = await changes.written(shapedPages(work), write);
	return [{ json: { ...json, ...changes.summary() }, binary }];
}

/** What differs from one file of an export to another. */
interface FileChoice {
	/** Where there may be several. */
	number?: number;
	/** Of the name, before the extension. */
	suffix?: string;
	property?: string;
	columns?: string[];
}

/** One file with its summary. */
async function fileOf(work: Export, part: AsyncIterable<Row[]>, own: FileChoice = {}): Promise<INodeExecutionData> {
	const { call, source, format, csvFor, count } = work;
	const { number, suffix = '', property = work.property, columns = columnsOf(work) } = own;
	const { clock } = call.session;
	const startedAt = clock.monotonic();
	const { mimeType, extension, encode } = FORMATS[format];
	const name = fileNameFor(call.options.fileName ?? '', extension, source.noun.many);
	const plain = { fileName: number === undefined ? suffixedName(name, suffix) : numberedName(name, number), mimeType };
	const file: FileCount = { records: 0, bytes: 0 };
	const { facts, chunks } = packed(plain, encode(counted(part, file), columns, csvFor), call.options);
	const binary = await storeFile(call.ctx, metered(chunks, file), facts);
	const pages = count.pages - work.pagesBefore;
	// The file of changes is of the same pages.
	if (suffix === '') work.pagesBefore = count.pages;
	const json = {
		fileName: facts.fileName,
		format,
		count: file.records,
		pages,
		bytes: file.bytes,
		seconds: Math.round((clock.monotonic() - startedAt) / 100) / 10,
		...(number === undefined ? {} : { file: number }),
	};
	return { json, binary: { [property]: binary } };
}

async function* shapedPages(work: Export): AsyncGenerator<Row[]> {
	const { call, source, count, unseen } = work;
	const shape = shapeOf(work);
	for await (const rows of readList(call, source, count, { shape, mayLack: work.output === 'ocsf' })) {
		for (const heading of unseen.keys()) {
			if (rows.some((row) => (row[heading] ?? null) !== null)) unseen.delete(heading);
		}
		yield rows;
	}
	const [reason] = count.doubts;
	if (reason !== undefined && call.options.onIncompleteList === 'fail') throw new IncompleteListError(reason);
}

/**
 * Whether all records were read, and if not, why; how many have no OCSF event; and from when on the next export has to read
 * where it continues this one.
 */
function completeness({ call, count, output }: Export) {
	const { doubts } = count;
	const nextSince = new Date(call.startedAt - LATE_MS).toISOString();
	return {
		...(output === 'ocsf' ? { notMapped: notMappedIn(count) } : {}),
		...(doubts.size === 0 ? { complete: true, nextSince } : { complete: false, incompleteReason: [...doubts].join('; ') }),
	};
}

function unseenFields({ unseen, count, output }: Export): string | undefined {
	if (unseen.size === 0 || count.records === 0) return undefined;
	const others = output === 'ocsf' ? ', and whether another attribute has the value' : '';
	return `No record has a value for ${[...unseen.values()].join(', ')}: check the spelling${others}.`;
}

async function* counted(pages: AsyncIterable<Row[]>, file: FileCount): AsyncGenerator<Row[]> {
	for await (const rows of pages) {
		file.records += rows.length;
		yield rows;
	}
}

async function* metered(chunks: AsyncIterable<Uint8Array>, file: FileCount): AsyncGenerator<Uint8Array> {
	for await (const chunk of chunks) {
		file.bytes += chunk.length;
		yield chunk;
	}
}

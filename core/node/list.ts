import { InputError } from '../errors/input-error';
import type { Session } from '../http/session';
import { NotMapped } from '../ocsf/not-mapped';
import type { OnDoubt } from '../pages/doubt';
import type { Row } from '../pages/page-style';
import { recentIds } from '../pages/unique';
import { shortKey } from '../poll/memory-key';
import type { ListQuery } from '../pages/walk-list';
import { chunksOf } from './batched';
import type { Call } from './call';
import { allOf, type FilterSet } from './filter';
import type { ParameterReader } from './parameter-reader';
import type { Noun, ReadCount } from './read-count';

/** Where and when a record was read. */
export interface ReadFrom {
	access: Pick<Session['access'], 'base' | 'consoleUrl'>;
	clock: Pick<Session['clock'], 'now'>;
}

/** A record in another shape. A pure function. */
export type Shape = (row: Row, from: ReadFrom) => Row;

/** A record as an event of OCSF, if there is an honest one. A pure function. */
export type EventShape = (row: Row, from: ReadFrom) => Row | NotMapped;

/**
 * A kind of record of a product. A new output format is one more shape here, and its option in the parameter Output.
 */
export interface RecordKind {
	/** `undefined` for a record without an ID, which is never treated as a duplicate. */
	idOf(row: Row): string | undefined;
	/**
	 * Where a record has its ID once it is in an output, as a file says it; of an event this is an attribute. It never changes.
	 * Exports of other records cannot be compared.
	 */
	idFields?: Partial<Record<Output, string>>;
	/**
	 * The `dedupeKey`, in full length: the same text for the same event, which is the latest that became of the record.
	 * `undefined` for a record without an ID. By default no record has one.
	 */
	keyOf?(row: Row): string | undefined;
	/** At most ten fields with the key, which `simplifiedBy` adds. The ID is among them. */
	simplified: Shape;
	/** All that the product sends, in one shape where lists and single records differ. By default as it is sent. */
	raw?: Shape;
	/** As an event of OCSF. By default no record has one. */
	ocsf?: EventShape;
}

/** Formats of a record, by the value of the parameter Output. */
export type Output = PlainOutput | 'ocsf';

/** Formats that every record has. */
export type PlainOutput = 'simplified' | 'raw';

/** The field with the ID, called the same in all outputs but OCSF. @param event the attribute, where there is one for all events */
export function idIn(record: string, event?: string): RecordKind['idFields'] {
	return { simplified: record, raw: record, ocsf: event };
}

/** A list of a product, as its operations see it. */
export interface ListSource<Sent = unknown> {
	/** For messages, forms and file names. */
	noun: Noun;
	/** What the records are; some lists hold several kinds, and the parameters tell which. */
	kind(call: Call): RecordKind;
	/** The list's pages in order, as the product sends them. @param sent what the filters ask of the server */
	pages(call: Call, query: ListQuery, sent: Sent[]): AsyncIterable<Row[]>;
	/** Adds to records what the user wants with them, before they are shaped. Its parameters are read before the list is. */
	complete?(call: Call): (rows: Row[]) => Promise<Row[]>;
	/** The parameters as the filters read them, e.g. with the IDs of records that were given by name. Default: the call. */
	reader?(call: Call): Promise<ParameterReader>;
	/** Checked again for each record: some products ignore a filter that they do not understand. */
	filters?: FilterSet<Sent>;
	/**
	 * What chosen fields are called in a file, in the same order; by default as they were chosen. Of events these are
	 * attributes.
	 */
	headings?(fields: string[], call: Call): string[];
	/** A sentence for the user beside the result, e.g. what is left out unless asked for. Asked when the list is read. */
	remark?(call: Call): string | undefined;
}

/**
 * Records that are shaped and handed on together. In another shape, those of a whole page would live long enough to be moved
 * by the collection of short-lived memory: an export of OCSF events took up to a quarter more CPU.
 */
const BLOCK = 50;
/** Records that are completed together: a request for what belongs to them serves many. */
const COMPLETED_BLOCK = 200;

/** Simplified records of a kind, with the key as the last field. */
export function simplifiedBy({ simplified, keyOf }: RecordKind): Shape {
	if (!keyOf) return simplified;
	return (row, from) => {
		const key = keyOf(row);
		return { ...simplified(row, from), dedupeKey: key === undefined ? null : shortKey(key) };
	};
}

/** Turns records of a kind into the chosen output. @throws InputError for an output that the kind does not have */
export function shaped(kind: RecordKind, output: PlainOutput, session: Session): (row: Row) => Row;
/** The same with OCSF, of which not every record has an event. */
export function shaped(kind: RecordKind, output: Output, session: Session): (row: Row) => Row | NotMapped;
/** Both. */
export function shaped(kind: RecordKind, output: Output, session: Session): (row: Row) => Row | NotMapped {
	const { raw = asItIs, ocsf } = kind;
	const shape = { raw, simplified: simplifiedBy(kind), ocsf }[output];
	if (shape) return (row) => shape(row, session);
	throw new InputError('OCSF has no class for these records', 'Choose another Output.');
}

/** The records of a page in another shape, at most so many. Those without an OCSF event are counted and left out. */
export function shapedRows(
	rows: Row[],
	shape: (row: Row) => Row | NotMapped,
	{ notMapped }: ReadCount,
	most = Infinity,
): Row[] {
	const records: Row[] = [];
	for (const row of rows) {
		if (records.length >= most) break;
		const record = shape(row);
		if (record instanceof NotMapped) notMapped.set(record.reason, (notMapped.get(record.reason) ?? 0) + 1);
		else records.push(record);
	}
	return records;
}

/** How the records of a list are given. */
export interface Reading {
	shape(row: Row): Row | NotMapped;
	/** Whether a record may have no shape; it does not count for the limit. */
	mayLack: boolean;
	limit?: number;
}

/**
 * Reads a list: filters checked, duplicates left out, in the chosen shape, at most `limit` records, some at a time.
 * @param count is updated while the list is read
 */
export async function* readList(
	call: Call,
	source: ListSource,
	count: ReadCount,
	{ shape, mayLack, limit = Infinity }: Reading,
): AsyncGenerator<Row[], void> {
	const reader = (await source.reader?.(call)) ?? call;
	const { sent, isComplete, keeps } = source.filters?.read(reader, call.startedAt) ?? allOf([]);
	const { idOf } = source.kind(call);
	const isNew = call.options.uniqueById === false ? () => true : recentIds();
	const { pageSize, parallelRequests } = call.options;
	// What is left out in n8n does not count: then it is not known how many records are needed.
	const wanted = isComplete && !mayLack ? limit : undefined;
	const onDoubt: OnDoubt = ({ reason }) => void count.doubts.add(reason);
	const query = { pageSize, parallelRequests, wanted, onDoubt };
	const complete = source.complete?.(call);
	const blockSize = complete ? COMPLETED_BLOCK : BLOCK;
	for await (const page of source.pages(call, query, sent)) {
		const rows = page.filter((row) => keeps(row) && isNewRow(idOf(row), isNew));
		count.pages += 1;
		for (const some of chunksOf(rows, blockSize)) {
			if (count.records >= limit) break;
			const left = limit - count.records;
			const chosen = mayLack ? some : some.slice(0, left);
			const records = shapedRows(complete ? await complete(chosen) : chosen, shape, count, left);
			count.records += records.length;
			yield records;
		}
		if (count.records < limit) continue;
		count.cutShort = true;
		return;
	}
}

function asItIs(row: Row): Row {
	return row;
}

function isNewRow(id: string | undefined, isNew: (id: string) => boolean): boolean {
	return id === undefined || isNew(id);
}

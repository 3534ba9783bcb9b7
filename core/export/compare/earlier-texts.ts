import { gunzip } from '../../gzip';
import { unusable } from './damaged';

/** The formats in which an earlier file may be. */
export type EarlierFormat = 'csv' | 'json' | 'ndjson';

/** How an earlier file begins. */
export interface Recognized {
	format: EarlierFormat;
	/** A byte order mark: CSV for spreadsheets. */
	hasMark: boolean;
}

/** Characters. No record is as long: the file has no lines, or a quote is missing. */
const LONGEST_RECORD = 2 ** 24;
const MARK = '\uFEFF';
const GZIP = [0x1f, 0x8b];

/** An earlier file as text, in which the format is recognized. */
export interface EarlierText extends Recognized {
	/** From the beginning, without the byte order mark. Only once. */
	texts: AsyncIterable<string>;
}

/** Recognizes a file by its content; also one that Compress made. An empty one is an empty list. */
export async function recognized(chunks: AsyncIterable<Uint8Array>): Promise<EarlierText> {
	const texts = decoded(unpacked(chunks));
	let start = '';
	let next = await texts.next();
	while (!next.done) {
		start += next.value;
		if (start.trim() !== '') break;
		next = await texts.next();
	}
	const hasMark = start.startsWith(MARK);
	const text = hasMark ? start.slice(MARK.length) : start;
	const first = text.trimStart().charAt(0);
	const format = first === '[' ? 'json' : first === '{' || first === '' ? 'ndjson' : 'csv';
	return { format, hasMark, texts: resumed(text, texts) };
}

/**
 * The records of a file as texts, some at a time: lines, or in CSV lines of which a cell may have several.
 * @throws InputError for a file that ends in the middle of a record
 */
export async function* recordTexts({ format, texts }: EarlierText): AsyncGenerator<string[]> {
	const cutter = new Cutter(format === 'csv');
	for await (const text of texts) yield cutter.cut(text);
	const { rest } = cutter;
	if (rest === '') return;
	// Other programs may leave out the last line end, but cells look complete wherever a line is cut.
	if (format === 'csv') throw unusable('ends in the middle of a record: only a part of it is there');
	yield [rest];
}

/** The file itself, or what is in it. @throws InputError for a compressed file that is damaged or cut off */
async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const bytes = chunks[Symbol.asyncIterator]();
	const first = await bytes.next();
	if (first.done) return;
	const all = resumed(first.value, { [Symbol.asyncIterator]: () => bytes });
	const isPacked = GZIP.every((byte, index) => first.value[index] === byte);
	if (!isPacked) return yield* all;
	try {
		yield* gunzip(all);
	} catch {
		throw unusable('cannot be decompressed: it is damaged, or cut off');
	}
}

/** @throws InputError for bytes that are no UTF-8 */
async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	const text = (bytes?: Uint8Array) => {
		try {
			return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
		} catch {
			throw unusable('has broken characters: it is damaged, or no text in UTF-8');
		}
	};
	for await (const bytes of chunks) yield text(bytes);
	yield text();
}

async function* resumed<Part>(start: Part, rest: AsyncIterable<Part>): AsyncGenerator<Part> {
	yield start;
	yield* rest;
}

/** Cuts a text that comes in parts at its line ends, in CSV only where no quote is open. */
class Cutter {
	rest = '';
	/** Up to where there is no line end that could end the first record of the rest. */
	private searched = 0;
	private isQuoted = false;

	constructor(private readonly hasQuotes: boolean) {}

	cut(text: string): string[] {
		this.rest += text;
		const records: string[] = [];
		let from = 0;
		let quote = this.hasQuotes ? this.rest.indexOf('"', this.searched) : -1;
		for (let end = this.rest.indexOf('\n', this.searched); end >= 0; end = this.rest.indexOf('\n', end + 1)) {
			for (; quote >= 0 && quote < end; quote = this.rest.indexOf('"', quote + 1)) this.isQuoted = !this.isQuoted;
			this.searched = end + 1;
			if (this.isQuoted) continue;
			records.push(this.rest.slice(from, end));
			from = end + 1;
		}
		this.rest = this.rest.slice(from);
		this.searched -= from;
		if (this.rest.length > LONGEST_RECORD)
			throw unusable('is damaged, or was not written by this node: a line of it has no end');
		return records;
	}
}

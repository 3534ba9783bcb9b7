import { objectOf } from '../../json';
import { parseJsonText } from '../../json-text';
import type { Row } from '../../pages/page-style';
import { unusable } from './damaged';
import { recordTexts, type EarlierText } from './earlier-texts';
import { JsonScanner } from './json-scanner';
import type { Marks, Names } from './marks';
import type { TextHash } from '../../text-hash';
import type { RecordForm, Way } from './way';

/** Compares records of NDJSON and JSON files, by their values. `null` is the same as a field that is not there. */
export class JsonWay implements Way {
	private readonly scanner: JsonScanner;

	constructor(
		private readonly names: Names,
		private readonly hash: TextHash,
		private readonly form: RecordForm,
	) {
		this.scanner = new JsonScanner(hash);
	}

	async *records(file: EarlierText): AsyncGenerator<string[]> {
		if (file.format === 'json') return yield* listed(file);
		for await (const lines of recordTexts(file)) yield lines.filter((line) => line.trim() !== '');
	}

	markEarlier(record: string, marks: Marks): void {
		if (!this.form.flat && this.mark(record, marks)) return;
		this.markToday(rowIn(record), marks);
	}

	markToday(row: Row, marks: Marks): void {
		this.mark(JSON.stringify(this.form.flat?.(row) ?? row), marks, true);
	}

	rowOf(record: string): Row {
		return rowIn(record);
	}

	private mark(text: string, marks: Marks, isTrusted = false): boolean {
		const { names, hash, form } = this;
		marks.clear();
		const onMember = (nameFrom: number, nameTo: number, from: number, to: number) => {
			const raw = text.slice(nameFrom, nameTo);
			const name = raw.includes('\\') ? (parseJsonText(`"${raw}"`) as string) : raw;
			const number = names.numberOf(name);
			if (name === form.idField) marks.id = idText(text.slice(from, to));
			const isNull = to - from === 4 && text.startsWith('null', from);
			if (!isNull && !names.isIgnored(name)) marks.add(number, hash.high, hash.low);
		};
		return this.scanner.read(text, onMember, isTrusted);
	}
}

/** One array with a record per line, as this node writes it. */
async function* listed(file: EarlierText): AsyncGenerator<string[]> {
	const list = new ListLines();
	for await (const lines of recordTexts(file)) yield lines.flatMap((line) => list.recordsIn(line.trim()));
	if (!list.hasEnded) throw unusable('ends in the middle of the list: only a part of it is there');
}

/** Where in an array of JSON a line is. */
class ListLines {
	hasEnded = false;
	private hasBegun = false;

	recordsIn(line: string): string[] {
		if (line === '') return [];
		const opening = line.charAt(0) === '[' && !this.hasBegun;
		if (opening ? !/^\[\]?$/.test(line) : !this.hasBegun || this.hasEnded) {
			throw unusable('is JSON, but not with one record per line as this node writes it');
		}
		this.hasBegun = true;
		this.hasEnded = line.endsWith(']') && line.length <= 2;
		if (opening || this.hasEnded) return [];
		return [line.endsWith(',') ? line.slice(0, -1) : line];
	}
}

function rowIn(record: string): Row {
	let value: unknown;
	try {
		value = parseJsonText(record);
	} catch {
		throw unusable('is damaged, or was not written by this node: a line of it is no JSON');
	}
	const row = objectOf(value);
	if (!row) throw unusable('was not written by this node: a line of it is no record');
	return row as Row;
}

/** IDs are texts or numbers, which are the same ID with the same digits. */
function idText(json: string): string | undefined {
	if (json.startsWith('"')) return (parseJsonText(json) as string) || undefined;
	return /^-?\d/.test(json) ? json : undefined;
}

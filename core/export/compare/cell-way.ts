import { objectOf } from '../../json';
import { parseJsonText } from '../../json-text';
import type { Row } from '../../pages/page-style';
import { cellText } from '../csv';
import { unguarded } from '../spreadsheet';
import { cellsOf } from './csv-cells';
import { unusable } from './damaged';
import { recordTexts, type EarlierText } from './earlier-texts';
import type { Marks, Names } from './marks';
import type { TextHash } from '../../text-hash';
import type { RecordForm, Way } from './way';

/** The column for fields of later records, see `csv.ts`. */
const OTHER_FIELDS = /^_*other_fields$/;
/** Halves of characters, which UTF-8 cannot hold. */
const HALVES = /\p{Cs}/gu;

/** Compares records of CSV files, by the text of their cells: a number is the same as its digits, and nothing as an empty text. */
export class CellWay implements Way {
	private columns: string[] = [];
	private others?: string;

	/** @param isGuarded whether the file is for spreadsheets: cells may have an apostrophe in front that was not in the record */
	constructor(
		private readonly names: Names,
		private readonly hash: TextHash,
		private readonly form: RecordForm,
		private readonly isGuarded: boolean,
	) {}

	async *records(file: EarlierText): AsyncGenerator<string[]> {
		let isHeader = true;
		for await (const texts of recordTexts(file)) {
			const records = texts.filter((text) => text !== '' && text !== '\r');
			if (isHeader && records.length > 0) {
				this.readHeader(records.shift()!);
				isHeader = false;
			}
			yield records;
		}
	}

	markEarlier(record: string, marks: Marks): void {
		const { others } = this;
		marks.clear();
		this.cells(record).forEach((cell, index) => {
			const name = this.columns[index];
			if (name === others) this.markAll(othersIn(cell), marks);
			else this.markCell(name, cell, marks);
		});
	}

	markToday(row: Row, marks: Marks): void {
		marks.clear();
		this.markAll(this.form.flat?.(row) ?? row, marks);
	}

	rowOf(record: string): Row {
		const cells = this.cells(record).map((cell, index): [string, unknown] => [this.columns[index], cell || null]);
		const { [this.others ?? '']: others, ...row } = Object.fromEntries(cells);
		return { ...row, ...othersIn((others as string | null | undefined) ?? '') } as Row;
	}

	private readHeader(header: string): void {
		this.columns = cellsOf(header).map((name) => this.normal(name));
		const last = this.columns[this.columns.length - 1];
		this.others = this.form.columns.length === 0 && OTHER_FIELDS.test(last) ? last : undefined;
		this.columns.filter((name) => name !== this.others).forEach((name) => this.names.numberOf(name));
	}

	private cells(record: string): string[] {
		const cells = cellsOf(record);
		if (cells.length !== this.columns.length) {
			throw unusable(
				'is damaged, or was not written by this node: a line of it has more or fewer cells than the first',
			);
		}
		return cells.map((cell) => this.normal(cell));
	}

	private markAll(row: Row, marks: Marks): void {
		for (const [name, value] of Object.entries(row))
			this.markCell(this.normal(name), this.normal(cellText(value)), marks);
	}

	private markCell(name: string, cell: string, marks: Marks): void {
		const number = this.names.numberOf(name);
		if (cell === '') return;
		if (name === this.form.idField) marks.id = cell;
		if (this.names.isIgnored(name)) return;
		this.hash.of(cell);
		marks.add(number, this.hash.high, this.hash.low);
	}

	private normal(cell: string): string {
		const text = cell.replace(HALVES, '\uFFFD');
		return this.isGuarded ? unguarded(text) : text;
	}
}

function othersIn(cell: string): Row {
	if (cell === '') return {};
	let others: unknown;
	try {
		others = parseJsonText(cell);
	} catch {
		others = undefined;
	}
	const row = objectOf(others);
	if (!row) throw unusable('is damaged: its last column does not have other fields as JSON');
	return row as Row;
}

import type { Row } from '../../pages/page-style';
import { CellWay } from './cell-way';
import { unusable } from './damaged';
import { recognized, type EarlierText } from './earlier-texts';
import { JsonWay } from './json-way';
import { Marks, Names } from './marks';
import { RecordTable } from './record-table';
import { TextHash } from '../../text-hash';
import type { RecordForm, Way } from './way';

/** How many records there are of each kind. */
export interface ChangeCount {
	added: number;
	changed: number;
	removed: number;
	unchanged: number;
	/** Without an ID, or with one that another record has, too. */
	notCompared: number;
}

/** What is compared with what. */
export interface ComparisonChoice extends RecordForm {
	/** The file from its beginning; it is read twice. `undefined`: there is none, so that everything is new. */
	open?(): Promise<AsyncIterable<Uint8Array>>;
	/** Fields that are not compared. */
	ignored: string[];
	/** Fields that tell that the file has another output than this export. */
	foreign: string[];
}

const SAME_OUTPUT =
	'Choose the same Output and the same fields as in the run that wrote the file. If the file is of an older version of this node, leave Compare With empty once: the next run can compare with the file of that run.';

/** Compares a list, while it is read, with a file of an earlier export of it. */
export class Comparison {
	readonly count: ChangeCount = { added: 0, changed: 0, removed: 0, unchanged: 0, notCompared: 0 };
	private readonly names: Names;
	private readonly hash: TextHash;
	private readonly table: RecordTable;
	private readonly marks = new Marks();
	private way?: Way;
	/** Whether each record of the earlier file is still there. */
	private seen = new Uint8Array();

	private constructor(
		private readonly choice: ComparisonChoice,
		random: () => number,
	) {
		this.hash = new TextHash(random);
		this.table = new RecordTable(this.hash);
		this.names = new Names(choice.ignored);
	}

	/** Reads the earlier file. @throws InputError for one that cannot be compared with */
	static async with(choice: ComparisonChoice, random: () => number = Math.random): Promise<Comparison> {
		const comparison = new Comparison(choice, random);
		if (choice.open) await comparison.readEarlier(await recognized(await choice.open()));
		return comparison;
	}

	/** What is new or has changed among some records of the list. */
	changesIn(rows: Row[]): Row[] {
		return rows.map((row) => this.changeOf(row)).filter((change) => change !== undefined);
	}

	/** The records that are only in the earlier file, once all of the list is compared. */
	async *removed(): AsyncGenerator<Row[]> {
		const { open } = this.choice;
		if (!open || !this.way) return;
		let number = 0;
		for await (const records of this.way.records(await recognized(await open()))) {
			const removed: Row[] = [];
			for (const record of records) {
				if (this.hasId(record) && this.seen[number++] === 0)
					removed.push(changeRow('removed', [], this.way.rowOf(record)));
			}
			this.count.removed += removed.length;
			yield removed;
		}
	}

	private hasId(record: string): boolean {
		if (this.seen.length === this.records) return true;
		this.way!.markEarlier(record, this.marks);
		return this.marks.id !== undefined;
	}

	/** In the earlier file, also without an ID. */
	private records = 0;

	private async readEarlier(file: EarlierText): Promise<void> {
		const { names, hash, marks, choice, table } = this;
		const way =
			file.format === 'csv' ? new CellWay(names, hash, choice, file.hasMark) : new JsonWay(names, hash, choice);
		for await (const records of way.records(file)) {
			for (const record of records) {
				this.records++;
				way.markEarlier(record, marks);
				if (marks.id !== undefined && !table.add(marks.id, marks)) throw twice(marks.id);
			}
		}
		this.way = way;
		this.seen = new Uint8Array(table.count);
		this.checkNames();
		if (this.records > 0 && table.count === 0) throw withoutId(choice.idField);
	}

	private checkNames(): void {
		const { columns, foreign, idField } = this.choice;
		const names = new Set(this.names.all);
		if (names.size === 0) return;
		const other = foreign.find((name) => names.has(name));
		if (other !== undefined)
			throw unusable(`has another output than this export: it has the field ${other}`, SAME_OUTPUT);
		if (!names.has(idField)) throw withoutId(idField);
		if (columns.length === 0) return;
		const [lacking, more] = [
			columns.filter((name) => !names.has(name)),
			[...names].filter((name) => !columns.includes(name)),
		];
		const found = [lacking.length > 0 && `lacks ${listed(lacking)}`, more.length > 0 && `also has ${listed(more)}`];
		const said = found.filter(Boolean).join(', and ');
		if (said) throw unusable(`has other fields than this export: it ${said}`, SAME_OUTPUT);
	}

	private changeOf(row: Row): Row | undefined {
		const { table, marks, count, seen } = this;
		this.way ??= new JsonWay(this.names, this.hash, this.choice);
		this.way.markToday(row, marks);
		if (marks.id === undefined) {
			count.notCompared++;
			return undefined;
		}
		const number = table.find(marks.id);
		if (number < 0) {
			table.add(marks.id, marks);
			count.added++;
			return changeRow('added', [], row);
		}
		if (number >= seen.length || seen[number] === 1) {
			count.notCompared++;
			return undefined;
		}
		seen[number] = 1;
		if (table.isSame(number, marks)) {
			count.unchanged++;
			return undefined;
		}
		count.changed++;
		return changeRow(
			'changed',
			table.differences(number, marks).map((name) => this.names.nameOf(name)),
			row,
		);
	}
}

const OWN_FIELDS = ['change', 'changed_fields'];

/** The columns of the file of changes, where those of the records are known. */
export function changeColumns(columns: string[]): string[] {
	return columns.length === 0 ? [] : [...OWN_FIELDS, ...columns.map(otherName)];
}

/** A record may have fields with the names of ours. */
function otherName(name: string): string {
	return OWN_FIELDS.includes(name) ? `record_${name}` : name;
}

function changeRow(change: string, changedFields: string[], row: Row): Row {
	const hasOurs = OWN_FIELDS.some((name) => Object.hasOwn(row, name));
	const record = hasOurs
		? Object.fromEntries(Object.entries(row).map(([name, value]) => [otherName(name), value]))
		: row;
	return { change, changed_fields: changedFields, ...record } as Row;
}

function twice(id: string) {
	return unusable(
		`has the record with the ID ${id.slice(0, 100)} twice`,
		'Export with Unique by ID switched on, and leave Compare With empty once: the next run can compare with the file of that run.',
	);
}

function withoutId(idField: string) {
	return unusable(`has no record with the field ${idField}, by which records are compared`, SAME_OUTPUT);
}

function listed(names: string[]): string {
	const shown = names.slice(0, 5).join(', ');
	return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

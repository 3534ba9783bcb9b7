import type { Row } from '../../pages/page-style';
import type { EarlierText } from './earlier-texts';
import type { Marks } from './marks';

/** How records of an earlier file are compared with those of today: by their values, or by the text of their cells. */
export interface Way {
	/** The records of a file, as texts, some at a time. */
	records(file: EarlierText): AsyncGenerator<string[]>;
	/** @throws InputError for a text that is no record */
	markEarlier(record: string, marks: Marks): void;
	markToday(row: Row, marks: Marks): void;
	/** A record of the earlier file, to be written again. */
	rowOf(record: string): Row;
}

/** What the ways must know of the records. */
export interface RecordForm {
	/** The field with the ID. */
	idField: string;
	/** Takes nested records apart, so that each value is compared by itself. Does nothing with one that is flat. */
	flat?(row: Row): Row;
	/** The fields, where they are known. */
	columns: string[];
}

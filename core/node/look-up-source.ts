import type { Session } from '../http/session';
import type { Row } from '../pages/page-style';
import type { ListQuery } from '../pages/walk-list';
import type { Spelling } from '../spelling';
import type { RecordKind } from './list';
import type { Noun } from './read-count';

/** A value to look up, in the one spelling of its kind, and as it was written, once or in several ways. */
export interface Sought {
	key: string;
	written: string[];
}

/** What records of a product are looked up by, and how. */
export interface LookUpSource {
	noun: Noun;
	kind: RecordKind;
	/** What a value must be, and how it is compared. */
	spelling: Spelling;
	/** Values that are asked for together, at most. @param all how many there are */
	size(all: number): number;
	/** The records with one of these values. Each is compared again; where none of the values is seen in one, that is a doubt. */
	pages(session: Session, sought: Sought[], query: ListQuery): AsyncIterable<Row[]>;
	/** The values that a record has: texts, and lists of them. */
	valuesOf(row: Row): unknown;
	/** Whether records without any of the values come, too, and mean nothing. */
	givesOthers?: boolean;
	/** A second way, in which the spelling does not count, for what the first has not found. Other records may come, too. */
	again?: Pick<LookUpSource, 'size' | 'pages'> & { isFor(sought: Sought): boolean };
	/** A whole sentence that says why a value that is not found may be there nevertheless. Default: that is sure. */
	unsure?(sought: Sought): string | undefined;
	/** A sentence for the user beside the result. */
	remark?: string;
}

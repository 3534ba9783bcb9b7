import { EventMapper } from '../ocsf/event';
import { NotMapped } from '../ocsf/not-mapped';
import type { EventTable } from '../ocsf/table';
import type { Row } from '../pages/page-style';
import { shortKey } from '../poll/memory-key';
import type { EventShape } from './list';

/** The output OCSF of a kind of record, with the tables from which its documentation is written. */
export interface TabledShape extends EventShape {
	tables: readonly EventTable[];
	/** The key of a record, in full length. `undefined` for one without an ID or an event. */
	keyOf(row: Row): string | undefined;
}

/** The output OCSF of a kind of record whose events are all of one class. */
export function eventShape(table: EventTable): TabledShape;
/**
 * The output OCSF of a kind of record whose events are of several classes.
 * @param choose the table for a record, if a class is honest
 * @param tables all that `choose` can give
 */
export function eventShape(choose: (row: Row) => EventTable | NotMapped, tables: readonly EventTable[]): TabledShape;
/** Both. */
export function eventShape(
	given: EventTable | ((row: Row) => EventTable | NotMapped),
	several: readonly EventTable[] = [],
): TabledShape {
	const [choose, tables] = typeof given === 'function' ? [given, several] : [() => given, [given]];
	const mappers = new Map(tables.map((table) => [table, new EventMapper(keyed(table))]));
	const shape: EventShape = (row, { access: { base, consoleUrl = base }, clock }) => {
		const table = choose(row);
		if (table instanceof NotMapped) return table;
		return mappers.get(table)!.eventOf(row, { url: consoleUrl.origin, readAt: Math.floor(clock.now()) });
	};
	const keyOf = (row: Row) => {
		const table = choose(row);
		return table instanceof NotMapped ? undefined : table.uid(row);
	};
	return Object.assign(shape, { tables, keyOf });
}

/** With the key as a trigger outputs it, which is shorter for a long ID. */
function keyed(table: EventTable): EventTable {
	const uid = (row: Row) => {
		const key = table.uid(row);
		return key === undefined ? undefined : shortKey(key);
	};
	return { ...table, uid };
}

import { EventMapper } from '../ocsf/event';
import { NotMapped } from '../ocsf/not-mapped';
import type { EventTable } from '../ocsf/table';
import type { Row } from '../pages/page-style';
import type { EventShape } from './list';

/**
 * The output OCSF of a kind of record.
 * @param table or a function that finds the one for a record, if a class is honest
 */
export function eventShape(table: EventTable | ((row: Row) => EventTable | NotMapped)): EventShape {
	const mappers = new Map<EventTable, EventMapper>();
	const mapperOf = (one: EventTable) => {
		const known = mappers.get(one);
		if (known) return known;
		const mapper = new EventMapper(one);
		mappers.set(one, mapper);
		return mapper;
	};
	return (row, { access, clock }) => {
		const one = typeof table === 'function' ? table(row) : table;
		if (one instanceof NotMapped) return one;
		return mapperOf(one).eventOf(row, { url: access.base.origin, readAt: Math.floor(clock.now()) });
	};
}

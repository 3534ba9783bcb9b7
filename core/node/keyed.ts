import { objectOf } from '../json';
import { NotMapped } from '../ocsf/not-mapped';
import type { Row } from '../pages/page-style';
import type { Output } from './list';

/**
 * A record as a trigger outputs it, with its `dedupeKey`. In an OCSF event the key is `metadata.uid`, so that the event
 * stays valid. A record without an event is output as it is, with the reason: a trigger loses nothing.
 */
export function keyed(row: Row, dedupeKey: string, shape: (row: Row) => Row | NotMapped, output: Output): Row {
	const record = shape(row);
	if (record instanceof NotMapped) {
		const { reason, raw = row } = record;
		return { error: `The record has no OCSF event: ${reason}`, record: raw, dedupeKey };
	}
	if (output !== 'ocsf') return { ...record, dedupeKey };
	return { ...record, metadata: { ...(objectOf(record.metadata) as Row), uid: dedupeKey } };
}

import { derived } from '../../../core/ocsf/sources';
import type { Product } from '../../../core/ocsf/table';
import { time } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { idOf } from '../pages';

/** Who made the records. */
export const PRODUCT: Product = { name: 'USM Anywhere', vendor: 'LevelBlue' };

/** When a record occurred; spelled so. The second is missing on some records. */
export const TIME_FIELDS = ['timestamp_occured', 'timestamp_occured_iso8601'];

/** When USM Anywhere got it; both fields say the same. */
export const RECEIVED = derived(
	['timestamp_received', 'timestamp_received_iso8601'],
	({ timestamp_received: ms, timestamp_received_iso8601: iso }) => ms ?? iso,
	time,
);

/** Begins each `dedupeKey`. */
export const KEY_PREFIX = 'usmAnywhere';

/** The `dedupeKey` of a record, as the trigger has it. */
export function eventKey(row: Row): string | undefined {
	const id = idOf(row);
	return id === undefined ? undefined : `${KEY_PREFIX}:${id}`;
}

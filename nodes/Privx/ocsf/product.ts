import type { Product } from '../../../core/ocsf/table';

/** Who makes the records. */
export const PRIVX: Product = { name: 'PrivX', vendor: 'SSH Communications Security' };
/** Begins each `dedupeKey`, which is the ID of an event. */
export const KEY_PREFIX = 'privx';

/** The ID of the event of a record. @param parts the record's own ID, and what tells its events apart */
export function eventId(...parts: Array<string | undefined>): string | undefined {
	return parts.includes(undefined) ? undefined : [KEY_PREFIX, ...parts].join(':');
}

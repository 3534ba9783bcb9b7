import { derived, from } from '../../../core/ocsf/sources';
import type { Product, Source, ValueType } from '../../../core/ocsf/table';
import { keyOfState } from '../../../core/poll/memory-key';
import { idText } from '../id-text';
import { partsOf } from '../joined';

/** Of whom the records of API v1 are. */
export const ARMIS_V1: Product = { name: 'Centrix', vendor: 'Armis', feature: 'API v1' };
/** Of whom the records of API v3 are. */
export const ARMIS_V3: Product = { ...ARMIS_V1, feature: 'API v3' };

/**
 * A field that recorded answers or published clients have: Elastic's and runZero's for API v1, the official SDK for API v3.
 * Armis' own guides name few fields.
 */
export function seen(fields: string | string[], as?: ValueType): Source {
	return from(fields, as, 'seen');
}

/** What several fields hold, in one list: values, lists, and texts in which API v1 joins values with commas (Elastic). */
export function together(fields: string[], as: ValueType): Source {
	return derived(fields, (row) => fields.flatMap((field) => partsOf(row[field])), as, 'seen');
}

/** The `dedupeKey` of a record, as the trigger has it; `undefined` for a record without an ID. @param kind e.g. `alert` */
export function keyOf(kind: string, id: unknown): string | undefined {
	const known = idText(id);
	return known === undefined ? undefined : `armis:${kind}:${known}`;
}

/**
 * The key of a record once it has another status than at first. The trigger uses it, too.
 * @param key of the record
 * @param since when it got the status, as Armis sends it
 */
export function keyOfStatus<Key extends string | undefined>(key: Key, status: unknown, since?: unknown): Key | string {
	return keyOfState(key, idText(status), idText(since));
}

/** Whether a value is a word of Armis, which the two APIs spell in different cases. @param word in lower case */
export function isWord(value: unknown, word: string): boolean {
	return typeof value === 'string' && value.toLowerCase() === word;
}

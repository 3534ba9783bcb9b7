import { digest } from '../digest';

/** IDs of the usual forms are shorter, so that they stay readable in the node's static data. Bytes of the ID as JSON. */
const LONGEST_KEPT = 70;
/** Characters of an ID in a `dedupeKey`; a longer text would not fit into the field of a ticket. */
const LONGEST_IN_KEY = 200;

/**
 * An ID as a trigger remembers it: as it is, or its fingerprint where it is long. A fingerprint is longer than any ID that
 * is kept as it is, so the two are never the same.
 */
export function memoryKey(id: string): string {
	// A text with more characters has more bytes; it is not written out to be measured.
	const isShort = id.length <= LONGEST_KEPT && Buffer.byteLength(JSON.stringify(id)) <= LONGEST_KEPT + 2;
	return isShort ? id : `sha256:${digest(id)}`;
}

/**
 * The `dedupeKey` of an item: the same text for the same ID, of limited length. Of a long ID it has the beginning and the
 * fingerprint, which makes it longer than any key with a whole ID.
 */
export function dedupeKey(prefix: string, id: string): string {
	return `${prefix}:${id.length <= LONGEST_IN_KEY ? id : `${id.slice(0, LONGEST_IN_KEY)}:${digest(id)}`}`;
}

/** The same for a key that is put together: its prefix ends at the first colon. */
export function shortKey(key: string): string {
	const end = key.indexOf(':');
	return dedupeKey(key.slice(0, end), key.slice(end + 1));
}

/**
 * The key of what has become of a record, so that its closing is not taken for the record that is known already.
 * @param key of the record
 * @param state what tells this from other states of the record, such as its status and the time of the change, as far as
 * the product says it
 */
export function keyOfState<Key extends string | undefined>(
	key: Key,
	...state: Array<string | undefined>
): Key | string {
	return key === undefined ? key : [key, ...state].filter((part) => part !== undefined).join(':');
}

import type { RecordKind } from '../../core/node/list';

/** Begins each `dedupeKey`. */
export const KEY_PREFIX = 'twelvePort';
/** Fields of a simplified record, without its key. */
const MOST_FIELDS = 9;

/**
 * Asset types. Only ID and name are documented ("More API examples", 12Port documentation), so the simplified record has
 * these two, and then all other plain values.
 */
export const ASSET_TYPE: RecordKind = {
	idOf: ({ id }) => (typeof id === 'string' && id !== '' ? id : undefined),
	keyOf: ({ id }) => (typeof id === 'string' && id !== '' ? `${KEY_PREFIX}:${id}` : undefined),
	simplified({ id = null, name = null, ...others }) {
		const plain = Object.entries(others).filter(([, value]) => typeof value !== 'object');
		return { id, name, ...Object.fromEntries(plain.slice(0, MOST_FIELDS - 2)) };
	},
};

import fc from 'fast-check';
import { dedupeKey, keyOfState, memoryKey, shortKey } from '../../../core/poll/memory-key';

const USUAL = [
	'',
	'57',
	'alert:57',
	'f3b9e4c2-0000-4000-8000-1234567890ab',
	`alert:${'0af9'.repeat(16)}`,
	'x'.repeat(70),
];
const LONG = [
	'x'.repeat(71),
	'ä'.repeat(36),
	'\u0000'.repeat(12),
	'"'.repeat(36),
	'\ud800'.repeat(12),
	'x'.repeat(1e6),
];

describe('an ID in the memory of a trigger', () => {
	test('stays as it is where it is of a usual length', () => {
		expect(USUAL.map(memoryKey)).toEqual(USUAL);
	});

	test('takes at most 73 bytes of JSON, and is the same for the same ID only', () => {
		const ids = [...USUAL, ...LONG, ...LONG.map((id) => `${id}.`), memoryKey('x'.repeat(71))];
		const keys = ids.map(memoryKey);
		expect(new Set(keys).size).toBe(ids.length);
		expect(ids.map(memoryKey)).toEqual(keys);
		for (const key of keys) expect(Buffer.byteLength(JSON.stringify(key))).toBeLessThanOrEqual(73);
	});

	test('is different for different IDs, for any IDs', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 90 }), fc.string({ maxLength: 90 }), (one, other) => {
				expect(memoryKey(one) === memoryKey(other)).toBe(one === other);
			}),
		);
	});
});

describe('the dedupeKey of an item', () => {
	test('has the whole ID of any usual length', () => {
		expect(['57', 'x'.repeat(200)].map((id) => dedupeKey('acme', id))).toEqual(['acme:57', `acme:${'x'.repeat(200)}`]);
	});

	test('of a long ID has its beginning and a fingerprint, so that no two are the same', () => {
		const ids = ['x'.repeat(201), 'x'.repeat(202), `y${'x'.repeat(1e6)}`];
		const keys = ids.map((id) => dedupeKey('acme', id));
		expect(new Set([...keys, ...keys.map((key) => dedupeKey('acme', key.slice(5)))]).size).toBe(6);
		for (const [index, key] of keys.entries()) {
			expect(key).toHaveLength(5 + 200 + 65);
			expect(key.startsWith(`acme:${ids[index].slice(0, 200)}:`)).toBe(true);
		}
	});

	test('is the same from a prefix and an ID, and from both together', () => {
		const ids = ['57', 'alert:57', 'x'.repeat(300), 'alert:'.repeat(50)];
		expect(ids.map((id) => shortKey(`acme:${id}`))).toEqual(ids.map((id) => dedupeKey('acme', id)));
	});

	test('of a state has the state behind the key of the record, where the record has one', () => {
		expect([
			keyOfState('acme:57', 'closed'),
			keyOfState('acme:57', 'closed', undefined),
			keyOfState('acme:57', 'closed', '2026-01-15'),
			keyOfState(undefined, 'closed'),
		]).toEqual(['acme:57:closed', 'acme:57:closed', 'acme:57:closed:2026-01-15', undefined]);
	});
});

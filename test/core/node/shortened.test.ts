import { shortened, sizeOf } from '../../../core/node/shortened';

const text = (length: number) => 'x'.repeat(length);

describe('A value that is too long for an answer', () => {
	test('stays as it is where it fits', () => {
		const value = { id: 'a', list: [1, { b: null }], none: undefined };
		expect(shortened(value, sizeOf(value))).toBe(value);
	});

	test('says in its place how much is left out: of a text, a list and an object', () => {
		expect(shortened(text(1_300), 140)).toBe(`${text(98)}… (1,202 more characters)`);
		const list = Array.from({ length: 500 }, (_, id) => ({ id }));
		expect(shortened(list, 80)).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }, { id: 3 }, '… (496 more elements)']);
		const many = Object.fromEntries(list.map(({ id }) => [`f${id}`, text(30)]));
		expect(shortened(many, 200)).toEqual({ f0: text(30), f1: text(30), '…': '… (498 more fields)' });
	});

	test('keeps short fields whole, whatever is beside them, and lets the long ones share the room', () => {
		const record = { note: text(5_000), id: '17', log: [text(3_000), 'b'], none: undefined, severity: 'high' };
		const short = shortened(record, 1_000) as typeof record;
		expect(Object.keys(short)).toEqual(Object.keys(record));
		expect(short).toMatchObject({ id: '17', severity: 'high' });
		expect(short.note).toMatch(/^x{300,}… \(4,\d{3} more characters\)$/);
		expect(short.log).toEqual([
			expect.stringMatching(/^x{250,}… \(\d,\d{3} more characters\)$/),
			'… (1 more elements)',
		]);
	});

	test('keeps its keys whole, however many fields and other keys there are', () => {
		const names = (end: string) => Array.from({ length: 150 }, (_, n) => [`${end}field ${n}${end}`, text(100)]);
		const fields = Object.fromEntries([...names(''), ...names('.other_id')]);
		for (const key of ['id', 'uuid', 'alertId', 'device_id', 'internal_x_id', 'dedupeKey', 'deviceID']) {
			const record = { ...fields, [key]: text(70) };
			for (const room of [300, 1_000, 7_000]) {
				const short = shortened(record, room) as Record<string, string>;
				expect([key, short[key]]).toEqual([key, text(70)]);
				expect(short['field 0']).toMatch(/^x+…/);
				expect(sizeOf(short)).toBeLessThanOrEqual(room + 100);
			}
		}
		expect(shortened({ ...fields, id: text(9_000) }, 1_000)).toMatchObject({ 'field 0': expect.any(String) });
		const both = shortened({ ...fields, internal_id: text(30), dedupeKey: text(40) }, 400);
		expect(both).toMatchObject({ internal_id: text(30), dedupeKey: text(40) });
	});

	test('never needs much more room than it is given, whatever its signs and its depth are', () => {
		const values = [
			text(9_000),
			'\u0001'.repeat(9_000),
			'😀'.repeat(9_000),
			[[[text(9_000)]]],
			{ a: { b: { c: text(9_000) } } },
		];
		for (const value of [
			...values,
			Object.fromEntries(Array.from({ length: 999 }, (_, n) => [`key ${n}`, text(99)])),
			Object.fromEntries(Array.from({ length: 999 }, (_, n) => [`${n} id`, text(99)])),
		]) {
			expect(sizeOf(shortened(value, 900))).toBeLessThanOrEqual(1_000);
		}
	});
});

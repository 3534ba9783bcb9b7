import fc from 'fast-check';
import { expectRows } from '../../harness/rows';
import { lookAtMembers } from '../../../core/poll/look-at-members';
import {
	compareMembers,
	memberSerializer,
	type Member,
	type MemberRules,
	type Members,
} from '../../../core/poll/membership';

const members = (ids: Iterable<string>, doubted = false): Members => ({ ids: new Set(ids), doubted });
const hex = (number: number) => number.toString(16).padStart(32, '0');
const hexes = (count: number) => Array.from({ length: count }, (_, number) => hex(number));

async function* pagesOf(ids: string[], size = 3) {
	for (let at = 0; at < ids.length; at += size)
		yield ids.slice(at, at + size).map((id) => ({ id, item: `record ${id}` }));
}

describe('comparing a set with its snapshot', () => {
	const ids = ['a', 'b', 'c'];

	test('returns nothing at first and remembers everything', () => {
		for (const change of ['entered', 'left'] as const) {
			const { changed, members: snapshot } = compareMembers(undefined, new Set(ids), { change, maxItems: 9 });
			expect([changed, snapshot]).toEqual([[], members(ids)]);
		}
	});

	test('returns the very same snapshot when nothing has changed', () => {
		const before = members(ids);
		expect(compareMembers(before, new Set(['c', 'b', 'a']), { change: 'left', maxItems: 9 }).members).toBe(before);
	});

	test('accepts a large loss only when the next poll confirms it', () => {
		const before = members(hexes(100));
		const rules = { change: 'left' as const, maxItems: 1_000 };
		const first = compareMembers(before, new Set(hexes(10)), rules);
		expect(first).toEqual({ changed: [], members: members(hexes(100), true) });
		const second = compareMembers(first.members, new Set(hexes(10)), rules);
		expect(second.changed).toHaveLength(90);
		expect(second.members.ids.size).toBe(10);
	});

	test('forgets its doubt when the members are back, and returns nothing', () => {
		const { changed, members: snapshot } = compareMembers(members(hexes(100), true), new Set(hexes(100)), {
			change: 'left',
			maxItems: 9,
		});
		expect({ changed, snapshot }).toEqual({ changed: [], snapshot: members(hexes(100)) });
	});

	test('does not return as entered what was missing for one poll only', () => {
		const rules = { change: 'entered' as const, maxItems: 1_000 };
		const lost = compareMembers(members(hexes(100)), new Set([hex(0), 'new']), rules);
		expect(lost.changed).toEqual(['new']);
		const back = compareMembers(lost.members, new Set([...hexes(100), 'new']), rules);
		expect(back.changed).toEqual([]);
	});

	test('returns a confirmed large loss in portions, without doubting each of them again', () => {
		const rules = { change: 'left' as const, maxItems: 40 };
		let state = compareMembers(members(hexes(100)), new Set(), rules).members;
		const portions: number[] = [];
		for (let poll = 0; poll < 4; poll++) {
			const { changed, members: next } = compareMembers(state, new Set(), rules);
			portions.push(changed.length);
			state = next;
		}
		expect(portions).toEqual([40, 40, 20, 0]);
	});

	test('accepts a loss immediately that is small, or no more than half, unless nothing is left', () => {
		const lossOf = (size: number, left: number, others: string[] = []) =>
			compareMembers(members(hexes(size)), new Set([...hexes(left), ...others]), { change: 'left', maxItems: 999 });
		for (const [size, left] of [
			[3, 1],
			[20, 1],
			[40, 20],
			[41, 21],
			[1_000, 500],
		]) {
			expect([size, left, lossOf(size, left).changed.length]).toEqual([size, left, size - left]);
		}
		for (const [size, left] of [
			[1, 0],
			[5, 0],
			[19, 0],
			[20, 0],
			[21, 1],
			[39, 19],
			[41, 20],
			[1_000, 499],
		]) {
			expect([size, left, lossOf(size, left)]).toEqual([
				size,
				left,
				{ changed: [], members: members(hexes(size), true) },
			]);
		}
		expect(lossOf(1, 0, ['other']).changed).toEqual(hexes(1));
	});

	test('believes that a list of any size is empty at the second look, and has no doubt about what comes then', () => {
		const rules = { change: 'entered' as const, maxItems: 9 };
		for (const isBlank of [false, true]) {
			const first = compareMembers(members(ids), new Set(), { ...rules, isBlank });
			expect(first).toEqual({ changed: [], members: members(ids, true) });
			expect(compareMembers(first.members, new Set(ids), rules)).toEqual({ changed: [], members: members(ids) });
			const second = compareMembers(first.members, new Set(), { ...rules, isBlank });
			expect(second).toEqual({ changed: [], members: members([]) });
			expect(compareMembers(second.members, new Set(['x']), rules).changed).toEqual(['x']);
		}
	});

	test('does not begin with an empty list because there was nothing in the place of the list, unless twice', () => {
		const rules = { change: 'entered' as const, maxItems: 9 };
		const first = compareMembers(undefined, new Set(), { ...rules, isBlank: true });
		expect(first).toEqual({ changed: [], members: members([], true) });
		expect(compareMembers(first.members, new Set(ids), rules)).toEqual({ changed: [], members: members(ids) });
		const second = compareMembers(first.members, new Set(), { ...rules, isBlank: true });
		expect(second).toEqual({ changed: [], members: members([]) });
		expect(compareMembers(second.members, new Set(['x']), rules).changed).toEqual(['x']);
		const really = compareMembers(undefined, new Set(), rules);
		expect(compareMembers(really.members, new Set(['x']), rules).changed).toEqual(['x']);
	});
});

describe('a trigger on a set, for any members that enter and leave between two polls', () => {
	/** Sets of 1 to 15 members: too small for a loss to be doubted, and never empty. */
	const sets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 15 }), {
		maxLength: 12,
	});
	const rules = fc.record({
		change: fc.constantFrom('entered' as const, 'left' as const),
		maxItems: fc.integer({ min: 1, max: 20 }),
	});

	test('returns every change exactly once, if it lasts until a poll has room for it', () => {
		fc.assert(
			fc.property(sets, rules, (polls, { change, maxItems }) => {
				let state: Members | undefined;
				const known = new Set<string>();
				for (const [index, poll] of polls.entries()) {
					const present = new Set(poll.map(String));
					const { changed, members: next } = compareMembers(state, present, { change, maxItems });
					const all =
						change === 'entered'
							? [...present].filter((id) => !known.has(id))
							: [...known].filter((id) => !present.has(id));
					const expected = index === 0 ? [] : all.slice(0, maxItems);
					expect(new Set(changed).size).toBe(changed.length);
					expect(changed).toHaveLength(expected.length);
					for (const id of changed) expect(all).toContain(id);
					// What a trigger with an unlimited memory would know now.
					if (change === 'entered') {
						for (const id of [...known]) if (!present.has(id)) known.delete(id);
						for (const id of index === 0 ? present : changed) known.add(id);
					} else {
						for (const id of changed) known.delete(id);
						for (const id of present) known.add(id);
					}
					expect(new Set(next.ids)).toEqual(known);
					state = memberSerializer.deserialize(JSON.parse(JSON.stringify(memberSerializer.serialize(next))))!;
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('never returns, because of one bad poll, that half of a large set has left', () => {
		fc.assert(
			fc.property(fc.integer({ min: 40, max: 200 }), fc.nat(100), (size, percent) => {
				const before = members(hexes(size));
				const present = new Set(hexes(Math.floor((size * percent) / 100)));
				const { changed } = compareMembers(before, present, { change: 'left', maxItems: Infinity });
				expect(changed.length * 2).toBeLessThanOrEqual(size);
			}),
		);
	});
});

type Pages = AsyncIterable<Array<Required<Member<string>>>>;

/** One look that fits into one poll. */
async function compareAllMembers(pages: Pages, before: Members | undefined, rules: MemberRules) {
	const clock = { now: () => 0, monotonic: () => 0, sleep: async () => undefined };
	const time = { stopReadingAt: Infinity, abandonedAt: Infinity };
	return await lookAtMembers(() => pages, before, rules, undefined, { clock, time });
}

describe('reading all members', () => {
	test('returns those that entered with their records, in order of the list, no more than wanted', async () => {
		const rules = { change: 'entered' as const, maxItems: 3 };
		const result = await compareAllMembers(pagesOf(['a', 'x', 'b', 'y', 'x', 'z', 'w']), members(['a', 'b']), rules);
		expect(result.items).toEqual(['x', 'y', 'z'].map((id) => ({ id, item: `record ${id}` })));
		expect(result.snapshot!.ids).toEqual(new Set(['a', 'b', 'x', 'y', 'z']));
	});

	test('returns only the IDs of those that left', async () => {
		const rules = { change: 'left' as const, maxItems: 9 };
		const result = await compareAllMembers(pagesOf(['a', 'c']), members(['a', 'b']), rules);
		expect(result.items).toEqual([{ id: 'b', item: undefined }]);
	});

	test('stops as soon as there are more than it can remember', async () => {
		let asked = 0;
		async function* endless() {
			for (;;) yield Array.from({ length: 50_000 }, () => ({ id: hex((asked += 1)), item: '' }));
		}
		const reading = compareAllMembers(endless(), undefined, { change: 'left', maxItems: 9 });
		await expect(reading).rejects.toThrow('there are too many of them');
		expect(asked).toBe(250_000);
	});

	test('stops as soon as the IDs are longer than it can remember', async () => {
		let asked = 0;
		async function* endless() {
			for (;;) yield Array.from({ length: 10 }, () => ({ id: `${'x'.repeat(100_000)}${(asked += 1)}`, item: '' }));
		}
		const reading = compareAllMembers(endless(), undefined, { change: 'left', maxItems: 9 });
		await expect(reading).rejects.toThrow('there are too many of them');
		expect(asked).toBeLessThan(100);
	});

	test('does not count an ID twice that is on two pages', async () => {
		async function* pages() {
			for (let page = 0; page < 100; page++) yield [{ id: 'x'.repeat(100_000), item: '' }];
		}
		const { snapshot } = await compareAllMembers(pages(), undefined, { change: 'left', maxItems: 9 });
		expect(snapshot!.ids.size).toBe(1);
	});

	test('returns nothing at the first poll', async () => {
		const result = await compareAllMembers(pagesOf(['a']), undefined, { change: 'entered', maxItems: 9 });
		expect(result).toEqual({ items: [], snapshot: members(['a']) });
	});
});

describe('the stored snapshot of a set', () => {
	const ids = fc.uniqueArray(fc.oneof(fc.nat().map(hex), fc.string({ minLength: 1 })));

	test('is read back unchanged, for IDs of any form', () => {
		fc.assert(
			fc.property(ids, fc.boolean(), (given, doubted) => {
				const stored: unknown = JSON.parse(JSON.stringify(memberSerializer.serialize(members(given, doubted))));
				expect(memberSerializer.deserialize(stored)).toEqual(members(given, doubted));
			}),
		);
	});

	test('holds 200,000 IDs of 32 hex digits in 4.3 million characters', () => {
		const all = hexes(200_000);
		const stored = memberSerializer.serialize(members(all));
		expect(JSON.stringify(stored).length).toBeLessThan(4_300_000);
		expect(memberSerializer.deserialize(stored)!.ids.size).toBe(200_000);
	});

	test('says so when there are too many IDs, of 32 hex digits or longer', () => {
		for (const all of [hexes(200_001), Array.from({ length: 60_000 }, (_, n) => `${n}`.padStart(80, 'x'))]) {
			expect(() => memberSerializer.serialize(members(all))).toThrow(
				'there are too many of them: a trigger can remember at most about 200,000',
			);
		}
	});

	test('that is damaged is not used', async () => {
		const damaged = [
			undefined,
			null,
			5,
			{},
			{ packed: 1, plain: [], doubted: false },
			{ packed: '', plain: {}, doubted: false },
			{ packed: '', plain: [1], doubted: false },
			{ packed: '', plain: [], doubted: 'no' },
			{ packed: 'AAAA', plain: [], doubted: false },
			{ packed: '!!!!', plain: [], doubted: false },
		];
		await expectRows<unknown>(
			damaged.map((stored) => [stored, undefined] as const),
			(stored) => memberSerializer.deserialize(stored),
		);
	});
});

import fc from 'fast-check';
import { compareConditions, failingSerializer, type Failing, type Observed } from '../../../core/poll/conditions';

const thing = (id: string, isFailing?: boolean, workedAt?: string): Observed => ({ id, isFailing, workedAt });
const failures = (...ids: string[]): Failing => new Map(ids.map((id) => [id, {}]));
const reloaded = (failing: Failing) =>
	failingSerializer.deserialize(JSON.parse(JSON.stringify(failingSerializer.serialize(failing))));
const summaryOf = (changes: Array<{ thing: Observed; condition: string }>) =>
	changes.map((change) => `${change.thing.id} ${change.condition}`);
const ALL = { recoveries: true, maxItems: 100 };

describe('comparing conditions with the ones remembered', () => {
	test('returns nothing at first, although something fails', () => {
		const { changes, failing } = compareConditions(undefined, [thing('a', true), thing('b', false)], ALL);
		expect(changes).toEqual([]);
		expect([...failing.keys()]).toEqual(['a']);
	});

	test('returns what begins to fail, also what is new and fails, and what recovers', () => {
		const now = [thing('a', false), thing('b', true), thing('c', true), thing('d', false)];
		const { changes, failing } = compareConditions(failures('a', 'b'), now, ALL);
		expect(summaryOf(changes)).toEqual(['a recovered', 'c failing']);
		expect([...failing.keys()]).toEqual(['b', 'c']);
	});

	test('returns no recoveries unless they are wanted', () => {
		const { changes, failing } = compareConditions(failures('a'), [thing('a', false)], { ...ALL, recoveries: false });
		expect(changes).toEqual([]);
		expect(failing.size).toBe(0);
	});

	test('keeps the last condition while the present one is unknown', () => {
		const before = failures('a');
		const { changes, failing } = compareConditions(before, [thing('a'), thing('b')], ALL);
		expect(changes).toEqual([]);
		expect(failing).toBe(before);
	});

	test('forgets what two polls did not find, without calling it a recovery', () => {
		const first = compareConditions(failures('a', 'b'), [thing('b', true)], ALL);
		expect(first.changes).toEqual([]);
		expect([...first.failing.keys()]).toEqual(['a', 'b']);
		const second = compareConditions(reloaded(first.failing), [thing('b', true)], ALL);
		expect(second.changes).toEqual([]);
		expect([...second.failing.keys()]).toEqual(['b']);
		expect(compareConditions(second.failing, [thing('a', true), thing('b', true)], ALL).changes).toHaveLength(1);
	});

	test('returns nothing again that one poll did not find', () => {
		const first = compareConditions(failures('a', 'b'), [thing('b', true)], ALL);
		const { changes, failing } = compareConditions(first.failing, [thing('a', true), thing('b', true)], ALL);
		expect(changes).toEqual([]);
		expect(failing).toEqual(failures('a', 'b'));
	});

	test('learns nothing from a list without anything, however often', () => {
		const before = failures('a');
		for (let poll = 0; poll < 3; poll++) {
			expect(compareConditions(before, [], ALL)).toEqual({ changes: [], failing: before });
		}
	});

	test('recognizes the next failure by when the thing worked, if the recovery was not seen or was forgotten', () => {
		const first = compareConditions(failures(), [thing('a', true, 'Monday')], ALL);
		expect(summaryOf(first.changes)).toEqual(['a failing']);
		const saved = reloaded(first.failing);
		expect(saved).toEqual(new Map([['a', { workedAt: 'Monday' }]]));
		expect(compareConditions(saved, [thing('a', true, 'Monday')], ALL)).toEqual({ changes: [], failing: saved });
		const next = compareConditions(saved, [thing('a', true, 'Tuesday')], { ...ALL, recoveries: false });
		expect(summaryOf(next.changes)).toEqual(['a failing']);
		expect(compareConditions(next.failing, [thing('a', true, 'Tuesday')], ALL).changes).toEqual([]);
	});

	test('takes it for the same failure where it is not known when the thing worked', () => {
		const saved = new Map([['a', { workedAt: 'Monday' }]]);
		const silent = compareConditions(saved, [thing('a', true)], ALL);
		expect(silent).toEqual({ changes: [], failing: saved });
		expect(compareConditions(failures('a'), [thing('a', true, 'Monday')], ALL)).toEqual({
			changes: [],
			failing: saved,
		});
		expect(compareConditions(saved, [thing('a', undefined, 'Tuesday')], ALL)).toEqual({ changes: [], failing: saved });
	});

	test('finds the next failure again where it has to wait', () => {
		const saved = new Map([['a', { workedAt: 'Monday' }]]);
		const things = [thing('b', true), thing('a', true, 'Tuesday')];
		const first = compareConditions(saved, things, { ...ALL, maxItems: 1 });
		expect(summaryOf(first.changes)).toEqual(['b failing']);
		expect(summaryOf(compareConditions(first.failing, things, ALL).changes)).toEqual(['a failing']);
	});

	test('returns a thing that is listed twice once', () => {
		expect(summaryOf(compareConditions(failures(), [thing('a', true), thing('a', true)], ALL).changes)).toEqual([
			'a failing',
		]);
	});
});

test('every change is returned exactly once, for any failures and recoveries, in portions of any size', () => {
	const polls = fc.array(fc.array(fc.option(fc.boolean(), { nil: undefined }), { minLength: 6, maxLength: 6 }), {
		minLength: 1,
		maxLength: 12,
	});
	fc.assert(
		fc.property(polls, fc.integer({ min: 1, max: 6 }), fc.boolean(), (given, maxItems, recoveries) => {
			let state: Failing | undefined;
			const known = new Map<string, boolean>();
			for (const [index, poll] of given.entries()) {
				const things = poll.map((isFailing, number) => thing(`${number}`, isFailing));
				const { changes, failing } = compareConditions(state, things, { recoveries, maxItems });
				expect(changes.length).toBeLessThanOrEqual(maxItems);
				for (const { id, isFailing } of things) {
					const was = known.get(id) ?? false;
					const now = isFailing ?? was;
					const change = changes.find((one) => one.thing.id === id);
					if (index === 0) known.set(id, now);
					else if (was === now) expect(change).toBeUndefined();
					else if (!now && !recoveries) known.set(id, now);
					else if (change) known.set(id, now);
					else expect(changes).toHaveLength(maxItems);
				}
				expect(new Set(failing.keys())).toEqual(new Set([...known].filter(([, is]) => is).map(([id]) => id)));
				state = reloaded(failing);
			}
		}),
		{ numRuns: 500 },
	);
});

test('a damaged state is not used', () => {
	const damaged = [
		undefined,
		null,
		{},
		{ failing: 'a' },
		{ failing: [1] },
		{ failing: ['a'] },
		{ failing: [['a', 1, false]] },
		{ failing: [['a', null]] },
	];
	expect(damaged.filter((stored) => failingSerializer.deserialize(stored) !== undefined)).toEqual([]);
});

test('the stored state is of limited size, for IDs of any length', () => {
	const long = (char: string) => char.repeat(1e6);
	const { failing } = compareConditions(failures(), [thing(long('x'), true, long('y')), thing(long('z'), true)], ALL);
	expect(JSON.stringify(failingSerializer.serialize(failing)).length).toBeLessThan(400);
	expect(compareConditions(failing, [thing(long('x'), true, long('y'))], ALL).changes).toEqual([]);
	const many = failures(...Array.from({ length: 25_001 }, (_, index) => `${index}`));
	expect(() => failingSerializer.serialize(many)).toThrow('a trigger can remember at most about 25,000');
});

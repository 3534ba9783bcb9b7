import fc from 'fast-check';
import { compareConditions, failingSerializer, type Observed } from '../../../core/poll/conditions';

const thing = (id: string, isFailing?: boolean): Observed => ({ id, isFailing });
const summaryOf = (changes: Array<{ thing: Observed; condition: string }>) =>
	changes.map((change) => `${change.thing.id} ${change.condition}`);
const ALL = { recoveries: true, maxItems: 100 };

describe('comparing conditions with the ones remembered', () => {
	test('returns nothing at first, although something fails', () => {
		const { changes, failing } = compareConditions(undefined, [thing('a', true), thing('b', false)], ALL);
		expect(changes).toEqual([]);
		expect([...failing]).toEqual(['a']);
	});

	test('returns what begins to fail, also what is new and fails, and what recovers', () => {
		const now = [thing('a', false), thing('b', true), thing('c', true), thing('d', false)];
		const { changes, failing } = compareConditions(new Set(['a', 'b']), now, ALL);
		expect(summaryOf(changes)).toEqual(['a recovered', 'c failing']);
		expect([...failing]).toEqual(['b', 'c']);
	});

	test('returns no recoveries unless they are wanted', () => {
		const { changes, failing } = compareConditions(new Set(['a']), [thing('a', false)], { ...ALL, recoveries: false });
		expect(changes).toEqual([]);
		expect(failing.size).toBe(0);
	});

	test('keeps the last condition while the present one is unknown', () => {
		const before = new Set(['a']);
		const { changes, failing } = compareConditions(before, [thing('a'), thing('b')], ALL);
		expect(changes).toEqual([]);
		expect(failing).toBe(before);
	});

	test('forgets what is no longer there, without calling it a recovery', () => {
		const { changes, failing } = compareConditions(new Set(['a', 'b']), [thing('b', true)], ALL);
		expect(changes).toEqual([]);
		expect([...failing]).toEqual(['b']);
	});

	test('returns a thing that is listed twice once', () => {
		expect(summaryOf(compareConditions(new Set(), [thing('a', true), thing('a', true)], ALL).changes)).toEqual([
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
			let state: ReadonlySet<string> | undefined;
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
				expect(new Set(failing)).toEqual(new Set([...known].filter(([, is]) => is).map(([id]) => id)));
				state = failingSerializer.deserialize(JSON.parse(JSON.stringify(failingSerializer.serialize(failing))));
			}
		}),
		{ numRuns: 500 },
	);
});

test('a damaged state is not used', () => {
	const damaged = [undefined, null, {}, { failing: 'a' }, { failing: [1] }];
	expect(damaged.filter((stored) => failingSerializer.deserialize(stored) !== undefined)).toEqual([]);
});

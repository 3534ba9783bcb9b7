import fc from 'fast-check';
import { compareConditions, failingKeeper, type Observed } from '../../../core/poll/conditions';

const thing = (id: string, isFailing?: boolean): Observed => ({ id, isFailing });
const told = (turns: Array<{ thing: Observed; condition: string }>) =>
	turns.map((turn) => `${turn.thing.id} ${turn.condition}`);
const ALL = { recoveries: true, maxItems: 100 };

describe('comparing conditions with the ones remembered', () => {
	test('hands on nothing at first, although something fails', () => {
		const { turns, failing } = compareConditions(undefined, [thing('a', true), thing('b', false)], ALL);
		expect(turns).toEqual([]);
		expect([...failing]).toEqual(['a']);
	});

	test('hands on what begins to fail, also what is new and fails, and what recovers', () => {
		const now = [thing('a', false), thing('b', true), thing('c', true), thing('d', false)];
		const { turns, failing } = compareConditions(new Set(['a', 'b']), now, ALL);
		expect(told(turns)).toEqual(['a recovered', 'c failing']);
		expect([...failing]).toEqual(['b', 'c']);
	});

	test('keeps recoveries to itself unless they are wanted', () => {
		const { turns, failing } = compareConditions(new Set(['a']), [thing('a', false)], { ...ALL, recoveries: false });
		expect(turns).toEqual([]);
		expect(failing.size).toBe(0);
	});

	test('holds on to the last condition while the present one cannot be told', () => {
		const before = new Set(['a']);
		const { turns, failing } = compareConditions(before, [thing('a'), thing('b')], ALL);
		expect(turns).toEqual([]);
		expect(failing).toBe(before);
	});

	test('forgets what is no longer there, without calling it a recovery', () => {
		const { turns, failing } = compareConditions(new Set(['a', 'b']), [thing('b', true)], ALL);
		expect(turns).toEqual([]);
		expect([...failing]).toEqual(['b']);
	});

	test('takes a thing that is listed twice once', () => {
		expect(told(compareConditions(new Set(), [thing('a', true), thing('a', true)], ALL).turns)).toEqual(['a failing']);
	});
});

test('every turn is handed on exactly once, whatever fails and recovers, in portions of any size', () => {
	const looks = fc.array(fc.array(fc.option(fc.boolean(), { nil: undefined }), { minLength: 6, maxLength: 6 }), {
		minLength: 1,
		maxLength: 12,
	});
	fc.assert(
		fc.property(looks, fc.integer({ min: 1, max: 6 }), fc.boolean(), (given, maxItems, recoveries) => {
			let state: ReadonlySet<string> | undefined;
			const known = new Map<string, boolean>();
			for (const [index, look] of given.entries()) {
				const things = look.map((isFailing, number) => thing(`${number}`, isFailing));
				const { turns, failing } = compareConditions(state, things, { recoveries, maxItems });
				expect(turns.length).toBeLessThanOrEqual(maxItems);
				for (const { id, isFailing } of things) {
					const was = known.get(id) ?? false;
					const now = isFailing ?? was;
					const turn = turns.find((one) => one.thing.id === id);
					if (index === 0) known.set(id, now);
					else if (was === now) expect(turn).toBeUndefined();
					else if (!now && !recoveries) known.set(id, now);
					else if (turn) known.set(id, now);
					else expect(turns).toHaveLength(maxItems);
				}
				expect(new Set(failing)).toEqual(new Set([...known].filter(([, is]) => is).map(([id]) => id)));
				state = failingKeeper.restore(JSON.parse(JSON.stringify(failingKeeper.store(failing))));
			}
		}),
		{ numRuns: 500 },
	);
});

test.each([undefined, null, {}, { failing: 'a' }, { failing: [1] }])('a damaged memory is not used: %j', (stored) => {
	expect(failingKeeper.restore(stored)).toBeUndefined();
});

import { advance, askFrom, isNew, startAt, type PollRules, type Seen } from '../../../core/poll/advance';
import type { PollState } from '../../../core/poll/state';

const T = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const rules: PollRules = { lookBackMs: 10 * MINUTE, maxItems: 100, maxSeen: 100 };
const state = startAt('alarms', T, rules.lookBackMs);
const at = (id: string, minutes: number): Seen<string> => ({ id, time: T + minutes * MINUTE, event: id });
const NOW = T + 60 * MINUTE;

describe('the events that a poll returns', () => {
	test('are those not returned before, oldest first, duplicates once', () => {
		const first = advance(state, [at('b', 2), at('a', 1), at('b', 2), at('c', 1)], rules, NOW);
		expect(first.emit).toEqual(['a', 'c', 'b']);
		const second = advance(first.state, [at('a', 1), at('b', 2), at('d', 0)], rules, NOW);
		expect(second.emit).toEqual(['d']);
	});

	test('are in the order of the IDs where the times are the same', () => {
		for (const ids of ['abc', 'cba', 'bac']) {
			expect(
				advance(
					state,
					[...ids].map((id) => at(id, 1)),
					rules,
					NOW,
				).emit.join(''),
			).toBe('abc');
		}
	});

	test('are at most as many as allowed, and the others come with the next polls', () => {
		const all = [at('c', 3), at('a', 1), at('b', 2)];
		const first = advance(state, all, { ...rules, maxItems: 2 }, NOW);
		const second = advance(first.state, all, { ...rules, maxItems: 2 }, NOW);
		expect([first.emit, second.emit]).toEqual([['a', 'b'], ['c']]);
	});

	test('are not older than the look-back', () => {
		expect(advance(state, [at('old', -11), at('edge', -10)], rules, NOW).emit).toEqual(['edge']);
		expect(isNew(state, at('old', -11))).toBe(false);
	});

	test('contain an event whose time is no number once, and the state stays valid', () => {
		for (const time of [NaN, Infinity, -Infinity]) {
			const odd = { ...at('odd', 0), time };
			const first = advance(state, [odd], rules, NOW);
			expect(first.emit).toEqual(['odd']);
			expect(advance(first.state, [odd], rules, NOW).emit).toEqual([]);
			expect(JSON.parse(JSON.stringify(first.state))).toEqual(first.state);
		}
	});

	test('may have IDs that are names of JavaScript', () => {
		const ids = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
		const first = advance(
			state,
			ids.map((id) => at(id, 1)),
			rules,
			NOW,
		);
		expect(first.emit).toEqual([...ids].sort());
		const loaded = JSON.parse(JSON.stringify(first.state)) as PollState;
		expect(
			advance(
				loaded,
				ids.map((id) => at(id, 1)),
				rules,
				NOW,
			).emit,
		).toEqual([]);
	});
});

describe('the watermark', () => {
	test('is the latest time returned', () => {
		expect(advance(state, [at('a', 5), at('b', 3)], rules, NOW).state.watermark).toBe(T + 5 * MINUTE);
	});

	test('never moves past now, so that an event dated in 2099 hides nothing', () => {
		const future = at('future', 1e7);
		const next = advance(state, [future], rules, NOW);
		expect(next.emit).toEqual(['future']);
		expect(next.state.watermark).toBe(NOW);
		const later = advance(next.state, [future, at('real', 61)], rules, NOW + MINUTE);
		expect(later.emit).toEqual(['real']);
	});

	test('never moves back, also when the clock does', () => {
		const next = advance(state, [at('late', -5)], rules, T - 1e9);
		expect(next.state.watermark).toBe(T);
	});
});

describe('the look-back', () => {
	test('is requested back from the watermark, in whole milliseconds', () => {
		const { state: next } = advance(state, [at('a', 20)], rules, NOW);
		expect(askFrom(next, rules.lookBackMs)).toBe(T + 10 * MINUTE);
		const odd = { ...rules, lookBackMs: 1.1 * MINUTE };
		const after = advance(startAt('alarms', T + 0.5, odd.lookBackMs), [at('a', 1.00001)], odd, NOW).state;
		for (const number of [after.floor, after.watermark, askFrom(after, odd.lookBackMs)]) {
			expect(Number.isSafeInteger(number)).toBe(true);
		}
	});

	test('that is made longer later returns nothing from before', () => {
		const first = advance(state, [at('a', 20)], rules, NOW).state;
		expect(askFrom(first, 60 * MINUTE)).toBe(first.floor);
		expect(advance(first, [at('ancient', 1)], { ...rules, lookBackMs: 60 * MINUTE }, NOW).emit).toEqual([]);
	});

	test('that is made shorter later takes effect immediately', () => {
		const first = advance(state, [at('a', 20)], rules, NOW).state;
		expect(askFrom(first, MINUTE)).toBe(T + 19 * MINUTE);
	});

	test('never begins before 1970', () => {
		const early = startAt('alarms', -5, 1e300);
		expect([early.watermark, early.floor, askFrom(early, 1e300)]).toEqual([0, 0, 0]);
	});
});

describe('the memory', () => {
	const small = { ...rules, maxSeen: 2 };

	test('forgets IDs from before the look-back', () => {
		const first = advance(state, [at('a', 1)], rules, NOW).state;
		const second = advance(first, [at('b', 30)], rules, NOW).state;
		expect(Object.keys(second.seen)).toEqual(['b']);
	});

	test('that is full shortens the look-back, says by how much, and returns nothing twice', () => {
		const all = [at('a', 1), at('b', 2), at('c', 3), at('d', 4)];
		const first = advance(state, all, small, NOW);
		expect(Object.keys(first.state.seen)).toEqual(['c', 'd']);
		expect(first.state.floor).toBe(T + 2 * MINUTE + 1);
		expect(first.lookBackLostMs).toBe(first.state.floor - (T - 6 * MINUTE));
		expect(advance(first.state, all, small, NOW).emit).toEqual([]);
	});

	test('keeps or forgets IDs of the same time together', () => {
		const all = [at('a', 1), at('b', 2), at('c', 2), at('d', 4)];
		expect(Object.keys(advance(state, all, small, NOW).state.seen)).toEqual(['d']);
	});

	test('does not forget the past because of events dated in the future: an event that is a little late is still returned', () => {
		const future = [at('x', 1e6), at('y', 1e6), at('z', 1e6)];
		const { state: next } = advance(state, future, small, NOW);
		expect(next.floor).toBe(NOW);
		expect(advance(next, [...future, at('now', 60)], small, NOW).emit).toEqual(['now']);
	});
});

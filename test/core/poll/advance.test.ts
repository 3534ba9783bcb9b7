import { advance, asOf, askFrom, isNew, startAt, type PollRules, type Seen } from '../../../core/poll/advance';
import type { PollState } from '../../../core/poll/state';

const T = Date.UTC(2026, 5, 1, 12);
const MINUTE = 60_000;
const rules: PollRules = { lookBackMs: 10 * MINUTE, maxItems: 100, maxSeen: 100, maxAhead: 100 };
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

	test('contain an event whose time is no number once, and the state stays valid [case 64]', () => {
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

	test('never moves past now, so that an event dated in 2099 hides nothing [case 84]', () => {
		const future = at('future', 1e7);
		const next = advance(state, [future], rules, NOW);
		expect(next.emit).toEqual(['future']);
		expect(next.state.watermark).toBe(T);
		const later = advance(next.state, [future, at('real', 61)], rules, NOW + MINUTE);
		expect([later.emit, later.state.watermark]).toEqual([['real'], NOW + MINUTE]);
	});

	test('is the time of an event dated ahead when that has come, so that the look-back goes on', () => {
		const next = advance(state, [at('ahead', 70)], rules, NOW).state;
		expect(advance(next, [], rules, NOW + 9 * MINUTE).state.watermark).toBe(T);
		expect(advance(next, [], rules, NOW + 10 * MINUTE).state.watermark).toBe(T + 70 * MINUTE);
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
		expect(advance(first, [at('ancient', -11)], { ...rules, lookBackMs: 60 * MINUTE }, NOW).emit).toEqual([]);
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

	test('forgets IDs from more than two hours before the look-back', () => {
		const first = advance(state, [at('a', 1), at('b', 2)], rules, NOW + 120 * MINUTE).state;
		const second = advance(first, [at('c', 131.5)], rules, NOW + 120 * MINUTE).state;
		expect(Object.keys(second.seen)).toEqual(['b', 'c']);
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

	test('gives up no look-back for what it keeps longer than that', () => {
		const first = advance(state, [at('a', 1), at('b', 2), at('c', 30)], small, NOW);
		expect([first.state.floor, first.lookBackLostMs]).toEqual([T + MINUTE + 1, 0]);
	});

	test('that cannot hold all IDs of the latest time goes on behind it, and says so', () => {
		const all = [at('a', 5), at('b', 5), at('c', 5)];
		const { state: next, lookBackLostMs } = advance(state, all, small, NOW);
		expect(next).toMatchObject({ watermark: T + 5 * MINUTE + 1, floor: T + 5 * MINUTE + 1, seen: {} });
		expect(lookBackLostMs).toBe(10 * MINUTE + 1);
		expect(advance(next, [...all, at('d', 6)], small, NOW).emit).toEqual(['d']);
	});
});

describe('events dated in the future', () => {
	const small = { ...rules, maxSeen: 2, maxAhead: 2 };
	const ahead = [at('x', 100), at('y', 110), at('z', 120)];
	const known = advance(state, ahead, small, NOW);
	const later = (minutes: number) =>
		asOf(known.state, NOW + minutes * MINUTE, NOW + minutes * MINUTE, rules.lookBackMs);

	test('take no room from the others, and shorten no look-back', () => {
		expect(known).toMatchObject({ emit: ['x', 'y', 'z'], lookBackLostMs: 0, aheadForgotten: 1 });
		const next = advance(known.state, [...ahead, at('a', 58), at('b', 59)], small, NOW);
		expect(next).toMatchObject({ emit: ['a', 'b'], lookBackLostMs: 0, aheadForgotten: 0 });
		expect(Object.keys(next.state.seen)).toEqual(['a', 'b', 'x', 'y']);
	});

	test('are not new again while their dates are in the future, whether they are remembered or not', () => {
		expect(advance(later(59), ahead, small, NOW + 59 * MINUTE).emit).toEqual([]);
	});

	test('are new once more when their time has come and they were forgotten', () => {
		const due = NOW + 60 * MINUTE;
		const next = advance(later(60), ahead, small, due);
		expect(next.emit).toEqual(['z']);
		expect(next.state.forgotten).toBeUndefined();
		expect(advance(asOf(next.state, due, due, rules.lookBackMs), ahead, small, due).emit).toEqual([]);
	});

	test('never hide a good event that has the same date as a forgotten one', () => {
		expect(advance(later(60), [...ahead, at('good', 120)], small, NOW + 60 * MINUTE).emit).toEqual(['good', 'z']);
	});

	test('are forgotten together where they have the same date, and the span of dates grows', () => {
		const next = advance(known.state, [at('p', 105), at('q', 90), at('r', 200), at('s', 300)], small, NOW);
		expect(Object.keys(next.state.seen)).toEqual(['q', 'x']);
		expect(next.state.forgotten).toEqual({ from: T + 105 * MINUTE, to: T + 300 * MINUTE });
		const same = advance(state, [at('a', 70), at('b', 80), at('c', 80)], small, NOW).state;
		expect(Object.keys(same.seen)).toEqual(['a']);
	});
});

describe('a state with a watermark in the future', () => {
	const HOUR = 60 * MINUTE;
	const written = (now: number) => startAt('alarms', now, rules.lookBackMs);

	test('is corrected to now and looks back from there', () => {
		for (const hours of [3, 20, 1e4]) {
			const next = asOf(written(NOW + hours * HOUR), NOW, NOW, rules.lookBackMs);
			expect(next).toMatchObject({ watermark: NOW, floor: NOW - rules.lookBackMs });
			expect(advance(next, [at('new', 60), at('late', 51)], rules, NOW).emit).toEqual(['late', 'new']);
		}
	});

	test('by no more than two hours asks for nothing that was forgotten, unless that would hide new events', () => {
		const full = { ...written(NOW), floor: NOW - 2 * MINUTE };
		expect(asOf(full, NOW - MINUTE, NOW - MINUTE, rules.lookBackMs)).toMatchObject({
			watermark: NOW - MINUTE,
			floor: full.floor,
		});
		expect(asOf(full, NOW - 3 * MINUTE, NOW - 3 * MINUTE, rules.lookBackMs).floor).toBe(NOW - 13 * MINUTE);
	});

	test('is believed where the user chose a later start', () => {
		const chosen = startAt('alarms', NOW + HOUR, 0);
		expect(asOf(chosen, NOW, NOW + HOUR, rules.lookBackMs)).toEqual(chosen);
	});
});

import fc from 'fast-check';
import { startAt } from '../../../core/poll/advance';
import { expectRows } from '../../harness/rows';
import { readState, stampOf, type PollState } from '../../../core/poll/state';
import { runs } from '../../harness/runs.cts';

const NOW = Date.UTC(2026, 5, 1);
const good: PollState = { ...startAt('alarms', NOW, 60_000), seen: { a: NOW - 5, b: NOW } };
const time = fc.integer({ min: 0, max: NOW });

describe('the state of a trigger', () => {
	test('is the same after it was saved and loaded [P10]', () => {
		fc.assert(
			fc.property(time, time, fc.dictionary(fc.string(), time), fc.nat(), (one, other, seen, revision) => {
				const [floor, watermark] = [one, other].sort((a, b) => a - b);
				const state: PollState = { version: 1, watching: 'alarms', watermark, floor, seen, revision };
				const stored = JSON.parse(JSON.stringify(state)) as unknown;
				expect(readState(stored, 'alarms')).toEqual(state);
			}),
			{ numRuns: runs(100) },
		);
	});

	test('is valid or not used, for any stored value [P10] [case 90]', () => {
		const part = fc.oneof(fc.anything(), fc.constantFrom(0, 1, 'alarms', NOW, {}));
		const likeness = fc.record({
			version: part,
			watching: part,
			watermark: part,
			floor: part,
			seen: part,
			revision: part,
		});
		const damaged = likeness.map((parts) => ({ ...good, ...parts }));
		fc.assert(
			fc.property(fc.oneof(fc.anything(), likeness, damaged), (stored) => {
				const state = readState(stored, 'alarms');
				if (state === undefined) return;
				expect(state).toMatchObject({ version: 1, watching: 'alarms' });
				expect(state.floor).toBeLessThanOrEqual(state.watermark);
				expect(Object.values(state.seen).every(Number.isFinite)).toBe(true);
			}),
			{ numRuns: runs(100) },
		);
	});

	test('is not used when it is damaged, or of something else', async () => {
		const damaged = [
			undefined,
			null,
			'state',
			[],
			{ ...good, version: 2 },
			{ ...good, watching: 'events' },
			{ ...good, watermark: 1e16 },
			{ ...good, watermark: -1, floor: -1 },
			{ ...good, watermark: 'NaN' },
			{ ...good, floor: NOW + 1 },
			{ ...good, floor: 0.5 },
			{ ...good, revision: undefined },
			{ ...good, seen: undefined },
			{ ...good, seen: ['a'] },
			{ ...good, seen: { a: null } },
		];
		await expectRows<unknown>(
			damaged.map((stored) => [stored, undefined] as const),
			(stored) => readState(stored, 'alarms'),
		);
	});

	test('is not used where it has a look of which it is not known what is still to be read', async () => {
		const look = { begunAt: NOW, restarts: 0, spans: [{ from: NOW - 5, until: NOW }, { from: NOW }], swept: NOW };
		const more = { ...good, look, swept: NOW - 5, lookedAt: NOW };
		expect(readState(JSON.parse(JSON.stringify(more)), 'alarms')).toEqual(more);
		const first = { ...good, look: { begunAt: NOW, restarts: 1, spans: [{ from: 0 }], isFirst: true } };
		expect(readState(first, 'alarms')).toEqual(first);
		expect(readState({ ...good, swept: NOW + 1, lookedAt: 'x' }, 'alarms')).toEqual(good);
		const damaged = [
			'x',
			{ ...look, begunAt: -1 },
			{ ...look, spans: 'x' },
			{ ...look, spans: [] },
			{ ...look, spans: Array.from({ length: 11 }, () => ({ from: 0 })) },
			{ ...look, spans: [null] },
			{ ...look, spans: [{ from: 0, until: 'x' }] },
			{ ...look, place: 'x' },
		];
		for (const stored of damaged)
			expect([stored, readState({ ...good, look: stored }, 'alarms')]).toEqual([stored, undefined]);
	});

	test('has nothing but what a trigger remembers, however much was stored', () => {
		const stored = { ...good, other: 'x'.repeat(1e6), forgotten: { from: NOW, to: NOW + 5, other: 'x' } };
		expect(readState(stored, 'alarms')).toEqual({ ...good, forgotten: { from: NOW, to: NOW + 5 } });
		for (const forgotten of ['x', { from: NOW }, { from: NaN, to: NOW }]) {
			expect(readState({ ...good, forgotten }, 'alarms')).toEqual(good);
		}
	});
});

test('two states, valid or not, are distinguished by what they watch and by their number of polls', () => {
	const stamps = [undefined, 5, { ...good, revision: 1 }, { ...good, watching: 'events' }, good].map(stampOf);
	expect(new Set(stamps).size).toBe(4);
	expect(stampOf({ ...good })).toBe(stampOf(good));
});

test('the stamp of a damaged state is short', () => {
	const long = 'x'.repeat(1e6);
	expect(stampOf({ watching: long, revision: long }).length).toBeLessThan(100);
	expect(stampOf({ watching: long })).not.toBe(stampOf({ watching: `${long}x` }));
});

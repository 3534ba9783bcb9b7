import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { runs } from '../../harness/runs.cts';
import { inOrder, trigger, vendor, type Occurrence } from './vendor';

const LOOK_BACK = 200;
const END = 3_000;

/** Events that appear late by no more than the look-back, with many at the same time. */
const occurrences = fc
	.array(fc.tuple(fc.integer({ min: 0, max: END / 10 }), fc.integer({ min: 0, max: LOOK_BACK })), { maxLength: 40 })
	.map((events) => events.map(([tens, late], id) => ({ id: `${id}`, time: tens * 10, shownAt: tens * 10 + late })));
const pollTimes = fc
	.array(fc.integer({ min: 1, max: END }), { maxLength: 20 })
	.map((times) => times.sort((a, b) => a - b));
const paces = fc.record({
	pageSize: fc.integer({ min: 1, max: 5 }),
	pageMs: fc.constantFrom(0, 1, 20),
	maxItems: fc.integer({ min: 1, max: 50 }),
});
const crash = fc.option(fc.record({ poll: fc.nat(19), kind: fc.constantFrom('page', 'abandoned', 'unsaved') }), {
	nil: undefined,
});

describe('a trigger, for any late events within the look-back and any times of polls', () => {
	test('returns every event exactly once, and at least once across a crash [P4]', async () => {
		await fc.assert(
			fc.asyncProperty(
				occurrences,
				pollTimes,
				paces,
				crash,
				async (events, times, { pageSize, pageMs, maxItems }, crashed) => {
					const source = Object.assign(vendor(), { occurrences: events, pageSize });
					const alarms = trigger(source, { lookBackMs: LOOK_BACK, maxItems });
					expect(await alarms.poll()).toEqual([]);
					source.pageMs = pageMs;
					const emitted: string[] = [];
					for (const [index, time] of [
						...times,
						...Array.from({ length: 45 }, (_, more) => 2 * END + more),
					].entries()) {
						source.clock.elapsed = Math.max(source.clock.elapsed, time);
						const kind = index === crashed?.poll ? crashed.kind : '';
						const saved = alarms.memory;
						source.failAt = kind === 'page' ? 1 : undefined;
						// Only a failing page and an abandoned poll throw, and neither returns events.
						const found = await alarms.poll(kind === 'abandoned' ? { abandonedAt: -1 } : {}).catch(() => []);
						if (kind === 'unsaved') alarms.memory = saved;
						emitted.push(...found);
					}
					const expected = events.filter(({ shownAt }) => shownAt > 0).map(({ id }) => id);
					expect(new Set(emitted)).toEqual(new Set(expected));
					if (crashed?.kind !== 'unsaved') expect(emitted).toHaveLength(expected.length);
				},
			),
			{ numRuns: runs(300) },
		);
	});

	test('never remembers more than allowed, returns nothing twice, and misses nothing that is in time', async () => {
		const inTime = fc.uniqueArray(fc.integer({ min: 1, max: END }), { maxLength: 60 });
		await fc.assert(
			fc.asyncProperty(inTime, pollTimes, fc.integer({ min: 1, max: 10 }), async (instants, times, maxSeen) => {
				const events = instants.map((time) => ({ id: `${time}`, time, shownAt: time }));
				const source = Object.assign(vendor(), { occurrences: events });
				const alarms = trigger(source, { lookBackMs: LOOK_BACK, maxSeen });
				const emitted: string[] = [];
				for (const time of [0, ...times, 2 * END]) {
					source.clock.elapsed = time;
					emitted.push(...(await alarms.poll()));
					const { seen } = alarms.memory.poll as { seen: object };
					expect(Object.keys(seen).length).toBeLessThanOrEqual(maxSeen);
				}
				expect(emitted).toEqual([...events].sort(inOrder).map(({ id }) => id));
			}),
		);
	});
});

/** What goes wrong at a poll. */
type Trouble = 'page' | 'abandoned' | 'restart';

describe('a trigger that runs for long, with failing polls, restarts of n8n that bring back an older memory, and a clock that is wrong by up to an hour', () => {
	const HOUR = 3_600_000;
	const polls = fc.array(
		fc.record({
			wait: fc.integer({ min: 0, max: LOOK_BACK }),
			trouble: fc.option(fc.constantFrom<Trouble>('page', 'abandoned', 'restart'), { nil: undefined, freq: 2 }),
			skew: fc.oneof(fc.constant(0), fc.integer({ min: -HOUR, max: HOUR })),
		}),
		{ minLength: 20, maxLength: 60 },
	);
	/** Late by no more than the look-back, or dated far ahead by a source with a wrong clock. */
	const events = fc
		.array(
			fc.record({
				shownAt: fc.integer({ min: 1, max: END }),
				late: fc.integer({ min: 0, max: LOOK_BACK }),
				ahead: fc.option(fc.integer({ min: 2 * HOUR, max: 1e9 }), { nil: 0, freq: 4 }),
			}),
			{ maxLength: 80 },
		)
		.map((all) =>
			all.map(({ shownAt, late, ahead }, id) => ({
				id: `${ahead ? 'ahead' : 'good'} ${id}`,
				time: ahead ? shownAt + ahead : Math.max(shownAt - late, 1),
				shownAt,
			})),
		);

	test('loses nothing and returns nothing twice', async () => {
		await fc.assert(
			fc.asyncProperty(events, polls, paces, async (given, trials, { pageSize, maxItems }) => {
				const source = Object.assign(vendor(), { occurrences: given, pageSize });
				const alarms = trigger(source, { lookBackMs: LOOK_BACK, maxItems });
				await alarms.poll();
				let saved: IDataObject = alarms.memory;
				const returned: string[] = [];
				const attempt = async (trouble?: Trouble) => {
					if (trouble === 'restart') alarms.memory = saved;
					source.failAt = trouble === 'page' ? 0 : undefined;
					const found = await alarms.poll(trouble === 'abandoned' ? { abandonedAt: -1 } : {}).catch(() => []);
					// n8n saves the memory when something is output, and when a workflow was activated after a restart.
					if (found.length > 0 || trouble === 'restart') saved = structuredClone(alarms.memory);
					returned.push(...found);
				};
				for (const { wait, trouble, skew } of trials) {
					source.clock.elapsed += wait;
					source.clock.skew = skew;
					await attempt(trouble);
				}
				source.clock.skew = 0;
				for (let count = 0; count <= given.length; count++) {
					source.clock.elapsed = Math.max(source.clock.elapsed, END) + 1;
					await attempt();
				}
				expect(returned.sort()).toEqual(given.map(({ id }) => id).sort());
			}),
			{ numRuns: runs(300) },
		);
	});

	test('with more events dated in the future than it can remember, still does so for all others, and loses none of those', async () => {
		await fc.assert(
			fc.asyncProperty(events, fc.integer({ min: 0, max: 5 }), async (given, maxAhead) => {
				const source = Object.assign(vendor(), { occurrences: given });
				const alarms = trigger(source, { lookBackMs: LOOK_BACK, maxAhead });
				const returned: string[] = await alarms.poll();
				const until = Math.max(END, ...given.map(({ time }) => time)) + 1;
				const times = [...given.flatMap(({ time, shownAt }) => [time, time + 1, shownAt]), until, until + 1];
				for (const time of times.sort((a, b) => a - b)) {
					source.clock.elapsed = time;
					returned.push(...(await alarms.poll()));
				}
				const good = (ids: string[]) => ids.filter((id) => id.startsWith('good')).sort();
				const all = given.map(({ id }) => id);
				expect(good(returned)).toEqual(good(all));
				expect(new Set(returned)).toEqual(new Set(all));
				expect(returned.length).toBeLessThanOrEqual(2 * all.length);
			}),
			{ numRuns: runs(100) },
		);
	});
});

/** A simple model of a trigger: it never forgets, and reads everything each time. */
class Model {
	now = 0;
	private readonly all: Occurrence[] = [];
	private readonly returned = new Set<string>();

	add(event: Occurrence): void {
		this.all.push(event);
	}

	poll(maxItems: number): string[] {
		const there = this.all.filter(({ id, shownAt }) => shownAt <= this.now && !this.returned.has(id));
		const next = there.sort(inOrder).slice(0, maxItems);
		next.forEach(({ id }) => this.returned.add(id));
		return next.map(({ id }) => id);
	}
}

interface Real {
	source: ReturnType<typeof vendor>;
	alarms: ReturnType<typeof trigger>;
}

function command(name: string, act: (model: Model, real: Real) => Promise<void> | void): fc.AsyncCommand<Model, Real> {
	return { check: () => true, run: async (model, real) => await act(model, real), toString: () => name };
}

function occur(model: Model, { source }: Real, time: number, shownAt: number): void {
	const event = { id: `${source.occurrences.length}`, time, shownAt };
	model.add(event);
	source.occurrences.push(event);
}

const commands = [
	fc.integer({ min: 1, max: 2 * LOOK_BACK }).map((ms) =>
		command(`wait ${ms}`, (model, { source }) => {
			model.now += ms;
			source.clock.elapsed = model.now;
		}),
	),
	fc.tuple(fc.nat(LOOK_BACK), fc.nat(LOOK_BACK)).map(([ago, late]) =>
		command(`event ${ago} ago, ${late} late`, (model, real) => {
			// It appears now at the earliest: the past of the list does not change.
			const time = Math.max(model.now - Math.min(ago, late), 1);
			occur(model, real, time, Math.max(model.now, Math.min(time + late, time + LOOK_BACK)));
		}),
	),
	fc
		.integer({ min: 1, max: 1e10 })
		.map((ahead) =>
			command(`event dated ${ahead} ahead`, (model, real) => occur(model, real, model.now + ahead, model.now)),
		),
	fc.constant(
		command('poll', async (model, { alarms }) => {
			expect(await alarms.poll()).toEqual(model.poll(alarms.watch.maxItems));
		}),
	),
	fc.constant(
		command('poll that fails', async (_model, { source, alarms }) => {
			source.failAt = 0;
			await expect(alarms.poll()).rejects.toThrow('out of order');
			source.failAt = undefined;
		}),
	),
	fc.constant(
		command('abandoned poll', async (_model, { alarms }) => {
			await expect(alarms.poll({ abandonedAt: -1 })).rejects.toThrow('longer than n8n allows for a poll');
		}),
	),
	fc.integer({ min: -3_600_000, max: 0 }).map((skew) =>
		command(`clock ${skew}`, (_model, { source }) => {
			source.clock.skew = skew;
		}),
	),
	fc.integer({ min: LOOK_BACK, max: 5 * LOOK_BACK }).map((lookBackMs) =>
		command(`look back ${lookBackMs}`, (_model, { alarms }) => {
			alarms.watch.lookBackMs = lookBackMs;
		}),
	),
	fc.integer({ min: 1, max: 6 }).map((maxItems) =>
		command(`max items ${maxItems}`, (_model, { alarms }) => {
			alarms.watch.maxItems = maxItems;
		}),
	),
];

test('a trigger does what one with an unlimited memory would do, for any sequence of events [P12]', async () => {
	await fc.assert(
		fc.asyncProperty(fc.commands(commands, { size: '+1' }), async (run) => {
			const source = vendor();
			const alarms = trigger(source, { lookBackMs: LOOK_BACK });
			await alarms.poll();
			await fc.asyncModelRun(() => ({ model: new Model(), real: { source, alarms } }), run);
		}),
		{ numRuns: runs(300) },
	);
});

/** Long look-backs, which are read in slices: nothing is lost or returned twice, and a quiet poll costs little. */
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { ApiError } from '../../../core/errors/api-error';
import { OutOfTimeError } from '../../../core/errors/out-of-time-error';
import { runs } from '../../harness/runs.cts';
import { behind, spansToRead } from '../../../core/poll/spans';
import type { PollState } from '../../../core/poll/state';
import { inOrder, START, trigger, vendor, type Occurrence } from './vendor';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A vendor with 200 records a minute, and a trigger that looks back an hour; `each` is told of each record. */
function busy(minutes: number) {
	const source = vendor();
	source.pageSize = 100;
	for (let time = 0; time < minutes * MINUTE; time += 300) source.occurs(`e${time}`, time);
	let pages = 0;
	const since = async function* (from: number, until = Infinity) {
		const isThere = ({ time, shownAt }: Occurrence) =>
			shownAt <= source.clock.elapsed && START + time >= from && START + time <= until;
		const there = source.occurrences.filter(isThere).sort(inOrder);
		for (let at = 0; at === 0 || at < there.length; at += source.pageSize) {
			pages += 1;
			source.clock.elapsed += source.pageMs;
			yield there.slice(at, at + source.pageSize).map(({ id, time }) => ({ id, time: START + time, event: id }));
		}
	};
	const rules = { lookBackMs: HOUR, thinAbove: 1_000, maxSeen: 20_000, maxItems: 1_000, since };
	const alarms = trigger(source, rules);
	return {
		source,
		alarms,
		/** Pages of one poll at a minute. */
		async at(minute: number) {
			source.clock.elapsed = minute * MINUTE;
			pages = 0;
			const ids = await alarms.poll();
			return { ids, pages };
		},
	};
}

test('a quiet poll of a look-back with 12,000 records costs a tenth of what reading all of it costs', async () => {
	const { at } = busy(60);
	expect(await at(60)).toEqual({ ids: [], pages: 120 });
	const quiet: number[] = [];
	for (let minute = 61; minute < 90; minute++) quiet.push((await at(minute)).pages);
	expect(Math.max(...quiet)).toBeLessThanOrEqual(12);
}, 30_000);

test('a record is returned at the latest at four times the age at which it appeared, or at the end of the look-back', async () => {
	const { source, at } = busy(170);
	await at(60);
	const late = [1, 3, 5, 14, 16, 50, 59];
	for (const minutes of late) source.occurs(`late ${minutes}`, 70 * MINUTE + 7, (70 + minutes) * MINUTE + 7);
	const found: Record<string, number> = {};
	let pages = 0;
	for (let minute = 61; minute < 170; minute++) {
		const poll = await at(minute);
		pages = Math.max(pages, poll.pages);
		for (const id of poll.ids) if (id.startsWith('late')) found[id] = minute - 70;
	}
	expect(Object.keys(found)).toHaveLength(late.length);
	for (const minutes of late) expect(found[`late ${minutes}`]).toBeLessThanOrEqual(Math.min(4 * minutes, 60) + 3);
	expect(pages).toBeLessThanOrEqual(16);
}, 60_000);

test('a long pause between two polls makes one span of the slices, and each part of it is read once', () => {
	const seen = Object.fromEntries(Array.from({ length: 20 }, (_, id) => [`${id}`, START - id]));
	const state = { watermark: START, seen, lookedAt: START };
	const rules = { lookBackMs: HOUR, thinAbove: 10 };
	const begin = START - HOUR - 5;
	expect(spansToRead(state, begin, rules, START + 2 * HOUR)).toEqual([{ from: begin }]);
	const spans = spansToRead(state, begin, rules, START + MINUTE);
	expect(spans.map(({ from, until }) => [from - START, until && until - START])).toEqual([
		[-HOUR - 5, -HOUR],
		[-15 * MINUTE, -14 * MINUTE],
		[-3.75 * MINUTE, -2.75 * MINUTE],
		[-HOUR / 64, undefined],
	]);
	expect(behind(spans, START - 15 * MINUTE + 0.5)).toEqual([{ ...spans[1] }, spans[2], spans[3]]);
	// A clock that was set back, fewer records, no look before: all is read.
	expect(spansToRead(state, begin, rules, START - 1)).toEqual([{ from: begin }]);
	expect(spansToRead(state, begin, { ...rules, thinAbove: 20 }, START)).toEqual([{ from: begin }]);
	expect(spansToRead({ ...state, lookedAt: undefined }, begin, rules, START)).toEqual([{ from: begin }]);
});

describe('a trigger with a long look-back, for any late records, polls that fail or have little time, restarts, and clocks that are wrong', () => {
	const LOOK_BACK = 400;
	const END = 4_000;
	type Trouble = 'page' | 'abandoned' | 'restart' | 'short';
	const events = fc
		.array(
			fc.record({
				shownAt: fc.integer({ min: 1, max: END }),
				late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: LOOK_BACK })),
			}),
			{ maxLength: 120 },
		)
		.map((all) =>
			all.map(({ shownAt, late }, id): Occurrence => ({ id: `${id}`, time: Math.max(shownAt - late, 1), shownAt })),
		);
	const trials = fc.array(
		fc.record({
			wait: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: LOOK_BACK })),
			trouble: fc.option(fc.constantFrom<Trouble>('page', 'abandoned', 'restart', 'short'), {
				nil: undefined,
				freq: 2,
			}),
			skew: fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: -HOUR, max: HOUR })),
		}),
		{ minLength: 20, maxLength: 150 },
	);
	const setting = fc.record({
		pageSize: fc.integer({ min: 1, max: 5 }),
		maxItems: fc.integer({ min: 1, max: 50 }),
		thinAbove: fc.constantFrom(-1, 0, 5),
		isDurable: fc.boolean(),
		isUnordered: fc.boolean(),
		delayMs: fc.constantFrom(0, 0, 60),
		hasEnd: fc.boolean(),
	});

	test('loses nothing and returns nothing twice', async () => {
		await fc.assert(
			fc.asyncProperty(events, trials, setting, async (given, polls, { pageSize, isDurable, hasEnd, ...rules }) => {
				const source = Object.assign(vendor(), { occurrences: [...given], pageSize });
				const since = sinceOf(source, rules.isUnordered, hasEnd);
				const alarms = trigger(source, { lookBackMs: LOOK_BACK, since, ...rules });
				await alarms.poll();
				let saved: IDataObject = alarms.memory;
				const returned: string[] = [];
				const attempt = async (trouble?: Trouble) => {
					const before = structuredClone(alarms.memory);
					if (trouble === 'restart') alarms.memory = saved;
					source.failAt = trouble === 'page' ? 0 : undefined;
					source.pageMs = trouble === 'short' ? 3 : 0;
					const time = trouble === 'short' ? { stopReadingAt: source.clock.elapsed + 4 } : {};
					const found = await alarms
						.poll(trouble === 'abandoned' ? { abandonedAt: -1 } : time)
						// In its durable mode n8n forgets what a poll that failed has remembered.
						.catch(() => (isDurable ? ((alarms.memory = before), []) : []));
					if (isDurable || found.length > 0 || trouble === 'restart') saved = structuredClone(alarms.memory);
					returned.push(...found);
				};
				for (const { wait, trouble, skew } of polls) {
					source.clock.elapsed += wait;
					source.clock.skew = skew;
					await attempt(trouble);
				}
				source.clock.skew = 0;
				source.clock.elapsed = Math.max(source.clock.elapsed, END);
				// The watermark goes on, so that the end of the look-back passes all of them.
				for (let count = 0; count < given.length + 20; count++) {
					source.clock.elapsed += LOOK_BACK / 4;
					if (count < 15) source.occurs(`tick ${count}`, source.clock.elapsed - 80);
					await attempt();
				}
				const all = source.occurrences.map(({ id }) => id);
				expect(returned.sort()).toEqual(all.sort());
			}),
			{ numRuns: runs(200) },
		);
	}, 3_600_000);
});

describe('a look at events in no order that takes longer than one poll', () => {
	/** An unfinished look at all of them, or at slices. */
	async function unfinished(thinAbove?: number) {
		const source = vendor();
		source.clock.elapsed = 10_000;
		for (let id = 0; id < 12; id++) source.occurs(`e${10 + id}`, 9_000 + id * 80);
		const watch = { since: sinceOf(source, true, true), isUnordered: true, lookBackMs: 1_000, thinAbove };
		const alarms = trigger(source, watch);
		await alarms.poll();
		source.clock.elapsed = 10_010;
		source.pageMs = 10;
		const short = async (ms: number) => await alarms.poll({ stopReadingAt: source.clock.elapsed + ms });
		return { source, alarms, short, look: () => (alarms.memory.poll as PollState).look };
	}

	test('returns what is new as soon as it is seen, and begins anew where the service does not let it go on', async () => {
		const { source, alarms, short, look } = await unfinished();
		source.occurs('e00', 9_990);
		expect(await short(5)).toEqual(['e00']);
		expect(look()?.place).toBeDefined();
		const { since } = alarms.watch;
		alarms.watch.since = (from, until, part) => {
			if (part?.place) throw new ApiError({ status: 400 });
			return since(from, until, part);
		};
		alarms.watch.since = refusing(alarms.watch.since);
		source.occurs('e99', 9_995);
		expect(await alarms.poll()).toEqual(['e99']);
		expect(look()).toBeUndefined();
		expect(await alarms.poll()).toEqual([]);
	});

	test('in slices goes on with the slice for which no time was left', async () => {
		const { source, alarms, short, look } = await unfinished(0);
		source.clock.elapsed = 10_050;
		const { since } = alarms.watch;
		let spans = 0;
		alarms.watch.since = (...how) => {
			spans += 1;
			if (spans === 2) throw new OutOfTimeError();
			return since(...how);
		};
		alarms.watch.since = refusing(alarms.watch.since);
		expect(await short(5_000)).toEqual([]);
		expect(look()?.spans.length).toBeGreaterThan(0);
		source.occurs('e00', 10_049);
		expect(await alarms.poll()).toEqual(['e00']);
		expect(look()).toBeUndefined();
	});
});

/** A list whose begin fails like its pages. */
function refusing(since: ReturnType<typeof trigger>['watch']['since']): typeof since {
	return async function* (...how) {
		yield* since(...how);
	};
}

/** Pages in order of time, or of the ID; a service may not know the end of a span. Each page goes on from the place before. */
function sinceOf(source: ReturnType<typeof vendor>, isUnordered: boolean, hasEnd: boolean) {
	const inAnyOrder: ReturnType<typeof trigger>['watch']['since'] = async function* (from, until, part) {
		const known = (part?.place?.step.query?.behind ?? '') as string;
		for (let behindId = known, page = 0; ; page++) {
			source.clock.elapsed += source.pageMs;
			await source.onPage();
			if (page === source.failAt) throw new Error('out of order');
			const there = source.occurrences
				.filter(({ time, shownAt }) => shownAt <= source.clock.elapsed && START + time >= from)
				.filter(({ id, time }) => id > behindId && (!hasEnd || until === undefined || START + time <= until))
				.sort((a, b) => (a.id < b.id ? -1 : 1));
			const rows = there.slice(0, source.pageSize);
			behindId = rows.at(-1)?.id ?? behindId;
			const place = { step: { query: { behind: behindId } }, pages: 1, largest: 1 };
			const isMore = there.length > rows.length;
			part?.onPlace?.(isMore ? { ...place, counts: { received: 1, distinct: 1, marks: [] } } : undefined);
			yield rows.map(({ id, time }) => ({ id, time: START + time, event: id }));
			if (!isMore) return;
		}
	};
	return isUnordered ? inAnyOrder : source.since;
}

test('a look at slices that is not finished is stored with what it still has to read', async () => {
	const { source, alarms, at } = busy(61);
	await at(60);
	source.clock.elapsed = 61 * MINUTE;
	source.pageMs = 1_000;
	await alarms.poll({ stopReadingAt: source.clock.elapsed + 1_500 });
	const { look, swept } = alarms.memory.poll as PollState;
	expect(look).toMatchObject({ restarts: 0, swept: expect.any(Number) });
	expect(swept).toBe(look!.swept);
}, 30_000);

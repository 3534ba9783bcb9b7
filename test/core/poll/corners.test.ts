/** Where several rules of a poll meet: each of these lost events, or returned old ones. */
import { NO_TIME_MS } from '../../../core/poll/advance';
import { OutOfTimeError } from '../../../core/errors/out-of-time-error';
import { inOrder, START, trigger, vendor, type Occurrence } from './vendor';

/** Begins the ID of a record without a time; it stands in the list where it occurred. */
const TIMELESS = 'timeless';
/** A look-back of 1,000 ms is read in slices. */
const THIN = { lookBackMs: 1_000, thinAbove: 3 };

/** A vendor that can be asked for a span of time, in order of time or of the ID, and its trigger. */
function watched(rules: Partial<ReturnType<typeof trigger>['watch']> = {}) {
	const source = vendor();
	const { clock } = source;
	source.pageSize = 10;
	let endOfReading = Infinity;
	let misplaced = 0;
	const since: ReturnType<typeof trigger>['watch']['since'] = async function* (from, until = Infinity, part) {
		const isThere = ({ time, shownAt }: Occurrence) =>
			shownAt <= clock.elapsed && START + time >= from && START + time <= until;
		const order = rules.isUnordered ? (a: Occurrence, b: Occurrence) => (a.id < b.id ? -1 : 1) : inOrder;
		const { of = from, at: begin = 0 } = (part?.place?.step.query ?? {}) as { of?: number; at?: number };
		if (of !== from) misplaced += 1;
		for (let at = begin; ; at += source.pageSize) {
			if (clock.elapsed > endOfReading) throw new OutOfTimeError();
			clock.elapsed += source.pageMs;
			await source.onPage();
			const there = source.occurrences.filter(isThere).sort(order);
			const end = at + source.pageSize;
			const place = { step: { query: { of: from, at: end } }, pages: 1, largest: 1 };
			part?.onPlace?.(end < there.length ? { ...place, counts: { received: 1, distinct: 1, marks: [] } } : undefined);
			yield there
				.slice(at, end)
				.map(({ id, time }) => ({ id, time: id.startsWith(TIMELESS) ? NO_TIME_MS : START + time, event: id }));
			if (end >= there.length) return;
		}
	};
	const alarms = trigger(source, { lookBackMs: 1_000, ...rules, since });
	const found: string[] = [];
	const at = async (elapsed: number, reading = Infinity) => {
		clock.elapsed = elapsed;
		endOfReading = elapsed + reading;
		found.push(...(await alarms.poll({ stopReadingAt: endOfReading })));
	};
	return {
		source,
		alarms,
		found,
		/** How often a place in one span was taken for a place in another. */
		misplaced: () => misplaced,
		/** Polls at this time by the true clock. */
		at,
		async every(ms: number, from: number, to: number) {
			for (let elapsed = from; elapsed <= to; elapsed += ms) await at(elapsed);
		},
		/** Events that occur one after the other. */
		stream(name: string, from: number, to: number, spacing = 10): void {
			for (let time = from; time < to; time += spacing) source.occurs(`${name}${time}`, time);
		},
	};
}

/** How many of them have an ID that begins like this. */
function count(ids: string[], name: string): number {
	return new Set(ids.filter((id) => id.startsWith(name))).size;
}

test.each([
	['in slices', THIN.thinAbove],
	['as a whole, after it was read in slices', 1e9],
])('a backlog of late events comes completely from a look-back that is read %s', async (_, thinAbove) => {
	const { source, alarms, found, at, every, stream } = watched({ ...THIN, maxItems: 10 });
	stream('e', 0, 6_000);
	await at(2_000);
	await every(40, 2_040, 2_120);
	for (let late = 0; late < 30; late++) source.occurs(`late${late}`, 1_125 + late, 2_121);
	await at(2_160);
	alarms.watch.thinAbove = thinAbove;
	await every(40, 2_161, 5_000);
	expect(count(found, 'late')).toBe(30);
	expect(new Set(found).size).toBe(found.length);
});

test('a backlog comes completely, although one event was dated in the future and its date has passed', async () => {
	const { source, found, at, every, stream } = watched({ maxItems: 5 });
	await at(0);
	source.occurs('future', 10_000, 50);
	await at(100);
	stream('e', 1_000, 9_000, 100);
	await every(10, 20_000, 20_400);
	expect([count(found, 'e'), count(found, 'future'), found.length]).toEqual([80, 1, 81]);
});

test('a late event comes although the clock is set back a little', async () => {
	const { source, found, at, every, stream } = watched({ ...THIN });
	stream('e', 0, 2_300);
	await at(2_000);
	await every(40, 2_040, 2_160);
	source.occurs('late', 1_140, 2_135);
	source.clock.skew = -10;
	await at(2_161);
	source.clock.skew = 0;
	await every(40, 2_200, 5_000);
	expect(count(found, 'late')).toBe(1);
	expect(count(found, 'e')).toBe(29);
});

test.each([
	['an event that occurs while it reads', true, 'a-new', 10_005],
	['a record without a time', false, TIMELESS, 9_001],
])('a first reading over several polls is not ended by %s', async (_, isUnordered, id, time) => {
	const { source, found, at, every, stream } = watched({ isUnordered });
	stream('old', 9_005, 9_900);
	source.occurs(id, time);
	source.pageMs = 10;
	await at(10_000, 35);
	source.pageMs = 0;
	await every(100, 10_100, 12_000);
	expect(count(found, 'old')).toBe(0);
});

test('a first reading over several polls goes on when the clock is set back', async () => {
	const { source, found, at, every, stream } = watched();
	stream('old', 0, 900);
	source.pageMs = 10;
	await at(1_000, 15);
	source.pageMs = 0;
	source.clock.skew = -100;
	await at(1_060);
	source.clock.skew = 0;
	source.occurs('new', 1_100);
	await every(100, 1_100, 3_000);
	expect(found).toEqual(['new']);
});

test('a record without a time hides no late event of its slice, and comes once', async () => {
	const { source, found, at, every, stream } = watched({ ...THIN });
	source.pageSize = 2;
	stream('e', 0, 9_000, 40);
	await at(2_000);
	await every(40, 2_040, 2_120);
	source.occurs(TIMELESS, 1_121, 2_121);
	for (let late = 0; late < 5; late++) source.occurs(`late${late}`, 1_130 + late, 2_121);
	await every(20, 2_125, 8_000);
	expect([count(found, 'late'), found.filter((id) => id === TIMELESS)]).toEqual([5, [TIMELESS]]);
});

test('a record without a time, where no more fit into a poll, leaves the others to the next one', async () => {
	const { source, alarms, found, at, every, stream } = watched({ ...THIN, maxItems: 1 });
	source.pageSize = 2;
	stream('e', 0, 9_000, 40);
	await at(2_000);
	await every(40, 2_040, 2_120);
	source.occurs(TIMELESS, 2_121);
	await at(2_125);
	const { spans } = (alarms.memory.poll as { look?: { spans: Array<{ from: number }> } }).look ?? { spans: [] };
	expect(spans.every(({ from }) => from < START + 9_000)).toBe(true);
	await every(5, 2_126, 3_000);
	expect(count(found, 'e')).toBe(24);
});

test('the place in one slice is not taken for a place in the next one', async () => {
	const { source, found, misplaced, at, every, stream } = watched({ ...THIN, isUnordered: true });
	source.pageSize = 2;
	stream('e', 0, 9_000);
	await at(2_000);
	await at(2_050);
	source.pageMs = 3;
	// The first slice is read in two polls, and the second one has no time for a page of the next slice.
	await at(2_100, 4);
	await at(2_150, 2);
	source.pageMs = 0;
	await every(50, 2_200, 9_500);
	expect([count(found, 'e'), misplaced()]).toEqual([699, 0]);
});

test('what is in no order and does not fit into a poll is read again, although the look began in an earlier poll', async () => {
	const { source, found, at, every, stream } = watched({ isUnordered: true, maxItems: 5 });
	source.pageSize = 4;
	await at(9_000);
	stream('e', 9_010, 9_310);
	source.pageMs = 3;
	// One page, fewer than fit into a poll; then all the others.
	await at(9_400, 2);
	expect(found).toHaveLength(4);
	await at(9_500);
	expect(found).toHaveLength(9);
	source.pageMs = 0;
	await every(10, 9_600, 9_700);
	expect([count(found, 'e'), found.length]).toEqual([30, 30]);
});

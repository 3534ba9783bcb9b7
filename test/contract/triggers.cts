/** What every trigger promises: what is new starts the workflow once, late ones too, and none is lost. */
import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../core/clock';
import type { FaultAnswer } from '../../simulators/kernel/fault.cts';
import type { AnyWatch, CommonOptions, Place } from './declaration.cts';
import { optionsIn, type PollChoice, type Subject } from './subject.cts';

const MINUTE = 60_000;
const BUDGET_MS = 50_000;
/** More than any page has, and older than a trigger looks back unless told otherwise. */
const MANY_OLD = 5_500;
const OLD_MINUTES = 600;
/** More than any look-back has that is read as a whole. */
const MANY_SEEN = 10_001;
/** Samples that a manual test shows. */
const SAMPLES = 5;

/** A trigger that is polled with one memory. */
interface Watched {
	place: Place;
	memory: IDataObject;
	next(more?: PollChoice): Promise<{ ids: unknown[]; json: IDataObject[]; items: unknown; error?: Error }>;
	/** Makes it happen, by default now. */
	occur(minutesAgo?: number): unknown;
}

type Begin = (common?: CommonOptions) => Promise<Watched>;

/** Registers the tests. */
export function testTriggers(subject: Subject): void {
	describe.each(subject.declaration.watches.map((watch) => [watch.event, watch] as const))('%s', (_, watch) => {
		const { parameters } = subject.declaration.triggerEvents.find(({ value }) => value === watch.event)!;
		const isTimed = optionsIn(parameters).some(({ name }) => name === 'lookBackMinutes');
		const begin: Begin = async (common) => await watching(subject, watch, common);
		testNew(subject, watch, begin);
		if (isTimed) testTimes(subject, begin);
		if (isTimed && !subject.exceptionsOf(watch.event).readsOld) testQuietPolls(subject, begin);
		if (watch.isSliced) testSlices(subject, begin);
		testBacklog(subject, begin, isTimed);
		testFailures(subject, begin);
	});
}

async function watching(subject: Subject, watch: AnyWatch, common?: CommonOptions): Promise<Watched> {
	const place = await subject.start(watch.at(systemClock.now()), common);
	const memory = {};
	return {
		place,
		memory,
		next: async (more) => {
			const { json, items, error } = await subject.poll(place, watch, memory, more);
			return { ids: json.map((row) => row[watch.idField]), json, items, error };
		},
		// By the clock of the node: a request left over from an earlier test may wait now, which puts that clock forward.
		occur: (minutesAgo = 0) => watch.occur(place.vendor, systemClock.now() - minutesAgo * MINUTE),
	};
}

function testNew(subject: Subject, watch: AnyWatch, begin: Begin): void {
	test('starts with what is new from then on, and outputs each once with its key [case 79]', async () => {
		const { next, occur } = await begin();
		expect(await next()).toMatchObject({ items: null, error: undefined });
		expect((await next()).items).toBeNull();
		const id = occur();
		const { ids, json } = await next();
		expect(ids).toEqual([id]);
		expect(json[0].dedupeKey).toMatch(new RegExp(`^${subject.declaration.node.description.name}:.+`));
		expect((await next()).items).toBeNull();
		const [second, third] = [occur(), occur()];
		expect((await next()).ids.sort()).toEqual([second, third].sort());
		expect((await next()).items).toBeNull();
	});

	test('shows up to five samples in a manual test, and remembers nothing [case 79]', async () => {
		const { next, occur, memory } = await begin();
		for (let count = 0; count <= SAMPLES; count++) occur();
		const { json, error } = await next({ mode: 'manual' });
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(json.length).toBeLessThanOrEqual(SAMPLES);
		for (const { dedupeKey } of json) expect(dedupeKey).toEqual(expect.any(String));
		expect(memory).toEqual({});
	});

	test('gives the same key in every output', async () => {
		const keys: unknown[] = [];
		const { next, occur } = await begin();
		occur();
		for (const output of ['raw', 'simplified']) {
			const { json } = await next({ mode: 'manual', parameters: { output } });
			keys.push(json.map(({ dedupeKey }) => dedupeKey));
		}
		expect(keys[0]).toEqual(keys[1]);
	});

	const { otherwise } = watch;
	if (!otherwise) return;

	test('starts from the beginning when it watches something else, and outputs nothing old', async () => {
		const { next, occur } = await begin();
		await next();
		// What has the very millisecond of the start counts as new, since a loss would be worse.
		occur(1);
		expect(await next({ parameters: otherwise })).toMatchObject({ items: null, error: undefined });
		const id = occur();
		expect((await next({ parameters: otherwise })).ids).toEqual([id]);
	});
}

function testTimes(subject: Subject, begin: Begin): void {
	const lookBack = (minutes: number) => ({ parameters: { options: { lookBackMinutes: minutes } } });

	test('outputs what appears late, once, as far back as Look Back says [case 80]', async () => {
		const { next, occur } = await begin();
		await next(lookBack(60));
		occur();
		await next(lookBack(60));
		const late = occur(40);
		const later = occur(300);
		expect((await next(lookBack(60))).ids).toEqual([late]);
		expect((await next(lookBack(60))).items).toBeNull();
		const other = await begin();
		await other.next(lookBack(400));
		const found = other.occur(300);
		expect((await other.next(lookBack(400))).ids).toEqual([found]);
		expect(later).not.toBe(late);
	});

	test('begins at Start From, also where that is given in milliseconds', async () => {
		for (const form of [(time: number) => new Date(time).toISOString(), String]) {
			const { next, occur } = await begin();
			const [old, recent] = [occur(20), occur(5)];
			const options = { startFrom: form(Math.floor(systemClock.now() - 10.5 * MINUTE)) };
			const { ids } = await next({ parameters: { options } });
			expect(ids).toContain(recent);
			expect(ids).not.toContain(old);
			expect((await next({ parameters: { options } })).items).toBeNull();
		}
	});

	test('outputs what happened in hours without a poll, on many pages, in portions and in order, also without a look-back [case 92]', async () => {
		const { next, occur } = await begin({ now: () => systemClock.now() });
		const choice = { parameters: { options: { lookBackMinutes: 0, maxItems: 100 } } };
		expect((await next(choice)).error).toBeUndefined();
		subject.declaration.putForward(() => 180 * MINUTE);
		const wanted = Array.from({ length: 250 }, (_, count) => occur(179 - count / 2));
		const portions: unknown[][] = [];
		for (let polls = 0; polls < 4; polls++) portions.push((await next(choice)).ids);
		expect(portions.map(({ length }) => length)).toEqual([100, 100, 50, 0]);
		expect(portions.flat()).toEqual(wanted);
	});

	test('waits as long as Delay says', async () => {
		const { next, occur } = await begin();
		const choice = { parameters: { options: { delayMinutes: 45 } } };
		expect((await next(choice)).error).toBeUndefined();
		const id = occur();
		expect(await next(choice)).toMatchObject({ items: null, error: undefined });
		subject.declaration.putForward(() => 46 * MINUTE);
		expect((await next(choice)).ids).toEqual([id]);
		expect((await next(choice)).items).toBeNull();
	});
}

function testQuietPolls(subject: Subject, begin: Begin): void {
	test('asks for no more pages at a quiet poll when there are many old records', async () => {
		const pages: number[] = [];
		for (const old of [0, MANY_OLD]) {
			const { place, next, occur } = await begin();
			for (let count = 0; count < old; count++) occur(OLD_MINUTES + count / 100);
			expect(await next()).toMatchObject({ items: null, error: undefined });
			place.vendor.resetCounters();
			expect(await next()).toMatchObject({ items: null, error: undefined });
			pages.push(subject.asked(place).length);
		}
		expect(pages[1]).toBeLessThanOrEqual(pages[0]);
	});
}

function testSlices(subject: Subject, begin: Begin): void {
	test('reads a long look-back in slices, and still outputs what appears late, once [case 89]', async () => {
		const { place, memory, next, occur } = await begin({ now: () => systemClock.now() });
		occur(1);
		expect((await next()).error).toBeUndefined();
		// As if very many had been output.
		const state = memory.poll as { seen: Record<string, number> };
		for (let count = 0; count < MANY_SEEN; count++) state.seen[`seen ${count}`] = systemClock.now() - 2 * MINUTE;
		subject.declaration.putForward(() => MINUTE);
		place.vendor.resetCounters();
		expect(await next()).toMatchObject({ items: null, error: undefined });
		expect(subject.asked(place).length).toBeGreaterThan(1);
		const late = [occur(40), occur(5)];
		const found: unknown[] = [];
		for (const minutes of [2, 3, 7, 20, 40, 75, 76]) {
			subject.declaration.putForward(() => minutes * MINUTE);
			const now = occur();
			const { ids, error } = await next();
			expect(error).toBeUndefined();
			found.push(...ids.filter((id) => id !== now));
		}
		expect(found.sort()).toEqual(late.sort());
	});
}

function testBacklog(subject: Subject, begin: Begin, isTimed: boolean): void {
	test('outputs a backlog in portions, oldest first, until nothing is left [case 88]', async () => {
		const { next, occur } = await begin();
		const choice = { parameters: { options: { maxItems: 4, ...(isTimed ? { lookBackMinutes: 60 } : {}) } } };
		await next(choice);
		const wanted = Array.from({ length: 10 }, (_, count) => occur(20 - count));
		const portions = [await next(choice), await next(choice), await next(choice)].map(({ ids }) => ids);
		expect(portions.map(({ length }) => length)).toEqual([4, 4, 2]);
		if (isTimed) expect(portions.flat()).toEqual(wanted);
		else expect(portions.flat().sort()).toEqual(wanted.sort());
		expect((await next(choice)).items).toBeNull();
	});

	test('keeps to the time that n8n gives a poll, and loses nothing [case 88]', async () => {
		const { place, next, occur } = await begin();
		await next();
		const wanted = Array.from({ length: 250 }, (_, count) => occur(20 - count / 100));
		const slow = (ms: number) => {
			const asked = subject.asked(place).length;
			subject.declaration.putForward(() => (subject.asked(place).length > asked ? ms : 0));
		};
		slow(0.9 * BUDGET_MS);
		const first = await next({ budgetMs: BUDGET_MS });
		subject.declaration.putForward(() => 0);
		const rest = [await next(), await next()];
		expect([first, ...rest].flatMap(({ ids }) => ids).sort()).toEqual(wanted.sort());
	});

	test('is an error without effect when a poll takes longer than n8n allows [cases 87, 100]', async () => {
		const { place, memory, next, occur } = await begin();
		await next();
		const id = occur();
		const before = JSON.stringify(memory);
		const asked = subject.asked(place).length;
		subject.declaration.putForward(() => (subject.asked(place).length > asked ? 1.1 * BUDGET_MS : 0));
		expect((await next({ budgetMs: BUDGET_MS })).error?.message).toMatch(
			/longer than n8n allows for a poll|not enough time/,
		);
		expect(JSON.stringify(memory)).toBe(before);
		subject.declaration.putForward(() => 0);
		// An older n8n does not tell how long a poll may take.
		expect((await next({ budgetMs: null })).ids).toEqual([id]);
	});
}

function testFailures(subject: Subject, begin: Begin): void {
	test('loses nothing and outputs nothing twice when a poll fails [case 85]', async () => {
		const { place, memory, next, occur } = await begin();
		await next();
		const wanted = Array.from({ length: 230 }, () => occur());
		const before = JSON.stringify(memory);
		for (const after of [0, 1]) {
			place.vendor.setFaults([subject.fault({ status: 500 }, { after })]);
			const failed = await next();
			// Where one request is all that a poll needs, nothing fails after it.
			if (!failed.error) break;
			expect(failed.error.message).toMatch(/^[^,]+, look for .*\(HTTP 500\)/);
			expect(JSON.stringify(memory)).toBe(before);
			place.vendor.setFaults([]);
			if (after === 1) expect((await next()).ids.sort()).toEqual(wanted.sort());
		}
		expect(JSON.stringify(memory)).not.toBe(before);
		place.vendor.setFaults([]);
		expect((await next()).items).toBeNull();
	});

	const failures: Array<[string, FaultAnswer, object]> = [
		[
			'too many requests',
			{ status: 429, headers: { 'retry-after': '400' } },
			{ cause: 'rate-limited', retryAfterMs: 400_000 },
		],
		['a service that is down', { status: 503 }, { cause: 'temporarily-unavailable' }],
		['a credential that is refused', { status: 401 }, { cause: 'credential-invalid' }],
		['a missing permission', { status: 403 }, { cause: 'configuration-invalid' }],
		['a damaged answer', { invalidJson: true }, { cause: 'temporarily-unavailable' }],
	];

	test('tells n8n why a poll failed, so that it can wait', async () => {
		const { place, memory, next } = await begin();
		for (const [what, answer, failure] of failures) {
			place.vendor.setFaults([subject.fault(answer)]);
			expect([what, (await next()).error]).toEqual([
				what,
				expect.objectContaining({ failure: expect.objectContaining(failure) }),
			]);
			expect(memory).toEqual({});
		}
	});
}

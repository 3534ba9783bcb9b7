/** Properties of the hundred faults that hold for the real node of every product, beside those that are tested in the core. */
import fc from 'fast-check';
import type { FaultAnswer } from '../../simulators/kernel/fault.cts';
import type { Place } from '../contract/declaration.cts';
import { timeOf, type Subject } from '../contract/subject.cts';
import { IS_LONG, noteCounts, seedsFor } from './budget.cts';

/** In the long form 20 times 500, so that what a test collects is searched for secrets now and then. */
const ROUNDS = 20;
const RUNS = IS_LONG ? 500 : 6;
const TIMEOUT_MS = 1_800_000;
/** Lengths of lists: none, less than a page, exactly some pages, and around them. */
const LENGTHS = [0, 1, 2, 19, 20, 21, 40, 97];
/** All attempts of one request, with the longest pause that a service may ask for before each. */
const LONGEST_MS = 10 * 3_600_000;

/** Registers the tests. */
export function testProperties(subject: Subject): void {
	each('a list is read whole and in order, whatever its length and the length of a page [P1]', async (seed) => {
		const places = new Map<number, Promise<Place>>();
		const placeOf = async (length: number) => {
			const place = places.get(length) ?? subject.list.start(length);
			places.set(length, place);
			return await place;
		};
		const pages = fc.integer({ min: 1, max: 100 });
		await assert(seed, [fc.constantFrom(...LENGTHS), pages], async (length, pageSize) => {
			const place = await placeOf(length);
			const { json, error } = await subject.list.read(place, { options: { pageSize } });
			expect([error, subject.list.ids(json)]).toEqual([undefined, subject.list.known(place)]);
		});
	});

	each('any JSON as the answer is items, none, or one of our errors [P7]', async (seed) => {
		const place = await subject.list.start();
		await assert(seed, [fc.json({ maxDepth: 4 })], async (body) => {
			const { error } = await answered(place, { status: 200, headers: JSON_TYPE, body: JSON.parse(body) });
			if (error) expect(error.constructor.name).toMatch(/^Node(Api|Operation)Error$/);
			expect(error?.message ?? '').not.toMatch(/TypeError|RangeError|undefined|is not a function|Cannot read/);
		});
	});

	each('any text as Retry-After is waited for, and not longer than an hour each time [P8]', async (seed) => {
		const place = await subject.list.start();
		const headers = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String), fc.date().map(String));
		await assert(seed, [headers.filter((text) => /^[ -~]*$/.test(text))], async (text) => {
			const waited = await timeOf(async () => {
				const { error } = await answered(place, { status: 429, headers: { 'retry-after': text }, body: {} });
				expect(error?.constructor.name).toBe('NodeApiError');
			});
			expect(waited).toBeGreaterThanOrEqual(0);
			expect(waited).toBeLessThan(LONGEST_MS);
		});
	});

	each('any memory of a trigger is used or begun anew, and gives no error [P10]', async (seed) => {
		const [watch] = subject.declaration.watches;
		const place = await subject.start(watch.at(Date.now()));
		await assert(seed, [fc.json({ maxDepth: 3 })], async (stored) => {
			const memory = { poll: JSON.parse(stored) };
			for (let polls = 0; polls < 2; polls++) {
				const { items, error } = await subject.poll(place, watch, memory);
				expect([stored, items, error]).toEqual([stored, null, undefined]);
			}
		});
	});

	async function answered(place: Place, answer: FaultAnswer) {
		place.vendor.setFaults([subject.fault(answer)]);
		return await subject.list.read(place);
	}

	/** Counts what was tried. */
	async function assert<Values extends [unknown, ...unknown[]]>(
		seed: number,
		values: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
		holds: (...given: Values) => Promise<void>,
	): Promise<void> {
		await fc.assert(fc.asyncProperty(...values, holds), { seed, numRuns: RUNS });
		noteCounts({ what: subject.product, seed, runs: RUNS });
	}
}

const JSON_TYPE = { 'content-type': 'application/json' };

function each(title: string, holds: (seed: number) => Promise<void>): void {
	// The property is the end of the title.
	test.each(seedsFor(ROUNDS))(`with seed %i, ${title}`, holds, TIMEOUT_MS);
}

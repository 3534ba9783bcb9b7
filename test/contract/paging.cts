/** What every list promises: all of its records, in order, nothing lost and nothing twice. */
import type { AnyList, Place } from './declaration.cts';
import { asksFor, PAGE_SIZE, RECORDS, until, type List, type Subject } from './subject.cts';

/** Long enough that all requests of a window are on the wire together, ms. */
const DELAY_MS = 25;
const MANY_IN_FLIGHT = 3;
const SMALLER = ', also where pages are smaller than asked for';

/** Registers the tests. */
export function testPaging(subject: Subject): void {
	describe.each(subject.lists.map((list) => [list.key, list] as const))('%s', (_, list) => {
		testWhole(subject, list);
		if (list.isPaged) testPages(subject, list);
	});
}

function testWhole(subject: Subject, list: List): void {
	const { smallerPages } = list.declaration;
	const pages: Array<[string, object]> = [
		['', {}],
		...(smallerPages ? [[SMALLER, smallerPages] as [string, object]] : []),
	];
	test.each(pages)(
		'gives every record once and in order with Return All, and asks for no page twice%s [case 72]',
		async (_, options) => {
			const place = await list.start(RECORDS, options);
			const { json, error } = await list.read(place);
			expect(error).toBeUndefined();
			expect(list.ids(json)).toEqual(list.known(place));
			const asked = subject.asked(place).map(({ method, path, query, body }) => `${method} ${path}?${query} ${body}`);
			expect(asked).toEqual([...new Set(asked)]);
			if (list.isPaged) expect(asked.length).toBeGreaterThanOrEqual(Math.ceil(RECORDS / PAGE_SIZE));
		},
	);

	test('gives exactly as many as Limit says, and all there are when it is huge [case 75]', async () => {
		const place = await list.start();
		const known = list.known(place);
		for (const limit of [1, PAGE_SIZE, PAGE_SIZE + 1, RECORDS, 1_000_000_000]) {
			const { json, hints } = await list.read(place, { returnAll: false, limit });
			if (list.declaration.isUnordered) expect(json).toHaveLength(Math.min(limit, known.length));
			else expect(list.ids(json)).toEqual(known.slice(0, limit));
			const told = hints.map(({ message }) => message).join();
			expect(told.includes('The limit was reached')).toBe(limit <= known.length);
		}
	});

	test('gives no items for an empty list', async () => {
		const place = await list.start(0);
		const { items, error } = await list.read(place);
		expect([items, error]).toEqual([list.known(place), undefined]);
	});

	test('says how many records it has read, on how many pages', async () => {
		const place = await list.start(1);
		const [{ message }] = (await list.read(place)).hints;
		expect(message).toMatch(/^1 [a-z ]+ on \d+ pages? in \d+\.\d s\./);
		const items = [{ json: {} }, { json: {} }];
		const both = await list.read(place, {}, { items });
		expect(both.hints).toHaveLength(1);
		expect(both.hints[0].message).toContain('for 2 input items');
		expect(both.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	if (!asksFor(list.operation, 'output')) return;
	test('gives the same records raw, with all that the product sends', async () => {
		const place = await list.start(3);
		const [simple, raw] = [await list.read(place), await list.read(place, { output: 'raw' })];
		expect(list.ids(raw.json)).toEqual(list.ids(simple.json));
		expect(Object.keys(raw.json[0]).length).toBeGreaterThanOrEqual(3);
	});
}

function testPages(subject: Subject, list: List): void {
	const { add, total } = list.declaration;
	if (add) testGrowth(subject, list, add);
	if (total) testTotals(subject, list, total);

	test('asks for one page at most beyond those that Limit needs [case 75]', async () => {
		const asked: Array<[limit: number, requests: number]> = [];
		for (const pages of [1, 2]) {
			const place = await list.start();
			const limit = pages * PAGE_SIZE;
			await list.read(place, { returnAll: false, limit, options: { parallelRequests: MANY_IN_FLIGHT } });
			asked.push([limit, subject.asked(place).length]);
		}
		expect(asked.filter(([limit, requests]) => requests > limit / PAGE_SIZE + 1)).toEqual([]);
	});

	test('has no more requests in flight than Parallel Requests says, and keeps the order [case 78]', async () => {
		for (const parallelRequests of [1, MANY_IN_FLIGHT]) {
			const place = await list.start();
			place.vendor.setFaults([subject.fault({ delayMs: DELAY_MS }, { after: 1 })]);
			let most = 0;
			const reading = list.read(place, { options: { parallelRequests } });
			await watch(reading, () => (most = Math.max(most, inFlight(subject, place))));
			expect(list.ids((await reading).json)).toEqual(list.known(place));
			if (list.isParallel) expect(most).toBe(parallelRequests);
			else expect(most).toBeLessThanOrEqual(parallelRequests);
		}
	});

	test('is never returned in part: when its third page is refused there is no item, even with continue on fail [case 76]', async () => {
		const place = await list.start();
		place.vendor.setFaults([subject.fault({ status: 403 }, { after: 2 })]);
		const { error, items } = await list.read(place, { options: { parallelRequests: 1 } });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/HTTP 403.*at page \d+, after \d+ records/);
		place.vendor.setFaults([subject.fault({ status: 403 }, { after: 2 })]);
		const tolerant = await list.read(place, { options: { parallelRequests: 1 } }, { continueOnFail: true });
		expect(tolerant.json).toEqual([{ error: expect.stringContaining('HTTP 403') }]);
	});
}

function testGrowth(subject: Subject, list: List, add: NonNullable<AnyList['add']>): void {
	test('loses nothing and has nothing twice when records arrive while it is read [case 73]', async () => {
		const place = await list.start();
		place.vendor.setFaults([subject.fault({ delayMs: DELAY_MS }, { after: 1, times: 1 })]);
		const before = list.known(place);
		const [resource, operation] = list.key.split(' ');
		const { filters } = await list.parameters(place);
		// In the default order, where new records move all others to later pages.
		const reading = place.run({
			...(await subject.parameters(place, list.key)),
			...{ resource, operation, returnAll: true, ...(filters ? { filters } : {}) },
			options: { pageSize: PAGE_SIZE, ...(list.offers('parallelRequests') ? { parallelRequests: 1 } : {}) },
		});
		await until(() => subject.asked(place).length > 1);
		for (let count = 0; count < 5; count++) add(place.vendor);
		const { json, error } = await reading;
		expect(error).toBeUndefined();
		const found = list.ids(json);
		expect(new Set(found).size).toBe(found.length);
		expect(before.filter((id) => !found.includes(id))).toEqual([]);
	});
}

function testTotals(subject: Subject, list: List, total: NonNullable<AnyList['total']>): void {
	test('says when it became shorter while it was read, once, and not when it grew [case 73]', async () => {
		for (const [change, times] of [
			[-1, 1],
			[1, 0],
		]) {
			const place = await list.start();
			place.vendor.setFaults([subject.fault({ patch: total(RECORDS + change) }, { after: 2, times: 1 })]);
			const { hints } = await list.read(place, { options: { parallelRequests: 1 } });
			expect(hints[0].message.split('became shorter while it was read')).toHaveLength(times + 1);
		}
	});
}

function inFlight(subject: Subject, place: Place): number {
	return subject.asked(place).filter(({ status }) => status === undefined).length;
}

/** Looks again and again until the work is done. */
async function watch(work: Promise<unknown>, look: () => void): Promise<void> {
	let isDone = false;
	void work.finally(() => (isDone = true));
	while (!isDone) {
		look();
		await new Promise(setImmediate);
	}
}

import fc from 'fast-check';
import { bySeams, type Cut } from '../../../core/pages/by-seams';
import type { Doubt } from '../../../core/pages/doubt';
import type { Row } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import { expectRows } from '../../harness/rows';
import { collect, records } from './lists';

/** A change of the list, at a place between 0 and 1 of it. */
type Change = (list: Row[]) => void;

const MOVED = 'records moved from page to page while several pages were read at the same time';
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (list: Row[], share: number) => Math.floor(share * list.length);

/** A record leaves, and none comes twice: its ID is never used again. */
const leaves = place.map(
	(share): Change =>
		(list) =>
			void list.splice(at(list, share), 1),
);
const arrives = fc.tuple(place, fc.uuid()).map(
	([share, id]): Change =>
		(list) =>
			void list.splice(at(list, share), 0, { id }),
);
const moves = fc.tuple(place, place).map(
	([from, to]): Change =>
		(list) => {
			const [moved] = list.splice(at(list, from), 1);
			list.splice(at(list, to), 0, ...(moved ? [moved] : []));
		},
);

const shape = fc.record({
	count: fc.integer({ min: 0, max: 60 }),
	size: fc.integer({ min: 1, max: 9 }),
	window: fc.integer({ min: 1, max: 6 }),
});

/** Before each answer: how long it takes, and what happens to the list. */
const happenings = (change: fc.Arbitrary<Change>) =>
	fc.array(fc.record({ ticks: fc.nat({ max: 9 }), change: fc.option(change, { freq: 2 }) }), { maxLength: 40 });

interface Server {
	answer(cut: Cut): unknown;
	size: number;
	window?: number;
}

/** Reads a list to its end. */
async function read({ answer, size, window = 3 }: Server) {
	const doubts: string[] = [];
	const { ask, style, ...traits } = bySeams({
		ask: async (cut) => await answer(cut),
		size,
		rows: (body) => (body as { rows: Row[] }).rows,
		total: (body) => (body as { total?: number }).total,
		idOf: ({ id }) => (id === undefined ? undefined : String(id)),
	});
	const onDoubt = ({ reason }: Doubt) => void doubts.push(reason);
	const rows = await collect(walk(ask, style, { window, onDoubt, ...traits }));
	return { ids: rows.map(({ id }) => id), doubts };
}

const pageOf = (list: Row[], { start, count }: Cut) => ({
	rows: list.slice(start, start + count),
	total: list.length,
});

/** Reads a list that changes. @returns what came, and what was there from beginning to end */
async function readChanging(
	{ count, size, window }: { count: number; size: number; window: number },
	what: Array<{ ticks: number; change: Change | null }>,
) {
	const list = records(count);
	let there = list.map(({ id }) => id);
	const left = [...what];
	const answer = async (cut: Cut) => {
		const { ticks = 0, change } = left.shift() ?? {};
		for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
		change?.(list);
		there = there.filter((id) => list.some((row) => row.id === id));
		return pageOf(list, cut);
	};
	return { ...(await read({ answer, size, window })), there };
}

test('a list that does not change comes whole and in order, without a doubt, on pages of any size', async () => {
	await fc.assert(
		fc.asyncProperty(shape, happenings(fc.constant(() => undefined)), async (how, what) => {
			const { ids, doubts, there } = await readChanging(how, what);
			expect([ids, doubts]).toEqual([there, []]);
		}),
	);
});

test('of a list in which records arrive and leave, all that were there come exactly once, or there is a doubt', async () => {
	let undoubted = 0;
	await fc.assert(
		fc.asyncProperty(shape, happenings(fc.oneof(leaves, arrives)), async (how, what) => {
			const { ids, doubts, there } = await readChanging(how, what);
			if (doubts.length > 0) return;
			undoubted += 1;
			expect(there.filter((id) => !ids.includes(id))).toEqual([]);
			expect(new Set(ids).size).toBe(ids.length);
		}),
		{ numRuns: 2_000 },
	);
	expect(undoubted).toBeGreaterThan(200);
});

test('of a list whose order changes, all records come, or there is a doubt', async () => {
	let undoubted = 0;
	await fc.assert(
		fc.asyncProperty(shape, happenings(moves), async (how, what) => {
			const { ids, doubts, there } = await readChanging(how, what);
			if (doubts.length > 0) return;
			undoubted += 1;
			expect(there.filter((id) => !ids.includes(id))).toEqual([]);
		}),
		{ numRuns: 2_000 },
	);
	expect(undoubted).toBeGreaterThan(200);
});

test('a record that leaves between two requests makes a doubt, although as many arrive', async () => {
	const list = records(40);
	let asked = 0;
	const answer = (cut: Cut) => {
		if (++asked === 3) {
			list.shift();
			list.push({ id: 'new' });
		}
		return pageOf(list, cut);
	};
	const { doubts } = await read({ answer, size: 10 });
	expect(doubts).toContain(MOVED);
});

test('each page but the first is asked for with the record before it', async () => {
	const cuts: Cut[] = [];
	const answer = (cut: Cut) => {
		cuts.push(cut);
		return pageOf(records(25), cut);
	};
	await read({ answer, size: 10 });
	expect(cuts).toEqual([
		{ start: 0, count: 10 },
		{ start: 9, count: 11 },
		{ start: 19, count: 11 },
	]);
});

test('a record that comes again far behind is found, so that another one is known to be missing', async () => {
	const list = records(120_000);
	list[110_000] = { id: 5 };
	const { doubts } = await read({ answer: (cut) => pageOf(list, cut), size: 20_000 });
	expect(doubts).toEqual(['the service announced 120000 records, but sent 119999']);
});

test('a service that does not take the position, or sends records without an ID, leaves a doubt', async () => {
	const list = records(40);
	await expectRows<(cut: Cut) => unknown>(
		[
			[({ count }) => pageOf(list, { start: 0, count }), true],
			[
				(cut) =>
					pageOf(
						Array.from({ length: 40 }, () => ({ name: 'x' })),
						cut,
					),
				true,
			],
			[(cut) => (cut.start === 0 ? pageOf(list, cut) : { rows: [], total: 40 }), true],
			[(cut) => pageOf(list, cut), false],
		],
		async (answer) => (await read({ answer, size: 10 })).doubts.includes(MOVED),
	);
});

test('a service that gives fewer records than were asked for is read to its end', async () => {
	const list = records(40);
	const { ids, doubts } = await read({
		answer: ({ start, count }) => pageOf(list, { start, count: Math.min(count, 4) }),
		size: 10,
	});
	expect([ids, doubts]).toEqual([list.map(({ id }) => id), []]);
});

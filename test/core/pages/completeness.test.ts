import { ApiError } from '../../../core/errors/api-error';
import { CancelledError } from '../../../core/errors/cancelled-error';
import { IncompleteListError } from '../../../core/errors/incomplete-list-error';
import type { Doubt } from '../../../core/pages/doubt';
import { hal } from '../../../core/pages/hal';
import { offset } from '../../../core/pages/offset';
import { pageNumber } from '../../../core/pages/page-number';
import type { PageStyle, Row, Step } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import { expectRows } from '../../harness/rows';
import { caughtAs } from './caught-as';
import { collect, cursorList, records } from './lists';

/** As a reader does that needs all records. */
function refuseAny({ reason }: Doubt): never {
	throw new IncompleteListError(reason);
}

const SIZE = 20;
const all = records(46);

/** A page of the list above, by its index. */
function page(index: number, more: object = {}, list: Row[] = all) {
	return { rows: list.slice(index * SIZE, (index + 1) * SIZE), ...more };
}

const rows = (body: unknown) => (body as { rows: Row[] }).rows;
const field = (name: string) => (body: unknown) => (body as Record<string, unknown>)[name];

const numbered = pageNumber({
	parameters: { page: 'page', size: 'size' },
	size: SIZE,
	start: 0,
	rows,
	totalPages: field('pages'),
	total: field('total'),
});
const byOffset = offset({ parameters: { offset: 'from', limit: 'size' }, size: SIZE, rows, total: field('total') });
const cursors: PageStyle = { ...cursorList([]).style, total: (body) => Number(field('total')(body)) || undefined };

/** How a page is asked for, by its position in the list. */
const pageOf = ({ query = {} }: Step) => Number(query.page ?? query.after ?? Number(query.from ?? 0) / SIZE);

/** Reads a list to its end. What it gave, what is doubted, and the pages that were asked for. */
async function read(style: PageStyle, answer: (page: number, step: Step, times: number) => unknown) {
	const asked: number[] = [];
	const doubts: Doubt[] = [];
	const ask = async (step: Step) => {
		const index = pageOf(step);
		asked.push(index);
		return await Promise.resolve(answer(index, step, asked.filter((one) => one === index).length));
	};
	const idOf = ({ id }: Row) => (id === undefined ? undefined : String(id));
	const limits = { window: 2, idOf, onDoubt: (doubt: Doubt) => doubts.push(doubt) };
	const error: unknown = await collect(walk(ask, style, limits)).catch((thrown: unknown) => thrown);
	const count = Array.isArray(error) ? error.length : (error as Error).message;
	return [count, doubts.map(({ reason }) => reason), asked];
}

const sent = (count: number, total = 46) => [`the service announced ${total} records, but sent ${count}`];
const again = 'the service sent the same page again instead of the next one';

describe('a list whose signs contradict each other', () => {
	test('is asked for once more, and is whole where the service gives the rest', async () => {
		await expectRows<Array<number | object>>(
			[
				[
					['one page only, with a total of 46', numbered, (n: number) => page(n, { pages: 1, total: 46 })],
					[46, [], [0, 1, 2, 3]],
				],
				[
					['an empty page in the middle, once', byOffset, emptyOnce],
					[46, [], [0, 1, 2, 1, 2]],
				],
				[
					['totals that grow page by page', byOffset, (n: number) => page(n, { total: Math.min(46, 20 * (n + 1)) })],
					[46, [], [0, 1, 2]],
				],
			] as never,
			async ([, style, answer]) => await read(style as PageStyle, answer as never),
		);
	});

	test('is doubted where the service does not', async () => {
		await expectRows(
			[
				[
					[
						'nothing behind the only page',
						numbered,
						(n: number) => (n > 0 ? page(9) : page(0, { pages: 1, total: 46 })),
					],
					[20, sent(20), [0, 1]],
				],
				[
					['the same page behind the only page', numbered, () => page(0, { pages: 1, total: 46 })],
					[20, sent(20), [0, 1]],
				],
				[
					['a refusal behind the only page', numbered, refusing],
					[20, sent(20), [0, 1]],
				],
				[
					[
						'an empty page for ever',
						byOffset,
						(n: number) => (n === 1 ? page(9, { total: 46 }) : page(n, { total: 46 })),
					],
					[20, sent(20), [0, 1, 2, 1]],
				],
				[
					[
						'an empty page, and totals that vanish',
						byOffset,
						(n: number) => (n > 0 ? page(9) : page(0, { total: 46 })),
					],
					[20, sent(20), [0, 1, 2, 1]],
				],
				[
					['a short page in the middle', numbered, short],
					[36, sent(36), [0, 1, 2, 3]],
				],
				[
					['a cursor that is missing', cursors, (n: number) => page(n, { total: 46, next: n === 0 ? 1 : null })],
					[40, sent(40), [0, 1]],
				],
				[
					['records that come twice instead of others', cursors, twice],
					[60, sent(40, 60), [0, 1, 2]],
				],
				[
					['a record that comes twice on one page instead of another', byOffset, (n: number) => onePage(n)],
					[46, sent(45), [0, 1, 2]],
				],
				[
					['the same without an ID', cursors, (n: number) => withoutIds(twice(n))],
					[60, sent(40, 60), [0, 1, 2]],
				],
				[
					[
						'a total of just two full pages',
						byOffset,
						(n: number) => page(n, { total: n > 1 ? undefined : 40 }, all.slice(0, 45)),
					],
					[45, [], [0, 1, 2, 2.25]],
				],
			] as never,
			async ([, style, answer]: [string, PageStyle, never]) => await read(style, answer),
		);
	});

	test('is not doubted where the total is too low, or grows because records arrive', async () => {
		await expectRows(
			[
				[
					['capped', byOffset, (n: number) => page(n, { total: 30 })],
					[46, [], [0, 1, 2, 3]],
				],
				[
					['grows', cursors, (n: number) => page(n, { total: 40 + n * 3, next: n < 2 ? n + 1 : null })],
					[46, [], [0, 1, 2]],
				],
				[
					['unknown', byOffset, (n: number) => page(n)],
					[46, [], [0, 1, 2, 3]],
				],
				[
					['that of each page', byOffset, (n: number) => page(n, { total: page(n).rows.length })],
					[46, [], [0, 1, 2, 3]],
				],
				[
					['0 behind the end', byOffset, (n: number) => page(n, { total: n < 2 ? 40 : 0 }, records(40))],
					[40, [], [0, 1, 2]],
				],
			] as never,
			async ([, style, answer]: [string, PageStyle, never]) => {
				const [count, doubts, asked] = await read(style, answer);
				return [count, doubts, [...new Set(asked as number[])].map((one) => Math.ceil(one))];
			},
		);
	});

	test('is doubted for the reason that its page style gives', async () => {
		const open: PageStyle = { ...cursors, following: () => ({ count: 0, at: () => ({}), doubt: 'it just stops' }) };
		expect(await read({ ...open, first: {} }, () => page(0))).toEqual([20, ['it just stops'], [0]]);
	});
});

describe('a page that comes again', () => {
	test('ends the list at the second request, and is doubted where there must be another one', async () => {
		const first = () => page(0, { total: 46, pages: 3, next: 'x' });
		await expectRows(
			[
				[['offset', byOffset, first], again],
				[['offset, no total', byOffset, () => page(0)], again],
				[['page number', numbered, first], again],
				[['cursor', cursors, (n: number) => page(0, { next: n + 1 })], again],
				[['circle', cursors, (n: number) => page(n % 2, { next: n + 1 })], again],
			] as never,
			async ([, style, answer]: [string, PageStyle, never]) => {
				const [, doubts, asked] = await read(style, answer);
				expect((asked as number[]).length).toBeLessThanOrEqual(4);
				return (doubts as string[])[0];
			},
		);
	});

	test('is the end where nothing says that there is more: the last page again, or a list that is sent whole each time', async () => {
		const whole = { rows: records(7) };
		await expectRows(
			[
				[
					['the last page for each number behind it', numbered, (n: number) => page(Math.min(n, 2))],
					[46, []],
				],
				[
					['a whole list each time', byOffset, () => whole],
					[7, []],
				],
				[
					['full pages, the last one again', numbered, (n: number) => page(Math.min(n, 1))],
					[40, []],
				],
			] as never,
			async ([, style, answer]: [string, PageStyle, never]) => (await read(style, answer)).slice(0, 2),
		);
	});

	test('is the end of a list without IDs, too, where its records differ, or where five pages in a row are the same', async () => {
		const answer = (count: number, types: number) => () => ({
			generatedAt: Math.random(),
			rows: Array.from({ length: count }, (_, index) => ({ type: index % types })),
		});
		await expectRows(
			[
				[
					['records that differ', answer(SIZE, SIZE)],
					[SIZE, [again], [0, 1, 2]],
				],
				[
					['fewer than were asked for', answer(7, 7)],
					[7, [], [0, 0.35]],
				],
				[
					['records that are alike', answer(SIZE, 3)],
					[4 * SIZE, [again], [0, 1, 2, 3, 4]],
				],
				[
					['one record', answer(1, 1)],
					[1, [], [0, 0.05]],
				],
			] as const,
			async ([, respond]) => await read(byOffset, respond),
		);
	});

	test('has no ID in a field that two different records of a page have alike: both are counted', async () => {
		// Such as a log that names the same device in `uuid` twice.
		const log = all.map(({ id }) => ({ uuid: `device ${Math.floor(Number(id) / 2)}`, line: id }));
		expect(await read(byOffset, (n) => page(n, { total: 46 }, log))).toEqual([46, [], [0, 1, 2]]);
	});

	test('is not noticed where the service names the next page: equal records may be what there is', async () => {
		const same = { rows: [{ type: 'a' }, { type: 'a' }] };
		expect(await read(cursors, (n) => ({ ...same, total: 16, next: n < 7 ? n + 1 : null }))).toEqual([
			16,
			[],
			[0, 1, 2, 3, 4, 5, 6, 7],
		]);
	});

	test('is not the end where as many records arrived at the top as a page holds', async () => {
		const shifted = (arrived: number, tellsTotal: boolean) => {
			let asked = 0;
			return (_: number, { query = {} }: Step) => {
				const list = [...records(asked++ > 0 ? arrived : 0).map(({ id }) => ({ id: `new ${Number(id)}` })), ...all];
				const from = Number(query.from ?? Number(query.page) * SIZE);
				return { rows: list.slice(from, from + SIZE), ...(tellsTotal ? { total: list.length } : {}) };
			};
		};
		const whole = [46, []];
		await expectRows(
			[
				[['with a total', byOffset, shifted(SIZE, true)], whole],
				[['without one', byOffset, shifted(SIZE, false)], whole],
				[
					['several pages of them', byOffset, shifted(2 * SIZE + 3, true)],
					[89, []],
				],
				[['by page number', numbered, shifted(SIZE, true)], whole],
			] as const,
			async ([, style, answer]) => (await read(style, answer)).slice(0, 2),
		);
	});
});

describe('a reader that does not listen to doubts', () => {
	const short = { rows: records(3), total: 5 };
	const reading = (style: PageStyle, more: object) =>
		collect(
			walk(async ({ query }) => await Promise.resolve(query?.from === 0 ? short : { rows: [] }), style, {
				window: 1,
				...more,
			}),
		);

	test('gets an error for what is not usual', async () => {
		const error = await caughtAs(reading(byOffset, {}), IncompleteListError);
		expect(error.message).toBe('the list may be incomplete: the service announced 5 records, but sent 3');
		expect(error.failure).toEqual({ cause: 'temporarily-unavailable' });
	});

	test('gets what came where records leave the list and others move to pages that were already read', async () => {
		const shrinking = async ({ query }: Step) =>
			await Promise.resolve(query?.from === 0 ? page(0, { total: 46 }) : { rows: all.slice(25), total: 41 });
		expect(await collect(walk(shrinking, byOffset, { window: 1 }))).toHaveLength(41);
		const moved = async ({ query }: Step) =>
			await Promise.resolve(
				query?.from === 0 ? page(0, { total: 46 }) : { rows: query?.from === 20 ? all.slice(25) : [], total: 44 },
			);
		expect(await collect(walk(moved, byOffset, { window: 1 }))).toHaveLength(41);
	});

	test('gets what came where the service counts roughly; one that compares whole lists never does', async () => {
		expect(await reading(byOffset, { isTotalRough: true })).toHaveLength(3);
		const refused = reading(byOffset, { isTotalRough: true, onDoubt: refuseAny });
		await caughtAs(refused, IncompleteListError);
	});
});

describe('a list whose records move from page to page while it is read', () => {
	const reading = (more: object) =>
		collect(
			walk(async (step) => await Promise.resolve(twice(pageOf(step))), cursors, {
				window: 1,
				idOf: ({ id }) => String(id),
				...more,
			}),
		);

	test('does not stop a reader that looks back, since as many records came as were announced', async () => {
		expect(await reading({})).toHaveLength(60);
	});

	test('stops one that compares whole lists', async () => {
		await caughtAs(reading({ onDoubt: refuseAny }), IncompleteListError);
	});
});

test('a run that is cancelled while it asks once more is cancelled', async () => {
	const ask = async ({ query }: Step) =>
		query?.page === 0 ? page(0, { pages: 1, total: 46 }) : await Promise.reject(new CancelledError());
	await caughtAs(collect(walk(ask, numbered, { window: 1 })), CancelledError);
});

test('a HAL page behind the end that is another page is no page of the list', async () => {
	const style = hal({ names: ['things'], size: SIZE });
	const body = {
		_embedded: { things: page(0).rows },
		_links: {},
		page: { number: 0, totalElements: 46, totalPages: 1 },
	};
	expect(await read(style, () => body)).toEqual([20, sent(20), [0, 1]]);
});

/** Page 1 is empty when it is asked for the first time. */
function emptyOnce(index: number, _step: Step, times: number) {
	return index === 1 && times === 1 ? page(9, { total: 46 }) : page(index, { total: 46 });
}

function refusing(index: number) {
	if (index > 0) throw new ApiError({ status: 400 });
	return page(0, { pages: 1, total: 46 });
}

/** Ten records are missing on the second page. */
function short(index: number) {
	const { rows: found } = page(index);
	return { rows: index === 1 ? found.slice(10) : found, pages: 3, total: 46 };
}

function twice(index: number) {
	return {
		rows: index === 2 ? [...records(19), { id: 39 }] : page(index).rows,
		total: 60,
		next: index < 2 ? index + 1 : null,
	};
}

/** The first record of the second page comes there twice, and the last one does not. */
function onePage(index: number) {
	const { rows: found } = page(index);
	return { rows: index === 1 ? [found[0], ...found.slice(0, -1)] : found, total: 46 };
}

/** The same page, whose records have no ID. */
function withoutIds({ rows: found, ...rest }: ReturnType<typeof twice>) {
	return { rows: found.map(({ id }) => ({ name: id })), ...rest };
}

import type { Session } from '../../../core/http/session';
import { eventsSince, watchedIn, type EventSource } from '../../../core/node/event-source';
import type { Row } from '../../../core/pages/page-style';
import { caught } from '../../harness/caught';

const session = {} as Session;
const FROM = 100;
const SINCE = { from: FROM, query: {} };

function source(pages: Row[][], more: Partial<EventSource> = {}): EventSource {
	return {
		name: 'new things',
		identity: [],
		keyPrefix: 'acme',
		async *since() {
			yield* pages;
		},
		async *latest() {
			yield* pages;
		},
		timeOf: ({ at }) => at as number | undefined,
		keyOf: ({ id }) => String(id),
		shape: ({ id }) => ({ id }),
		...more,
	};
}

async function found(events: EventSource, until?: number) {
	const pages: unknown[][] = [];
	for await (const page of eventsSince(events, session, { ...SINCE, until })) pages.push(page.map(({ id }) => id));
	return pages;
}

const rows = (...times: Array<number | undefined>) => times.map((at, index) => ({ id: `${index}`, at }));

describe('Events since a time', () => {
	test('are those that happened then or later: a service may ignore the time', async () => {
		expect(await found(source([rows(99, 100, 101)]))).toEqual([['1', '2']]);
	});

	test('are read up to a time also where the service ignores it, but to the end where it has no order', async () => {
		const pages = [rows(100, 200), rows(250, 300), rows(210)];
		expect(await found(source(pages), 240)).toEqual([
			['0', '1'],
			['0', '1'],
		]);
		expect(await found(source(pages, { isUnordered: true }), 240)).toHaveLength(3);
	});

	test('are only those that concern the event and pass the filters', async () => {
		const pages = [[...rows(200, 300, 400), { id: 'x', at: 500, isOther: true }]];
		const keeps = ({ id }: Row) => id !== '1';
		expect(await found(source(pages, { keeps, concerns: ({ isOther }) => !isOther }))).toEqual([['0', '2']]);
	});

	test('end with the time of the newest record, also of one that is too old', async () => {
		const ends: number[] = [];
		for (const pages of [[rows(50, undefined), rows(70, 60)], [rows(200, 99)], [rows()]]) {
			for await (const page of eventsSince(source(pages), session, SINCE, (newest) => ends.push(newest))) void page;
		}
		expect(ends).toEqual([70, 200, -Infinity]);
	});

	test('include a record without a time, which is remembered as later than all others', async () => {
		const events = source([rows(undefined, 200)]);
		const { value: page } = (await eventsSince(events, session, SINCE).next()) as {
			value: Array<{ id: string; time: number }>;
		};
		expect(page.map(({ id, time }) => [id, time])).toEqual([
			['0', 8.64e15],
			['1', 200],
		]);
	});

	test('are an error where no record has a time, also when a filter leaves some out, in order or not', async () => {
		for (const isUnordered of [false, true]) {
			const events = source([rows(undefined, undefined)], { isUnordered, keeps: ({ id }) => id === '0' });
			const error = await caught(found(events));
			expect(error.message).toContain('no record has a time');
			expect(error.description).toContain('report it');
		}
	});

	test('are none where the service has none', async () => {
		expect(await found(source([]))).toEqual([]);
		expect(await found(source([[]]))).toEqual([[]]);
		expect(await found(source([[]], { isUnordered: true }))).toEqual([[]]);
	});
});

describe('Samples', () => {
	const samples = async (events: EventSource, count: number) => await watchedIn(events).samples(session, count);

	test('are the latest that concern the event and pass the filters', async () => {
		const pages = [rows(1, 2, 3), rows(4, 5, 6)];
		expect(await samples(source(pages), 2)).toEqual(rows(1, 2));
		const events = source(pages, { keeps: ({ at }) => Number(at) > 2, concerns: ({ at }) => at !== 6 });
		expect((await samples(events, 5)).map(({ at }) => at)).toEqual([3, 4, 5]);
	});

	test('are looked for among two thousand records at most', async () => {
		let pages = 0;
		const latest = async function* () {
			for (;;) {
				pages += 1;
				yield rows(...Array.from({ length: 500 }, (_, at) => at));
			}
		};
		expect(await samples(source([], { latest, keeps: () => false }), 5)).toEqual([]);
		expect(pages).toBe(4);
	});
});

test('an event leaves the trigger in its shape, with a key', () => {
	expect(watchedIn(source([])).emitted({ id: 'a', more: 1 }, session)).toEqual({ id: 'a', dedupeKey: 'acme:a' });
});

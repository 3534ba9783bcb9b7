/** Looks at a list that take longer than one poll, tried with an imagined service whose clock moves only by its pages. */
import type { IDataObject } from 'n8n-workflow';
import { ApiError } from '../../../core/errors/api-error';
import { OutOfTimeError } from '../../../core/errors/out-of-time-error';
import { ResponseError } from '../../../core/errors/response-error';
import { TransportError } from '../../../core/errors/transport-error';
import { WalkError } from '../../../core/errors/walk-error';
import { cursor } from '../../../core/pages/cursor';
import { offset } from '../../../core/pages/offset';
import type { PageStyle, Row, Step } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import type { ListQuery } from '../../../core/pages/walk-list';
import { pollChanges } from '../../../core/poll/changes';
import { lookAtMembers } from '../../../core/poll/look-at-members';
import { memberSerializer, type MemberRules } from '../../../core/poll/membership';
import { settle } from '../../harness/fake-clock.cts';
import { caughtAs } from '../pages/caught-as';

const BUDGET_MS = 36_000;
const DAY_MS = 86_400_000;
const hex = (number: number) => number.toString(16).padStart(32, '0');
const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => hex(first + index));

type Body = { rows: Row[]; total?: number; next?: string };

const styles: Record<'cursor' | 'offset', (size: number) => PageStyle> = {
	cursor: () => ({
		...cursor({
			parameter: 'after',
			first: { query: { first: 'yes' } },
			rows: (body) => (body as Body).rows,
			cursor: (body) => (body as Body).next,
		}),
		total: (body) => (body as Body).total,
	}),
	offset: (size) =>
		offset({
			parameters: { offset: 'from', limit: 'size' },
			size,
			rows: (body) => (body as Body).rows,
			total: (body) => (body as Body).total,
		}),
};

/** A list of IDs in pages that take time, and a trigger on it. */
function watched(
	style: 'cursor' | 'offset',
	ids: string[],
	change: MemberRules['change'] = 'entered',
	maxItems = 1_000,
) {
	const self = {
		ids,
		pageMs: 1_500,
		size: 200,
		elapsed: 0,
		polls: 0,
		now: Date.UTC(2026, 5, 1),
		asked: [] as Step[],
		/** What happens before a page is answered. */
		onPage: (() => undefined) as (at: number) => void,
		hasTotal: true,
		freshStarts: 0,
		memory: {} as IDataObject,
		saved: '{}',
		answer(step: Step): Body {
			const at = Number.parseInt(String(step.query?.after ?? step.query?.from ?? 0), 10);
			self.onPage(at);
			const rows = self.ids.slice(at, at + self.size).map((id) => ({ id }));
			const end = at + rows.length;
			return {
				rows,
				...(self.hasTotal ? { total: self.ids.length } : {}),
				...(end < self.ids.length ? { next: `${end}` } : {}),
			};
		},
		async *open({ place, onPlace, onDoubt }: ListQuery) {
			const fetchPage = async (step: Step) => {
				self.asked.push(step);
				const { polls } = self;
				await settle();
				// What the poll before has left in flight takes no time of this one.
				if (polls !== self.polls) return { rows: [] };
				self.elapsed += self.pageMs;
				return self.answer(step);
			};
			const idOf = ({ id }: Row) => String(id);
			for await (const rows of walk(fetchPage, styles[style](self.size), {
				window: 1,
				place,
				onPlace,
				onDoubt,
				idOf,
			})) {
				yield rows.map((item) => ({ id: idOf(item), item }));
			}
		},
		/** One poll; n8n stores its memory as JSON. */
		async poll(budgetMs = BUDGET_MS, memory?: IDataObject): Promise<string[]> {
			self.polls += 1;
			self.memory = memory ?? (JSON.parse(JSON.stringify(self.memory)) as IDataObject);
			const clock = { now: () => self.now, monotonic: () => self.elapsed, sleep: async () => undefined };
			const time = { stopReadingAt: self.elapsed + 0.8 * budgetMs, abandonedAt: self.elapsed + budgetMs };
			const watch = {
				...memberSerializer,
				watching: 'members',
				onFreshStart: () => void (self.freshStarts += 1),
				compare: async (before: Parameters<typeof lookAtMembers>[1], look: unknown) =>
					await lookAtMembers(self.open, before, { change, maxItems }, look, { clock, time }),
			};
			const items = await pollChanges(watch, self.memory, clock, time.abandonedAt);
			// Outside of its durable mode n8n saves what a poll remembers only if the poll returns something.
			if (items.length > 0) self.saved = JSON.stringify(self.memory);
			self.now += 60_000;
			return items.map(({ id }) => id);
		},
		/** Polls until the look is whole. */
		async whole(most = 10): Promise<{ ids: string[]; polls: number }> {
			const found: string[] = [];
			for (let polls = 1; polls <= most; polls++) {
				found.push(...(await self.poll()));
				if (!self.look) return { ids: found, polls };
			}
			throw new Error('never whole');
		},
		get look(): IDataObject | undefined {
			return (self.memory.poll as IDataObject | undefined)?.look as IDataObject | undefined;
		},
	};
	return self;
}

describe('a list that takes longer than one poll', () => {
	test('of 200,000 members at 1.5 s for 2,000 of them is known after at most six polls of 36 s, at first and later', async () => {
		const list = watched('cursor', from(0, 200_000));
		list.size = 2_000;
		expect(await list.whole(6)).toMatchObject({ ids: [] });
		list.asked.length = 0;
		list.ids = [...list.ids.slice(3), hex(999_999)];
		expect((await list.whole(6)).ids).toEqual([hex(999_999)]);
		expect(list.asked.length).toBeLessThanOrEqual(105);
		expect(JSON.stringify(list.memory).length).toBeLessThan(4_400_000);
	}, 60_000);

	test.each(['cursor', 'offset'] as const)(
		'with pages by %s is read on in the next poll and compared when it is whole',
		async (style) => {
			for (const change of ['entered', 'left'] as const) {
				const list = watched(style, from(0, 9_000), change);
				expect(await list.poll()).toEqual([]);
				expect(list.look).toBeDefined();
				expect((await list.whole()).ids).toEqual([]);
				list.asked.length = 0;
				list.ids = [...from(2, 8_998), ...from(9_000, 5)];
				const { ids, polls } = await list.whole();
				const { length } = list.asked;
				// By position, what left may have moved others meanwhile: a second look confirms it.
				if (style === 'offset' && change === 'left') ids.push(...(await list.whole()).ids);
				expect(ids).toEqual(change === 'entered' ? from(9_000, 5) : [hex(0), hex(1)]);
				expect(polls).toBe(3);
				// At the end of a poll one request is in flight, which is sent again.
				expect(length).toBe(46 + polls - 1);
				expect((await list.whole()).ids).toEqual([]);
			}
		},
	);

	test('gives what entered as soon as it is seen, once, with a bounded number of items', async () => {
		const list = watched('cursor', from(0, 9_000), 'entered', 3);
		await list.whole();
		list.ids = [...from(500_000, 4), ...from(0, 9_000), ...from(600_000, 2)];
		expect(await list.poll()).toEqual(from(500_000, 3));
		expect((await list.whole()).ids).toEqual(from(600_000, 2));
		expect((await list.whole()).ids).toEqual([hex(500_003)]);
		expect((await list.whole()).ids).toEqual([]);
	});

	test('is also known after a restart that forgets quiet polls, and nothing is returned twice', async () => {
		const list = watched('cursor', from(0, 9_000));
		await list.whole();
		list.saved = JSON.stringify(list.memory);
		list.ids = [hex(700_000), ...from(0, 9_000), hex(800_000)];
		expect(await list.poll()).toEqual([hex(700_000)]);
		expect(await list.poll()).toEqual([]);
		list.memory = JSON.parse(list.saved) as IDataObject;
		expect((await list.whole()).ids).toEqual([hex(800_000)]);
		expect((await list.whole()).ids).toEqual([]);
	});

	test('keeps what earlier polls have read when a poll fails in the middle', async () => {
		const list = watched('cursor', from(0, 9_000));
		await list.whole();
		await list.poll();
		const before = JSON.stringify(list.memory);
		list.onPage = (at) => {
			if (at === 6_000) throw new TransportError({ message: 'reset', transient: true });
		};
		await caughtAs(list.poll(), TransportError);
		expect(JSON.stringify(list.memory)).toBe(before);
		list.onPage = () => undefined;
		list.asked.length = 0;
		await list.whole();
		expect(list.asked.length).toBeLessThan(30);
	});

	test('stops before a page that n8n would not wait for, and goes on with one page at each poll', async () => {
		const list = watched('cursor', from(0, 600));
		list.pageMs = 20_000;
		expect(await list.whole(3)).toEqual({ ids: [], polls: 3 });
	});

	test('goes on behind the last page for which there was time, where the next one cannot be asked for', async () => {
		const list = watched('cursor', from(0, 9_000));
		list.onPage = (at) => {
			if (at === 1_000) throw new OutOfTimeError();
		};
		expect(await list.poll()).toEqual([]);
		expect(list.look).toMatchObject({ place: { pages: 5 } });
		list.onPage = () => undefined;
		await list.whole();
	});

	test('gives its items to one of two overlapping polls', async () => {
		const list = watched('cursor', [...from(0, 9_000)]);
		await list.whole();
		list.ids = [hex(700_000), ...list.ids];
		const memory = JSON.parse(JSON.stringify(list.memory)) as IDataObject;
		const [one, other] = await Promise.all([list.poll(BUDGET_MS, memory), list.poll(BUDGET_MS, memory)]);
		expect([...one, ...other]).toEqual([hex(700_000)]);
	});
});

describe('a look that cannot go on', () => {
	test('because the service refuses the cursor begins anew once, and is refused with advice the second time', async () => {
		const list = watched('cursor', from(0, 9_000));
		await list.poll();
		// A cursor is forgotten before the next poll.
		let isFirst = false;
		list.onPage = (at) => {
			if (isFirst && at > 0) throw new ApiError({ status: 400 });
			isFirst = false;
		};
		const next = async () => {
			isFirst = true;
			return await list.poll();
		};
		expect(await next()).toEqual([]);
		expect(list.look).toMatchObject({ restarts: 1 });
		const error = await caughtAs(next(), WalkError);
		expect(error.message).toBe(
			'the list cannot be read in the time of one poll, and the service does not let it be continued in the next one',
		);
		expect(error.description).toContain('Narrow the filters');
		// A list that became shorter fits into one poll.
		list.ids = from(0, 3_000);
		expect(await next()).toEqual([]);
		expect(list.look).toBeUndefined();
	});

	test('because the service gives something else than the list begins anew', async () => {
		for (const error of [new ResponseError('the answer is not the list'), new WalkError('another list', 'x')]) {
			const list = watched('cursor', from(0, 9_000));
			list.hasTotal = false;
			await list.poll();
			let isFirst = true;
			list.onPage = () => {
				if (!isFirst) return;
				isFirst = false;
				throw error;
			};
			expect(await list.poll()).toEqual([]);
			expect(list.look).toMatchObject({ restarts: 1 });
		}
	});

	test('because the service cannot answer now is an error, and goes on later', async () => {
		const list = watched('cursor', from(0, 9_000));
		await list.poll();
		list.onPage = () => {
			throw new ApiError({ status: 503 });
		};
		await caughtAs(list.poll(), ApiError);
		list.onPage = () => undefined;
		expect((await list.whole(2)).polls).toBe(2);
	});

	test('because the list proves to be incomplete begins anew, and the second time it is an error', async () => {
		const list = watched('cursor', from(0, 6_000));
		await list.whole();
		const cut = () => {
			const { answer } = list;
			list.answer = (step) => {
				const body = answer(step);
				return { ...body, rows: body.rows.slice(0, 199), total: 6_000 };
			};
		};
		cut();
		expect([await list.poll(), await list.poll()]).toEqual([[], []]);
		expect(list.look).toMatchObject({ restarts: 1 });
		await list.poll();
		await expect(list.poll()).rejects.toThrow('the list may be incomplete: the service announced 6000 records');
	});

	test('is not continued where it is damaged, of another size, or older than a day', async () => {
		const list = watched('cursor', from(0, 9_000));
		await list.whole();
		await list.poll();
		const { look } = list;
		const place = look!.place as IDataObject;
		const damaged: unknown[] = [
			'x',
			{ ...look, begunAt: 'x' },
			{ ...look, restarts: -1 },
			{ ...look, place: { ...place, step: 'x' } },
			{ ...look, place: { ...place, step: undefined } },
			{ ...look, place: { ...place, largest: 'x' } },
			{ ...look, place: { ...place, step: { path: 5 } } },
			{ ...look, place: { ...place, step: { query: 'x' } } },
			{ ...look, place: { ...place, pages: -1 } },
			{ ...look, place: { ...place, counts: undefined } },
			{ ...look, place: { ...place, counts: { received: 1, distinct: 1, marks: 'x' } } },
			{ ...look, place: { ...place, counts: { received: 1, distinct: 1, marks: [], totals: { first: 'x' } } } },
			{ ...look, place: { ...place, step: { query: { after: 'x'.repeat(300_000) } } } },
			{ ...look, place: { ...place, counts: { received: 1, distinct: 1, marks: [], totals: 'x' } } },
			{ ...look, place: { ...place, counts: { received: 'x', distinct: 1, marks: [] } } },
			{ ...look, found: 'AAAA' },
			{ ...look, found: 5 },
			{ ...look, packed: 'AAAA' },
			{ ...look, plain: [5] },
			{ ...look, begunAt: list.now - DAY_MS - 1 },
		];
		for (const stored of damaged) {
			list.memory.poll = { ...(list.memory.poll as object), look: stored as IDataObject };
			list.asked.length = 0;
			await list.poll();
			expect([stored, list.asked[0]]).toEqual([stored, { query: { first: 'yes' } }]);
		}
		expect(list.freshStarts).toBe(0);
	}, 60_000);

	test('begins anew when something else is watched or the list of the first look is damaged', async () => {
		const list = watched('cursor', from(0, 9_000));
		await list.poll();
		const good = list.memory.poll as IDataObject;
		for (const poll of [
			{ ...good, watching: 'x' },
			{ ...good, kept: { packed: 5 } },
			{ ...good, look: undefined },
		]) {
			list.memory.poll = poll as IDataObject;
			list.freshStarts = 0;
			await list.poll();
			expect(list.freshStarts).toBe(1);
		}
	});

	test('because not even one page fits into a poll is an error with advice at the first poll', async () => {
		const list = watched('cursor', from(0, 9_000));
		list.pageMs = 29_000;
		list.onPage = () => {
			throw new TransportError({ message: 'the service did not answer in time', transient: true });
		};
		const error = await caughtAs(list.poll(), OutOfTimeError);
		expect(error.message).toBe(
			'reading took longer than n8n allows for a poll: not even one page of the list was read in that time',
		);
		expect(error.description).toContain('N8N_SCHEDULER_POLL_TIMEOUT');
		expect(error.description).toContain('N8N_SCHEDULER_LEASE_DURATION');
	});

	test('because there are more members than can be remembered is an error at the first page that tells it', async () => {
		const list = watched('offset', from(0, 200_001));
		await expect(list.poll()).rejects.toThrow('there are too many of them');
		expect(list.asked.length).toBeLessThanOrEqual(2);
	});

	test('because its place is too long to be stored is an error', async () => {
		const list = watched('cursor', from(0, 9_000));
		const { answer } = list;
		list.answer = (step) => ({ ...answer(step), next: `${list.asked.length * 200}${'x'.repeat(300_000)}` });
		await expect(list.poll()).rejects.toThrow('does not let it be continued');
	});
});

describe('a list that changes while it is read', () => {
	/** Members leave from the begin of the list during each look, so that others move to pages that were read already. */
	function shrinking(change: MemberRules['change']) {
		const list = watched('offset', from(0, 2_000), change);
		list.onPage = (at) => {
			if (at === 400) list.ids = list.ids.slice(2);
		};
		return list;
	}

	test('gives what left, each once, although it shrinks during every look, and none that is still there', async () => {
		const list = shrinking('left');
		list.onPage = () => undefined;
		await list.poll();
		list.onPage = shrinking('left').onPage;
		const found: string[] = [];
		for (let polls = 0; polls < 6; polls++) {
			list.onPage = (at) => {
				if (at === 400) list.ids = list.ids.slice(2);
			};
			found.push(...(await list.poll()));
		}
		expect(new Set(found).size).toBe(found.length);
		expect(found.filter((id) => list.ids.includes(id))).toEqual([]);
		// The last ones are missing since the latest look only.
		expect(found).toEqual(from(0, 8));
	});

	test('gives what entered, and does not take for new what its first look has missed', async () => {
		const list = shrinking('entered');
		expect(await list.poll()).toEqual([]);
		list.onPage = () => undefined;
		expect(await list.poll()).toEqual([]);
		list.onPage = (at) => {
			if (at === 400) list.ids = [...list.ids.slice(2), hex(900_000)];
		};
		expect(await list.poll()).toEqual([hex(900_000)]);
	});
});

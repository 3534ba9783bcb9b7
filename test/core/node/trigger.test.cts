/** What `core/node` promises to every trigger, tried with a vendor that does not exist and asks no server. */
import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import type { EventSource } from '../../../core/node/event-source';
import { pollForNew } from '../../../core/node/poll-for-new';
import type { PollOptions } from '../../../core/node/poll-options';
import { changes, newEvents, oneOf } from '../../../core/node/trigger';
import type { Session } from '../../../core/http/session';
import { offset } from '../../../core/pages/offset';
import type { Row, Step } from '../../../core/pages/page-style';
import { walkList } from '../../../core/pages/walk-list';
import { failingSerializer, type Failing } from '../../../core/poll/conditions';
import { output, outputIn } from '../../../nodes/shared/output';
import { comparedOptions, timedOptions } from '../../../nodes/shared/trigger-options';
import { acme, credentialsFor, poll } from './acme.cts';

const entry = { name: 'New Thing', value: 'newThing', description: 'When a thing appears' };

function eventsOf(rows: Row[], more: Partial<EventSource> = {}): EventSource {
	return {
		name: 'new things',
		identity: ['things'],
		keyPrefix: 'acme',
		async *since() {
			yield rows;
		},
		async *latest() {
			yield rows;
		},
		timeOf: ({ at }) => Number(at),
		keyOf: ({ id }) => String(id),
		shape: (row) => row,
		...more,
	};
}

test('an event with a time is polled with the options of its form', async () => {
	const rows: Row[] = [];
	const newThing = newEvents({ ...entry, parameters: [output, timedOptions('a thing')] }, (reader) =>
		eventsOf(rows, { shape: ({ id }) => ({ id, output: outputIn(reader) }) }),
	);
	const [memory, credentials] = [{}, credentialsFor()];
	const parameters = { event: 'newThing', output: 'raw', options: { maxItems: 1 } };
	expect((await poll(newThing, memory, { parameters, credentials })).items).toBeNull();
	const now = systemClock.now();
	rows.push({ id: 'a', at: now }, { id: 'b', at: now + 1 });
	expect((await poll(newThing, memory, { parameters, credentials })).json).toEqual([
		{ id: 'a', output: 'raw', dedupeKey: 'acme:a' },
	]);
});

test('an event that is found by comparing knows how many items it may output', async () => {
	const asked: number[] = [];
	const watched = (_reader: unknown, maxItems: number) => {
		asked.push(maxItems);
		return {
			...failingSerializer,
			name: 'things',
			identity: [],
			compare: async () => await Promise.resolve({ items: [], snapshot: new Map() as Failing }),
			samples: async () => await Promise.resolve([]),
			emitted: (row: Row) => row,
		};
	};
	const parameters = { event: 'newThing' };
	await poll(changes({ ...entry, parameters: [comparedOptions()] }, watched), {}, { parameters });
	await poll(changes({ ...entry, parameters: [] }, watched), {}, { parameters });
	expect(asked).toEqual([1000, Infinity]);
});

test('an event may be watched in one of several ways, as its parameters say', async () => {
	const way: INodeProperties = { displayName: 'Way', name: 'way', type: 'string', default: '', required: true };
	const timed = newEvents({ ...entry, parameters: [] }, () => eventsOf([{ id: 'a', at: systemClock.now() }]));
	const form = { ...entry, parameters: [way] };
	const event = oneOf(form, 'new items', (reader) => ({ timed })[reader.text(way)]!);
	const parameters = { event: 'newThing', way: 'timed' };
	expect((await poll(event, {}, { parameters, mode: 'manual' })).json).toHaveLength(1);
	const { error } = await poll(event, {}, { parameters: { event: 'newThing' } });
	expect(error?.message).toBe('Acme, look for new items: Way is empty');
});

test('an event that does not exist is reported as such', async () => {
	const some: INodeProperties = { displayName: 'Event', name: 'event', type: 'string', default: '' };
	const event = newEvents({ ...entry, parameters: [some] }, () => eventsOf([]));
	const { error } = await poll(event, {}, { parameters: { event: 'toString' } });
	expect(error?.message).toBe('Acme, start: there is no event "toString"');
});

test('a look-back with more than can be remembered is shortened, and the log says so', async () => {
	const warnings: string[] = [];
	let count = 19_990;
	const now = systemClock.now();
	const events = eventsOf([], {
		async *since(_session, { from }) {
			const all = Array.from({ length: count }, (_, n) => ({ id: `i${n}`, at: now - 200_900 + n * 10 }));
			yield all.filter(({ at }) => at >= from);
		},
	});
	const poller = async (ctx: IPollFunctions) =>
		await pollForNew(ctx, acme, () => ({ events, options: { lookBackMinutes: 60 } }));
	const [memory, credentials] = [{}, credentialsFor()];
	await poll(poller, memory, { warnings, credentials });
	count = 20_090;
	await poll(poller, memory, { warnings, credentials });
	expect(warnings[0]).toMatch(/^Acme: the look-back of "Node under test" .*20000.* It is \d+ minutes shorter/);
});

describe('A list that sends fewer records than it announces', () => {
	/** A trigger on a list by offset, two records to a page. */
	const watching = (list: () => { rows: Row[]; total: number; isCircle?: boolean }) => {
		const [size, parameters] = [2, { offset: 'from', limit: 'size' }];
		const style = offset({
			parameters,
			size,
			rows: (body) => (body as { rows: Row[] }).rows,
			total: (body) => (body as { total: number }).total,
		});
		const ask = async ({ query = {} }: Step) => {
			const { rows, total, isCircle } = list();
			const from = isCircle ? 0 : Number(query.from);
			return await Promise.resolve({ rows: rows.slice(from, from + size), total });
		};
		const since = (session: Session) => walkList(session, { ask, style, idOf: ({ id }) => String(id) }, {});
		const events = eventsOf([], { since, identity: [String(Math.random())] });
		return async (ctx: IPollFunctions) => await pollForNew(ctx, acme, () => ({ events, options: {} }));
	};
	const at = systemClock.now();

	test('is refused at one poll and taken at the next ones, where only the total may be wrong, and the log says so', async () => {
		const [rows, warnings]: [Row[], string[]] = [[{ id: 'a', at }], []];
		let total = 9;
		const poller = watching(() => ({ rows, total }));
		const [memory, credentials] = [{}, credentialsFor()];
		const next = async () => await poll(poller, memory, { warnings, credentials });
		expect((await next()).error?.message).toContain('announced 9 records, but sent 1');
		expect((await next()).error).toBeUndefined();
		rows.push({ id: 'b', at: systemClock.now() + 1 }, { id: 'c', at: systemClock.now() + 2 });
		expect((await next()).json).toMatchObject([{ id: 'b' }, { id: 'c' }]);
		expect(warnings).toEqual([
			expect.stringMatching(
				/^Acme: what "Node under test" reads may be incomplete: .* announced 9 records, but sent 1\. It was the same/,
			),
			expect.stringContaining('but sent 3'),
		]);
		total = 3;
		expect((await next()).error).toBeUndefined();
		total = 9;
		expect((await next()).error?.message).toContain('announced 9 records, but sent 3');
	});

	test('is refused at each poll where it is cut off at a full page, or goes in a circle', async () => {
		const rows = ['a', 'b'].map((id) => ({ id, at }));
		const [memory, credentials] = [{}, credentialsFor()];
		for (const list of [
			{ rows, total: 9 },
			{ rows: [...rows, ...rows, { id: 'c', at }], total: 9, isCircle: true },
		]) {
			const poller = watching(() => list);
			for (const _ of [1, 2, 3]) {
				const { error } = await poll(poller, memory, { credentials });
				expect(error?.message).toContain('may be incomplete');
			}
		}
	});
});

test('a source with a clock that is far ahead does not stop the trigger, and the log says so', async () => {
	const warnings: string[] = [];
	let count = 0;
	const now = systemClock.now();
	const events = eventsOf([], {
		async *since() {
			const ahead = Array.from({ length: count }, (_, n) => ({ id: `i${n}`, at: now + 18_000_000 + n }));
			yield [{ id: `good ${count}`, at: systemClock.now() }, ...ahead];
		},
	});
	const poller = async (ctx: IPollFunctions) => await pollForNew(ctx, acme, () => ({ events, options: {} }));
	const [memory, credentials] = [{}, credentialsFor()];
	await poll(poller, memory, { warnings, credentials });
	count = 900;
	expect((await poll(poller, memory, { warnings, credentials })).json).toHaveLength(901);
	expect(warnings).toEqual([]);
	// As if it had gone on for hours.
	const { poll: state } = memory as { poll: { seen: Record<string, number> } };
	for (let n = 0; n < 39_900; n++) state.seen[`earlier ${n}`] = now + 10_000_000 + n;
	count = 901;
	expect((await poll(poller, memory, { warnings, credentials })).json.map(({ id }) => id)).toEqual([
		'good 901',
		'i900',
	]);
	expect(warnings).toEqual([
		expect.stringMatching(/^Acme: more than 40000 .* of "Node under test" are dated in the future.* 80\d of them/),
	]);
	expect((await poll(poller, memory, { warnings, credentials })).items).toBeNull();
});

test('without options there is neither look-back nor delay', async () => {
	const rows: Row[] = [];
	const poller = async (ctx: IPollFunctions) =>
		await pollForNew(ctx, acme, () => ({ events: eventsOf(rows), options: {} }));
	const [memory, warnings, credentials] = [{}, [] as string[], credentialsFor()];
	await poll(poller, memory, { warnings, credentials });
	rows.push({ id: 'old', at: systemClock.now() - 60_000 }, { id: 'new', at: systemClock.now() });
	expect((await poll(poller, memory, { warnings, credentials })).json.map(({ id }) => id)).toEqual(['new']);
	// Another service has other things.
	await poll(poller, memory, { warnings, credentials: credentialsFor('http://127.0.0.1:19') });
	expect(warnings).toEqual([expect.stringMatching(/^Acme: "Node under test" starts from the beginning/)]);
});

test('new records that are all dated before the look-back are told to the log, once for each poll that has some', async () => {
	const hours = 3_600_000;
	const rows: Row[] = [{ id: 'known', at: systemClock.now() - 10 * hours }];
	let options: PollOptions = { lookBackMinutes: 60 };
	const poller = async (ctx: IPollFunctions) =>
		await pollForNew(ctx, acme, () => ({ events: eventsOf(rows), options }));
	const [memory, warnings, credentials] = [{}, [] as string[], credentialsFor()];
	const next = async () => await poll(poller, memory, { warnings, credentials });
	await next();
	await next();
	expect(warnings).toEqual([]);
	rows.push({ id: 'in Tokyo', at: systemClock.now() - 9 * hours });
	expect((await next()).items).toBeNull();
	await next();
	expect(warnings).toEqual([
		expect.stringMatching(/^Acme: "Node under test" did not output the latest new things\. .*Time Zone.*Look Back/),
	]);
	// Whoever starts in the future wants nothing from before.
	options = { ...options, startFrom: systemClock.now() + hours };
	await next();
	rows.push({ id: 'now', at: systemClock.now() });
	expect((await next()).items).toBeNull();
	expect(warnings).toHaveLength(1);
});

test('a manual test that finds nothing says so', async () => {
	const poller = async (ctx: IPollFunctions) =>
		await pollForNew(ctx, acme, () => ({ events: eventsOf([]), options: {} }));
	const { error } = await poll(poller, {}, { mode: 'manual' });
	expect(error?.message).toContain('Acme, look for new things: none of the latest records matches');
});

import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import type { AnyWatch } from '../../contract/declaration.cts';
import { optionsIn, type Subject } from '../../contract/subject.cts';
import type { Story } from '../story.cts';

const MINUTE = 60_000;
const MANY = 45;
const IN_A_YEAR = 365 * 24 * 60 * MINUTE;
/** Polls after which everything has come, by far. */
const MOST_POLLS = 12;

/** Memories that no release of the trigger has written, or an older one, or a damaged database. */
const MEMORIES: IDataObject[] = [
	{ poll: null },
	{ poll: { version: 0, watermark: 1e15, seen: {} } },
	{ poll: { version: 1, watermark: -1, seen: null } },
	{ poll: { watermark: 'soon', seen: { a: 'b' } } },
	{ lastPoll: '1970-01-01T00:00:00.000Z' },
];

/** The events that have a time. */
function timed({ declaration: { watches, triggerEvents } }: Subject): AnyWatch[] {
	return watches.filter(({ event }) => {
		const { parameters } = triggerEvents.find(({ value }) => value === event)!;
		return optionsIn(parameters).some(({ name }) => name === 'lookBackMinutes');
	});
}

async function active(subject: Subject, watch: AnyWatch, memory: IDataObject = {}) {
	const place = await subject.start(watch.at(systemClock.now()), { now: () => systemClock.now() });
	const poll = async (maxItems = 1_000) => {
		const { json, error } = await subject.poll(place, watch, memory, { parameters: { options: { maxItems } } });
		return { error, ids: json.map((row): unknown => row[watch.idField]) };
	};
	return {
		poll,
		occur: (time: number) => watch.occur(place.vendor, Math.floor(time)),
		/** Polls until nothing comes. */
		rest: async (maxItems?: number) => {
			const ids: unknown[] = [];
			for (let polls = 0; polls < MOST_POLLS; polls++) {
				const found = await poll(maxItems);
				expect(found.error).toBeUndefined();
				if (found.ids.length === 0) return ids;
				ids.push(...found.ids);
			}
			throw new Error('It never becomes quiet.');
		},
	};
}

/** Events have times that are the same, wrong, or in no order; or the trigger remembers nonsense. */
export const eventsAreOdd: Story[] = [
	{
		cases: [81, 82],
		promise: 'many events of one second, over several polls and appearing between them, are output once each',
		async story(subject) {
			for (const watch of timed(subject)) {
				const { poll, occur, rest } = await active(subject, watch);
				expect((await poll()).ids).toEqual([]);
				subject.declaration.putForward(() => MINUTE);
				const second = Math.floor(systemClock.now() / 1000) * 1000 - 1000;
				const wanted = Array.from({ length: MANY }, () => occur(second));
				const found = (await poll(20)).ids;
				wanted.push(...Array.from({ length: 5 }, () => occur(second)));
				found.push(...(await rest(20)));
				expect([watch.event, found.sort()]).toEqual([watch.event, wanted.sort()]);
				subject.declaration.putForward(() => 0);
			}
		},
	},
	{
		cases: [83],
		promise: 'events that appear in no order are output once each',
		async story(subject) {
			for (const watch of timed(subject)) {
				const { poll, occur, rest } = await active(subject, watch);
				expect((await poll()).ids).toEqual([]);
				const wanted: unknown[] = [];
				const found: unknown[] = [];
				for (const minutes of [3, 1, 4, 1, 5, 9, 2, 6, 5, 0]) {
					wanted.push(occur(systemClock.now() - minutes * MINUTE));
					if (minutes % 2 > 0) found.push(...(await poll()).ids);
				}
				found.push(...(await rest()));
				expect([watch.event, found.sort()]).toEqual([watch.event, wanted.sort()]);
			}
		},
	},
	{
		cases: [84],
		promise: 'an event that is dated a year ahead is output once, and hides no later one',
		async story(subject) {
			for (const watch of timed(subject)) {
				const { poll, occur, rest } = await active(subject, watch);
				expect((await poll()).ids).toEqual([]);
				const ahead = occur(systemClock.now() + IN_A_YEAR);
				const found = await rest();
				const wanted = [ahead, occur(systemClock.now())];
				found.push(...(await rest()));
				expect([watch.event, found]).toEqual([watch.event, wanted]);
			}
		},
	},
	{
		cases: [90],
		promise:
			'a memory that is damaged or of another version is begun anew: nothing old is output, and then what is new',
		async story(subject) {
			for (const watch of timed(subject)) {
				for (const memory of MEMORIES) {
					const { poll, occur } = await active(subject, watch, structuredClone(memory) as IDataObject);
					const what = [watch.event, JSON.stringify(memory)];
					expect([...what, await poll()]).toEqual([...what, { ids: [], error: undefined }]);
					const id = occur(systemClock.now());
					expect([...what, await poll()]).toEqual([...what, { ids: [id], error: undefined }]);
				}
			}
		},
	},
	{
		cases: [87],
		promise: 'two polls at the same time output each event, and what comes later is output once',
		async story(subject) {
			for (const watch of timed(subject)) {
				const { poll, occur, rest } = await active(subject, watch);
				expect((await poll()).ids).toEqual([]);
				const id = occur(systemClock.now());
				const both = (await Promise.all([poll(), poll()])).flatMap(({ ids }) => ids);
				expect([watch.event, [...new Set(both)]]).toEqual([watch.event, [id]]);
				const later = occur(systemClock.now());
				expect([watch.event, await rest()]).toEqual([watch.event, [later]]);
			}
		},
	},
];

/**
 * What every form that offers OCSF promises: valid events, in which no value of the record is lost. Which forms do is read
 * from the forms themselves. Without the schema beside the repository all but the validity is checked.
 */
import { parse } from 'csv-parse/sync';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { systemClock } from '../../core/clock';
import { EventMapper } from '../../core/ocsf/event';
import { NotMapped } from '../../core/ocsf/not-mapped';
import { faultsOf, hasSchema, leavesLost } from '../core/ocsf/schema.cts';
import { by } from '../harness/setting.cts';
import type { AnyState, AnyWatch, Place } from './declaration.cts';
import { cells } from './exports.cts';
import { asksFor, offers, type List, type Subject } from './subject.cts';

const RECORDS = 30;
const REASON = 'the attribute test has no value';
/** Earlier than any event of a product, and far later than its time would be in seconds. */
const EARLIEST_MS = Date.UTC(1990, 0);
/** Later than any event, and far earlier than its time would be in microseconds. */
const LATEST_MS = Date.UTC(2100, 0);

/** Registers the tests. */
export function testOcsf(subject: Subject): void {
	const offered = subject.operations.filter(({ operation }) => offersOcsf(operation.parameters)).map(({ key }) => key);
	const lists = offered.flatMap((key) => subject.lists.find((list) => list.key === key) ?? []);
	const gets = subject.records.filter(({ key }) => offered.includes(key) && listOf(subject, key));
	const exports = subject.lists.flatMap(({ exportKey }) => exportKey ?? []);
	const tried = new Set([...lists, ...gets].map(({ key }) => key).concat(exports));
	const others = offered.filter((key) => !tried.has(key));
	const events = subject.declaration.triggerEvents.filter(({ parameters }) => offersOcsf(parameters));

	testRefused(subject);
	if (lists.length > 0) test.each(named(lists))('%s gives events, in items and in files', ofList(subject));
	if (gets.length > 0) test.each(named(gets))('%s gives the event of a record, or says why not', ofRecord(subject));
	if (others.length > 0) {
		test.each(others)('%s gives events', async (key) => {
			const place = await subject.start();
			const read = async (output: string) => await place.run({ ...(await subject.parameters(place, key)), output });
			const [raw, { json, error }] = [await read('raw'), await read('ocsf')];
			expect(error).toBeUndefined();
			expectEvents(json, raw.json);
		});
	}
	if (events.length > 0)
		test.each(events.map(({ value }) => value))('the trigger on %s gives events', ofTrigger(subject));
}

function testRefused(subject: Subject): void {
	test('is refused before anything is sent where the form does not offer it', async () => {
		const place = await subject.start();
		const wrong: unknown[] = [];
		const refused = async (what: string, run: () => Promise<{ error?: Error }>) => {
			const asked = place.vendor.requests.length;
			const { error } = await run();
			const sent = place.vendor.requests.length - asked;
			if (sent > 0 || !/Output.*"ocsf"/.test(error?.message ?? '')) wrong.push([what, sent, error?.message]);
		};
		for (const { key, operation } of subject.operations) {
			if (!asksFor(operation, 'output') || offersOcsf(operation.parameters)) continue;
			const parameters = { ...(await subject.parameters(place, key)), output: 'ocsf' };
			await refused(key, async () => await place.run(parameters));
		}
		for (const { value, parameters } of subject.declaration.triggerEvents) {
			if (!parameters.some(({ name }) => name === 'output') || offersOcsf(parameters)) continue;
			await refused(value, async () => await polled(subject, place, value, { output: 'ocsf', mode: 'manual' }));
		}
		expect(wrong).toEqual([]);
	});
}

function ofList(subject: Subject) {
	return async (_: string, list: List): Promise<void> => {
		holdClock();
		const place = await list.start(RECORDS);
		const read = async () =>
			summed((await list.read(place, { output: 'ocsf', options: { addSummaryItem: true } })).json);
		const { json: raw, error } = await list.read(place, { output: 'raw' });
		expect(error).toBeUndefined();
		const { events, summary } = await read();
		expectEvents(events, raw);
		expect(summary).toMatchObject({ count: events.length, notMapped: raw.length - events.length });
		await expectFiles(subject, list, place, events, raw.length - events.length);
		await expectRawData(list, place, events);
		mapSome();
		const some = await read();
		expect(some.events.length).toBeLessThan(events.length);
		expect(some.summary).toMatchObject({ count: some.events.length, notMapped: raw.length - some.events.length });
		expect(JSON.stringify(some.summary?.notes)).toContain(`left out because they have no OCSF event: ${REASON}`);
	};
}

/** With the option, and only in this output, each event has its record as JSON text. */
async function expectRawData(list: List, place: Place, events: IDataObject[]): Promise<void> {
	const options = { includeRawData: true };
	expect([list.key, list.offers('includeRawData')]).toEqual([list.key, true]);
	const whole = (await list.read(place, { output: 'ocsf', options })).json;
	expect(whole.map(({ raw_data: _, ...event }) => event)).toEqual(events);
	if (hasSchema) expect(whole.flatMap(faultsOf)).toEqual([]);
	const records = whole.map(({ raw_data: text }) => JSON.parse(String(text)) as IDataObject);
	expect(events.map((event, index) => leavesLost(records[index], event))).toEqual(events.map(() => []));
	expect(list.known(place)).toEqual(expect.arrayContaining(list.ids(records)));
	const { json: raw } = await list.read(place, { output: 'raw', options });
	expect(raw.filter(({ raw_data: text }) => text !== undefined)).toEqual([]);
}

/** The same events in files: as they are, with dotted columns, and with chosen attributes. */
async function expectFiles(
	subject: Subject,
	list: List,
	place: Place,
	events: IDataObject[],
	notMapped: number,
): Promise<void> {
	const { exportKey } = list;
	if (!exportKey || !offersOcsf(subject.operation(exportKey).operation.parameters)) return;
	const write = async (more: INodeParameters) => {
		const [resource, operation] = exportKey.split(' ');
		const own = { ...(await subject.parameters(place, exportKey)), resource, operation, output: 'ocsf' };
		const result = await place.run({ ...(await list.parameters(place)), ...own, ...more });
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([expect.objectContaining({ count: events.length, notMapped, complete: true })]);
		return String(await result.binary(result.items[0]));
	};
	const lines = (await write({ format: 'ndjson' })).split('\n').filter(Boolean);
	const written = lines.map((line) => JSON.parse(line) as IDataObject);
	expect(byUid(written)).toEqual(byUid(events));
	const csv = async (more: INodeParameters) =>
		parse(await write({ format: 'csv', csvFor: 'programs', ...more }), { columns: true }) as IDataObject[];
	const flat = written.map((event) => flattened(event));
	expect((await csv({})).map(cells)).toEqual(flat.map(cells));
	const deepest = Object.keys(flat[0]).sort((a, b) => b.split('.').length - a.split('.').length)[0];
	const fields = ['severity', deepest];
	const chosen = await csv({ fields });
	expect(Object.keys(chosen[0])).toEqual(fields);
	expect(chosen.map(cells)).toEqual(
		flat.map((event) => cells(Object.fromEntries(fields.map((field) => [field, event[field]])))),
	);
}

function ofRecord(subject: Subject) {
	return async (_: string, { key, locator }: Subject['records'][number]): Promise<void> => {
		const list = listOf(subject, key)!;
		const place = await list.start(3);
		const items = list.known(place).map((id) => ({ json: { id } as IDataObject }));
		const own = { ...(await subject.parameters(place, key)), [locator]: by('id', '={{ $json.id }}') };
		const read = async (output: string) => await place.run({ ...own, output }, { items, continueOnFail: true });
		const raw = await read('raw');
		const { json } = await read('ocsf');
		const events = json.filter(({ error }) => error === undefined);
		expectEvents(events, raw.json);
		mapSome(1);
		const refused = (await read('ocsf')).json;
		expect(refused).toEqual(
			items.map(() => ({ error: expect.stringContaining('the record has no OCSF event: ') as unknown })),
		);
	};
}

function ofTrigger(subject: Subject) {
	return async (event: string): Promise<void> => {
		const { place, happen } = await begun(subject, event);
		const memories = { raw: {}, ocsf: {} };
		const poll = async (output: 'raw' | 'ocsf', mode: 'trigger' | 'manual' = 'trigger') => {
			const { json, error } = await polled(subject, place, event, { output, mode }, memories[output]);
			expect(error).toBeUndefined();
			return json;
		};
		for (const output of ['raw', 'ocsf'] as const) expect(await poll(output)).toEqual([]);
		happen();
		const [raw, found] = [await poll('raw'), await poll('ocsf')];
		expect(raw).toHaveLength(1);
		expectKeyed(found, raw);
		const samples = await poll('raw', 'manual');
		expectKeyed(await poll('ocsf', 'manual'), samples);
		mapSome(1);
		const refused = await poll('ocsf', 'manual');
		expect(refused.filter(({ error }) => !String(error).startsWith('The record has no OCSF event: '))).toEqual([]);
		expectKeyed(refused, samples);
	};
}

/** Items of a trigger: each is the event, with the key of the record; or the record itself, where it has no event. */
function expectKeyed(items: IDataObject[], raw: IDataObject[]): void {
	expect(items.map((item) => item.dedupeKey ?? uidOf(item))).toEqual(raw.map(({ dedupeKey }) => dedupeKey));
	for (const [index, item] of items.entries()) {
		const { dedupeKey: _, ...record } = raw[index];
		if (item.error === undefined) expectEvents([item], [record]);
		else expect([Object.keys(item), leavesLost(record, item.record)]).toEqual([['error', 'record', 'dedupeKey'], []]);
	}
}

/** @param records the same ones, raw; those without an event as well */
function expectEvents(events: IDataObject[], records: IDataObject[]): void {
	expect(events).not.toEqual([]);
	if (hasSchema) expect(events.flatMap(faultsOf)).toEqual([]);
	expect(events.flatMap((event) => wrongTimes(event))).toEqual([]);
	expect(events.map((event) => lostBy(event, records)).filter(({ length }) => length > 0)).toEqual([]);
	const uids = events.map(uidOf);
	expect(uids.filter((uid) => typeof uid !== 'string' || uid === '')).toEqual([]);
	expect(new Set(uids).size).toBe(uids.length);
}

/** What an event does not say of the record that it is made from: the one of which it says most. */
function lostBy(event: IDataObject, records: IDataObject[]): unknown[] {
	const lost = records.map((record) => leavesLost(record, event));
	return lost.reduce((least, one) => (one.length < least.length ? one : least));
}

function wrongTimes(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
		if (name === 'unmapped' || name === 'original_time') return [];
		if (name !== 'time' && !name.endsWith('_time')) return wrongTimes(part, `${path}.${name}`);
		const isRight = Number.isInteger(part) && Number(part) > EARLIEST_MS && Number(part) < LATEST_MS;
		return isRight ? [] : [`${path}.${name}: ${String(part)}`];
	});
}

/** From now on only each `nth` record has no event, as if it lacked something. */
function mapSome(nth = 3): void {
	const { eventOf } = EventMapper.prototype;
	let count = 0;
	jest.spyOn(EventMapper.prototype, 'eventOf').mockImplementation(function (this: EventMapper, ...given) {
		return ++count % nth === 0 ? new NotMapped(REASON) : eventOf.apply(this, given);
	});
}

/** An event without a time has the time at which it was read: so that it is the same in items and in files. */
function holdClock(): void {
	const now = systemClock.now();
	jest.spyOn(systemClock, 'now').mockReturnValue(now);
}

function summed(json: IDataObject[]): { events: IDataObject[]; summary?: IDataObject } {
	return { events: json.slice(0, -1), summary: json.at(-1)?.summary as IDataObject | undefined };
}

/** A place with little in it, and a way to make an event happen there. */
async function begun(subject: Subject, event: string): Promise<{ place: Place; happen(): void }> {
	const { watch, state } = declared(subject, event);
	const place = await subject.start(watch ? watch.at(systemClock.now()) : state!.at);
	const happen = () => void (watch ? watch.occur(place.vendor, systemClock.now()) : state!.happen(place.vendor));
	return { place, happen };
}

async function polled(
	subject: Subject,
	place: Place,
	event: string,
	{ output, mode }: { output: string; mode: 'trigger' | 'manual' },
	memory: IDataObject = {},
) {
	const { watch, state } = declared(subject, event);
	const own = { event, parameters: (watch ?? state)?.parameters };
	return await subject.poll(place, own, memory, { parameters: { output }, mode });
}

function declared({ declaration: { watches, states = [] } }: Subject, event: string) {
	const isIt = (one: AnyWatch | AnyState) => one.event === event;
	return { watch: watches.find(isIt), state: states.find(isIt) };
}

function offersOcsf(parameters: INodeProperties[]): boolean {
	return offers(parameters, 'ocsf');
}

function listOf(subject: Subject, key: string): List | undefined {
	return subject.lists.find((list) => list.key === `${key}All`);
}

function named<Thing extends { key: string }>(things: Thing[]): Array<[string, Thing]> {
	return things.map((thing) => [thing.key, thing]);
}

function uidOf({ metadata }: IDataObject): unknown {
	return (metadata as IDataObject | undefined)?.uid;
}

function byUid(events: IDataObject[]): IDataObject[] {
	return [...events].sort((a, b) => String(uidOf(a)).localeCompare(String(uidOf(b))));
}

function flattened(event: IDataObject, prefix = ''): IDataObject {
	return Object.entries(event).reduce<IDataObject>((flat, [name, value]) => {
		const isObject = typeof value === 'object' && !Array.isArray(value) && name !== 'unmapped';
		return isObject
			? { ...flat, ...flattened(value as IDataObject, `${prefix}${name}.`) }
			: { ...flat, [prefix + name]: value };
	}, {});
}

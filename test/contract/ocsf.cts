/**
 * What every form that offers OCSF promises: valid events, in which no value of the record is lost. Which forms do is read
 * from the forms themselves. Without the schema beside the repository all but the validity is checked.
 */
import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../core/clock';
import { leavesLost } from '../core/ocsf/schema.cts';
import { by } from '../harness/setting.cts';
import type { AnyState, AnyWatch, Place } from './declaration.cts';
import { expectEvents, mapSome, offersOcsf, uidOf } from './ocsf-events.cts';
import { ofList } from './ocsf-lists.cts';
import { asksFor, type List, type Subject } from './subject.cts';

/** Registers the tests. */
export function testOcsf(subject: Subject): void {
	const offered = subject.operations.filter(({ operation }) => offersOcsf(operation.parameters)).map(({ key }) => key);
	const lists = offered.flatMap((key) => subject.lists.find((list) => list.key === key) ?? []);
	const gets = subject.records.filter(({ key }) => offered.includes(key) && listOf(subject, key));
	const exports = subject.lists.flatMap(({ exportKey }) => exportKey ?? []);
	const tried = new Set([...lists, ...gets].map(({ key }) => key).concat(exports));
	// What a look-up finds is tried with it.
	const others = offered.filter((key) => !tried.has(key) && !key.endsWith(' lookUp'));
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

function listOf(subject: Subject, key: string): List | undefined {
	return subject.lists.find((list) => list.key === `${key}All`);
}

function named<Thing extends { key: string }>(things: Thing[]): Array<[string, Thing]> {
	return things.map((thing) => [thing.key, thing]);
}

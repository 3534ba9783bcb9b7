/** What the `dedupeKey` of a record promises: wherever the same event comes from, it has the same key. */
import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../core/clock';
import type { AnyWatch, Place } from './declaration.cts';
import { offersOcsf, uidOf } from './ocsf-events.cts';
import { asksFor, given, MOST_FIELDS, offers, type List, type Subject } from './subject.cts';

/** What OCSF calls the begin of something, and its end. */
const BEGINS = ['Create', 'Open'];
const ENDS = ['Close'];

/** Registers the tests. */
export function testKeys(subject: Subject): void {
	const lists = subject.lists.filter(({ operation }) => offers(operation.parameters, 'simplified'));
	const listed = subject.declaration.watches.filter(({ listed: list }) => list);
	const closing = listed.filter(({ closed }) => closed);
	if (lists.length > 0) test.each(named(lists, ({ key }) => key))('%s gives each record its key', ofList(subject));
	if (listed.length > 0) {
		test.each(named(listed, ({ event }) => event))(
			'Get Many gives what the trigger on %s outputs the same key',
			ofWatch(subject),
		);
	}
	if (closing.length > 0) {
		test.each(named(closing, ({ event }) => event))(
			'the trigger on %s outputs the begin of a record that has ended by now; Get Many gives its end, with a key of its own',
			ofClosing(subject),
		);
	}
}

/** In the simplified output and in OCSF the same; raw records are what the product has sent. */
function ofList({ declaration: { node } }: Subject) {
	return async (_: string, list: List): Promise<void> => {
		const place = await list.start(5);
		const read = async (output: string) => (await list.read(place, { output })).json;
		const simplified = await read('simplified');
		const keys = simplified.map(({ dedupeKey }) => String(dedupeKey));
		expect(keys).not.toEqual([]);
		expect(keys.filter((key) => !new RegExp(`^${node.description.name}:.+`).test(key))).toEqual([]);
		expect(new Set(keys).size).toBe(keys.length);
		for (const record of simplified) {
			expect(Object.keys(record).length).toBeLessThanOrEqual(MOST_FIELDS);
			expect(Object.keys(record).at(-1)).toBe('dedupeKey');
		}
		expect((await read('raw')).filter((record) => 'dedupeKey' in record)).toEqual([]);
		if (!offersOcsf(list.operation.parameters)) return;
		const uids = (await read('ocsf')).map(uidOf);
		expect(uids).toEqual(keys.filter((key) => uids.includes(key)));
	};
}

function ofWatch(subject: Subject) {
	return async (_: string, watch: AnyWatch): Promise<void> => {
		const { place, poll, many } = await begun(subject, watch, (vendor, now) => watch.occur(vendor, now));
		const [item] = await poll('simplified');
		const found = (await many(place, 'simplified')).filter(({ dedupeKey }) => dedupeKey === item.dedupeKey);
		expect(found).toHaveLength(1);
	};
}

function ofClosing(subject: Subject) {
	return async (_: string, watch: AnyWatch): Promise<void> => {
		const { id, place, poll, many } = await begun(subject, watch, (vendor, now) => watch.closed!(vendor, now));
		const [[raw], [event]] = [await poll('raw'), await poll('ocsf')];
		const key = String(raw.dedupeKey);
		expect([raw[watch.idField], key.endsWith(`:${String(id)}`), uidOf(event)]).toEqual([id, true, key]);
		expect(BEGINS).toContain(event.activity_name);
		const keys = (await many(place, 'simplified')).map(({ dedupeKey }) => dedupeKey);
		const ends = (await many(place, 'ocsf')).filter((one) => String(uidOf(one)).startsWith(`${key}:`));
		expect(ends).toHaveLength(1);
		expect(ENDS).toContain(ends[0].activity_name);
		expect([keys.includes(uidOf(ends[0]) as never), keys.includes(key)]).toEqual([true, false]);
	};
}

/** A place in which something has happened since the first poll. */
async function begun(subject: Subject, watch: AnyWatch, happen: (vendor: Place['vendor'], now: number) => unknown) {
	const place = await subject.start(watch.at(systemClock.now()));
	const memories = new Map<string, IDataObject>();
	const poll = async (output: string) => {
		const memory = memories.get(output) ?? {};
		memories.set(output, memory);
		const { json, error } = await subject.poll(place, watch, memory, { parameters: { output } });
		expect(error).toBeUndefined();
		return json;
	};
	for (const output of ['raw', 'simplified', 'ocsf']) expect(await poll(output)).toEqual([]);
	return { id: happen(place.vendor, systemClock.now()), place, poll, many: many(subject, watch) };
}

function many(subject: Subject, { listed }: AnyWatch) {
	return async (place: Place, output: string) => {
		const { key, operation } = subject.operation(`${listed!.resource} getAll`);
		expect(asksFor(operation, 'returnAll')).toBe(true);
		const own = { ...(await subject.parameters(place, key)), ...(await given(place, listed!.parameters)) };
		const { json, error } = await place.run({ ...own, returnAll: true, output });
		expect(error).toBeUndefined();
		return json;
	};
}

function named<Thing>(things: Thing[], nameOf: (thing: Thing) => string): Array<[string, Thing]> {
	return things.map((thing) => [nameOf(thing), thing]);
}

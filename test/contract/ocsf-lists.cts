/** What a list that offers OCSF promises: the same events in items and in files. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../core/clock';
import { NotMapped } from '../../core/ocsf/not-mapped';
import type { Row } from '../../core/pages/page-style';
import { faultsWith, hostile } from '../core/ocsf/hostile.cts';
import { faultsOf, hasSchema, leavesLost } from '../core/ocsf/schema.cts';
import { runs } from '../harness/runs.cts';
import type { Place } from './declaration.cts';
import { cells } from './exports.cts';
import { expectEvents, mapSome, offersOcsf, REASON, uidOf } from './ocsf-events.cts';
import type { List, Subject } from './subject.cts';

/** The module itself, in which a function can be watched. */
const shapes = jest.requireActual<typeof import('../../core/node/list')>('../../core/node/list');

const RECORDS = 30;
/** Tests a list. */
export function ofList(subject: Subject) {
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
		await expectHonest(read);
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

/** Records of the product with something missing or odd: each gives an honest event, or none. @param read the list, once */
async function expectHonest(read: () => Promise<unknown>): Promise<void> {
	const rows: Row[] = [];
	let eventOf = (_: Row): Row | NotMapped => new NotMapped('not read');
	let rawOf = (row: Row): Row => row;
	const { shaped } = shapes;
	const spy = jest.spyOn(shapes, 'shaped').mockImplementation((...given) => {
		const shape = shaped(...given);
		if (given[1] !== 'ocsf') return shape;
		eventOf = shape;
		rawOf = shaped(given[0], 'raw', given[2]) as typeof rawOf;
		return (row) => {
			rows.push(row);
			return shape(row);
		};
	});
	await read();
	spy.mockRestore();
	const odd = hostile(fc.constantFrom(...rows), Object.keys(rows[0]));
	fc.assert(
		fc.property(odd, (row) => expect(faultsWith(rawOf(row), eventOf(row))).toBeUndefined()),
		{ numRuns: runs(10) },
	);
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

/** An event without a time has the time at which it was read: so that it is the same in items and in files. */
function holdClock(): void {
	const now = systemClock.now();
	jest.spyOn(systemClock, 'now').mockReturnValue(now);
}

function summed(json: IDataObject[]): { events: IDataObject[]; summary?: IDataObject } {
	return { events: json.slice(0, -1), summary: json.at(-1)?.summary as IDataObject | undefined };
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

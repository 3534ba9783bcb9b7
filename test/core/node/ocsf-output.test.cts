/** What `core/node` promises of the output OCSF, tried with a product that does not exist. */
import { parse } from 'csv-parse/sync';
import type { IDataObject } from 'n8n-workflow';
import { eventShape } from '../../../core/node/event-shape';
import { keyed } from '../../../core/node/keyed';
import type { RecordKind } from '../../../core/node/list';
import { DEVICE_INVENTORY } from '../../../core/ocsf/classes';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import { from } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import { time } from '../../../core/ocsf/values';
import { dedupeKey } from '../../../core/poll/memory-key';
import { exportedFields } from '../../../nodes/shared/export-form';
import { exportToFile, getMany, type ListForm } from '../../../nodes/shared/list-operations';
import { getOne } from '../../../nodes/shared/record-operations';
import { expectRows } from '../../harness/rows';
import { run } from './acme.cts';

const TABLE: EventTable = {
	class: DEVICE_INVENTORY,
	activity: 2,
	product: { name: 'Acme', vendor: 'Acme' },
	log: 'things',
	time: from('seen', time),
	uid: ({ id }) => `acme:${String(id)}`,
	message: ({ id }) => ['Thing', id],
	attributes: { 'device.uid': from('id'), 'device.os.name': from('os') },
};
const THING: RecordKind = {
	idOf: ({ id }) => id as string | undefined,
	simplified: ({ id = null }) => ({ id }),
	raw: (row) => ({ ...row, from: 'the list' }),
	ocsf: eventShape(TABLE),
};
const SEEN = '2026-01-15T08:30:00Z';
const ROWS = [
	{ id: 'a', os: 'Plan 9', seen: SEEN, x: 1 },
	{ id: 'b', seen: SEEN },
	{ id: '', seen: SEEN },
];
const REASON = 'the attribute device has no value';

function listOf(kind: RecordKind = THING, rows: IDataObject[] = ROWS): ListForm {
	return {
		hasOcsf: true,
		source: {
			noun: { one: 'thing', many: 'things' },
			kind: () => kind,
			async *pages() {
				yield rows;
			},
		},
	};
}

const many = (list = listOf()) => [getMany(list, [])];
const toFile = [exportToFile(listOf(), [], exportedFields('device.uid'))];

async function written(parameters: object): Promise<{ text: string; summary: IDataObject }> {
	const { items, json, binary } = await run(toFile, { output: 'ocsf', ...parameters });
	return { text: String(await binary(items[0])), summary: json[0] };
}

test('a list leaves records without an event out, counts them, and gives the reason', async () => {
	const { json, hints } = await run(many(), { output: 'ocsf', options: { addSummaryItem: true } });
	expect(json.slice(0, -1).map(({ device }) => (device as IDataObject).uid)).toEqual(['a', 'b']);
	const left = `1 of the things are left out because they have no OCSF event: ${REASON}. Set Output to Raw to get them.`;
	expect(hints[0].message).toContain(left);
	expect(json.at(-1)).toEqual({
		summary: { count: 2, complete: true, limitReached: false, notMapped: 1, notes: [left] },
	});
	const plain = await run(many(), { output: 'raw', options: { addSummaryItem: true } });
	expect(plain.json.at(-1)).toEqual({ summary: { count: 3, complete: true, limitReached: false, notes: [] } });
});

test('the key of an event is the one that a trigger gives, also for a long ID or none', async () => {
	const long = 'x'.repeat(300);
	const ocsf = eventShape({ ...TABLE, uid: ({ id }) => (id === 'none' ? undefined : `acme:${String(id)}`) });
	const list = listOf({ ...THING, keyOf: ocsf.keyOf, ocsf }, [{ id: 'a:b' }, { id: long }, { id: 'none' }]);
	const keys = ['acme:a:b', dedupeKey('acme', long)];
	const { json } = await run(many(list), { output: 'ocsf' });
	expect(json.map(({ metadata }) => (metadata as IDataObject).uid)).toEqual([...keys, undefined]);
	const simplified = await run(many(list), { output: 'simplified' });
	expect(simplified.json.map((record) => record.dedupeKey)).toEqual([...keys, null]);
	const { keyOf } = eventShape(() => new NotMapped('no class'), []);
	expect(keyOf({ id: 'a' })).toBeUndefined();
});

test('the key is the last column of a file, also where the columns are only known from the records', async () => {
	for (const [simplified, header] of [
		[THING.simplified, 'id,dedupeKey'],
		[(row: IDataObject) => row as never, 'id,os,seen,x,dedupeKey'],
	] as const) {
		const kind: RecordKind = { ...THING, keyOf: ({ id }) => `acme:${String(id)}`, simplified };
		const operation = exportToFile(listOf(kind), [], exportedFields('device.uid'));
		const { items, binary } = await run([operation], { output: 'simplified', format: 'csv', csvFor: 'programs' });
		expect(
			String(await binary(items[0]))
				.split('\r\n')[0]
				.replace(',other_fields', ''),
		).toBe(header);
	}
});

test('the limit counts events, and not what is left out', async () => {
	const newestFirst = listOf(THING, [...ROWS].reverse());
	for (const [limit, uids] of [
		[1, ['b']],
		[2, ['b', 'a']],
	] as const) {
		const { json, hints } = await run(many(newestFirst), { output: 'ocsf', returnAll: false, limit });
		expect(json.map(({ device }) => (device as IDataObject).uid)).toEqual(uids);
		expect(hints[0].message).toContain('The limit was reached');
	}
});

test('a file has the same events: as they are, with a column for each value, or with chosen attributes', async () => {
	const { json } = await run(many(), { output: 'ocsf' });
	const { text, summary } = await written({ format: 'ndjson' });
	expect(
		text
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as IDataObject),
	).toEqual(json);
	expect(summary).toMatchObject({ count: 2, notMapped: 1, complete: true });
	const [first, second] = parse((await written({ format: 'csv', csvFor: 'programs' })).text, {
		columns: true,
	}) as IDataObject[];
	expect(first).toMatchObject({
		'device.uid': 'a',
		'device.os.name': 'Plan 9',
		'metadata.product.name': 'Acme',
		unmapped: '{"x":1}',
	});
	expect(second).toMatchObject({ 'device.uid': 'b', 'device.os.name': '' });
	const chosen = await written({ format: 'csv', csvFor: 'programs', fields: ['severity', 'device.uid'] });
	expect(chosen.text).toBe('severity,device.uid\r\nUnknown,a\r\nUnknown,b\r\n');
	const inside = await written({
		format: 'csv',
		csvFor: 'programs',
		fields: ['unmapped.x', 'device.no.name', 'message.no'],
	});
	expect(inside.text).toBe('unmapped.x,device.no.name,message.no\r\n1,,\r\n,,\r\n');
	expect((await run(toFile, { output: 'raw', format: 'json' })).json[0].notMapped).toBeUndefined();
});

test('the record comes as JSON text only with the option, and only in an event', async () => {
	const options = { includeRawData: true };
	const texts = async (output: string, more: object) =>
		(await run(many(), { output, ...more })).json.map(({ raw_data: text }) => text);
	expect(await texts('ocsf', { options })).toEqual(
		ROWS.slice(0, 2).map((row) => JSON.stringify({ ...row, from: 'the list' })),
	);
	expect(await texts('ocsf', {})).toEqual([undefined, undefined]);
	expect(await texts('raw', { options })).toEqual([undefined, undefined, undefined]);
	expect((await written({ format: 'json', options })).text).toContain('"raw_data":"{');
});

test('records of a kind without events are refused before they are read', async () => {
	const { ocsf: _, ...plain } = THING;
	const { error } = await run(many(listOf(plain)), { output: 'ocsf' });
	expect(error).toMatchObject({
		message: expect.stringContaining('OCSF has no class for these records'),
		description: 'Choose another Output.',
	});
});

test('a single record without an event is an error that gives the reason', async () => {
	const get = (row: IDataObject, kind = THING) => [
		getOne({ what: 'a thing', kind, selection: [], read: async () => await Promise.resolve(row) }),
	];
	const found = await run(get(ROWS[0]), { output: 'ocsf' });
	expect(found.json).toMatchObject([{ class_uid: 5001, device: { uid: 'a' } }]);
	const none = { ...THING, ocsf: () => new NotMapped('no class is honest') };
	expect((await run(get(ROWS[0], none), { output: 'ocsf' })).error).toMatchObject({
		message: expect.stringContaining('the record has no OCSF event: no class is honest'),
		description: 'Set Output to Raw or Simplified to get the record.',
	});
});

test('a trigger puts its key where the output has a place for it, and loses no record', async () => {
	const row = { id: 'a' };
	const key = 'acme:thing:a';
	await expectRows<[shape: () => IDataObject | NotMapped, output: 'raw' | 'ocsf']>(
		[
			[[() => row, 'raw'], { id: 'a', dedupeKey: key }],
			[
				[() => ({ time: 1, metadata: { uid: 'acme:a', version: '1' } }), 'ocsf'],
				{ time: 1, metadata: { uid: key, version: '1' } },
			],
			[
				[() => new NotMapped('of a reason'), 'ocsf'],
				{ error: 'The record has no OCSF event: of a reason', record: row, dedupeKey: key },
			],
			[
				[() => new NotMapped('of a reason', { ID: 'a' }), 'ocsf'],
				{ error: 'The record has no OCSF event: of a reason', record: { ID: 'a' }, dedupeKey: key },
			],
		],
		([shape, output]) => keyed(row, key, shape, output),
	);
});

/** What comparing with an earlier export promises, tried with a vendor that does not exist, through n8n's own core. */
import { BINARY_ENCODING, type IBinaryData, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
import { Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { HandOver } from '../../../core/export/compare/hand-over';
import { idIn, type ListSource, type RecordKind } from '../../../core/node/list';
import { exportedFields } from '../../../nodes/shared/export-form';
import { exportToFile, type ListForm } from '../../../nodes/shared/list-operations';
import { uniqueById } from '../../../nodes/shared/options';
import { expectRows } from '../../harness/rows';
import { run } from './acme.cts';

afterEach(() => jest.restoreAllMocks());

const THING: RecordKind = {
	idOf: ({ id }) => id as string | undefined,
	idFields: idIn('id', 'device.uid'),
	simplified: ({ id = null, name = null, seen = null }) => ({ id, name, seen }),
	ocsf: ({ id, name }) => ({ class_uid: 1, device: { uid: id, name } }),
};
const fields = exportedFields('a.b', ['resource']);
const BEFORE = [
	{ id: 'a', name: 'A', seen: 1 },
	{ id: 'b', name: 'B', seen: 1 },
	{ id: 'c', name: 'C', seen: 1 },
];
const NOW = [
	{ id: 'b', name: 'B', seen: 2 },
	{ id: 'c', name: 'X', seen: 2 },
	{ id: 'd', name: 'D', seen: 2 },
];

function toFile(rows: IDataObject[], more: Partial<ListSource> = {}, form: Partial<ListForm> = {}) {
	const source: ListSource = {
		noun: { one: 'thing', many: 'things' },
		async *pages() {
			for (const row of rows) yield [row];
		},
		kind: () => THING,
		...more,
	};
	return [exportToFile({ source, hasOcsf: true, moving: ['seen'], ...form }, [uniqueById()], fields)];
}

async function earlier(parameters: IDataObject = {}): Promise<INodeExecutionData[]> {
	const { items, error } = await run(toFile(BEFORE), { format: 'ndjson', ...parameters });
	if (error) throw error;
	return items;
}

async function compare(parameters: IDataObject, items: INodeExecutionData[], operations = toFile(NOW)) {
	return await run(operations, { compareWith: 'data', format: 'ndjson', ...parameters }, { items });
}

/** The message of the error, without where it happened. */
function messageOf(error: Error | undefined): string | undefined {
	return error?.message.replace('Acme, export things to a file: ', '').replace(' [item 0]', '');
}

const COUNTS = { added: 1, changed: 1, removed: 1, unchanged: 1 };
const doubtful: Partial<ListSource> = {
	async *pages(_call, { onDoubt }) {
		yield NOW;
		onDoubt?.({ reason: 'a page was empty' } as never);
	},
};

describe('An export that is compared with an earlier one', () => {
	test('writes all records, and beside them what is new, has changed or is gone', async () => {
		for (const output of ['simplified', 'raw']) {
			const { items, json, binary } = await compare({ output }, await earlier({ output }));
			expect(json[0]).toMatchObject({
				...{ ...COUNTS, count: 3, complete: true },
				...{ fileName: 'things.ndjson', changesFileName: 'things-changes.ndjson', changesCount: 3 },
			});
			expect(String(await binary(items[0]))).toBe(NOW.map((row) => `${JSON.stringify(row)}\n`).join(''));
			const changes = String(await binary(items[0], 'changes'))
				.trim()
				.split('\n');
			expect(changes.map((line) => JSON.parse(line) as unknown)).toEqual([
				{ change: 'changed', changed_fields: ['name'], ...NOW[1] },
				{ change: 'added', changed_fields: [], ...NOW[2] },
				{ change: 'removed', changed_fields: [], ...BEFORE[0] },
			]);
		}
	});

	test('reads any format of the earlier file, from any format of its own, also as events', async () => {
		for (const output of ['simplified', 'ocsf']) {
			for (const was of ['csv', 'json', 'ndjson']) {
				for (const format of ['csv', 'json', 'ndjson']) {
					const { json, error } = await compare({ format, output }, await earlier({ format: was, output }));
					expect([was, format, error, json[0]]).toEqual([was, format, undefined, expect.objectContaining(COUNTS)]);
				}
			}
		}
	});

	test('writes only the changes where that is wanted', async () => {
		const { items, json, binary } = await compare({ format: 'csv', onlyChanges: true }, await earlier());
		expect(Object.keys(items[0].binary!)).toEqual(['changes']);
		expect(json[0]).toMatchObject({ ...COUNTS, fileName: 'things-changes.csv', count: 3 });
		const [header, first] = String(await binary(items[0], 'changes')).split('\r\n');
		expect([header, first]).toEqual(['\uFEFFchange,changed_fields,id,name,seen', 'changed,"[""name""]",c,X,2']);
	});

	test('calls nothing removed where one of both lists may be incomplete', async () => {
		const items = await earlier();
		const half = items.map((item) => ({ ...item, json: { complete: false } }));
		const reason = { removed: null, notRemovedReason: 'the earlier file may be incomplete' };
		expect((await compare({}, half)).json[0]).toMatchObject(reason);
		expect((await compare({ earlierIsComplete: 'no' }, items)).json[0]).toMatchObject(reason);
		expect((await compare({ earlierIsComplete: 'yes' }, half)).json[0]).toMatchObject(COUNTS);
		const { json, hints } = await compare({}, items, toFile(NOW, doubtful));
		expect(json[0]).toMatchObject({ added: 1, changed: 1, removed: null, complete: false });
		expect(hints[0].message).toContain('No record is called removed: the list may be incomplete.');
	});

	test('counts records that cannot be compared', async () => {
		const twice = toFile([...NOW, NOW[0], { name: 'no ID' }]);
		const { json, hints } = await compare({ options: { uniqueById: false } }, await earlier(), twice);
		expect(json[0]).toMatchObject({ ...COUNTS, count: 5, notCompared: 2 });
		expect(hints[0].message).toContain('2 records could not be compared');
	});

	test('takes a first run for one only where it is said to be, and no file at all is there', async () => {
		const empty = [{ json: {} }];
		const { json, hints } = await compare({ firstRunWithoutFile: true }, empty);
		expect(json[0]).toMatchObject({ added: 3, changed: 0, removed: 0, unchanged: 0 });
		expect(hints[0].message).toContain('There was no earlier file to compare with, so that all records are new.');
		const missing = 'the input item has no file in the field data, which Compare With names. It has no file at all.';
		expect(messageOf((await compare({}, empty)).error)).toBe(missing);
		const others = await compare({ compareWith: 'dta', firstRunWithoutFile: true }, await earlier());
		expect(messageOf(others.error)).toBe(
			'the input item has no file in the field dta, which Compare With names. It has data.',
		);
	});

	test('reads a file that is a part of the item', async () => {
		const text = BEFORE.map((row) => `${JSON.stringify(row)}\n`).join('');
		const file: IBinaryData = { data: Buffer.from(text).toString(BINARY_ENCODING), mimeType: 'text/plain' };
		expect((await compare({}, [{ json: {}, binary: { data: file } }])).json[0]).toMatchObject(COUNTS);
		expect((await compare({}, [{ json: { data: file as never } }])).json[0]).toMatchObject(COUNTS);
	});

	test('is refused before anything is sent where it could not be exact', async () => {
		const items = await earlier();
		const asked = jest.fn();
		const silent: Partial<ListSource> = {
			async *pages() {
				asked();
			},
		};
		const withoutId = { ...silent, kind: () => ({ ...THING, idFields: undefined }) };
		await expectRows<[IDataObject, INodeExecutionData[], Partial<ListSource>?]>(
			[
				[[{ options: { recordsPerFile: 2 } }, items], 'Compare With needs the export in one file'],
				[
					[{ binaryPropertyName: 'changes' }, items],
					'Put Output File in Field is changes, which is the field for the file of changes',
				],
				[[{ fields: ['name'] }, items], 'Compare With needs the field id, by which records are compared'],
				[
					[{}, items, withoutId],
					'Compare With needs the ID of each record, which these things do not have in this Output',
				],
				[
					[{}, items.map((item) => ({ ...item, json: { files: 2 } }))],
					'Compare With needs the earlier export in one file, and the input item holds one of several',
				],
				[[{ fields: ['id', 'name'] }, items], 'the earlier file has other fields than this export: it also has seen'],
				[
					[{ output: 'ocsf' }, items],
					'the earlier file has no record with the field device.uid, by which records are compared',
				],
			],
			async ([parameters, given, more = silent]) =>
				messageOf((await compare(parameters, given, toFile([], { ...more, ...silent }, { sort: undefined }))).error),
		);
		expect(asked).not.toHaveBeenCalled();
	});

	test('asks for the field with the ID where the list knows none', async () => {
		const list = toFile(NOW, { kind: () => ({ ...THING, idFields: undefined }) }, { asksForId: true });
		expect((await compare({ compareById: 'id' }, await earlier(), list)).json[0]).toMatchObject(COUNTS);
	});

	test('writes neither file when the list breaks, or one of both cannot be stored', async () => {
		const broken: Partial<ListSource> = {
			async *pages() {
				yield NOW.slice(0, 2);
				throw new RangeError('a secret');
			},
		};
		const { error, items } = await compare({}, await earlier(), toFile([], broken));
		expect([items, messageOf(error)]).toEqual([[], 'an unexpected RangeError inside the node']);
		const before = await earlier();
		for (const file of [1, 2]) {
			const from = Readable.from.bind(Readable);
			let count = 0;
			// Where n8n puts a stream of bytes: no other way leads to a full disk.
			jest.spyOn(Hash as unknown as typeof Readable, 'from').mockImplementation((chunks) => {
				if (++count !== file) return from(chunks);
				const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
				const stream: Readable = new Readable({ read: () => void stream.destroy(full) });
				return stream;
			});
			const { error: full, items: none } = await compare({}, before);
			expect([file, none, messageOf(full)]).toEqual([file, [], 'n8n could not store the file (ENOSPC)']);
			jest.restoreAllMocks();
		}
	});
});

describe('What is handed over', () => {
	test('waits until it is taken, and ends with the other side', async () => {
		const given = new HandOver<number>();
		const order: string[] = [];
		const giving = (async () => {
			for (const one of [1, 2]) {
				await given.put(one);
				order.push(`gave ${one}`);
			}
			given.end();
			given.fail(new Error('too late'));
		})();
		for await (const one of given.taken()) order.push(`took ${one}`);
		await giving;
		expect(order).toEqual(['took 1', 'gave 1', 'took 2', 'gave 2']);
		const left = new HandOver<number>();
		const putting = left.put(1).then(() => left.put(2));
		for await (const one of left.taken()) if (one) break;
		await expect(putting).rejects.toThrow('the other file could not be written');
		const failing = new HandOver<number>();
		failing.fail(new Error('full'));
		await expect(failing.put(1)).rejects.toThrow('full');
		await expect(failing.taken().next()).rejects.toThrow('full');
	});
});

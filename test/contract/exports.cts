/** What every export promises: a file that equals the list, or none. */
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { RunResult } from '../harness/run-node.cts';
import type { Place } from './declaration.cts';
import { offers, PAGE_SIZE, RECORDS, until, type List, type Subject } from './subject.cts';

const MIME_TYPES = { csv: 'text/csv', json: 'application/json', ndjson: 'application/x-ndjson' };
type Format = keyof typeof MIME_TYPES;
const FORMATS = Object.keys(MIME_TYPES) as Format[];

const READERS: Record<Format, (text: string) => IDataObject[]> = {
	csv: (text) => parse(text, { columns: true, bom: true }) as IDataObject[],
	json: (text) => JSON.parse(text) as IDataObject[],
	ndjson: (text) =>
		text
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as IDataObject),
};

/** Registers the tests. */
export function testExports(subject: Subject): void {
	const lists = subject.lists.filter(({ exportKey }) => exportKey).map((list) => [list.exportKey!, list] as const);
	if (lists.length > 0) describe.each(lists)('%s', (_, list) => testExport(subject, list));
}

function testExport(subject: Subject, list: List): void {
	const { operation, doing } = subject.operation(list.exportKey!);
	const isSimplified = offers(operation.parameters, 'simplified');

	const write = async (
		place: Place,
		more: INodeParameters = {},
		options: { cancel?: AbortSignal; continueOnFail?: boolean; items?: INodeExecutionData[] } = {},
	) => {
		const parameters = await list.parameters(place);
		const [resource, value] = list.exportKey!.split(' ');
		const own = { ...(await subject.parameters(place, list.exportKey!)), resource, operation: value };
		const paged = list.isPaged ? { pageSize: PAGE_SIZE } : {};
		return await place.run(
			{ ...parameters, ...own, ...more, options: { ...paged, ...(more.options as INodeParameters) } },
			options,
		);
	};

	test('writes what Get Many returns, in every format, simplified and raw, and sums it up in one item', async () => {
		const place = await list.start();
		for (const output of isSimplified ? ['simplified', 'raw'] : ['raw']) {
			const { json: listed } = await list.read(place, { output });
			for (const format of FORMATS) {
				const result = await write(place, { format, output });
				const rows = await rowsIn(result, format);
				expect([format, list.ids(rows)]).toEqual([format, list.ids(listed).map(format === 'csv' ? String : same)]);
				const comparable = format === 'csv' ? cells : filled;
				expect(sortedBy(list, rows).map(comparable)).toEqual(sortedBy(list, listed).map(comparable));
				expect(result.items).toHaveLength(1);
				expect(result.json[0]).toEqual({
					fileName: expect.stringMatching(new RegExp(`^[a-z ]+\\.${format}$`)),
					format,
					count: RECORDS,
					pages: expect.any(Number),
					bytes: (await result.binary(result.items[0])).length,
					seconds: expect.any(Number),
					complete: true,
					nextSince: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				});
				const { fileName } = result.json[0];
				expect(result.items[0].binary!.data).toMatchObject({ fileName, mimeType: MIME_TYPES[format] });
				expect(result.items[0].pairedItem).toEqual({ item: 0 });
			}
		}
	});

	test('writes an empty list as an empty file', async () => {
		const place = await list.start(0);
		for (const format of FORMATS) {
			const result = await write(place, { format });
			expect(list.ids(await rowsIn(result, format))).toEqual(list.known(place));
			expect(result.json[0]).toMatchObject({ count: list.known(place).length, complete: true });
		}
	});

	test('writes the chosen fields in their order, and names a field that no record has', async () => {
		const isRefused = subject.declaration.exceptions?.[list.exportKey!]?.refusesUnknownFields ?? false;
		const place = await list.start(3);
		const [first] = (await list.read(place)).json;
		const fields = Object.keys(first)
			.filter((name) => !name.includes('.') && first[name] !== null)
			.reverse()
			.slice(0, 2);
		for (const format of FORMATS) {
			const unknown = isRefused ? [] : ['no_such_field'];
			const result = await write(place, { format, fields: [...fields, ...unknown] });
			expect(Object.keys((await rowsIn(result, format))[0])).toEqual([...fields, ...unknown]);
			const told = 'No record has a value for no_such_field: check the spelling.';
			expect(result.hints[0].message.includes(told)).toBe(!isRefused);
		}
	});

	test('puts the file in the field and under the name that were chosen', async () => {
		const place = await list.start(1);
		const result = await write(place, {
			fields: list.declaration.idField,
			binaryPropertyName: 'report',
			options: { fileName: 'report-7.csv' },
		});
		expect(result.json[0].fileName).toBe('report-7.csv');
		expect(Object.keys(result.items[0].binary!)).toEqual(['report']);
		const [row] = READERS.csv(String(await result.binary(result.items[0], 'report')));
		expect(Object.keys(row)).toEqual([list.declaration.idField]);
	});

	test('gives any name the extension of the format, the same in the summary and in the file', async () => {
		const place = await list.start(1);
		const named = async (fileName: string) => {
			const { json, items } = await write(place, { format: 'csv', options: { fileName } });
			return [json[0].fileName, items[0].binary!.data.fileName, items[0].binary!.data.mimeType];
		};
		const names = { report: 'report.csv', 'report.pdf': 'report.csv', '../../x': 'x.csv', 'a/b\u0000.csv': 'a_b.csv' };
		for (const [typed, name] of Object.entries(names)) expect(await named(typed)).toEqual([name, name, 'text/csv']);
	});

	test('writes several files where Records per File says so, together the list, each with its own summary', async () => {
		const place = await list.start();
		const { json: listed } = await list.read(place);
		const recordsPerFile = Math.ceil(RECORDS / 2) - 1;
		const result = await write(place, { format: 'ndjson', options: { fileName: 'part', recordsPerFile } });
		const files = await Promise.all(result.items.map(async (item) => String(await result.binary(item))));
		expect(files.map((text) => READERS.ndjson(text).length)).toEqual(result.json.map(({ count }) => count));
		expect(list.ids(files.flatMap((text) => READERS.ndjson(text)))).toEqual(list.ids(listed));
		const counts = [recordsPerFile, recordsPerFile, RECORDS - 2 * recordsPerFile];
		expect(result.json).toEqual(
			counts.map((count, index) => ({
				fileName: `part-00${index + 1}.ndjson`,
				format: 'ndjson',
				count,
				pages: expect.any(Number),
				bytes: Buffer.byteLength(files[index]),
				seconds: expect.any(Number),
				file: index + 1,
				files: 3,
				complete: true,
				nextSince: expect.any(String),
			})),
		);
		expect(result.items.map(({ binary }) => binary!.data.fileName)).toEqual(
			result.json.map(({ fileName }) => fileName),
		);
	});

	test('compresses the file where Compress says so, and its name and type say that it is compressed', async () => {
		const place = await list.start();
		const plain = await write(place, { format: 'csv', options: { fileName: 'all.csv.gz' } });
		const { json, items, binary } = await write(place, {
			format: 'csv',
			options: { fileName: 'all.csv.gz', compress: true },
		});
		const file = await binary(items[0]);
		expect(String(gunzipSync(file))).toBe(String(await plain.binary(plain.items[0])));
		expect(json[0]).toMatchObject({ fileName: 'all.csv.gz', bytes: file.length, count: RECORDS, complete: true });
		expect(items[0].binary!.data).toMatchObject({ fileName: 'all.csv.gz', mimeType: 'application/gzip' });
		expect(plain.json[0].fileName).toBe('all.csv');
	});

	test('compares with a file that Compress made', async () => {
		const place = await list.start();
		const output = isSimplified ? 'simplified' : 'raw';
		const before = await write(place, { format: 'ndjson', output, options: { compress: true } });
		const compared = { format: 'ndjson', output, compareWith: 'data', compareById: list.declaration.idField };
		const { json } = await write(place, compared, { items: before.items });
		expect(json[0]).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: RECORDS });
	});

	test('finds no change in comparison with its own file, in every format', async () => {
		const place = await list.start();
		const { lacksRawId = false } = subject.exceptionsOf(list.exportKey!);
		const outputs = [...(isSimplified ? ['simplified'] : []), ...(lacksRawId ? [] : ['raw'])];
		for (const output of outputs) {
			for (const [index, format] of FORMATS.entries()) {
				const before = await write(place, { format, output });
				const now = FORMATS[(index + 1) % FORMATS.length];
				const compared = { format: now, output, compareWith: 'data', compareById: list.declaration.idField };
				const { json, error } = await write(place, compared, { items: before.items });
				expect([format, error, json[0]]).toEqual([
					format,
					undefined,
					expect.objectContaining({ added: 0, changed: 0, removed: 0, unchanged: RECORDS, changesCount: 0 }),
				]);
			}
		}
	});

	test('writes CSV for spreadsheets with a byte order mark, and for programs without', async () => {
		const place = await list.start(1);
		for (const csvFor of ['spreadsheets', 'programs']) {
			const result = await write(place, { format: 'csv', csvFor });
			const text = String(await result.binary(result.items[0]));
			expect([csvFor, text.startsWith('\uFEFF')]).toEqual([csvFor, csvFor === 'spreadsheets']);
		}
	});

	if (!list.isPaged) return;

	test('writes no file from half a list [case 98]', async () => {
		const place = await list.start();
		for (const format of FORMATS) {
			const refuse = () => place.vendor.setFaults([subject.fault({ status: 403 }, { after: 2 })]);
			refuse();
			const { error, items } = await write(place, { format, options: { compress: format === 'ndjson' } });
			expect(items).toEqual([]);
			expect(error?.message).toContain(`${subject.product}, ${doing}: the service does not allow this`);
			expect(error?.message).toMatch(/after \d+ records/);
			refuse();
			const tolerant = await write(place, { format }, { continueOnFail: true });
			expect(tolerant.json).toEqual([{ error: expect.stringContaining('HTTP 403') }]);
			expect(tolerant.items[0].binary).toBeUndefined();
		}
	});

	test('writes no file when the execution is cancelled [cases 46, 98]', async () => {
		const place = await list.start();
		place.vendor.setFaults([subject.fault({ delayMs: 3_000 }, { after: 1 })]);
		const stop = new AbortController();
		const writing = write(place, {}, { cancel: stop.signal, continueOnFail: true });
		await until(() => subject.asked(place).length > 1);
		stop.abort();
		const { error, items } = await writing;
		expect(items).toEqual([]);
		expect(error?.message).toContain('the execution was cancelled');
	});
}

async function rowsIn(result: RunResult, format: Format): Promise<IDataObject[]> {
	if (result.error) throw result.error;
	return READERS[format](String(await result.binary(result.items[0])));
}

function same<Value>(value: Value): Value {
	return value;
}

/** A record without empty fields: a file has every column of a simplified record, an item may leave out what is empty. */
function filled(row: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function sortedBy({ declaration: { idField, isUnordered } }: List, rows: IDataObject[]): IDataObject[] {
	if (!isUnordered) return rows;
	return [...rows].sort((a, b) => String(a[idField]).localeCompare(String(b[idField])));
}

/** A record as CSV has it: every value as text, fields that only later records have as JSON at the end, nothing as ''. */
export function cells(row: IDataObject): IDataObject {
	const { other_fields: rest, ...columns } = row;
	const others = typeof rest === 'string' && rest !== '' ? (JSON.parse(rest) as IDataObject) : {};
	const all = Object.entries({ ...columns, ...others }).map(([name, value]) => [name, cell(value)]);
	return Object.fromEntries(all.filter(([, value]) => value !== '')) as IDataObject;
}

function cell(value: unknown): string {
	if (value === undefined || value === null) return '';
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return text.startsWith("'") ? text.slice(1) : text;
}

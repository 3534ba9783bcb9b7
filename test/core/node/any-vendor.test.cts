/** What `core/node` promises to every vendor, tried with one that does not exist and asks no server. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CancelledError } from '../../../core/errors/cancelled-error';
import type { Session } from '../../../core/http/session';
import type { ListSource, RecordKind } from '../../../core/node/list';
import { exportedFields } from '../../../nodes/shared/export-form';
import { filterSet } from '../../../nodes/shared/filters';
import { exportToFile, getMany, type ListForm } from '../../../nodes/shared/list-operations';
import { fileName, pageSize, requestsPerSecond, timeout, uniqueById } from '../../../nodes/shared/options';
import { byValue } from '../../../core/node/filter';
import type { ParameterReader } from '../../../core/node/parameter-reader';
import { runNode } from '../../harness/run-node.cts';
import { acme, apiNamed, credentialsFor, nodeOf, operation, run } from './acme.cts';

afterEach(() => jest.restoreAllMocks());

const THING: RecordKind = {
	idOf: ({ id }) => id as string | undefined,
	simplified: ({ id = null }) => ({ id }),
};
const options = [
	uniqueById(),
	pageSize(10, 'Things per request'),
	timeout(),
	requestsPerSecond(5, 'No limit is published.'),
];
const fields = exportedFields('a.b', ['resource']);

function listOf(pages: IDataObject[][], more: Partial<ListSource> = {}, form: Partial<ListForm> = {}): ListForm {
	const source: ListSource = {
		noun: { one: 'thing', many: 'things' },
		async *pages() {
			yield* pages;
		},
		kind: () => THING,
		...more,
	};
	return { source, ...form };
}

const many = (list: ListForm) => [getMany(list, options)];
const toFile = (list: ListForm) => [exportToFile(list, [fileName('things'), ...options], fields)];

describe('A list of any vendor', () => {
	const pages = [[{ id: 'a', x: 1 }, { id: 'b' }], [{ id: 'b' }, { x: 2 }, { x: 2 }], [], [{ id: 'c' }]];

	test('has each ID once, and never treats records without an ID as duplicates', async () => {
		const { json } = await run(many(listOf(pages)), { output: 'raw' });
		expect(json).toEqual([{ id: 'a', x: 1 }, { id: 'b' }, { x: 2 }, { x: 2 }, { id: 'c' }]);
	});

	test('has each record as often as the service lists it when Unique by ID is off', async () => {
		const { json } = await run(many(listOf(pages)), { options: { uniqueById: false } });
		expect(json.map(({ id }) => id)).toEqual(['a', 'b', 'b', null, null, 'c']);
	});

	test('ends at the limit, and says so', async () => {
		const { json, hints } = await run(many(listOf(pages)), { limit: 3 });
		expect(json).toHaveLength(3);
		expect(hints[0].message).toMatch(/^3 things on 2 pages in .*limit was reached/);
	});

	test('has only the records that pass the filters, and a remark beside it', async () => {
		const parameter: INodeProperties = { displayName: 'Name', name: 'id', type: 'string', default: '' };
		const rule = byValue<never>({ parameter, found: ({ id }) => [id] });
		const filters = filterSet({ description: 'Only things with all of these', rules: [rule] });
		const list = listOf(pages, { filters, remark: () => 'Only b.' });
		const { json, hints } = await run(many(list), { filters: { id: 'B' } });
		expect(json).toEqual([{ id: 'b' }]);
		expect(hints[0].message).toContain('Only b.');
	});

	test('has no Output where the product has only one form of its records', async () => {
		const list = listOf([[{ id: 'a', x: 1 }]], {}, { isRawOnly: true });
		expect(getMany(list, options).parameters.map(({ name }) => name)).toEqual(['returnAll', 'limit', 'options']);
		expect((await run(many(list))).json).toEqual([{ id: 'a', x: 1 }]);
		const { items, binary } = await run(toFile(list), { format: 'json' });
		expect(JSON.parse(String(await binary(items[0])))).toEqual([{ id: 'a', x: 1 }]);
	});

	test('begins with what to read, and has its order behind Limit', () => {
		const own = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });
		const list = listOf([], {}, { selection: [own('zone')], sort: own('sort') });
		const names = getMany(list, options, [own('extra')]).parameters.map(({ name }) => name);
		expect(names).toEqual(['zone', 'returnAll', 'limit', 'sort', 'output', 'extra', 'options']);
	});

	test('warns when there is more than n8n likes to hold', async () => {
		const page = Array.from({ length: 700 }, (_, id) => ({ id: String(id), text: 'x'.repeat(31_000) }));
		const { hints } = await run(many(listOf([page])), { returnAll: true, output: 'raw' });
		expect(hints[1]).toMatchObject({
			type: 'warning',
			message: expect.stringContaining('700 records with about 21 MB'),
		});
	});
});

describe('An export of any vendor', () => {
	test('has chosen fields under the names that readers know, and misses them by their own', async () => {
		const list = listOf([[{ 'a.b': 1 }]], { headings: (names) => names.map((name) => name.replaceAll('.', '_')) });
		const { items, binary, hints } = await run(toFile(list), { format: 'json', fields: 'a.b,c.d' });
		expect(JSON.parse(String(await binary(items[0])))).toEqual([{ a_b: 1, c_d: null }]);
		expect(hints[0].message).toContain('No record has a value for c.d: check the spelling.');
	});

	test('takes a chosen field from the simplified record where the product has none of this name', async () => {
		const kind: RecordKind = { ...THING, simplified: ({ id }) => ({ id, link: `https://acme.test/${String(id)}` }) };
		const { items, binary } = await run(toFile(listOf([[{ id: 'a' }]], { kind: () => kind })), {
			format: 'json',
			fields: ['link', 'id'],
		});
		expect(JSON.parse(String(await binary(items[0])))).toEqual([{ link: 'https://acme.test/a', id: 'a' }]);
	});

	test('says nothing about fields when there are no records', async () => {
		const { hints } = await run(toFile(listOf([])), { fields: ['nothing'] });
		expect(hints[0].message).not.toContain('spelling');
	});

	test('has a name of the user, or that of its records', async () => {
		const named = await run(toFile(listOf([])), { options: { fileName: 'mine.csv' } });
		expect([named.json[0].fileName, (await run(toFile(listOf([])))).json[0].fileName]).toEqual([
			'mine.csv',
			'things.csv',
		]);
	});

	test('does not take a fault of ours for a full disk', async () => {
		const list = listOf([], {
			async *pages() {
				yield [{ id: 'a' }];
				throw new RangeError('with a secret');
			},
		});
		const { error, items } = await run(toFile(list));
		expect(items).toEqual([]);
		expect(error?.message).toBe('Acme, export things to a file: an unexpected RangeError inside the node [item 0]');
	});

	test('says so when n8n has no room for the file, without the place of it [case 97]', async () => {
		const full = Object.assign(new Error('ENOSPC: no space left on device, write /var/secret/place'), {
			code: 'ENOSPC',
		});
		// Where n8n puts a stream of bytes: no other way leads to a full disk.
		jest.spyOn(Hash as unknown as typeof Readable, 'from').mockImplementation(
			() =>
				new Readable({
					read() {
						this.destroy(full);
					},
				}),
		);
		const { error, items } = await run(toFile(listOf([[{ id: 'a' }]])));
		expect(items).toEqual([]);
		expect(error?.message).toBe('Acme, export things to a file: n8n could not store the file (ENOSPC) [item 0]');
		expect(JSON.stringify(error)).not.toContain('/var/secret');
	});
});

test('an operation may use another API and credential than the rest of its node, with one session for all items', async () => {
	const sessions: Session[] = [];
	const note = async ({ session }: { session: Session }) => {
		sessions.push(session);
		return await Promise.resolve([]);
	};
	const second = apiNamed('acmeTwoApi');
	const which: INodeProperties = { displayName: 'API', name: 'api', type: 'string', default: '' };
	const notices: INodeProperties[] = [{ displayName: 'Needs two', name: 'notice', type: 'notice', default: '' }];
	const uses = { notices, api: (reader: ParameterReader) => (reader.text(which) === 'two' ? second : acme) };
	const operations = [operation({ run: note, parameters: [which], uses })];
	const types = ['acmeApi', 'acmeTwoApi'];
	const items = ['one', 'two', 'one', 'two'].map((api) => ({ json: { api } }));
	const credentials = credentialsFor(undefined, types);
	const node = nodeOf(operations, types);
	const { error } = await runNode(node, {
		parameters: { operation: 'one', api: '={{ $json.api }}' },
		credentials,
		items,
	});
	// The notice, by which n8n places the field for the credential, comes first.
	expect(node.description.properties.map(({ name }) => name)).toEqual(['resource', 'operation', 'notice', 'api']);
	expect(error).toBeUndefined();
	expect(sessions.map(({ api }) => api.credentialType)).toEqual([...types, ...types]);
	expect(new Set(sessions).size).toBe(2);
	expect(sessions[0].api).toBe(acme);
});

test('items share a session as long as their Options are the same, so that a pace holds for all of them', async () => {
	const sessions: Session[] = [];
	const operations = many(listOf([]));
	const { run: read } = operations[0];
	operations[0].run = async (call) => {
		sessions.push(call.session);
		return await read(call);
	};
	const items = [1, 1, 2].map((pace) => ({ json: { pace } }));
	await run(operations, { options: { requestsPerSecond: '={{ $json.pace }}', timeout: 5 } }, { items });
	expect(sessions.map((session) => sessions.indexOf(session))).toEqual([0, 0, 2]);
});

test('a run that is cancelled ends as such, and other failures become items where the node may go on', async () => {
	const failing = operation({ run: async () => await Promise.reject(new RangeError('x')) });
	const { json } = await run([failing], {}, { continueOnFail: true });
	expect(json).toEqual([{ error: 'Acme, do one thing: an unexpected RangeError inside the node [item 0]' }]);
});

test('an operation that does not exist is reported as such', async () => {
	const { error } = await run([operation({})], { operation: 'toString' });
	expect(error?.message).toBe('Acme, start: there is no operation "toString" for "thing" [item 0]');
});

test('a cancelled run stops at the first item, also where the node may go on', async () => {
	let runs = 0;
	const cancelled = operation({
		run: async () => {
			runs += 1;
			return await Promise.reject(new CancelledError());
		},
	});
	const { error, items } = await run([cancelled], {}, { continueOnFail: true, items: [{ json: {} }, { json: {} }] });
	expect([error?.message, items, runs]).toEqual(['Acme, do one thing: the execution was cancelled [item 0]', [], 1]);
});

test('an expression that fails is an item in the words of n8n where the node may go on', async () => {
	const text: INodeProperties = { displayName: 'Text', name: 'text', type: 'string', default: '' };
	const reading = operation({
		parameters: [text],
		run: async (call) => await Promise.resolve([{ json: { text: call.text(text) } }]),
	});
	const parameters = { text: '={{ $("No such node").item.json.id }}' };
	const { error } = await run([reading], parameters);
	expect(error?.constructor.name).toBe('ExpressionError');
	expect((await run([reading], parameters, { continueOnFail: true })).json).toEqual([{ error: error?.message }]);
});

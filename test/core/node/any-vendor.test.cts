/** What `core/node` promises to every vendor, tried with one that does not exist and asks no server. */
import type { IDataObject, IExecuteFunctions, INodeType, IPollFunctions } from 'n8n-workflow';
import { collectionOf } from '../../../core/node/call';
import { execute, type Operation, type Operations } from '../../../core/node/execute';
import { exportToFile } from '../../../core/node/export-to-file';
import { getMany } from '../../../core/node/get-many';
import { pollForNew, type Watched } from '../../../core/node/poll-for-new';
import type { ListSource } from '../../../core/node/read-list';
import { systemClock, type Clock } from '../../../core/clock';
import type { Session } from '../../../core/http/session';
import type { Vendor } from '../../../core/http/vendor';
import { UsmAnywhereApi } from '../../../credentials/UsmAnywhereApi.credentials';
import {
	CredentialSet,
	credentialFor,
	credentialStore,
	pollNode,
	runNode,
	startVendor,
	stopVendors,
	usmAnywhere,
} from '../../harness/index.cts';

const acme: Vendor = { ...usmAnywhere, name: 'Acme' };
const description = {
	displayName: 'Acme',
	name: 'acme',
	group: ['transform'],
	version: 1,
	description: '',
	defaults: { name: 'Acme' },
	inputs: ['main'],
	outputs: ['main'],
};
const field = (name: string, type: string, value: unknown) => ({ displayName: name, name, type, default: value });

afterEach(stopVendors);

function things(rows: IDataObject[][], more: Partial<ListSource> = {}): ListSource {
	return {
		noun: { one: 'thing', many: 'things' },
		async *pages() {
			yield* rows;
		},
		keeps: () => () => true,
		simplify: ({ id }) => ({ id }),
		idOf: ({ id }) => id as string | undefined,
		...more,
	};
}

async function ran(operations: Operations, parameters: IDataObject = {}) {
	const properties = [
		field('resource', 'string', 'thing'),
		field('operation', 'string', 'getAll'),
		field('returnAll', 'boolean', false),
		field('limit', 'number', 50),
		field('simplify', 'boolean', true),
		field('format', 'string', 'json'),
		field('binaryPropertyName', 'string', 'data'),
		field('fields', 'string', ''),
	];
	const node = {
		description: { ...description, properties, credentials: [{ name: 'usmAnywhereApi' }] },
		async execute(this: IExecuteFunctions) {
			return await execute(this, acme, operations);
		},
	} as unknown as INodeType;
	return await runNode(node, { parameters: parameters as never, credentials: credentialFor(await startVendor()) });
}

describe('A list of any vendor', () => {
	const rows = [[{ id: 'a', x: 1 }, { id: 'b' }], [{ id: 'b' }, { x: 2 }, { x: 2 }], [], [{ id: 'c' }]];

	test('has each ID once, and never takes records without an ID for doubles', async () => {
		const { json } = await ran({ thing: { getAll: getMany(things(rows)) } }, { simplify: false });
		expect(json).toEqual([{ id: 'a', x: 1 }, { id: 'b' }, { x: 2 }, { x: 2 }, { id: 'c' }]);
	});

	test('is cut at the limit, and says so', async () => {
		const { json, hints } = await ran({ thing: { getAll: getMany(things(rows)) } }, { limit: 3 });
		expect(json).toHaveLength(3);
		expect(hints[0].message).toMatch(/^3 things on 2 pages in .*limit was reached/);
	});

	test('has only the records that pass our own check', async () => {
		const source = things(rows, {
			keeps:
				() =>
				({ id }) =>
					id === 'b',
			remark: () => 'Only b.',
		});
		const { json, hints } = await ran({ thing: { getAll: getMany(source) } });
		expect(json).toEqual([{ id: 'b' }]);
		expect(hints[0].message).toContain('Only b.');
	});

	test('warns when there are more items than n8n likes to hold', async () => {
		const page = Array.from({ length: 100_001 }, (_, id) => ({ id: String(id) }));
		const { hints } = await ran({ thing: { getAll: getMany(things([page])) } }, { returnAll: true });
		expect(hints[1]).toMatchObject({ type: 'warning', message: expect.stringContaining('100,001 items') });
	});

	test('as a file: chosen fields bear the names that the vendor has for readers, and are missed by their own', async () => {
		const source = things([[{ 'a.b': 1 }]], {
			headings: (fields) => fields.map((name) => name.replaceAll('.', '_')),
		});
		const parameters = { operation: 'export', fields: 'a.b,c.d' };
		const result = await ran({ thing: { export: exportToFile(source) } }, parameters);
		expect(JSON.parse(String(await result.binary(result.items[0])))).toEqual([{ a_b: 1, c_d: null }]);
		expect(result.hints[0].message).toContain('No record has a value for c.d: check the spelling.');
	});

	test('as a file: a fault of ours is not taken for a full disk', async () => {
		const source = things([], {
			async *pages() {
				yield [{ id: 'a' }];
				throw new RangeError('with a secret');
			},
		});
		const { error, items } = await ran({ thing: { export: exportToFile(source) } }, { operation: 'export' });
		expect(items).toEqual([]);
		expect(error?.message).toBe('Acme, export things: an unexpected RangeError inside the node [item 0]');
	});
});

test('an operation may use another API and credential than the rest of its node, with one session for all items', async () => {
	const vendor = await startVendor();
	const { url, clientId, clientSecret } = vendor;
	const second = Object.assign(new UsmAnywhereApi(), { name: 'acmeTwoApi' });
	const stores = [credentialFor(vendor), credentialStore(second, { url, clientId, clientSecret })];
	const credentials = new CredentialSet(stores);
	const acmeTwo = { ...acme, credentialType: 'acmeTwoApi' };
	const sessions: Session[] = [];
	const note: Operation = {
		doing: 'note',
		run: async ({ session }) => {
			sessions.push(session);
			await session.send({ path: '/alarms' });
			return [];
		},
	};
	const node = {
		description: {
			...description,
			properties: [field('resource', 'string', 'thing'), field('operation', 'string', 'one')],
			credentials: [{ name: 'usmAnywhereApi' }, { name: 'acmeTwoApi' }],
		},
		async execute(this: IExecuteFunctions) {
			return await execute(this, acme, { thing: { one: note, two: { ...note, vendor: () => acmeTwo } } });
		},
	} as unknown as INodeType;
	const parameters = { operation: '={{ $json.which }}' };
	const items = ['one', 'two', 'one', 'two'].map((which) => ({ json: { which } }));
	const { error } = await runNode(node, { parameters, credentials, items });
	expect(error).toBeUndefined();
	expect(sessions.map((session) => session.vendor.credentialType)).toEqual([
		'usmAnywhereApi',
		'acmeTwoApi',
		'usmAnywhereApi',
		'acmeTwoApi',
	]);
	expect(new Set(sessions).size).toBe(2);
	expect(stores.map(({ writes }) => writes)).toEqual([1, 1]);
});

test('a resource that does not exist is told as such', async () => {
	const { error } = await ran({}, { resource: 'constructor', operation: 'name' });
	expect(error?.message).toBe('Acme, start: there is no operation "name" for "constructor" [item 0]');
});

test.each(['text', 5, null, [], true])('a collection is never %p', (value) => {
	expect(() => collectionOf(value, 'Filters')).toThrow('Filters is ');
});

describe('A trigger of any vendor', () => {
	const trigger = (watched: Watched, clock?: Clock) =>
		({
			description: { ...description, polling: true, properties: [], credentials: [{ name: 'usmAnywhereApi' }] },
			async poll(this: IPollFunctions) {
				jest.spyOn(this.logger, 'warn').mockImplementation((message: string) => void warnings.push(message));
				return await pollForNew(this, acme, () => watched, clock);
			},
		}) as unknown as INodeType;
	const warnings: string[] = [];

	test('warns when more falls into its look-back than it can remember', async () => {
		let count = 19_990;
		const now = systemClock.now();
		const watched: Watched = {
			name: 'new things',
			identity: ['x'],
			async *since(_session, from) {
				const all = Array.from({ length: count }, (_, n) => ({
					id: `i${n}`,
					time: now - 1_000_000 + n * 10,
					event: { n },
				}));
				yield all.filter(({ time }) => time >= from);
			},
			samples: async () => [],
			emitted: (row) => row,
		};
		const credentials = credentialFor(await startVendor());
		const staticData = {};
		await pollNode(trigger(watched), { staticData, credentials });
		count = 20_090;
		await pollNode(trigger(watched), { staticData, credentials });
		expect(warnings[0]).toMatch(/^Acme: the look-back of "Node under test" .*20000.* It is \d+ minutes shorter/);
	});

	test('has nothing to show by hand when there is nothing', async () => {
		const watched = { name: 'new things', identity: [], samples: async () => [] } as unknown as Watched;
		const result = await pollNode(trigger(watched), {
			staticData: {},
			mode: 'manual',
			credentials: credentialFor(await startVendor()),
		});
		expect(result.error?.message).toContain('Acme, look for new things: none of the latest records matches');
	});
});

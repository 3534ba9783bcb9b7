import type { IExecuteFunctions, INodeType, IPollFunctions, INodeExecutionData } from 'n8n-workflow';
import { Readable } from 'node:stream';
import { loadOptions, searchList } from './load-options.cts';
import { pollNode } from './poll-node.cts';
import { runNode } from './run-node.cts';
import { tracesOf } from './traces.cts';

const description = {
	displayName: 'Dummy',
	name: 'dummy',
	group: ['transform'],
	version: 1,
	description: '',
	defaults: { name: 'Dummy' },
	inputs: ['main'],
	outputs: ['main'],
	properties: [
		{ displayName: 'Text', name: 'text', type: 'string', default: 'by default' },
		{ displayName: 'Limit', name: 'limit', type: 'number', default: 50 },
	],
};

const dummy = {
	description,
	methods: {
		loadOptions: { colours: async () => [{ name: 'Red', value: 'red' }] },
		listSearch: {
			ids: async (filter?: string, paginationToken?: string) => ({
				results: [{ name: String(filter), value: String(paginationToken) }],
			}),
		},
	},
	async execute(this: IExecuteFunctions) {
		const items: INodeExecutionData[] = [];
		for (const index of this.getInputData().keys()) {
			const text = this.getNodeParameter('text', index) as string;
			if (text === 'fail' && !this.continueOnFail()) throw new Error('as asked');
			const data = await this.helpers.prepareBinaryData(
				Readable.from([Buffer.from('file '), Buffer.from(text)]),
				'a.txt',
				'text/plain',
			);
			items.push({
				json: {
					text,
					limit: this.getNodeParameter('limit', index),
					cancelled: this.getExecutionCancelSignal()?.aborted ?? null,
				},
				binary: { data },
				pairedItem: index,
			});
		}
		this.addExecutionHints({ message: 'a hint', location: 'outputPane' });
		return [items];
	},
} as unknown as INodeType;

const trigger = {
	description: { ...description, polling: true, inputs: [] },
	async poll(this: IPollFunctions) {
		const data = this.getWorkflowStaticData('node');
		data.polls = Number(data.polls ?? 0) + 1;
		if (this.getMode() === 'manual') throw new Error('nothing found');
		return data.polls === 2 ? null : [[{ json: { budget: this.getPollBudgetMs?.() ?? null } }]];
	},
} as unknown as INodeType;

test('a node runs with defaults, expressions, hints and files', async () => {
	const result = await runNode(dummy, {
		parameters: { text: '={{ $json.word }}!' },
		items: [{ json: { word: 'one' } }, { json: { word: 'two' } }],
	});
	expect(result.error).toBeUndefined();
	expect(result.json).toEqual([
		{ text: 'one!', limit: 50, cancelled: null },
		{ text: 'two!', limit: 50, cancelled: null },
	]);
	expect(result.hints).toEqual([{ message: 'a hint', location: 'outputPane' }]);
	expect(result.items[1].binary?.data.id).toMatch(/^filesystem-v2:/);
	expect(String(await result.binary(result.items[1]))).toBe('file two!');
});

test('an error of the node is a result, and continue on fail is seen by the node', async () => {
	expect((await runNode(dummy, { parameters: { text: 'fail' } })).error?.message).toBe('as asked');
	expect((await runNode(dummy, { parameters: { text: 'fail' }, continueOnFail: true })).json).toHaveLength(1);
});

test('a cancelled execution is seen by the node', async () => {
	expect((await runNode(dummy, { cancel: AbortSignal.abort() })).json[0].cancelled).toBe(true);
});

test('a trigger keeps its static data between polls', async () => {
	const staticData = {};
	expect((await pollNode(trigger, { staticData, budgetMs: 1234 })).json).toEqual([{ budget: 1234 }]);
	expect((await pollNode(trigger, { staticData })).items).toBeNull();
	expect((await pollNode(trigger, { staticData, budgetMs: null })).json).toEqual([{ budget: null }]);
	expect((await pollNode(trigger, { staticData, mode: 'manual' })).error?.message).toBe('nothing found');
	expect(staticData).toEqual({ polls: 4 });
});

test('drop-downs and lists are loaded', async () => {
	expect(await loadOptions(dummy, 'colours')).toEqual([{ name: 'Red', value: 'red' }]);
	expect(await searchList(dummy, 'ids', { filter: 'a', paginationToken: '2' })).toEqual({
		results: [{ name: 'a', value: '2' }],
	});
});

test('a secret is found wherever it hides, or the search for it would prove nothing', () => {
	const secret = 'canary secret/ä';
	const base64 = Buffer.from(secret).toString('base64');
	for (const hiding of [
		new Error(`refused ${secret}`),
		new Error('refused', { cause: new Error('inner', { cause: { config: { headers: { a: `Basic ${base64}` } } } }) }),
		Object.defineProperty(new Error('refused'), 'hidden', { value: encodeURIComponent(secret) }),
		{ deep: [{ map: new Map([['key', Buffer.from(secret)]]) }] },
	]) {
		expect(tracesOf([secret, 'another one'], hiding)).toEqual([secret]);
	}
	expect(tracesOf([secret], new Error('refused'))).toEqual([]);
});

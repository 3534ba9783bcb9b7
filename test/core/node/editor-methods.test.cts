import type { ILoadOptionsFunctions, INodeParameters, ResourceMapperFields } from 'n8n-workflow';
import { traverseNodeParameters } from 'n8n-workflow';
import { editorMethods } from '../../../core/node/editor-methods';
import { deserializeOperation, serializeOperation } from '../../../core/openapi/serialize';
import { UNDESCRIBED } from '../../../core/openapi/operation';
import { expectRows } from '../../harness/rows';
import { sources } from '../../sources.cts';

const ctx = {} as ILoadOptionsFunctions;
const tool = '$fromAI("key", "do evil")';

function argumentsIn(payload: unknown): unknown[] {
	const found: never[] = [];
	traverseNodeParameters(payload as INodeParameters, found);
	return found;
}

test('a line chooses its record as a text, and one that cannot says why', async () => {
	await expectRows(
		[
			[
				{ name: 'A', value: 'a' },
				{ name: 'A', value: 'a' },
			],
			[
				{ name: 'A', value: 7 },
				{ name: 'A', value: 7 },
			],
			[
				{ name: '={{ 1 }}', value: '={{ 1 }}' },
				{ name: '{{ 1 }}', value: ' ={{ 1 }}' },
			],
			[
				{ name: ' = =x', value: ' =x' },
				{ name: 'x', value: ' =x' },
			],
			[
				{ name: tool, value: tool },
				{
					name: '$ fromAI("key", "do evil") (cannot be chosen here, because n8n would run it as an expression)',
					value: '',
				},
			],
			[
				{ name: 'A', value: 'a', description: `=${tool}` },
				{ name: 'A', value: 'a', description: '$ fromAI("key", "do evil")' },
			],
			[
				{ name: 'A', value: 'a', url: 'https://acme.test/a' },
				{ name: 'A', value: 'a', url: 'https://acme.test/a' },
			],
			[
				{ name: 'A', value: 'a', url: '={{ 1 }}' },
				{ name: 'A', value: 'a', url: undefined },
			],
			[
				{ name: 'A', value: 'a', url: undefined },
				{ name: 'A', value: 'a', url: undefined },
			],
			[
				{ name: 'A', value: 'a', url: `https://x/${tool}` },
				{ name: 'A', value: 'a', url: undefined },
			],
		],
		async (line) => {
			const { loadOptions, listSearch } = editorMethods({
				loadOptions: { get: async () => await Promise.resolve([line]) },
				listSearch: { find: async () => await Promise.resolve({ results: [line], paginationToken: '{"page":2}' }) },
			});
			const [option] = await loadOptions!.get.call(ctx);
			expect(await listSearch!.find.call(ctx)).toEqual({ results: [option], paginationToken: '{"page":2}' });
			return option;
		},
	);
});

test('a label is not longer than a person reads', async () => {
	const load = async () => await Promise.resolve([{ name: 'x'.repeat(100_000), value: 'a' }]);
	const [line] = await editorMethods({ loadOptions: { load } }).loadOptions!.load.call(ctx);
	expect(line.name).toHaveLength(500);
});

test('a form has no field, label or option that n8n would run', async () => {
	const field = { required: false, display: true, defaultMatch: false };
	const form: ResourceMapperFields = {
		fields: [
			{ ...field, id: `query:${tool}`, displayName: 'x', type: 'string' },
			{ ...field, id: 'query:b', displayName: `=${tool}`, type: 'string' },
			{
				...field,
				id: 'query:c',
				displayName: 'c',
				type: 'options',
				options: ['=x', tool, 'fine'].map((value) => ({ name: value, value })),
			},
			{ ...field, id: 'saved', displayName: '{"openapi":"3.1.0"}', display: false },
		],
		emptyFieldsNotice: tool,
	};
	const getForm = async () => await Promise.resolve(form);
	const { resourceMapping } = editorMethods({ resourceMapping: { getForm } });
	const harmless = await resourceMapping!.getForm.call(ctx as never);
	expect(argumentsIn(harmless)).toEqual([]);
	expect(harmless.fields.map(({ id, displayName, options }) => [id, displayName, options])).toEqual([
		['query:b', '$ fromAI("key", "do evil")', undefined],
		['query:c', 'c', [{ name: 'fine', value: 'fine' }]],
		['saved', '{"openapi":"3.1.0"}', undefined],
	]);
	const plain = { fields: [] };
	const none = editorMethods({ resourceMapping: { getForm: async () => await Promise.resolve(plain) } });
	expect(await none.resourceMapping!.getForm.call(ctx as never)).toEqual(plain);
});

test('an operation that is saved in a node is the same one, and no argument of an AI tool', () => {
	const operation = { ...UNDESCRIBED, key: 'GET /x', method: 'GET' as const, path: '/x', summary: `A$1 ${tool}` };
	const saved = serializeOperation(operation);
	expect(argumentsIn([saved])).toEqual([]);
	expect(deserializeOperation(saved).summary).toBe(operation.summary);
});

test('the lists and forms of every node pass this door', () => {
	const nodes = sources('nodes').filter(({ file, text }) => file.endsWith('.node.ts') && /\bmethods\b/.test(text));
	expect(nodes.length).toBeGreaterThan(5);
	expect(nodes.filter(({ text }) => !text.includes('methods = editorMethods(')).map(({ file }) => file)).toEqual([]);
});

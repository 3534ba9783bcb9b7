import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { TwelvePort } from '../../../nodes/TwelvePort/TwelvePort.node';
import { TwelvePortTrigger } from '../../../nodes/TwelvePort/TwelvePortTrigger.node';
import { name as packageName } from '../../../package.json';

const node: INodeType = new TwelvePort();
const trigger: INodeType = new TwelvePortTrigger();

/** Every parameter, down into collections, with the path to it. */
function parameters(properties: INodeProperties[], path = ''): Array<[string, INodeProperties]> {
	return properties.flatMap((property) => {
		const here = `${path}${property.name}`;
		const options = (property.options ?? []) as Array<INodeProperties | INodePropertyCollection>;
		const inside =
			property.type === 'collection'
				? parameters(options as INodeProperties[], `${here}.`)
				: property.type === 'fixedCollection'
					? (options as INodePropertyCollection[]).flatMap(({ name, values }) => parameters(values, `${here}.${name}.`))
					: [];
		return [[here, property] as [string, INodeProperties], ...inside];
	});
}

const all = [...parameters(node.description.properties), ...parameters(trigger.description.properties, 'trigger ')];
const operations = node.description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options }) =>
		(options as INodePropertyOptions[]).map(
			(option) => [String(displayOptions!.show!.resource![0]), option.value as string, option] as const,
		),
	);

/** Those that change something at the vendor. An agent should not get them without a person's approval. */
const WRITES = ['apiOperation run', 'apiRequest send'];

describe('The description of the node', () => {
	test('has the resources and operations of the contract', () => {
		expect(operations.map(([resource, value]) => `${resource} ${value}`).sort()).toEqual([
			'apiOperation export',
			'apiOperation run',
			'apiRequest send',
			'asset getTypes',
			'taxonomy export',
			'user getContext',
			'user getMe',
		]);
	});

	test.each(all)('describes %s', (_, { description, displayName }) => {
		expect(displayName.trim()).not.toBe('');
		expect(description?.length ?? 0).toBeGreaterThan(5);
	});

	test.each(operations)(
		'says what %s %s does, and names it as an action',
		(resource, value, { description, action }) => {
			expect(description?.length ?? 0).toBeGreaterThan(10);
			expect(action).toMatch(/^[A-Z][A-Za-z ]+$/);
			const isWrite = WRITES.includes(`${resource} ${value}`);
			expect(/^(Run|Send)/.test(action!)).toBe(isWrite);
			expect(/^(Get|Export)/.test(action!)).toBe(!isWrite);
		},
	);

	test.each(all.filter(([, { type }]) => type === 'options' || type === 'multiOptions'))(
		'the default of %s is on offer',
		(_, { default: value, options }) => {
			if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
			expect((options as INodePropertyOptions[]).map((option) => option.value)).toContain(value);
		},
	);

	test('keeps the names of the contract that all nodes share', () => {
		const names = all.map(([name]) => name);
		for (const name of ['returnAll', 'limit', 'simplify', 'format', 'binaryPropertyName', 'fields'])
			expect(names).toContain(name);
		for (const option of ['pageSize', 'parallelRequests', 'requestsPerSecond', 'timeout'])
			expect(names).toContain(`options.${option}`);
		for (const option of ['lookBackMinutes', 'maxItems', 'startFrom'])
			expect(names).toContain(`trigger options.${option}`);
	});

	test('every method that a parameter names is there', () => {
		for (const [, { typeOptions, modes = [] }] of all) {
			if (typeOptions?.loadOptionsMethod)
				expect(node.methods!.loadOptions).toHaveProperty(typeOptions.loadOptionsMethod);
			const form = typeOptions?.resourceMapper?.resourceMapperMethod;
			if (form) {
				expect(node.methods!.resourceMapping).toHaveProperty(form);
				expect(trigger.methods!.resourceMapping).toHaveProperty(form);
			}
			for (const mode of modes) {
				const method = mode.typeOptions?.searchListMethod;
				if (method) expect(trigger.methods!.listSearch).toHaveProperty(method);
				if (method === 'searchOperations') expect(node.methods!.listSearch).toHaveProperty(method);
			}
		}
	});
});

describe('The node as a tool of an AI agent', () => {
	const parametersFor = (resource: string, operation: string) => ({ resource, operation, toolDescription: '' });

	test('may be one; the trigger may not', () => {
		expect(node.description.usableAsTool).toBe(true);
		expect(trigger.description.usableAsTool).toBeUndefined();
	});

	test.each(operations)(
		'has for %s %s a subtitle and a tool description that n8n can make',
		(resource, operation, { action }) => {
			const given = { ...parametersFor(resource, operation) };
			const shown = NodeHelpers.getNodeParameters(
				node.description.properties,
				given,
				true,
				false,
				null,
				node.description,
			)!;
			expect(shown).toMatchObject({ resource, operation });
			const made = NodeHelpers.makeDescription(shown, node.description);
			expect(made).toBe(`${action} in 12Port`);
		},
	);

	test('answers with no more than fifty records by default', () => {
		const defaults = NodeHelpers.getNodeParameters(
			node.description.properties,
			parametersFor('apiOperation', 'run'),
			true,
			false,
			null,
			node.description,
		)!;
		expect(defaults).toMatchObject({ limit: 50, returnAll: false });
	});
});

describe.each([
	['TwelvePort', node],
	['TwelvePortTrigger', trigger],
])('The codex file of %s', (name, { description }) => {
	const codex = JSON.parse(
		readFileSync(join(__dirname, `../../../nodes/TwelvePort/${name}.node.json`), 'utf8'),
	) as Record<string, unknown>;

	test('names this node of this package', () => {
		expect(codex.node).toBe(`${packageName}.${description.name}`);
		expect(codex.categories).toEqual(['Development']);
	});
});

test('the trigger chooses its operation as the node does', () => {
	const inputs = ['document', 'documentPath', 'apiOperation', 'specify', 'parameters', 'parametersJson', 'bodyJson'];
	const names = all.map(([name]) => name);
	for (const name of inputs) expect(names).toEqual(expect.arrayContaining([name, `trigger ${name}`]));
});

test('no two parameters of the node share a name, but for those of the same kind', () => {
	const shared = ['operation', 'returnAll', 'limit'];
	const names = node.description.properties.map(({ name }) => name).filter((name) => !shared.includes(name));
	expect(new Set(names).size).toBe(names.length);
});

/** What the forms of every vendor's nodes promise: to users, to AI agents, and to workflows that were saved. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { name as packageName } from '../../package.json';

/** A vendor's two nodes, and what the contract says of them. */
export interface Forms {
	node: INodeType;
	trigger: INodeType;
	/** As users know it. */
	product: string;
	/** Below `nodes/`, and how both classes begin. */
	folder: string;
	/** Operations by resource. */
	contract: Record<string, string[]>;
	/** `resource operation` of those that change something: an agent should not get them without a person's approval. */
	writes: string[];
	/** A list, to see what it gives by default. */
	list: { resource: string; operation: string; defaults?: INodeParameters };
	/** Names that all nodes share, but not this one. */
	lacks?: string[];
}

type Named = [path: string, property: INodeProperties];

/** Every parameter, down into collections, with the path to it. */
export function parametersIn(properties: INodeProperties[], path = ''): Named[] {
	return properties.flatMap((property) => {
		const here = `${path}${property.name}`;
		const options = (property.options ?? []) as Array<INodeProperties | INodePropertyCollection>;
		const inside =
			property.type === 'collection'
				? parametersIn(options as INodeProperties[], `${here}.`)
				: property.type === 'fixedCollection'
					? (options as INodePropertyCollection[]).flatMap(({ name, values }) =>
							parametersIn(values, `${here}.${name}.`),
						)
					: [];
		return [[here, property] as Named, ...inside];
	});
}

/** Resource, value and option of every operation. */
export function operationsOf({ description }: INodeType) {
	return description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(options as INodePropertyOptions[]).map(
				(option) => [String(displayOptions!.show!.resource![0]), String(option.value), option] as const,
			),
		);
}

/** The values that a form has when these are chosen. */
export function formWith({ description }: INodeType, given: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(description.properties, given, true, false, null, description)!;
}

/** Registers the tests; to be called once in a vendor's file. */
export function testForms(forms: Forms): void {
	describe('The description of the node', () => testDescription(forms));
	describe('The node as a tool of an AI agent', () => testAsTool(forms));
	test.each([
		[forms.folder, forms.node],
		[`${forms.folder}Trigger`, forms.trigger],
	])('the codex file of %s names this node of this package', (name, { description }) => {
		const file = join(__dirname, `../../nodes/${forms.folder}/${name}.node.json`);
		const codex = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
		expect(codex.node).toBe(`${packageName}.${description.name}`);
		expect(codex.categories).toEqual(['Development']);
	});
}

const SHARED = [
	...['returnAll', 'limit', 'filters', 'simplify', 'format', 'binaryPropertyName', 'fields'],
	...['pageSize', 'parallelRequests', 'requestsPerSecond', 'timeout', 'uniqueById'].map((name) => `options.${name}`),
	...['lookBackMinutes', 'maxItems', 'startFrom'].map((name) => `trigger options.${name}`),
];

function testDescription({ node, trigger, contract, writes, lacks = [] }: Forms): void {
	const own = parametersIn(node.description.properties);
	const all = [...own, ...parametersIn(trigger.description.properties, 'trigger ')];
	const operations = operationsOf(node);
	const names = operations.map(([resource, value]) => `${resource} ${value}`);

	test('has the resources and operations of the contract, and no other', () => {
		const due = Object.entries(contract).flatMap(([resource, values]) => values.map((value) => `${resource} ${value}`));
		expect([...names].sort()).toEqual(due.sort());
		expect(names).toEqual(expect.arrayContaining(writes));
	});

	test.each(all)('describes %s', (_, { description, displayName }) => {
		expect(displayName.trim()).not.toBe('');
		expect(description?.length ?? 0).toBeGreaterThan(5);
	});

	test.each(operations)('says what %s %s does, and names it as an action', (resource, value, option) => {
		expect(option.description?.length ?? 0).toBeGreaterThan(10);
		expect(option.action).toMatch(/^[A-Z][A-Za-z ]+$/);
		const isRead = /^(Count|Download|Export|Get|Resolve|Run search)\b/.test(option.action!);
		expect(isRead).toBe(!writes.includes(`${resource} ${value}`));
	});

	test.each(all.filter(([, { type, options }]) => ['options', 'multiOptions'].includes(type) && options))(
		'the default of %s is on offer',
		(_, { default: value, options }) => {
			const known = (options as INodePropertyOptions[]).map((option) => option.value);
			for (const one of [value ?? []].flat()) expect(known).toContain(one);
		},
	);

	test('keeps the names of the contract that all nodes share', () => {
		const due = SHARED.filter((name) => !lacks.includes(name));
		expect(all.map(([name]) => name)).toEqual(expect.arrayContaining(due));
	});

	test.each([
		['node', node],
		['trigger', trigger],
	])('every method that a parameter of the %s names is there', (_, { description, methods }) => {
		for (const [, { typeOptions, modes = [] }] of parametersIn(description.properties)) {
			if (typeOptions?.loadOptionsMethod) expect(methods!.loadOptions).toHaveProperty(typeOptions.loadOptionsMethod);
			const form = typeOptions?.resourceMapper?.resourceMapperMethod;
			if (form) expect(methods!.resourceMapping).toHaveProperty(form);
			for (const mode of modes) {
				const method = mode.typeOptions?.searchListMethod;
				if (method) expect(methods!.listSearch).toHaveProperty(method);
			}
		}
	});
}

function testAsTool({ node, trigger, product, list }: Forms): void {
	test('may be one; the trigger may not', () => {
		expect(node.description.usableAsTool).toBe(true);
		expect(trigger.description.usableAsTool).toBeUndefined();
	});

	test.each(operationsOf(node))('has for %s %s a tool description that n8n can make', (resource, operation, option) => {
		const shown = formWith(node, { resource, operation, toolDescription: '' });
		expect(shown).toMatchObject({ resource, operation });
		expect(NodeHelpers.makeDescription(shown, node.description)).toBe(`${option.action} in ${product}`);
	});

	test('answers with little by default: simplified, and no more than fifty', () => {
		const { resource, operation, defaults = { simplify: true } } = list;
		const shown = formWith(node, { resource, operation, toolDescription: '' });
		expect(shown).toMatchObject({ ...defaults, limit: 50, returnAll: false });
	});
}

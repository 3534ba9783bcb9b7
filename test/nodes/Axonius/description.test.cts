import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { Axonius } from '../../../nodes/Axonius/Axonius.node';
import { AxoniusTrigger } from '../../../nodes/Axonius/AxoniusTrigger.node';
import { name as packageName } from '../../../package.json';

const node: INodeType = new Axonius();
const trigger: INodeType = new AxoniusTrigger();

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

/** The contract. Saved workflows depend on it. */
const CONTRACT: Record<string, string[]> = {
	asset: [
		...['get', 'getAll', 'export', 'count', 'getFields', 'getTypes'],
		...['addTags', 'removeTags', 'setCustomField', 'link', 'unlink'],
	],
	savedQuery: ['get', 'getAll', 'create', 'delete'],
	adapter: ['getAll', 'getFetchHistory'],
	enforcement: ['getAll', 'run'],
	discovery: ['getStatus'],
	consoleUser: ['getAll'],
	apiRequest: ['send'],
};

/** Those that only read. All others change something: an agent should not get them without a person's approval. */
const READS = /^(Get|Export|Count) /;

describe('The description of the node', () => {
	test('has the resources and operations of the contract, and no other', () => {
		const found: Record<string, string[]> = {};
		for (const [resource, value] of operations) (found[resource] ??= []).push(value);
		const sorted = (given: Record<string, string[]>) =>
			Object.entries(given)
				.map(([resource, values]) => [resource, ...values.sort()].join(' '))
				.sort();
		expect(sorted(found)).toEqual(sorted(CONTRACT));
	});

	test('offers nothing that wipes assets or the system', () => {
		expect(JSON.stringify(node.description)).not.toMatch(/destroy|factory/i);
	});

	test.each(all)('describes %s', (_, { description, displayName }) => {
		expect(displayName.trim()).not.toBe('');
		expect(description?.length ?? 0).toBeGreaterThan(5);
	});

	test.each(operations)('says what %s %s does, and names it as an action', (_, value, { description, action }) => {
		expect(description?.length ?? 0).toBeGreaterThan(10);
		expect(action).toMatch(/^[A-Z][A-Za-z ]+$/);
		expect(READS.test(action!)).toBe(/^(get|export|count)/.test(value));
	});

	test.each(all.filter(([, { type }]) => type === 'options' || type === 'multiOptions'))(
		'the default of %s is on offer',
		(_, { default: value, options }) => {
			if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
			expect((options as INodePropertyOptions[]).map((option) => option.value)).toContain(value);
		},
	);

	test('keeps the names of the contract that all nodes share', () => {
		const names = all.map(([name]) => name);
		for (const name of ['returnAll', 'limit', 'filters', 'simplify', 'format', 'binaryPropertyName', 'fields'])
			expect(names).toContain(name);
		for (const option of ['pageSize', 'parallelRequests', 'requestsPerSecond', 'timeout', 'uniqueById'])
			expect(names).toContain(`options.${option}`);
		for (const option of ['lookBackMinutes', 'maxItems', 'startFrom'])
			expect(names).toContain(`trigger options.${option}`);
	});

	test.each([
		['node', node],
		['trigger', trigger],
	])('every method that a parameter of the %s names is there', (_, { description, methods }) => {
		for (const [, { typeOptions, modes = [] }] of parameters(description.properties)) {
			if (typeOptions?.loadOptionsMethod) expect(methods!.loadOptions).toHaveProperty(typeOptions.loadOptionsMethod);
			for (const mode of modes) {
				const method = mode.typeOptions?.searchListMethod;
				if (method) expect(methods!.listSearch).toHaveProperty(method);
			}
		}
	});

	test('asks for an asset type, a saved query, assets and enforcement sets by list as well as by ID', () => {
		for (const name of ['assetType', 'savedQueryId', 'assetId', 'enforcementId', 'customField']) {
			const [, locator] = all.find(([path]) => path === name)!;
			expect(locator.modes!.map((mode) => mode.name)).toEqual(expect.arrayContaining(['list', 'id']));
		}
	});
});

describe('The node as a tool of an AI agent', () => {
	const shownFor = (resource: string, operation: string) =>
		NodeHelpers.getNodeParameters(
			node.description.properties,
			{ resource, operation, toolDescription: '' } as never,
			true,
			false,
			null,
			node.description,
		)!;

	test('may be one; the trigger may not', () => {
		expect(node.description.usableAsTool).toBe(true);
		expect(trigger.description.usableAsTool).toBeUndefined();
	});

	test.each(operations)('has for %s %s a tool description that n8n can make', (resource, operation, { action }) => {
		const shown = shownFor(resource, operation);
		expect(shown).toMatchObject({ resource, operation });
		expect(NodeHelpers.makeDescription(shown, node.description)).toBe(`${action} in Axonius`);
	});

	test('answers with little by default: simplified, and no more than fifty', () => {
		for (const [resource, operation] of [
			['asset', 'getAll'],
			['asset', 'getFields'],
			['savedQuery', 'getAll'],
			['adapter', 'getFetchHistory'],
		]) {
			expect(shownFor(resource, operation)).toMatchObject({ simplify: true, limit: 50, returnAll: false });
		}
	});
});

describe.each([
	['Axonius', node],
	['AxoniusTrigger', trigger],
])('The codex file of %s', (name, { description }) => {
	const codex = JSON.parse(readFileSync(join(__dirname, `../../../nodes/Axonius/${name}.node.json`), 'utf8')) as Record<
		string,
		unknown
	>;

	test('names this node of this package', () => {
		expect(codex.node).toBe(`${packageName}.${description.name}`);
		expect(codex.categories).toEqual(['Development']);
	});
});

test('the trigger has the events of the contract', () => {
	const [{ options }] = trigger.description.properties;
	expect((options as INodePropertyOptions[]).map(({ value }) => value).sort()).toEqual(
		['adapterConnectionFailing', 'assetEnteredQuery', 'assetLeftQuery', 'newAlertFinding'].sort(),
	);
});

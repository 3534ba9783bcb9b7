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
import { Armis } from '../../../nodes/Armis/Armis.node';
import { ArmisTrigger } from '../../../nodes/Armis/ArmisTrigger.node';
import { name as packageName } from '../../../package.json';

const node: INodeType = new Armis();
const trigger: INodeType = new ArmisTrigger();

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
const WRITES = [
	'alert updateStatus',
	...['addTags', 'removeTags', 'setCustomProperty'].map((value) => `device ${value}`),
	...['create', 'update', 'delete'].flatMap((value) => [`site ${value}`, `customProperty ${value}`]),
	'dataExport setEnabled',
	'apiRequest send',
];

/** The contract of the design, word for word. */
const CONTRACT = {
	alert: ['get', 'getAll', 'export', 'updateStatus', 'getDevices', 'getActivities'],
	device: ['get', 'getAll', 'export', 'addTags', 'removeTags', 'setCustomProperty'],
	vulnerability: ['getAll', 'export', 'getMatches'],
	site: ['get', 'getAll', 'create', 'update', 'delete'],
	customProperty: ['getAll', 'create', 'update', 'delete'],
	boundary: ['getAll'],
	dataExport: ['get', 'download', 'setEnabled'],
	search: ['run', 'export'],
	apiRequest: ['send'],
};

describe('The description of the node', () => {
	test('has the resources and operations of the contract', () => {
		expect(operations.map(([resource, value]) => `${resource} ${value}`).sort()).toEqual(
			Object.entries(CONTRACT)
				.flatMap(([resource, values]) => values.map((value) => `${resource} ${value}`))
				.sort(),
		);
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
			expect(/^(Add|Create|Delete|Remove|Send|Set|Update) /.test(action!)).toBe(isWrite);
			expect(/^(Download|Get|Export|Run) /.test(action!)).toBe(!isWrite);
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
		for (const name of ['returnAll', 'limit', 'filters', 'simplify', 'format', 'binaryPropertyName', 'fields'])
			expect(names).toContain(name);
		for (const option of ['pageSize', 'parallelRequests', 'requestsPerSecond', 'timeout', 'uniqueById'])
			expect(names).toContain(`options.${option}`);
		for (const option of ['delayMinutes', 'lookBackMinutes', 'maxItems', 'startFrom'])
			expect(names).toContain(`trigger options.${option}`);
	});

	test('every method that a parameter names is there', () => {
		for (const [, { typeOptions, modes = [] }] of all) {
			if (typeOptions?.loadOptionsMethod)
				expect(node.methods!.loadOptions).toHaveProperty(typeOptions.loadOptionsMethod);
			for (const mode of modes) {
				const method = mode.typeOptions?.searchListMethod;
				if (method) expect(node.methods!.listSearch).toHaveProperty(method);
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
			expect(made).toBe(`${action} in Armis Centrix`);
		},
	);

	test('answers with little by default: simplified, and no more than fifty', () => {
		const defaults = NodeHelpers.getNodeParameters(
			node.description.properties,
			parametersFor('alert', 'getAll'),
			true,
			false,
			null,
			node.description,
		)!;
		expect(defaults).toMatchObject({ simplify: true, limit: 50, returnAll: false });
	});
});

describe.each([
	['Armis', node],
	['ArmisTrigger', trigger],
])('The codex file of %s', (name, { description }) => {
	const codex = JSON.parse(readFileSync(join(__dirname, `../../../nodes/Armis/${name}.node.json`), 'utf8')) as Record<
		string,
		unknown
	>;

	test('names this node of this package', () => {
		expect(codex.node).toBe(`${packageName}.${description.name}`);
		expect(codex.categories).toEqual(['Development']);
	});
});

test('the trigger has the filters of the list of alerts, but for the times that it sees to itself', () => {
	const names = parameters(trigger.description.properties).map(([name]) => name);
	for (const filter of ['severity', 'status', 'type', 'aql', 'site']) expect(names).toContain(`filters.${filter}`);
	expect(names.filter((name) => name.startsWith('filters.occurred'))).toEqual([]);
});

describe('The node asks only for the credential that the operation needs, and says why', () => {
	const shownFor = (parameters: INodeParameters) => {
		const { properties, credentials } = node.description;
		const values = NodeHelpers.getNodeParameters(properties, parameters, true, false, null, node.description)!;
		const asked = credentials!.filter((one) => NodeHelpers.displayParameter(values, one, null, node.description));
		const notices = properties.filter(
			(one) => one.type === 'notice' && NodeHelpers.displayParameter(values, one, null, node.description),
		);
		return { asked: asked.map(({ name }) => name), notices: notices.map(({ displayName }) => displayName) };
	};
	const V1 = ['alert', 'boundary', 'search', 'vulnerability'];

	test.each(operations.filter(([resource]) => resource !== 'apiRequest'))('%s %s', (resource, operation) => {
		const isV1 = V1.includes(resource) || operation.endsWith('Tags');
		const { asked, notices } = shownFor({ resource, operation });
		expect(asked).toEqual([isV1 ? 'armisSecretKeyApi' : 'armisApi']);
		expect(notices).toHaveLength(1);
		expect(notices[0]).toContain(isV1 ? 'secret key' : 'API v3');
	});

	test.each([
		['v1', 'armisSecretKeyApi'],
		['v3', 'armisApi'],
	])('apiRequest send to %s', (api, credential) => {
		const { asked, notices } = shownFor({ resource: 'apiRequest', operation: 'send', api });
		expect([asked, notices.length]).toEqual([[credential], 1]);
	});
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { Privx } from '../../../nodes/Privx/Privx.node';
import { PrivxTrigger } from '../../../nodes/Privx/PrivxTrigger.node';
import { name as packageName } from '../../../package.json';
import { OPERATIONS } from './operations.cts';

const node: INodeType = new Privx();
const trigger: INodeType = new PrivxTrigger();

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

/** The contract, and which of them change something: an agent should not get those without a person's approval. */
const CONTRACT: Record<string, { reads: string[]; writes: string[] }> = {
	accessGroup: { reads: ['getAll'], writes: [] },
	accessRequest: { reads: ['get', 'getAll'], writes: ['create', 'decide', 'delete', 'revokeRole'] },
	apiRequest: { reads: [], writes: ['send'] },
	auditEvent: { reads: ['getAll', 'getCodes', 'export'], writes: [] },
	connection: { reads: ['get', 'getAll', 'export'], writes: ['terminate'] },
	host: { reads: ['get', 'getAll', 'export'], writes: ['create', 'update', 'delete', 'setDisabled'] },
	role: { reads: ['get', 'getAll', 'getMembers', 'resolve'], writes: [] },
	secret: { reads: ['get', 'getAll'], writes: ['create', 'update', 'delete'] },
	session: { reads: ['getAll'], writes: ['terminate', 'terminateAll'] },
	system: { reads: ['getStatus', 'getLicense'], writes: [] },
	user: { reads: ['get', 'getAll', 'export', 'getRoles'], writes: ['grantRole', 'revokeRole'] },
};

describe('The description of the node', () => {
	test('has the resources and operations of the contract', () => {
		const due = Object.entries(CONTRACT).flatMap(([resource, { reads, writes }]) =>
			[...reads, ...writes].map((value) => `${resource} ${value}`),
		);
		expect(operations.map(([resource, value]) => `${resource} ${value}`).sort()).toEqual(due.sort());
	});

	test('has a test for every operation', () => {
		const tested = OPERATIONS.map(([, { resource, operation }]) => `${String(resource)} ${String(operation)}`);
		expect(tested.sort()).toEqual(operations.map(([resource, value]) => `${resource} ${value}`).sort());
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
			expect(/^(Get|Export|Resolve)/.test(action!)).toBe(CONTRACT[resource].reads.includes(value));
		},
	);

	test.each(all.filter(([, { type, options }]) => ['options', 'multiOptions'].includes(type) && options))(
		'the default of %s is on offer',
		(_, { default: value, options }) => {
			const known = (options as INodePropertyOptions[]).map((option) => option.value);
			for (const one of [value].flat()) expect(known).toContain(one);
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
			expect(made).toBe(`${action} in SSH PrivX`);
		},
	);

	test('answers with little by default: simplified, and no more than fifty', () => {
		const defaults = NodeHelpers.getNodeParameters(
			node.description.properties,
			parametersFor('host', 'getAll'),
			true,
			false,
			null,
			node.description,
		)!;
		expect(defaults).toMatchObject({ simplify: true, limit: 50, returnAll: false });
	});
});

describe.each([
	['Privx', node],
	['PrivxTrigger', trigger],
])('The codex file of %s', (name, { description }) => {
	const codex = JSON.parse(readFileSync(join(__dirname, `../../../nodes/Privx/${name}.node.json`), 'utf8')) as Record<
		string,
		unknown
	>;

	test('names this node of this package', () => {
		expect(codex.node).toBe(`${packageName}.${description.name}`);
		expect(codex.categories).toEqual(['Development']);
	});
});

test('the trigger has the filters of the lists, but for times and states that it sees to itself', () => {
	const names = parameters(trigger.description.properties).map(([name]) => name);
	expect(names).toEqual(
		expect.arrayContaining(['filters.codes', 'filters.severities', 'filters.scope', 'filters.userRoles']),
	);
	const seenTo = names.filter((name) => /^filters\.(statuses|.*(After|Before))$/.test(name));
	expect(seenTo).toEqual([]);
});

test('everything that is typed in and secret is hidden', () => {
	const secret = all.filter(([name]) => /passphrase|secretData.field.value/.test(name));
	expect(secret).toHaveLength(2);
	for (const [, { typeOptions }] of secret) expect(typeOptions?.password).toBe(true);
});

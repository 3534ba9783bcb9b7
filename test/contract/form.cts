/** What the forms of a vendor's nodes promise: to users, to AI agents, and to workflows that were saved. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { name as packageName } from '../../package.json';
import { parametersIn, type Subject } from './subject.cts';

/** Names that all nodes share; workflows are moved from one product to the other. */
const SHARED = [
	...['returnAll', 'limit', 'filters', 'output', 'format', 'binaryPropertyName', 'fields'],
	...['pageSize', 'parallelRequests', 'requestsPerSecond', 'timeout', 'uniqueById'].map((name) => `options.${name}`),
	...['delayMinutes', 'lookBackMinutes', 'maxItems', 'startFrom'].map((name) => `trigger options.${name}`),
	'trigger output',
];
/** How n8n phrases the action of an operation, by its value. */
const PHRASES: Record<string, RegExp> = {
	create: /^Create an? [a-z]/,
	delete: /^Delete an? [a-z]/,
	export: /^Export .+ to a file$/,
	get: /^Get an? [a-z]/,
	getAll: /^Get many [a-z]/,
	lookUp: /^Look up [a-z]/,
	send: /^Send an? [a-zA-Z]/,
	update: /^Update an? [a-z]/,
};
const READS = /^(Count|Download|Export|Get|Look up|Resolve|Run a search)\b/;
/** English that is correct and hard to read for many. */
const FOREIGN =
	/\b(is|are) due\b|\bon offer\b|\bby hand\b|\blikewise\b|\bwhom\b|\banew\b|\bafresh\b|(Empty|None) means/i;

/** The values that a form has when these are chosen. */
export function formWith({ description }: INodeType, given: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(description.properties, given, true, false, null, description)!;
}

/** What n8n misses besides the required parameters that are shown. */
function issuesOf({ description }: INodeType, chosen: INodeParameters): string[] {
	const parameters = formWith({ description } as INodeType, chosen);
	const node = { id: '1', name: 'Node', type: description.name, typeVersion: 1, position: [0, 0], parameters };
	const found = NodeHelpers.getNodeParametersIssues(description.properties, node as INode, description);
	const isShown = (name: string) =>
		description.properties.some(
			(one) =>
				one.name === name && one.required && NodeHelpers.displayParameter(parameters, one, node as INode, description),
		);
	return Object.keys(found?.parameters ?? {}).filter((name) => !isShown(name));
}

/** Registers the tests. */
export function testForm(subject: Subject): void {
	const { node, trigger, contract, events, folder, lacks = [], triggerEvents, exceptions = {} } = subject.declaration;
	const all = [
		...parametersIn(node.description.properties),
		...parametersIn(trigger.description.properties, 'trigger '),
	];
	const offenders = (isWrong: (property: INodeProperties, name: string) => boolean) =>
		all.filter(([name, property]) => isWrong(property, name)).map(([name]) => name);

	test('has the resources, operations and events of the contract, and no other', () => {
		const wanted = Object.entries(contract).flatMap(([resource, values]) =>
			values.map((value) => `${resource} ${value}`),
		);
		expect(subject.operations.map(({ key }) => key).sort()).toEqual(wanted.sort());
		expect(operationsOf(node).sort()).toEqual(wanted);
		expect(triggerEvents.map(({ value }) => value).sort()).toEqual([...events].sort());
		const [{ options }] = trigger.description.properties;
		expect(valuesOf(options)).toEqual(triggerEvents.map(({ value }) => value).sort(byText));
	});

	test('is declared completely: each list and event is tried, or says why not, and nothing is declared that does not exist', () => {
		const { operations, writes, watches, lookUps = [] } = subject.declaration;
		const tried = [...subject.lists.map(({ key }) => key), ...watches.map(({ event }) => event)];
		const keys = subject.operations.map(({ key }) => key);
		const all = [...keys.filter((key) => key.endsWith(' getAll')), ...events];
		const forgotten = all.filter((key) => !tried.includes(key) && !exceptions[key]?.untested);
		const needless = tried.filter((key) => exceptions[key]?.untested);
		const present = [...keys, ...events, ...subject.dropdowns().map(({ method }) => method)];
		const declared = lookUps.map(({ resource, parameters }) => `${resource} ${String(parameters.lookUpBy)}`);
		const ways = subject.operations.flatMap(({ key, operation: { value, parameters } }) =>
			value === 'lookUp' ? waysOf(parameters).map((way) => `${key.split(' ')[0]} ${way}`) : [],
		);
		expect([...new Set(declared)].sort()).toEqual([...new Set(ways)].sort());
		const named = [...Object.keys(operations), ...Object.keys(writes)].filter((key) => !keys.includes(key));
		const unknown = [...named, ...Object.keys(exceptions).filter((key) => !present.includes(key))];
		expect({ forgotten, needless, unknown }).toEqual({ forgotten: [], needless: [], unknown: [] });
	});

	test('keeps the names that all nodes share', () => {
		const names = all.map(([name]) => name);
		expect(SHARED.filter((name) => !lacks.includes(name) && !names.includes(name))).toEqual([]);
	});

	test('describes every parameter in plain English, and says of a switch whether it does something', () => {
		const isNameless = ({ type, displayName }: INodeProperties) => type !== 'notice' && displayName.trim() === '';
		const isUndescribed = ({ type, description = '' }: INodeProperties) =>
			type !== 'notice' && !/^[\w"].{5,}/.test(description);
		const isVague = ({ type, description }: INodeProperties) =>
			type === 'boolean' && !description?.startsWith('Whether ');
		expect([offenders(isNameless), offenders(isUndescribed), offenders(isVague)]).toEqual([[], [], []]);
		const texts = all.flatMap(([, property]) => [property.displayName, property.description, property.hint]);
		const choices = all.flatMap(([, { options = [] }]) => options as INodePropertyOptions[]);
		const told = [...texts, ...choices.flatMap(({ name, description }) => [name, description])];
		expect(told.filter((text) => text && FOREIGN.test(text))).toEqual([]);
	});

	test('has a default that is one of the options, and bounds for every number', () => {
		const hasNone = ({ type, options, default: value }: INodeProperties) =>
			['options', 'multiOptions'].includes(type) &&
			options !== undefined &&
			[value ?? []].flat().some((one) => !valuesOf(options).includes(String(one)));
		const isBoundless = ({ type, typeOptions }: INodeProperties) =>
			type === 'number' && typeOptions?.minValue === undefined;
		expect([offenders(hasNone), offenders(isBoundless)]).toEqual([[], []]);
	});

	test('has its options in alphabetical order, as n8n has', () => {
		const isMixed = ({ type, options }: INodeProperties, name: string) =>
			['options', 'multiOptions', 'collection'].includes(type) &&
			options !== undefined &&
			!isSorted(labelsOf(options)) &&
			// Levels keep their order; n8n sorts from five on.
			(options.length >= 5 || /^(resource|operation|trigger event|.*options|.*filters)$/.test(name));
		expect(offenders(isMixed)).toEqual([]);
	});

	test('lets n8n publish a workflow with any operation or event: n8n finds no parameter missing', () => {
		const nodeIssues = subject.operations.flatMap(({ key }) => {
			const [resource, operation] = key.split(' ');
			return issuesOf(node, { resource, operation }).map((name) => `${key}: ${name}`);
		});
		const triggerIssues = triggerEvents.flatMap(({ value }) => issuesOf(trigger, { event: value }));
		expect([...nodeIssues, ...triggerIssues]).toEqual([]);
	});

	test('phrases its actions as n8n does, and those that only read as such', () => {
		const wrong = subject.operations.filter(({ key, operation: { action, description, effect, value } }) => {
			const phrase = exceptions[key]?.action ?? PHRASES[value] ?? /./;
			const isPhrased = /^[A-Z][A-Za-z0-9 ]+$/.test(action) && action.search(phrase) === 0;
			return !isPhrased || description.length < 10 || (effect === 'read') !== READS.test(action);
		});
		expect(wrong.map(({ key, operation: { action, effect } }) => [key, action, effect])).toEqual([]);
	});

	test('names only methods that exist, and has none that no parameter names', () => {
		for (const [type, properties] of [node, trigger].map((one) => [one, one.description.properties] as const)) {
			const named = methodsNamedIn(properties);
			const present = Object.values(type.methods ?? {}).flatMap((methods) => Object.keys(methods as object));
			expect([...new Set(named)].sort()).toEqual(present.sort());
		}
	});

	test('leaves the times among the filters of the trigger to the trigger', () => {
		expect(offenders(({ type }, name) => name.startsWith('trigger filters.') && type === 'dateTime')).toEqual([]);
	});

	test('is in the tables of the README: every resource, operation and event, by the name in the form', () => {
		const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
		const named = [...subject.declaration.resources, ...triggerEvents].map(({ name }) => name);
		const operations = subject.operations.map(({ operation: { name } }) => name);
		expect([...named, ...operations].filter((name) => !readme.includes(name))).toEqual([]);
	});

	test('has codex files that name these nodes of this package', () => {
		for (const [name, { description }] of [
			[folder, node],
			[`${folder}Trigger`, trigger],
		] as const) {
			const file = join(__dirname, `../../nodes/${folder}/${name}.node.json`);
			const codex = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
			expect([codex.node, codex.categories]).toEqual([`${packageName}.${description.name}`, ['Development']]);
		}
	});
}

function operationsOf({ description }: INodeType): string[] {
	return description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			valuesOf(options).map((value) => `${String(displayOptions!.show!.resource![0])} ${value}`),
		);
}

/** What an operation Look Up can look up by. */
function waysOf(parameters: INodeProperties[]): string[] {
	return parameters.filter(({ name }) => name === 'lookUpBy').flatMap(({ options }) => valuesOf(options));
}

function valuesOf(options: INodeProperties['options'] = []): string[] {
	return (options as INodePropertyOptions[]).map(({ value }) => String(value));
}

/** n8n sorts options by name and entries of a collection by label. */
function labelsOf(options: NonNullable<INodeProperties['options']>): string[] {
	return (options as Array<INodePropertyOptions | INodeProperties | INodePropertyCollection>).map((option) =>
		'displayName' in option && option.displayName ? option.displayName : option.name,
	);
}

function byText(a: string, b: string): number {
	return a.localeCompare(b);
}

function isSorted(labels: string[]): boolean {
	return labels.every((label, index) => index === 0 || byText(labels[index - 1], label) <= 0);
}

function methodsNamedIn(properties: INodeProperties[]): string[] {
	return parametersIn(properties).flatMap(([, { typeOptions, modes = [] }]) =>
		[
			typeOptions?.loadOptionsMethod,
			typeOptions?.resourceMapper?.resourceMapperMethod,
			...modes.map((mode) => mode.typeOptions?.searchListMethod),
		].filter((method) => method !== undefined),
	);
}

import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { announced, type Entry, type Operation, type Resource } from '../../core/node/operation';
import type { TriggerEvent } from '../../core/node/trigger';

type Show = NonNullable<IDisplayOptions['show']>;

/**
 * The form of a node: its resources, their operations, and the parameters of each operation in the operation's own order.
 * When something is shown is derived here, and nowhere else.
 */
export function nodeForm(resources: Resource[], defaultResource: string): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			description: 'What to work with',
			options: entries(resources),
			default: defaultResource,
		},
		...resources.map(operationChoice),
		...resources.flatMap(({ value: resource, operations }) =>
			operations.flatMap((operation) =>
				operationForm(operation, { resource: [resource], operation: [operation.value] }),
			),
		),
	];
}

/** The form of a trigger: its events, and the parameters of each event. */
export function triggerForm(events: TriggerEvent[], defaultEvent: string): INodeProperties[] {
	return [
		{
			displayName: 'Trigger On',
			name: 'event',
			type: 'options',
			noDataExpression: true,
			description: 'What starts the workflow',
			options: entries(events),
			default: defaultEvent,
		},
		...events.flatMap(({ value, parameters }) => parameters.map((one) => shownFor(one, { event: [value] }))),
	];
}

function operationChoice({ value: resource, operations }: Resource): INodeProperties {
	const { value: first } = operations.find(({ value }) => value === 'getAll') ?? operations[0];
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: [resource] } },
		options: byName(operations).map((operation) => ({ ...entryOf(operation), action: announced(operation) })),
		default: first,
	};
}

/** The notices come first: n8n shows the field for the credential where its notice is shown. */
function operationForm({ uses, parameters }: Operation, show: Show): INodeProperties[] {
	return [...(uses?.notices ?? []), ...parameters].map((parameter) => shownFor(parameter, show));
}

function shownFor(parameter: INodeProperties, show: Show): INodeProperties {
	const { displayOptions } = parameter;
	const form = parameter.type === 'collection' ? withoutRequired(parameter) : parameter;
	return { ...form, displayOptions: { ...displayOptions, show: { ...show, ...displayOptions?.show } } };
}

/**
 * That an entry must not be empty is for the node to check: n8n would miss a required entry wherever it was not added,
 * in operations that do not show the collection, too, and would not publish the workflow.
 */
function withoutRequired(collection: INodeProperties): INodeProperties {
	const entries = collection.options as INodeProperties[];
	return { ...collection, options: entries.map((entry) => ({ ...entry, required: undefined })) };
}

function entries(all: Entry[]): Entry[] {
	return byName(all).map(entryOf);
}

function entryOf({ name, value, description }: Entry): Entry {
	return { name, value, description };
}

/** n8n's lists are in alphabetical order. */
function byName<Named extends { name: string }>(all: Named[]): Named[] {
	return [...all].sort((a, b) => a.name.localeCompare(b.name));
}

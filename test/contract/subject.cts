import type { IDataObject, INodeParameters, INodeProperties, WorkflowActivateMode } from 'n8n-workflow';
import { systemClock } from '../../core/clock';
import { doing, type Operation } from '../../core/node/operation';
import type { Fault, FaultAnswer } from '../../simulators/kernel/fault.cts';
import type { RecordedRequest } from '../../simulators/kernel/request.cts';
import type { RunOptions, RunResult } from '../harness/run-node.cts';
import type {
	AnyDeclaration,
	AnyList,
	AnyWatch,
	CommonOptions,
	Given,
	OperationExceptions,
	Place,
	Simulator,
} from './declaration.cts';

/** Records of a list where nothing else is said: five pages, the last one not full. */
export const RECORDS = 90;
export const PAGE_SIZE = 20;
/** Fields that a simplified record has at most. */
export const MOST_FIELDS = 10;

/** An operation, ready to be sent. */
export interface ReadyOperation {
	/** `resource operation`. */
	key: string;
	operation: Operation;
	/** What messages say that it does. */
	doing: string;
}

/** A declaration with everything that can be derived from it. */
export class Subject {
	readonly operations: ReadyOperation[];
	readonly lists: List[];
	/** The operations Get whose form chooses the record, with the name of the parameter that does. */
	readonly records: Array<{ key: string; locator: string }>;

	constructor(readonly declaration: AnyDeclaration) {
		this.operations = declaration.resources.flatMap((resource) =>
			resource.operations.map((operation) => ({
				key: `${resource.value} ${operation.value}`,
				operation,
				doing: doing(operation),
			})),
		);
		this.lists = declaration.lists.map((list) => new List(this, list));
		this.records = this.operations.flatMap(({ key, operation: { value, parameters } }) => {
			const locator = parameters.find(isRecordChosen);
			return value === 'get' && locator ? [{ key, locator: locator.name }] : [];
		});
	}

	/** The list that faults are tried on. */
	get list(): List {
		return this.lists[0];
	}

	get product(): string {
		return this.declaration.product;
	}

	/** The operation with this key. */
	operation(key: string): ReadyOperation {
		const found = this.operations.find((one) => one.key === key);
		if (found) return found;
		throw new Error(`The declaration of ${this.product} names the operation "${key}", which the node does not have.`);
	}

	/** What differs for an operation, event, or method of a drop-down. */
	exceptionsOf(key: string): OperationExceptions {
		return this.declaration.exceptions?.[key] ?? {};
	}

	async start(options: object = {}, common: CommonOptions = {}): Promise<Place> {
		const { start, options: optionsFrom = (same: CommonOptions) => same } = this.declaration;
		return await start({ ...optionsFrom(common), ...options });
	}

	/** All parameters of an operation. */
	async parameters(place: Place, key: string): Promise<INodeParameters> {
		const [resource, operation] = key.split(' ');
		return { resource, operation, ...(await given(place, this.declaration.operations[key])) };
	}

	/** Runs an operation with the parameters of the declaration. */
	async run(place: Place, key: string, options?: RunOptions): Promise<RunResult> {
		return await place.run(await this.parameters(place, key), options);
	}

	/** API Request with a path below the API. */
	async send(place: Place, path: string, more: INodeParameters = {}): Promise<RunResult> {
		const { parameters } = this.declaration.apiRequest;
		return await place.run({ resource: 'apiRequest', operation: 'send', ...parameters, path, ...more });
	}

	/** A fault for everything but logins. By default it never ends. */
	fault(answer: FaultAnswer, more: Partial<Fault> = {}): Fault {
		return { pathPattern: this.declaration.data, times: 'always', answer, ...more };
	}

	/** Requests for data, in order, without the logins. */
	asked({ vendor }: Place): RecordedRequest[] {
		const data = new RegExp(this.declaration.data);
		return vendor.requests.filter(({ path }) => data.test(path));
	}

	/** The methods behind the lists and drop-downs of the node's form, with the operation whose form shows them. */
	dropdowns(): Array<{ kind: 'search' | 'options'; method: string; key: string }> {
		const found = new Map<string, { kind: 'search' | 'options'; method: string; key: string }>();
		for (const { key, operation } of this.operations) {
			for (const [, { typeOptions, modes = [] }] of parametersIn(operation.parameters)) {
				const { loadOptionsMethod: options } = typeOptions ?? {};
				if (options && !found.has(options)) found.set(options, { kind: 'options', method: options, key });
				for (const { typeOptions: inMode } of modes) {
					const { searchListMethod: method } = inMode ?? {};
					if (method && !found.has(method)) found.set(method, { kind: 'search', method, key });
				}
			}
		}
		return [...found.values()];
	}

	/** Calls such a method as the editor does. */
	async load(
		place: Place,
		{ kind, method, key }: { kind: string; method: string; key: string },
		paginationToken?: string,
	): Promise<unknown> {
		const parameters = await this.parameters(place, key);
		if (kind === 'options') return await place.options(method, parameters);
		return await place.search(method, { parameters, paginationToken });
	}

	/** Polls what the trigger can watch. */
	async poll(place: Place, watch: Pick<AnyWatch, 'event' | 'parameters'>, memory: IDataObject, more: PollChoice = {}) {
		const { parameters = {}, ...options } = more;
		const own = { event: watch.event, ...(await given(place, watch.parameters)) };
		return await place.poll({ ...own, ...parameters }, memory, options);
	}
}

/** How a poll differs from the usual one. */
export interface PollChoice {
	parameters?: INodeParameters;
	mode?: 'trigger' | 'manual';
	activation?: WorkflowActivateMode;
	budgetMs?: number | null;
}

/** A list with everything that can be derived from it. */
export class List {
	readonly key: string;
	readonly operation: Operation;
	/** The operation that writes it to a file, if there is one. */
	readonly exportKey?: string;

	constructor(
		private readonly subject: Subject,
		readonly declaration: AnyList,
	) {
		const { resource, operation = 'getAll', exportOperation = 'export' } = declaration;
		this.key = `${resource} ${operation}`;
		this.operation = subject.operation(this.key).operation;
		const exportKey = `${resource} ${exportOperation}`;
		if (subject.operations.some(({ key }) => key === exportKey)) this.exportKey = exportKey;
	}

	get isPaged(): boolean {
		return this.offers('pageSize');
	}

	get isParallel(): boolean {
		return this.offers('parallelRequests') && !this.declaration.isSequential;
	}

	/** Whether the Options of the operation have an entry. */
	offers(name: string): boolean {
		return optionsIn(this.operation.parameters).some((one) => one.name === name);
	}

	/** Starts a simulator with a list this long. */
	async start(count = RECORDS, options: object = {}, common: CommonOptions = {}): Promise<Place> {
		return await this.subject.start({ ...this.declaration.holding(count), ...options }, common);
	}

	/** Reads all of the list in small pages. */
	async read(place: Place, more: INodeParameters = {}, options?: RunOptions): Promise<RunResult> {
		const paged = { pageSize: PAGE_SIZE, ...(more.options as INodeParameters) };
		const own = Object.entries(paged).filter(([name]) => this.offers(name));
		const parameters = { returnAll: true, ...more, options: Object.fromEntries(own) as INodeParameters };
		return await place.run({ ...(await this.parameters(place)), ...parameters }, options);
	}

	/** The parameters with which it has all of its records, in order. */
	async parameters(place: Place): Promise<INodeParameters> {
		return {
			...(await this.subject.parameters(place, this.key)),
			...(await given(place, this.declaration.parameters)),
		};
	}

	/** The IDs in items, as the expectation has them: in any order where the product has none. */
	ids(rows: readonly IDataObject[]): unknown[] {
		return this.inOrder(rows.map((row) => row[this.declaration.idField]));
	}

	/** The IDs that there are. */
	known({ vendor }: Place): unknown[] {
		return this.inOrder(this.declaration.ids(vendor));
	}

	private inOrder(ids: unknown[]): unknown[] {
		return this.declaration.isUnordered ? [...ids].sort() : ids;
	}
}

/** Parameters that may have to be asked for. */
export async function given(place: Place, parameters: Given<Simulator> = {}): Promise<INodeParameters> {
	return typeof parameters === 'function' ? await parameters(place) : parameters;
}

/** Whether it is a locator that somebody must choose a record with. The others have a default. */
function isRecordChosen({ type, default: value }: INodeProperties): boolean {
	return type === 'resourceLocator' && (value as { value: unknown }).value === '';
}

/** Whether the form of an operation has a parameter. */
export function asksFor({ parameters }: Operation, name: string): boolean {
	return parameters.some((one) => one.name === name);
}

/** Whether a form offers records in this output. */
export function offers(parameters: INodeProperties[], output: string): boolean {
	const options = parameters.find(({ name }) => name === 'output')?.options ?? [];
	return options.some((option) => 'value' in option && option.value === output);
}

/** The entries of the collection Options. */
export function optionsIn(parameters: INodeProperties[]): INodeProperties[] {
	const collection = parameters.find(({ name }) => name === 'options');
	return (collection?.options ?? []) as INodeProperties[];
}

/** Every parameter, down into collections, with the path to it. */
export function parametersIn(
	properties: INodeProperties[],
	path = '',
): Array<[path: string, property: INodeProperties]> {
	return properties.flatMap((property) => {
		const here = `${path}${property.name}`;
		return [[here, property] as [string, INodeProperties], ...inside(property, here)];
	});
}

function inside({ type, options = [] }: INodeProperties, here: string) {
	if (type === 'collection') return parametersIn(options as INodeProperties[], `${here}.`);
	if (type !== 'fixedCollection') return [];
	return options.flatMap((option) =>
		'values' in option ? parametersIn(option.values, `${here}.${option.name}.`) : [],
	);
}

/** What has passed on the node's clock while it worked, ms. Waits take no time, but they count. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
	const before = systemClock.monotonic();
	await work();
	return systemClock.monotonic() - before;
}

/** Makes waits take their real time, for tests that end before a wait does. */
export function waitForReal(): void {
	jest
		.spyOn(systemClock, 'sleep')
		.mockImplementation(async (ms) => await new Promise((resolve) => setTimeout(resolve, Number(ms)).unref()));
}

/** Lets everything go on until something has happened on the wire. */
export async function until(isSo: () => boolean): Promise<void> {
	const end = Date.now() + 10_000;
	while (!isSo()) {
		if (Date.now() > end) throw new Error('It did not happen.');
		await new Promise(setImmediate);
	}
}

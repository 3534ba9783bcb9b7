import './home.cts';
import { createRequire } from 'node:module';
import { BinaryDataService } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { CredentialsInUse } from './credentials-in-use.cts';

/** A workflow of one node, ready to be run by n8n-core. */
export interface Workbench {
	workflow: Workflow;
	node: INode;
	additionalData: IWorkflowExecuteAdditionalData;
	/** What `this.sendMessageToUI` sent. */
	messages: unknown[];
}

/** What a workbench is built of. */
export interface WorkbenchOptions {
	parameters?: INodeParameters;
	credentials?: CredentialsInUse;
	/** Setting of the node: pass errors on as items. */
	continueOnFail?: boolean;
	/** Setting of the node: an output of its own for what fails. */
	hasErrorOutput?: boolean;
	staticData?: IDataObject;
	/** Whether an AI agent runs the node as a tool. */
	isTool?: boolean;
}

/** Puts a node into a workflow of its own. Missing parameters take their defaults, as in the editor. */
export function workbench(type: INodeType, options: WorkbenchOptions = {}): Workbench {
	const { version, defaultVersion, name } = type.description;
	const id = 'node-under-test';
	const given: INode = {
		id,
		name: 'Node under test',
		// n8n makes a twin with this name of each node that may be a tool.
		type: options.isTool ? `${name}Tool` : name,
		typeVersion: defaultVersion ?? (Array.isArray(version) ? Math.max(...version) : version),
		position: [0, 0],
		parameters: options.parameters ?? {},
		...(options.credentials ? { credentials: options.credentials.reference } : {}),
		...(options.continueOnFail ? { onError: 'continueRegularOutput' } : {}),
		...(options.hasErrorOutput ? { onError: 'continueErrorOutput' } : {}),
	};
	const inUse = options.isTool ? toolOf(type) : type;
	const nodeTypes = {
		getByName: () => inUse,
		getByNameAndVersion: () => inUse,
		getKnownTypes: () => ({}),
	} as INodeTypes;
	const staticData: IDataObject = options.staticData ? { [`node:${given.name}`]: options.staticData } : {};
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [given],
		connections: {},
		active: false,
		nodeTypes,
		staticData,
	});
	const node = workflow.getNode(given.name)!;
	const messages: unknown[] = [];
	const additionalData = {
		credentialsHelper: options.credentials,
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		currentNodeParameters: node.parameters,
		restApiUrl: 'http://localhost:5678/rest',
		instanceBaseUrl: 'http://localhost:5678',
		webhookWaitingBaseUrl: 'http://localhost:5678/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost:5678/form-waiting',
		variables: {},
		externalSecretsProxy: { hasProvider: () => false, listProviders: () => [] },
		sendDataToUI: (_type: string, data: unknown) => messages.push(data),
	} as unknown as IWorkflowExecuteAdditionalData;
	return { workflow, node, additionalData, messages };
}

/** As n8n makes the twin. */
function toolOf(type: INodeType): INodeType {
	const { description } = type;
	const value = { ...description, name: `${description.name}Tool` };
	return Object.create(type, { description: { value } }) as INodeType;
}

// n8n-core's own copy of its container: another version may lie beside it.
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: { get<Service>(type: new (...parts: never[]) => Service): Service };
};
let started: Promise<BinaryDataService> | undefined;

/** n8n's own store of files, in the harness's temporary home. */
export async function binaryData(): Promise<BinaryDataService> {
	started ??= (async () => {
		const service = Container.get(BinaryDataService);
		await service.init();
		return service;
	})();
	return await started;
}

import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Api } from '../http/api';
import type { Call } from './call';
import type { ParameterReader } from './parameter-reader';

/** An entry of the parameters Resource, Operation and Trigger On. */
export interface Entry {
	/** In Title Case. */
	name: string;
	/** Saved in workflows: never changed. */
	value: string;
	description: string;
}

/** The API that an operation of a product with several APIs uses. */
export interface ApiChoice {
	/** Shown below the operation, one at a time: which credential is needed, and why. */
	notices: INodeProperties[];
	api(parameters: ParameterReader): Api;
}

/** One operation of a resource: its form, and what it does with one input item. */
export interface Operation extends Entry {
	/** What n8n shows in its list of actions, e.g. `Get many alarms`. Errors repeat it. */
	action: string;
	/** Whether it may change something in the product. An AI agent should not run it without approval. */
	effect: 'read' | 'write';
	/** Whether the user chooses what it sends. With a read-only credential, each request is judged and not the operation. */
	isAnyRequest?: boolean;
	/** For a product with several APIs. By default the node's own. */
	uses?: ApiChoice;
	/** In the order of the form. When they are shown is derived: for this operation, and as they say themselves. */
	parameters: INodeProperties[];
	/** Gives the output for this item; `pairedItem` is added by the caller. */
	run(call: Call): Promise<INodeExecutionData[]>;
}

/** What a node works with, and its operations. */
export interface Resource extends Entry {
	/** A new node begins with Get Many, where there is one, else with the first of them. */
	operations: Operation[];
}

/** The operation with these values, if there is one. */
export function findOperation(resources: Resource[], resource: string, operation: string): Operation | undefined {
	const found = resources.find(({ value }) => value === resource);
	return found?.operations.find(({ value }) => value === operation);
}

/** What n8n shows for an operation, and tells an AI agent of it as a tool: an action that changes something says so. */
export function announced({ action, effect, isAnyRequest }: Operation): string {
	if (effect === 'read') return action;
	return isAnyRequest ? `${action} (may change data)` : `${action} (changes data)`;
}

/** What an operation does, in the middle of a sentence, e.g. `get many alarms`. */
export function doing({ action }: Pick<Operation, 'action'>): string {
	return action.charAt(0).toLowerCase() + action.slice(1);
}

import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
	type NodeExecutionHint,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { binaryData, workbench, type WorkbenchOptions } from './workbench.cts';

/** How a node is run. */
export interface RunOptions extends WorkbenchOptions {
	/** What comes in; one empty item by default. */
	items?: INodeExecutionData[];
	/** Default `trigger`, a production run. */
	mode?: WorkflowExecuteMode;
	/** Cancels the execution when it aborts. */
	cancel?: AbortSignal;
}

/** What a run gave. */
export interface RunResult {
	/** The first output; empty when the node failed. */
	items: INodeExecutionData[];
	/** `items` without their wrapping. */
	json: IDataObject[];
	/** What the node shows beside its output. */
	hints: NodeExecutionHint[];
	/** What the node threw, if it did. */
	error?: Error;
	/** What the node wrote to the browser's console. */
	messages: unknown[];
	/** The content of a file that the node gave out. */
	binary(item: INodeExecutionData, property?: string): Promise<Buffer>;
}

/** Runs a node's `execute` as n8n's engine does, with n8n's own context, request helpers and file store. */
export async function runNode(type: INodeType, options: RunOptions = {}): Promise<RunResult> {
	const { workflow, node, additionalData, messages } = workbench(type, options);
	const files = await binaryData();
	const data = { main: [options.items ?? [{ json: {} }]] };
	const mode = options.mode ?? 'trigger';
	const engine = new WorkflowExecute(additionalData, mode);
	const runData = createRunExecutionData();
	const result: RunResult = {
		items: [],
		json: [],
		hints: [],
		messages,
		binary: async (item, property = 'data') => await files.getAsBuffer(item.binary![property]),
	};
	try {
		const executeData = { node, data, source: null };
		const ran = await engine.runNode(workflow, executeData, runData, 0, additionalData, mode, options.cancel);
		const { data: outputs, hints } = ran as { data?: INodeExecutionData[][] | null; hints?: NodeExecutionHint[] };
		result.items = outputs?.[0] ?? [];
		result.json = result.items.map(({ json }) => json);
		result.hints = hints ?? [];
	} catch (error) {
		result.error = error as Error;
	}
	return result;
}

import { PollContext } from 'n8n-core';
import type { IDataObject, INodeExecutionData, INodeType, WorkflowActivateMode } from 'n8n-workflow';
import { binaryData, workbench, type WorkbenchOptions } from './workbench.cts';

/** How a trigger is polled. */
export interface PollOptions extends Omit<WorkbenchOptions, 'continueOnFail'> {
	/** What the trigger remembers. The same object is handed in again for the next poll; the node changes it. */
	staticData: IDataObject;
	/** `manual` is *Fetch Test Event*; default `trigger`, an active workflow. */
	mode?: 'trigger' | 'manual';
	/** Why n8n polls: default `activate`, a workflow that a user has activated. A restart is `init`, a saved change `update`. */
	activation?: WorkflowActivateMode;
	/** What `getPollBudgetMs` gives. `null` stands for an older n8n that has no such method. Default five minutes. */
	budgetMs?: number | null;
}

/** What a poll gave: items that start an execution, `null` when there is nothing new, or what it threw. */
export interface PollResult {
	items: INodeExecutionData[] | null;
	/** `items` without their wrapping; empty for `null`. */
	json: IDataObject[];
	error?: Error;
}

/** Five minutes, as n8n gives outside its durable scheduler. */
const USUAL_BUDGET_MS = 300_000;

/** Runs a trigger's `poll` once in n8n's own poll context. */
export async function pollNode(type: INodeType, options: PollOptions): Promise<PollResult> {
	const { workflow, node, additionalData } = workbench(type, options);
	await binaryData();
	const mode = options.mode ?? 'trigger';
	const unused = () => undefined as never;
	const context = new PollContext(
		workflow,
		node,
		additionalData,
		mode,
		mode === 'manual' ? 'manual' : (options.activation ?? 'activate'),
		unused,
		unused,
		async () => {},
		async (poll) => await poll(),
		() => options.staticData,
		() => options.budgetMs ?? USUAL_BUDGET_MS,
	);
	if (options.budgetMs === null) delete (context as { getPollBudgetMs?: unknown }).getPollBudgetMs;
	try {
		const outputs = await type.poll!.call(context);
		const items = outputs?.[0] ?? null;
		return { items, json: (items ?? []).map(({ json }) => json) };
	} catch (error) {
		return { items: null, json: [], error: error as Error };
	}
}

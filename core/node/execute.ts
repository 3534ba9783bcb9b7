import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { CancelledError } from '../errors/cancelled-error';
import type { Vendor } from '../http/vendor';
import { Call } from './call';
import { toNodeError } from './to-node-error';

/** What one operation of a resource does with one input item. */
export interface Operation {
	/** For messages, e.g. `get many alarms`. */
	doing: string;
	/** Gives the output for this item; `pairedItem` is added by the caller. */
	run(call: Call): Promise<INodeExecutionData[]>;
}

/** Operations by resource and operation value, as they stand in the node's description. */
export type Operations = Record<string, Record<string, Operation>>;

/**
 * Runs the chosen operation on each input item, in order, and pairs its output with the item.
 * With "continue on fail" a failing item becomes an item with `error`; a cancelled run always stops.
 */
export async function execute(
	ctx: IExecuteFunctions,
	vendor: Vendor,
	operations: Operations,
): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < ctx.getInputData().length; itemIndex++) {
		const resource = ctx.getNodeParameter('resource', itemIndex);
		const operation = operations[resource][ctx.getNodeParameter('operation', itemIndex)];
		try {
			const results = await operation.run(await Call.open(ctx, vendor, itemIndex));
			for (const result of results) output.push({ ...result, pairedItem: { item: itemIndex } });
		} catch (thrown) {
			const error = toNodeError(ctx.getNode(), thrown, { vendor: vendor.name, doing: operation.doing, itemIndex });
			if (!ctx.continueOnFail() || thrown instanceof CancelledError) throw error;
			output.push({ json: { error: error.message }, error, pairedItem: { item: itemIndex } });
		}
	}
	return [output];
}

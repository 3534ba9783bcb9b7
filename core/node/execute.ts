import { ExpressionError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { CancelledError } from '../errors/cancelled-error';
import { InputError } from '../errors/input-error';
import type { Vendor } from '../http/vendor';
import { Call } from './call';
import { Run } from './run';
import { toNodeError } from './to-node-error';

/** What one operation of a resource does with one input item. */
export interface Operation {
	/** For messages, e.g. `get many alarms`. */
	doing: string;
	/** For a product with several APIs: which one it uses, where that is not the node's own. */
	vendor?(ctx: IExecuteFunctions, itemIndex: number): Vendor;
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
	const run = new Run(ctx);
	for (let itemIndex = 0; itemIndex < ctx.getInputData().length; itemIndex++) {
		let doing = 'start';
		try {
			const operation = operationOf(ctx, operations, itemIndex);
			doing = operation.doing;
			const used = operation.vendor?.(ctx, itemIndex) ?? vendor;
			const results = await operation.run(await Call.open(run, used, itemIndex));
			for (const result of results) output.push({ ...result, pairedItem: { item: itemIndex } });
		} catch (thrown) {
			const error = toNodeError(ctx.getNode(), thrown, { vendor: vendor.name, doing, itemIndex });
			if (!ctx.continueOnFail() || thrown instanceof CancelledError) throw error;
			const detail = error instanceof ExpressionError ? {} : { error };
			output.push({ json: { error: error.message }, ...detail, pairedItem: { item: itemIndex } });
		}
	}
	run.showReport();
	return [output];
}

function operationOf(ctx: IExecuteFunctions, operations: Operations, itemIndex: number): Operation {
	const resource = String(ctx.getNodeParameter('resource', itemIndex));
	const name = String(ctx.getNodeParameter('operation', itemIndex));
	const known = Object.hasOwn(operations, resource) ? operations[resource] : {};
	if (Object.hasOwn(known, name)) return known[name];
	throw new InputError(
		`there is no operation "${name}" for "${resource}"`,
		'Open the node and choose Resource and Operation again.',
	);
}

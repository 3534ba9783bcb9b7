import { ExpressionError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { CancelledError } from '../errors/cancelled-error';
import { InputError } from '../errors/input-error';
import type { Api } from '../http/api';
import { Call } from './call';
import { callOptions } from './call-options';
import { doing, findOperation, type Operation, type Resource } from './operation';
import { isTool } from './notes';
import { ParameterReader } from './parameter-reader';
import { Run } from './run';
import { toNodeError } from './to-node-error';
import { toolAnswer } from './tool-answer';

/**
 * Runs the chosen operation on each input item, in order, and pairs its output with the item.
 * With "continue on fail" a failing item becomes an item with `error`; a cancelled run always stops.
 * @param api the one that operations use unless they say otherwise
 * @throws NodeApiError or NodeOperationError, with product, operation and item
 */
export async function execute(
	ctx: IExecuteFunctions,
	api: Api,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const run = new Run(ctx);
	for (let itemIndex = 0; itemIndex < ctx.getInputData().length; itemIndex++) {
		const where = { product: api.product, doing: 'start', itemIndex };
		try {
			const operation = operationOf(ctx, resources, itemIndex);
			where.doing = doing(operation);
			const parameters = ParameterReader.ofItem(ctx, itemIndex);
			const options = callOptions(parameters, operation.parameters);
			const call = await Call.open(run, operation.uses?.api(parameters) ?? api, options, itemIndex);
			if (operation.effect === 'write' && !operation.isAnyRequest) call.session.refuseChange('this operation');
			const all = await operation.run(call);
			const results = isTool(ctx) ? await toolAnswer(call, operation.parameters, all) : all;
			// One pairing for all, and no spread: of a long list, n8n keeps every byte of this in memory.
			const pairedItem = { item: itemIndex };
			for (const { json, binary } of results) {
				output.push(binary ? { json, binary, pairedItem } : { json, pairedItem });
			}
		} catch (thrown) {
			const isEnd = !ctx.continueOnFail() || thrown instanceof CancelledError;
			const error = await toNodeError(ctx, thrown, isEnd ? { ...where, soFar: run.report.soFar } : where);
			if (isEnd) throw error;
			const detail = error instanceof ExpressionError ? {} : { error };
			output.push({ json: { error: error.message }, ...detail, pairedItem: { item: itemIndex } });
		}
	}
	await run.showReport();
	return [output];
}

function operationOf(ctx: IExecuteFunctions, resources: Resource[], itemIndex: number): Operation {
	const chosen = String(ctx.getNodeParameter('resource', itemIndex));
	const name = String(ctx.getNodeParameter('operation', itemIndex));
	const operation = findOperation(resources, chosen, name);
	if (operation) return operation;
	throw new InputError(
		`there is no operation "${name}" for "${chosen}"`,
		'Open the node and choose Resource and Operation again.',
	);
}

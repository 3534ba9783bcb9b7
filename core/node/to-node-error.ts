import { ExpressionError, NodeApiError, NodeOperationError, UserError, WorkflowOperationError } from 'n8n-workflow';
import { ApiError } from '../errors/api-error';
import { InputError } from '../errors/input-error';
import { SecOpsError } from '../errors/secops-error';
import type { NodeContext } from '../http/exchange';
import { redactorOf } from '../http/secrets-in-use';
import { cut, type Redact } from '../redact';

/** Where it happened, as the user sees it. */
export interface Where {
	/** The product, by the name that users know. */
	product: string;
	/** What was being done, e.g. `get many alarms`. */
	doing: string;
	/** Index of the input item, where there is one. */
	itemIndex?: number;
	/** What was done before and stays, where nothing else will say it. */
	soFar?: string;
}

/**
 * Converts any error into the one that n8n shows: vendor, operation, what happened, how
 * far it had come, the item, and what to do next. The only door for texts of errors: whatever they hold, secrets are
 * masked here, and then they are cut. Carries no cause, so that no request, header or
 * stack of the HTTP client comes with it. An expression that fails is n8n's to explain, and stays as it is, but for what was done
 * before.
 */
export async function toNodeError(
	ctx: NodeContext,
	thrown: unknown,
	where: Where,
): Promise<NodeApiError | NodeOperationError | ExpressionError> {
	if (isA(ExpressionError, thrown)) {
		if (where.soFar) thrown.message += ` (${where.soFar})`;
		return thrown;
	}
	const error = ownError(thrown);
	const redact = await redactorOf(ctx);
	const { failure, itemIndex = where.itemIndex } = error;
	const message = messageOf(error, { ...where, itemIndex }, redact);
	const description = error.description && cut(redact(error.description));
	const facts = { message, description, failure, itemIndex };
	const node = ctx.getNode();
	const shown =
		error instanceof InputError
			? new NodeOperationError(node, message, facts)
			: new NodeApiError(
					node,
					{},
					{ ...facts, httpCode: error instanceof ApiError ? String(error.status) : undefined },
				);
	// n8n puts a stock phrase in the place of messages that happen to contain a code such as EPERM.
	shown.message = message;
	shown.messages = [];
	return shown;
}

function messageOf(error: SecOpsError, where: Where, redact: Redact): string {
	const said = [...error.notes, ...(where.soFar ? [where.soFar] : [])];
	const notes = said.length > 0 ? ` (${said.join('; ')})` : '';
	const item = where.itemIndex === undefined ? '' : ` [item ${where.itemIndex}]`;
	const happened = cut(redact(`${where.product}, ${where.doing}: ${error.message}`));
	return `${happened}${cut(redact(notes))}${item}`;
}

/** Ours as it is; what n8n says about the node's set-up, such as a missing credential, in its own words. */
function ownError(thrown: unknown): SecOpsError {
	if (thrown instanceof SecOpsError) return thrown;
	const ofSetUp = [NodeOperationError, UserError, WorkflowOperationError].some((type) => isA<Error>(type, thrown));
	if (!ofSetUp) return unexpected(thrown);
	const { message, description } = thrown as Error & { description?: string | null };
	return new InputError(message, description ?? undefined);
}

/** By its name, too: where n8n-workflow is installed a second time beside the package, n8n throws errors of the other copy. */
function isA<Kind extends Error>(type: abstract new (...given: never[]) => Kind, thrown: unknown): thrown is Kind {
	return thrown instanceof type || (thrown instanceof Error && thrown.constructor.name === type.name);
}

/** A fault of ours. Its text may hold anything, so only its kind is shown. */
function unexpected(thrown: unknown): SecOpsError {
	const kind = thrown instanceof Error ? thrown.constructor.name : typeof thrown;
	return new SecOpsError(`an unexpected ${kind} inside the node`, {
		description: 'This is a fault of the node, not of your workflow. Please report it, and describe what you did.',
		failure: { cause: 'node-defect' },
	});
}

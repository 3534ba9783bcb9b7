import { InputError } from '../errors/input-error';
import { objectOf } from '../json';
import { bodyJson } from './body';
import { readDocument, type Json } from './document';
import { operationsOf } from './operations';
import type { Answers, ApiOperation } from './operation';
import { parameterJson } from './parameters';

/** Responses from which each kind of answer is read back. */
const RESPONSES: Record<Answers, Json> = {
	list: { 200: { content: { 'application/json': { schema: { type: 'array' } } } } },
	record: { 200: { content: { 'application/json': { schema: { type: 'object' } } } } },
	nothing: { 204: {} },
	file: { 200: { content: { 'application/octet-stream': {} } } },
	unknown: {},
};

/**
 * One operation as a text that is saved in a workflow, so that it still runs when the document is no longer available.
 * The text is an OpenAPI document itself, so it is read and checked like any other.
 * @throws InputError for an operation that cannot be used
 */
export function serializeOperation(operation: ApiOperation): string {
	const { key, method, path, id, summary, tags, deprecated, parameters, body, answers, refusal } = operation;
	if (refusal) throw new InputError(`${key} cannot be used here, because ${refusal}`, 'Choose another operation.');
	const described = {
		operationId: id,
		summary,
		tags,
		deprecated,
		parameters: parameters.map(parameterJson),
		requestBody: body && bodyJson(body),
		responses: RESPONSES[answers],
	};
	return JSON.stringify({ openapi: '3.1.0', paths: { [path]: { [method.toLowerCase()]: described } } });
}

/** The operation in such a text. @throws InputError when there is none */
export function deserializeOperation(text: string): ApiOperation {
	const [operation, ...others] = operationsIn(text);
	if (operation && others.length === 0 && !operation.refusal) return operation;
	throw new InputError(
		'the operation that was saved in this node cannot be read',
		'Open the node and choose the operation again.',
	);
}

function operationsIn(text: string): ApiOperation[] {
	const root = objectOf(parsed(text));
	return objectOf(root?.paths) && root?.openapi === '3.1.0' ? operationsOf(readDocument(root)) : [];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

import { InputError } from '../errors/input-error';
import { objectOf } from '../pages/shape';
import { bodyJson } from './body';
import { readDocument, type Json } from './document';
import { operationsOf } from './operations';
import type { Answers, Operation } from './operation';
import { parameterJson } from './parameters';

/** What answers each hint is read from. */
const RESPONSES: Record<Answers, Json> = {
	list: { 200: { content: { 'application/json': { schema: { type: 'array' } } } } },
	record: { 200: { content: { 'application/json': { schema: { type: 'object' } } } } },
	nothing: { 204: {} },
	file: { 200: { content: { 'application/octet-stream': {} } } },
	unknown: {},
};

/**
 * One operation as a text to be kept in a workflow, which runs on when the document is no longer served. It is an
 * OpenAPI document itself, so that what comes back is read and checked like any other.
 * @throws InputError for an operation that cannot be used
 */
export function frozen(operation: Operation): string {
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

/** The operation of such a text. @throws InputError when there is none in it */
export function thawed(text: string): Operation {
	const [operation, ...others] = operationsIn(text);
	if (operation && others.length === 0 && !operation.refusal) return operation;
	throw new InputError(
		'the operation that was saved in this node cannot be read',
		'Open the node and choose the operation again.',
	);
}

function operationsIn(text: string): Operation[] {
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

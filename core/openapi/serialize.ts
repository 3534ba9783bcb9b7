import { InputError } from '../errors/input-error';
import { jsonIn, objectOf } from '../json';
import { readDocument, type Json } from './document';
import type { ApiOperation, Body, Parameter } from './operation';
import { operationsOf } from './operations';
import { SAVED_PAGING } from './paging';

/**
 * One operation as a text that is saved in a workflow, so that it still runs when the document is no longer available.
 * The text is an OpenAPI document itself, so it is read and checked like any other.
 * @throws InputError for an operation that cannot be used
 */
export function serializeOperation(operation: ApiOperation): string {
	const { key, method, path, id, summary, tags, deprecated, parameters, body, refusal } = operation;
	if (refusal) throw new InputError(`${key} cannot be used here, because ${refusal}`, 'Choose another operation.');
	const described = {
		operationId: id,
		summary,
		tags,
		deprecated,
		parameters: parameters.map(parameterJson),
		requestBody: body && bodyJson(body),
	};
	const text = JSON.stringify({ openapi: '3.1.0', paths: { [path]: { [method.toLowerCase()]: described } } });
	// In JSON a dollar sign is always inside of a text. n8n would read "$fromAI(" as an argument of the AI tool.
	return text.replaceAll('$', '\\u0024');
}

/** The operation in such a text. @throws InputError when there is none */
export function deserializeOperation(text: string): ApiOperation {
	const root = objectOf(jsonIn(text));
	const isSaved = root?.openapi === '3.1.0' && objectOf(root.paths);
	const [operation, ...others] = isSaved ? operationsOf(readDocument(root)) : [];
	if (operation && others.length === 0 && !operation.refusal) return operation;
	throw new InputError(
		'the operation that was saved in this node cannot be read',
		'Open the node and choose the operation again.',
	);
}

function parameterJson({ shape: schema, style, ...named }: Parameter): Json {
	return { ...named, ...(style === 'json' ? { content: { 'application/json': { schema } } } : { style, schema }) };
}

function bodyJson({ mediaType, required, fields, shape, paging }: Body): Json {
	const properties = Object.fromEntries(fields.map((field) => [field.name, field.shape]));
	const names = fields.filter((field) => field.required).map(({ name }) => name);
	const unusual = fields.filter(({ style, explode }) => style !== 'form' || !explode);
	const encoding = Object.fromEntries(unusual.map(({ name, style, explode }) => [name, { style, explode }]));
	const schema = { ...shape, ...(fields.length > 0 ? { properties, required: names } : {}) };
	return { required, content: { [mediaType]: { schema, encoding, [SAVED_PAGING]: paging } } };
}

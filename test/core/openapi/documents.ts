/** Small documents, all made for these tests: they describe no real service. */
import { readDocument, type Json } from '../../../core/openapi/document';
import type { ApiOperation } from '../../../core/openapi/operation';
import { operationsOf } from '../../../core/openapi/operations';

/** All operations of a document with these paths. */
export function operationsAt(paths: Json, rest: Json = {}): ApiOperation[] {
	return operationsOf(readDocument({ openapi: '3.0.3', info: { title: 'Invented', version: '1' }, paths, ...rest }));
}

/** The only operation of a document. */
export function operation(given: Json, { path = '/things', method = 'post', ...rest }: Json = {}): ApiOperation {
	const [only] = operationsAt({ [String(path)]: { [String(method)]: given } }, rest);
	return only;
}

/** An operation with one parameter in the query, and that parameter. */
export function queried(schema: unknown, more: Json = {}, rest: Json = {}): ApiOperation {
	return operation({ parameters: [{ in: 'query', name: 'q', schema, ...more }] }, { method: 'get', ...rest });
}

/** An operation with a body of this schema. */
export function posted(
	schema: unknown,
	mediaType = 'application/json',
	more: Json = {},
	rest: Json = {},
): ApiOperation {
	return operation({ requestBody: { required: true, content: { [mediaType]: { schema, ...more } } } }, rest);
}

/** The only operation of a Swagger 2.0 document. */
export function swagger(given: Json, rest: Json = {}): ApiOperation {
	const document = { swagger: '2.0', info: {}, paths: { '/things/{id}': { post: given } }, ...rest };
	return operationsOf(readDocument(document))[0];
}

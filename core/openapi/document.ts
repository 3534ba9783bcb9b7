import { ResponseError } from '../errors/response-error';
import { objectOf } from '../json';

/** A JSON object of a document. */
export type Json = Record<string, unknown>;

/** A document whose top level has been checked; its content may still be anything. */
export interface OpenApiDocument {
	/** Whether it is one of Swagger 2.0. What is newer than OpenAPI 3.1 is read as 3.1. */
	isSwagger: boolean;
	root: Json;
	paths: Json;
}

/**
 * Reads parsed JSON as an OpenAPI document.
 * @throws ResponseError that says why it is not one
 */
export function readDocument(value: unknown): OpenApiDocument {
	const root = objectOf(value) ?? {};
	const isSwagger = String(root.swagger) === '2.0' || root.swagger === 2;
	if (!isSwagger && !/^3\.\d/.test(String(root.openapi))) {
		throw new ResponseError(
			'the answer is not an OpenAPI document: it has neither "openapi" nor "swagger" with a known version',
			'OpenAPI 3 and Swagger 2.0 can be read, as JSON and not as YAML. Check the path of the document.',
		);
	}
	const paths = objectOf(root.paths);
	if (paths) return { isSwagger, root, paths };
	throw new ResponseError(
		'the OpenAPI document has no paths, so there is nothing to choose from',
		'Some services have several documents, one for each part. Check the path of the document.',
	);
}

/** A list of a document; an empty one for anything else. */
export function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

/** Texts are shown in lists, where longer ones do not help. */
const MAX_CHARACTERS = 200;

/** A text of a document, in one line, cut to the length that can be shown. */
export function textOf(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	return String(value).slice(0, MAX_CHARACTERS).replace(/\s+/g, ' ').trim();
}

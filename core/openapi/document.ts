import { ResponseError } from '../errors/response-error';
import { objectOf } from '../json';

/** The versions of the format. What is newer than 3.1 is read as 3.1. */
export type Dialect = 'Swagger 2.0' | 'OpenAPI 3.0' | 'OpenAPI 3.1';

/** A JSON object of a document. */
export type Json = Record<string, unknown>;

/** A document whose top level has been checked; its content may still be anything. */
export interface OpenApiDocument {
	dialect: Dialect;
	title: string;
	/** Version of the API that it describes. */
	version: string;
	root: Json;
	paths: Json;
}

/**
 * Reads parsed JSON as an OpenAPI document.
 * @throws ResponseError that says why it is not one
 */
export function readDocument(value: unknown): OpenApiDocument {
	const root = objectOf(value);
	const dialect = root && dialectOf(root);
	if (!root || !dialect) {
		throw new ResponseError(
			'the answer is not an OpenAPI document: it has neither "openapi" nor "swagger" with a known version',
			'OpenAPI 3 and Swagger 2.0 can be read, as JSON and not as YAML. Check the path of the document.',
		);
	}
	const paths = objectOf(root.paths);
	if (!paths) {
		throw new ResponseError(
			'the OpenAPI document has no paths, so there is nothing to choose from',
			'Some services have several documents, one for each part. Check the path of the document.',
		);
	}
	const { title, version } = objectOf(root.info) ?? {};
	return { dialect, title: textOf(title), version: textOf(version), root, paths };
}

function dialectOf({ openapi, swagger }: Json): Dialect | undefined {
	if (String(swagger) === '2.0' || swagger === 2) return 'Swagger 2.0';
	const [, minor] = /^3\.(\d+)/.exec(String(openapi)) ?? [];
	if (minor === undefined) return undefined;
	return minor === '0' ? 'OpenAPI 3.0' : 'OpenAPI 3.1';
}

/** Texts are shown in lists, where longer ones do not help. */
const MAX_CHARACTERS = 200;

/** A text of a document, in one line, cut to the length that can be shown. */
export function textOf(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	return String(value).slice(0, MAX_CHARACTERS).replace(/\s+/g, ' ').trim();
}

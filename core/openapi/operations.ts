import type { IHttpRequestMethods } from 'n8n-workflow';
import { ResponseError } from '../errors/response-error';
import { objectOf } from '../json';
import { answersOf } from './answers';
import { bodyOf } from './body';
import { textOf, type Json, type OpenApiDocument } from './document';
import type { ApiOperation } from './operation';
import { namesIn, parametersOf } from './parameters';
import { References } from './references';
import { otherServer } from './servers';
import { inputsOfSwagger, responsesOfSwagger, type Inputs } from './swagger';

/** The largest document tried has about twenty-five thousand. */
const MAX_OPERATIONS = 50_000;
/** A path is shown in a list, and sent. */
const MAX_PATH_LENGTH = 1_000;
const MAX_TAGS = 10;

const METHODS: Record<string, IHttpRequestMethods | undefined> = {
	get: 'GET',
	put: 'PUT',
	post: 'POST',
	delete: 'DELETE',
	patch: 'PATCH',
	head: 'HEAD',
	options: undefined,
	trace: undefined,
	query: undefined,
};

/** An operation before its description is read. */
const UNREAD: Pick<ApiOperation, 'method' | 'summary' | 'tags' | 'deprecated' | 'parameters' | 'answers'> = {
	method: 'GET',
	summary: '',
	tags: [],
	deprecated: false,
	parameters: [],
	answers: 'unknown',
};

/**
 * Lists all operations of a document, each complete in itself: usable, or with the reason why it is not.
 * @throws ResponseError for more operations than any real document has
 */
export function operationsOf(document: OpenApiDocument): ApiOperation[] {
	const refs = new References(document.root);
	const operations: ApiOperation[] = [];
	for (const [path, given] of Object.entries(document.paths)) {
		// Extensions of a vendor, beside the paths.
		if (path.startsWith('x-')) continue;
		const item = refs.follow(given);
		if (typeof item === 'string') operations.push({ ...UNREAD, key: path, path, refusal: item });
		else operations.push(...operationsAt({ document, refs, path, item }));
		if (operations.length > MAX_OPERATIONS) {
			throw new ResponseError(
				`the OpenAPI document has more than ${MAX_OPERATIONS} operations`,
				'Some services have a document for each part of their API. Choose a smaller one.',
			);
		}
	}
	return operations;
}

interface PathItem {
	document: OpenApiDocument;
	refs: References;
	path: string;
	/** The operations by method, and what they share. */
	item: Json;
}

function operationsAt(pathItem: PathItem): ApiOperation[] {
	return Object.keys(pathItem.item)
		.filter((name) => Object.hasOwn(METHODS, name))
		.map((name) => read(pathItem, name));
}

/** @param name of the method, in lower case */
function read(pathItem: PathItem, name: string): ApiOperation {
	const { refs, item, path } = pathItem;
	refs.startOperation();
	const key = `${name.toUpperCase()} ${path}`;
	const method = METHODS[name] ?? 'GET';
	const given = objectOf(item[name]);
	if (!given) return { ...UNREAD, key, path, refusal: 'a part of its description is missing' };
	const operation: ApiOperation = {
		...UNREAD,
		key,
		...(textOf(given.operationId) ? { id: textOf(given.operationId) } : {}),
		method,
		path,
		summary: textOf(given.summary),
		tags: listOf(given.tags).slice(0, MAX_TAGS).map(textOf).filter(Boolean),
		deprecated: given.deprecated === true,
	};
	const { parameters, requestBody, responses } = inputsOf(pathItem, given);
	const inputs = parametersOf(parameters, path, refs);
	const body = BODYLESS.includes(method) ? noBody(requestBody, method, refs) : bodyOf(requestBody, refs);
	const answers = answersOf(objectOf(responses) ?? {}, refs);
	const refusal =
		refusalOf(pathItem, name, given) ??
		inputs.refusal ??
		(typeof body === 'string' ? body : undefined) ??
		(refs.isSpent ? 'its description is too large' : undefined);
	if (refusal) return { ...operation, answers, refusal };
	return { ...operation, parameters: inputs.parameters, ...(typeof body === 'object' ? { body } : {}), answers };
}

/** n8n sends no body with these. */
const BODYLESS: readonly IHttpRequestMethods[] = ['GET', 'HEAD'];

function noBody(given: unknown, method: IHttpRequestMethods, refs: References): string | undefined {
	const body = refs.follow(given);
	return typeof body === 'object' && body.required === true ? `it needs a body with ${method}` : undefined;
}

/** Inputs and answers in the format of OpenAPI 3. */
function inputsOf({ document, refs, item }: PathItem, given: Json): Inputs & { responses: unknown } {
	const parameters = [...listOf(item.parameters), ...listOf(given.parameters)];
	if (document.dialect !== 'Swagger 2.0') {
		return { parameters, requestBody: given.requestBody, responses: given.responses };
	}
	const responses = responsesOfSwagger(given, document.root, refs);
	return { ...inputsOfSwagger(parameters, given, document.root, refs), responses };
}

/** Why the operation itself cannot be used. */
function refusalOf({ document, item, path }: PathItem, name: string, operation: Json): string | undefined {
	if (METHODS[name] === undefined) return `its method is ${name.toUpperCase()}`;
	const bare = namesIn(path).reduce((text, parameter) => text.replaceAll(`{${parameter}}`, 'x'), path);
	const isUnreadable =
		!path.startsWith('/') || path.length > MAX_PATH_LENGTH || /[{}\\]|^\/\/|(^|\/)\.\.?(\/|$)/.test(bare);
	if (isUnreadable) return 'its path cannot be read';
	if (otherServer([operation.servers, item.servers], document.root)) return 'it belongs to another server';
	return undefined;
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

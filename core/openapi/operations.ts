import type { IHttpRequestMethods } from 'n8n-workflow';
import { ResponseError } from '../errors/response-error';
import { objectOf } from '../json';
import { bodyOf } from './body';
import { listOf, textOf, type Json, type OpenApiDocument } from './document';
import { UNDESCRIBED, type ApiOperation, type Body, type Parameter, type Reason } from './operation';
import { MAX_PARAMETERS, namesIn, parametersOf } from './parameters';
import { References } from './references';
import { otherServer } from './servers';
import { inputsOfSwagger, type Inputs } from './swagger';

/** The largest document tried has about twenty-five thousand. */
const MAX_OPERATIONS = 50_000;
/** A path is shown in a list, and sent. */
const MAX_PATH_LENGTH = 1_000;
const MAX_TAGS = 10;
/** Options of all fields of an operation. */
const MAX_OPTIONS = 25_000;

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

/** n8n sends no body with these. */
const BODYLESS: readonly IHttpRequestMethods[] = ['GET', 'HEAD'];

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
		if (typeof item === 'string') operations.push({ ...UNDESCRIBED, key: path, method: 'GET', path, refusal: item });
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
	const { refs, item } = pathItem;
	const names = refs.once('methods', item, () => Object.keys(item).filter((name) => Object.hasOwn(METHODS, name)));
	return names.map((name) => read(pathItem, name));
}

/** @param name of the method, in lower case */
function read(pathItem: PathItem, name: string): ApiOperation {
	const { refs, item, path } = pathItem;
	refs.startOperation();
	const method = METHODS[name] ?? 'GET';
	const shown = path.slice(0, MAX_PATH_LENGTH + 1);
	const head = { ...UNDESCRIBED, key: `${name.toUpperCase()} ${shown}`, method, path: shown };
	const given = objectOf(item[name]);
	if (!given) return { ...head, refusal: 'a part of its description is missing' };
	const described = {
		...head,
		id: textOf(given.operationId) || undefined,
		summary: textOf(given.summary),
		tags: listOf(given.tags).slice(0, MAX_TAGS).map(textOf).filter(Boolean),
		deprecated: given.deprecated === true,
	};
	// First, since a path that cannot be read may have any number of names.
	const refusal = refusalOf(pathItem, name, given) ?? refs.spent;
	if (refusal !== undefined) return { ...described, refusal };
	const inputs = inputsOf(pathItem, given);
	if (typeof inputs === 'string') return { ...described, refusal: inputs };
	const parameters = parametersOf(inputs.parameters, path, refs);
	if (typeof parameters === 'string') return { ...described, refusal: parameters };
	const body = bodyFor(method, inputs.requestBody, refs);
	if (typeof body === 'string') return { ...described, refusal: body };
	const tooLarge = refs.spent ?? tooManyOptions(parameters, body);
	return tooLarge === undefined ? { ...described, parameters, body } : { ...described, refusal: tooLarge };
}

/** A form would show all of them at once. */
function tooManyOptions(parameters: Parameter[], body: Body | undefined): Reason | undefined {
	const options = [...parameters, ...(body?.fields ?? [])].reduce(
		(count, { shape }) => count + (shape.enum?.length ?? 0) + (shape.items?.enum?.length ?? 0),
		0,
	);
	return options > MAX_OPTIONS ? `its fields have more than ${MAX_OPTIONS} options` : undefined;
}

/** Parameters and body in the format of OpenAPI 3. */
function inputsOf({ document, refs, item }: PathItem, given: Json): Inputs | Reason {
	const lists = [listOf(item.parameters), listOf(given.parameters)];
	if (lists[0].length + lists[1].length > MAX_PARAMETERS) return `it has more than ${MAX_PARAMETERS} parameters`;
	const parameters = lists.flat();
	if (document.isSwagger) return inputsOfSwagger(parameters, given, document.root, refs);
	return { parameters, requestBody: given.requestBody };
}

function bodyFor(method: IHttpRequestMethods, given: unknown, refs: References): Body | Reason | undefined {
	if (!BODYLESS.includes(method)) return bodyOf(given, refs);
	const body = refs.follow(given);
	return typeof body === 'object' && body.required === true ? `it needs a body with ${method}` : undefined;
}

/** Why the operation itself cannot be used. */
function refusalOf({ document, item, path }: PathItem, name: string, operation: Json): Reason | undefined {
	if (METHODS[name] === undefined) return `its method is ${name.toUpperCase()}`;
	if (!path.startsWith('/') || path.length > MAX_PATH_LENGTH) return 'its path cannot be read';
	const bare = namesIn(path).reduce((text, parameter) => text.replaceAll(`{${parameter}}`, 'x'), path);
	if (/[{}\\]|^\/\/|(^|\/)\.\.?(\/|$)/.test(bare)) return 'its path cannot be read';
	return otherServer([operation.servers, item.servers], document.root) ? 'it belongs to another server' : undefined;
}

import type { IHttpRequestMethods } from 'n8n-workflow';
import { ResponseError } from '../errors/response-error';
import { objectOf } from '../pages/shape';
import { answersOf } from './answers';
import { bodyOf } from './body';
import { textOf, type Json, type OpenApiDocument } from './document';
import type { Operation } from './operation';
import { namesIn, parametersOf } from './parameters';
import { References } from './references';
import { otherServer } from './servers';
import { inputsOfSwagger, responsesOfSwagger, type Inputs } from './swagger';

/** The largest document tried has some twenty-five thousand. */
const MOST_OPERATIONS = 50_000;
/** A path is shown in a list, and sent. */
const LONGEST_PATH = 1_000;
const MOST_TAGS = 10;

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

/** An operation of which nothing is known yet. */
const UNREAD: Pick<Operation, 'method' | 'summary' | 'tags' | 'deprecated' | 'parameters' | 'answers'> = {
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
export function operationsOf(document: OpenApiDocument): Operation[] {
	const refs = new References(document.root);
	const operations: Operation[] = [];
	for (const [path, given] of Object.entries(document.paths)) {
		// Names of a vendor's own, beside the paths.
		if (path.startsWith('x-')) continue;
		const item = refs.follow(given);
		if (typeof item === 'string') operations.push({ ...UNREAD, key: path, path, refusal: item });
		else operations.push(...operationsAt({ document, refs, path, item }));
		if (operations.length > MOST_OPERATIONS) {
			throw new ResponseError(
				`the OpenAPI document has more than ${MOST_OPERATIONS} operations`,
				'Some services have a document for each part of their API. Choose a smaller one.',
			);
		}
	}
	return operations;
}

interface Place {
	document: OpenApiDocument;
	refs: References;
	path: string;
	/** What stands there: operations by method, and what they share. */
	item: Json;
}

function operationsAt(place: Place): Operation[] {
	return Object.keys(place.item)
		.filter((name) => Object.hasOwn(METHODS, name))
		.map((name) => read(place, name));
}

/** @param name of the method, in small letters */
function read(place: Place, name: string): Operation {
	const { refs, item, path } = place;
	refs.startOperation();
	const key = `${name.toUpperCase()} ${path}`;
	const method = METHODS[name] ?? 'GET';
	const given = objectOf(item[name]);
	if (!given) return { ...UNREAD, key, path, refusal: 'a part of its description is missing' };
	const operation: Operation = {
		...UNREAD,
		key,
		...(textOf(given.operationId) ? { id: textOf(given.operationId) } : {}),
		method,
		path,
		summary: textOf(given.summary),
		tags: listOf(given.tags).slice(0, MOST_TAGS).map(textOf).filter(Boolean),
		deprecated: given.deprecated === true,
	};
	const { parameters, requestBody, responses } = wordsOf(place, given);
	const inputs = parametersOf(parameters, path, refs);
	const body = BODYLESS.includes(method) ? noBody(requestBody, method, refs) : bodyOf(requestBody, refs);
	const answers = answersOf(objectOf(responses) ?? {}, refs);
	const refusal =
		refusalOf(place, name, given) ??
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

/** Inputs and answers in the words of OpenAPI 3. */
function wordsOf({ document, refs, item }: Place, given: Json): Inputs & { responses: unknown } {
	const parameters = [...listOf(item.parameters), ...listOf(given.parameters)];
	if (document.dialect !== 'Swagger 2.0') {
		return { parameters, requestBody: given.requestBody, responses: given.responses };
	}
	const responses = responsesOfSwagger(given, document.root, refs);
	return { ...inputsOfSwagger(parameters, given, document.root, refs), responses };
}

/** What is wrong with the operation as such. */
function refusalOf({ document, item, path }: Place, name: string, operation: Json): string | undefined {
	if (METHODS[name] === undefined) return `its method is ${name.toUpperCase()}`;
	const bare = namesIn(path).reduce((text, parameter) => text.replaceAll(`{${parameter}}`, 'x'), path);
	const isOdd = !path.startsWith('/') || path.length > LONGEST_PATH || /[{}\\]|^\/\/|(^|\/)\.\.?(\/|$)/.test(bare);
	if (isOdd) return 'its path cannot be read';
	if (otherServer([operation.servers, item.servers], document.root)) return 'it belongs to another server';
	return undefined;
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

import type { ApiRequest } from '../http/session';
import { PARAMETERS, plain, type Kind } from '../pages/automatic/names';
import { objectOf } from '../pages/shape';
import type { Named, Operation } from './operation';

/** What most services take without complaint. */
const USUAL_SIZE = 100;
/** For a small limit: should the service filter by itself, pages of one or two would never end. */
const SMALLEST_SIZE = 20;

/** What the reader would like. */
export interface PageSizeWishes {
	/** The user's. */
	pageSize?: number;
	/** Records the reader expects to need. */
	wanted?: number;
}

/**
 * The request with a page size, where the operation names a parameter for it beside one for the position, and the
 * user has not filled it in. It makes for fewer requests, and for a list that tells nothing of its pages it is what
 * shows whether a page is full.
 */
export function withPageSize(operation: Operation, request: ApiRequest, wishes: PageSizeWishes): ApiRequest {
	const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
	const ofQuery = sizeIn(inQuery, request.query);
	if (ofQuery) return { ...request, query: { ...request.query, [ofQuery.name]: sizeFor(ofQuery, wishes) } };
	const body = objectOf(request.body ?? {});
	const ofBody = operation.body?.kind === 'json' ? sizeIn(operation.body.fields, body) : undefined;
	return ofBody ? { ...request, body: { ...body, [ofBody.name]: sizeFor(ofBody, wishes) } } : request;
}

function sizeIn(named: Named[], given: object = {}): Named | undefined {
	const first = (kind: Kind) => named.find(({ name }) => PARAMETERS[kind].test(plain(name)));
	const size = first('size');
	const isPaged = first('number') ?? first('offset') ?? first('token');
	return size && isPaged && !Object.hasOwn(given, size.name) ? size : undefined;
}

function sizeFor({ shape: { most = Infinity } }: Named, { pageSize, wanted = Infinity }: PageSizeWishes): number {
	return Math.min(pageSize ?? Math.min(USUAL_SIZE, Math.max(wanted, SMALLEST_SIZE)), most);
}

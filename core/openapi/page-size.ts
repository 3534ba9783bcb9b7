import type { ApiRequest } from '../http/session';
import { objectOf } from '../json';
import { PARAMETERS, plain, type Kind } from '../pages/automatic/names';
import type { ListQuery } from '../pages/walk-list';
import type { Named, ApiOperation } from './operation';

/** A size that most services accept. */
const USUAL_SIZE = 100;
/** For a small limit: where a filter leaves few records per page, tiny pages would need very many requests. */
const SMALLEST_SIZE = 20;

/**
 * The request with a page size, where the operation has a parameter for it beside one for the position, and the
 * user has not filled it in. Larger pages need fewer requests, and for a list that says nothing about its pages the
 * size shows whether a page is full.
 */
export function withPageSize(operation: ApiOperation, request: ApiRequest, wishes: ListQuery): ApiRequest {
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
	const isPaged = first('number') ?? first('offset') ?? first('cursor');
	return size && isPaged && !Object.hasOwn(given, size.name) ? size : undefined;
}

function sizeFor({ shape: { maximum = Infinity } }: Named, { pageSize, wanted = Infinity }: ListQuery): number {
	return Math.min(pageSize ?? Math.min(USUAL_SIZE, Math.max(wanted, SMALLEST_SIZE)), maximum);
}

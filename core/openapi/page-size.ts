import type { ApiRequest } from '../http/session';
import { objectOf } from '../json';
import { plain } from '../pages/automatic/names';
import { withValue, type DeclaredSlot } from '../pages/automatic/page-request';
import { valueAt } from '../pages/automatic/list-in';
import type { ListQuery } from '../pages/walk-list';
import type { ApiOperation } from './operation';
import { isPagingField, kindOf } from './paging';

/** A size that most services accept. */
const USUAL_SIZE = 100;
/** For a small limit: where a filter leaves few records per page, tiny pages would need very many requests. */
const SMALLEST_SIZE = 20;
/** Without a page size beside them, these may also be a time or a place. */
const DOUBTFUL = /^(from|start|first|after|continue|marker|next|bookmark)$/;

/** A paging parameter of an operation, and its largest value. */
interface PagingSlot extends DeclaredSlot {
	maximum?: number;
}

/**
 * Where an operation takes its paging parameters: in the query or in a JSON body. None where it has no parameter for
 * the position of a page.
 */
export function pagingSlots({ parameters, body }: ApiOperation): PagingSlot[] {
	const inQuery = parameters
		.filter((parameter) => parameter.in === 'query' && isPagingField(parameter.name, parameter.shape))
		.map(({ name, shape: { maximum } }) => ({ holder: ['query'], name, maximum }));
	const inBody = (body?.paging ?? []).map(({ holder, ...field }) => ({ ...field, holder: ['body', ...holder] }));
	return [inQuery, inBody].find(isPaged) ?? [];
}

function isPaged(slots: PagingSlot[]): boolean {
	const hasSize = slots.some(({ name }) => kindOf(name) === 'size');
	return slots.some(({ name }) => kindOf(name) !== 'size' && (hasSize || !DOUBTFUL.test(plain(name))));
}

/**
 * The request with a page size, where the operation has a parameter for it beside one for the position, and the
 * user has not filled it in. Larger pages need fewer requests, and for a list that says nothing about its pages the
 * size shows whether a page is full.
 */
export function withPageSize(operation: ApiOperation, request: ApiRequest, wishes: ListQuery): ApiRequest {
	const sizes = pagingSlots(operation).filter(({ name }) => kindOf(name) === 'size');
	const [size] = sizes;
	const isGiven = sizes.some(({ holder, name }) => valueAt(request, [...holder, name]) !== undefined);
	if (!size || isGiven || !canHold(request, size)) return request;
	const { query, body } = withValue(request, size, sizeFor(size, wishes)) as ApiRequest;
	return { ...request, ...(size.holder[0] === 'query' ? { query } : { body }) };
}

/** Whether there are only objects, or nothing yet, where the names lead to. */
function canHold(request: ApiRequest, { holder }: PagingSlot): boolean {
	return holder.every((_, index) => {
		const value = valueAt(request, holder.slice(0, index + 1));
		return value === undefined || objectOf(value) !== undefined;
	});
}

function sizeFor({ maximum = Infinity }: PagingSlot, { pageSize, wanted = Infinity }: ListQuery): number {
	return Math.min(pageSize ?? Math.min(USUAL_SIZE, Math.max(wanted, SMALLEST_SIZE)), maximum);
}

import type { Answer } from '../../kernel/answer.cts';
import { whole } from '../body.cts';
import { V1_HEADERS } from '../errors.cts';

/** One record in the JSON:API envelope [CODE PYC]; `id` and `type` are [INF after JSON:API]. */
export interface Resource {
	id?: string;
	type: string;
	attributes: unknown;
}

/** An answer of v1, without `meta` when there is none. */
export function enveloped(data: Resource | Resource[] | null, meta?: Record<string, unknown>): Answer {
	return { status: 200, headers: V1_HEADERS, body: { data, ...(meta ? { meta } : {}) } };
}

/** How v1 answers a count or a number of changed assets [CODE PYC]. */
export function value(number: number | null): Answer {
	return enveloped({ type: 'int_value_schema', attributes: { value: number } });
}

/** `meta.page` [CODE PYC]. */
export function pageMeta(total: number, offset: number, limit: number) {
	const number = Math.floor(offset / limit) + 1;
	return { number, size: limit, totalPages: Math.ceil(total / limit), totalResources: total };
}

/** Rows of a list when no limit is given [INVENTED]. */
const DEFAULT_LIMIT = 100;

/** One page of a small list, by `page[offset]` and `page[limit]` [DOC: the vendor's samples]. */
export function listed<T>(all: T[], query: URLSearchParams, resource: (row: T) => Resource): Answer {
	const limit = whole(query.get('page[limit]'), 'page[limit]', 1) ?? DEFAULT_LIMIT;
	const offset = whole(query.get('page[offset]'), 'page[offset]') ?? 0;
	return enveloped(all.slice(offset, offset + limit).map(resource), { page: pageMeta(all.length, offset, limit) });
}

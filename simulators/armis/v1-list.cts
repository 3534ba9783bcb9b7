import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { v1Error } from './errors.cts';

/** The paging of a v1 list. */
export interface Window {
	from: number;
	length: number;
}

/** [INVENTED] */
const DEFAULT_LENGTH = 100;

/** Reads `from` and `length`. A `length` above the maximum is lowered [INVENTED], as `count` and `next` show. */
export function windowOf(query: URLSearchParams, maxLength: number): Window | Answer {
	const from = query.get('from') ?? '0';
	const length = query.get('length') ?? String(DEFAULT_LENGTH);
	if (!/^\d{1,9}$/.test(from)) return v1Error(400, 'Invalid value for from');
	if (!/^[1-9]\d{0,8}$/.test(length)) return v1Error(400, 'Invalid value for length');
	return { from: Number(from), length: Math.min(Number(length), maxLength) };
}

/** One page: `next` is the next page's `from`, or null [CODE]. */
export function v1Page(
	rows: { length: number; at(index: number): unknown },
	{ from, length }: Window,
	key: string,
): Record<string, unknown> {
	const count = Math.max(0, Math.min(length, rows.length - from));
	const next = from + count < rows.length && count > 0 ? from + count : null;
	return {
		count,
		next,
		prev: from > 0 ? Math.max(0, from - length) : null,
		total: rows.length,
		[key]: Array.from({ length: count }, (_, index) => rows.at(from + index)),
	};
}

/** Any array as a v1 list. */
export function listAnswer(rows: unknown[], request: VendorRequest, key: string, maxLength: number): Answer {
	const window = windowOf(request.query, maxLength);
	if ('status' in window) return window;
	const { length } = rows;
	return { status: 200, body: { data: v1Page({ length, at: (index) => rows[index] }, window, key), success: true } };
}

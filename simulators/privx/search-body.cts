import type { Answer } from '../kernel/answer.cts';
import type { Facets } from '../kernel/record-set.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { invalid } from './errors.cts';
import type { Condition } from './list.cts';
import { microsOf } from './times.cts';

/**
 * The JSON object in a request's body. Anything else is refused with 400, also an empty body: for all records, clients
 * send `{}` [CODE: all clients do; INF: a Go server reads an empty body as invalid JSON].
 */
export function readBody(request: VendorRequest): { body: Record<string, unknown> } | Answer {
	const parsed = parse(request.body);
	const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
	return isObject ? { body: parsed as Record<string, unknown> } : invalid('', 'the body must be a JSON object');
}

/** The JSON list in a request's body, or a refusal. */
export function readList(request: VendorRequest): { list: unknown[] } | Answer {
	const parsed = parse(request.body);
	return Array.isArray(parsed) ? { list: parsed } : invalid('', 'the body must be a JSON array');
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		// Empty or not JSON: the caller answers that it is neither an object nor an array.
		return undefined;
	}
}

/** The wanted values of a field of the body; none when it is empty or missing. */
function valuesOf(value: unknown): string[] {
	const values = Array.isArray(value) ? value : [value];
	return values.filter((one) => one !== undefined && one !== null && one !== '').map(String);
}

/** A record matches when one of `found` is one of the wanted values. Without wanted values, all match. */
export function anyOf(name: string, asked: unknown, found: (facets: Facets) => unknown): Condition[] {
	const values = valuesOf(asked);
	if (values.length === 0) return [];
	const wanted = new Set(values);
	const holds = (facets: Facets) => valuesOf(found(facets)).some((value) => wanted.has(value));
	return [{ key: `${name}=${JSON.stringify(values)}`, holds }];
}

/** Each word must be somewhere in the record, in any case [DOC: implicit wildcards; that all words must match is INF]. */
export function keywords(asked: unknown, found: (facets: Facets) => unknown = (facets) => facets): Condition[] {
	const words = String(asked ?? '')
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((word) => word !== '');
	if (words.length === 0) return [];
	const holds = (facets: Facets) => {
		const text = JSON.stringify(found(facets)).toLowerCase();
		return words.every((word) => text.includes(word));
	};
	return [{ key: `keywords=${JSON.stringify(words)}`, holds }];
}

/** A time range of a body: both ends included [CODE]. An answer means a refusal. */
export function span(start: unknown, end: unknown): { from?: number; to?: number } | Answer {
	const [from, to] = [start, end].map((text) => (text === undefined || text === '' ? undefined : microsOf(text)));
	if (Number.isNaN(from) || Number.isNaN(to)) return invalid('start_time', 'times must be RFC 3339');
	return { from, to };
}

/** A time range of one field, as `{start, end}`. Records without the field do not match. */
export function within(field: string, asked: unknown): Condition[] | Answer {
	if (typeof asked !== 'object' || asked === null) return [];
	const { start, end } = asked as Record<string, unknown>;
	const limits = span(start, end);
	if ('status' in limits) return limits;
	const { from = -Infinity, to = Infinity } = limits;
	const holds = (facets: Facets) => {
		const time = microsOf(facets[field]);
		return time >= from && time <= to;
	};
	return [{ key: `${field}=${from}-${to}`, holds }];
}

import type { Answer } from '../kernel/answer.cts';
import type { Facets } from '../kernel/record-set.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { invalid } from './errors.cts';
import type { Condition } from './list.cts';
import { microsOf } from './times.cts';

/**
 * The JSON object in a request's body. Anything else is refused with 400, an empty body too: whoever wants everything
 * sends `{}` [CODE: all clients do; INF: a Go server reads an empty body as broken JSON].
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
		// Empty or not JSON: the caller answers that it is neither object nor array.
		return undefined;
	}
}

/** Values that a field of the body asks for; an empty or missing one asks for nothing. */
function valuesOf(value: unknown): string[] {
	const values = Array.isArray(value) ? value : [value];
	return values.filter((one) => one !== undefined && one !== null && one !== '').map(String);
}

/** A record passes when one of `found` is one of the values asked for; nothing asked for lets all pass. */
export function anyOf(name: string, asked: unknown, found: (facets: Facets) => unknown): Condition[] {
	const values = valuesOf(asked);
	if (values.length === 0) return [];
	const wanted = new Set(values);
	const holds = (facets: Facets) => valuesOf(found(facets)).some((value) => wanted.has(value));
	return [{ key: `${name}=${JSON.stringify(values)}`, holds }];
}

/** Every word has to occur somewhere in the record, whatever its case [DOC: implicit wildcards; that all must is INF]. */
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

/** A span of time as a body gives it: both ends included [CODE]. An answer is a refusal. */
export function span(start: unknown, end: unknown): { from?: number; to?: number } | Answer {
	const [from, to] = [start, end].map((text) => (text === undefined || text === '' ? undefined : microsOf(text)));
	if (Number.isNaN(from) || Number.isNaN(to)) return invalid('start_time', 'times must be RFC 3339');
	return { from, to };
}

/** A span of time over one field, given as `{start, end}`; records without the field do not pass. */
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

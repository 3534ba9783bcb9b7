import type { Answer } from '../kernel/answer.cts';
import { BodyCache } from '../kernel/body-cache.cts';
import type { Facets, RecordSet, Selected } from '../kernel/record-set.cts';
import type { Handler } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { apiError } from './errors.cts';
import { pathOf, type PageShape, type TwelvePortSettings } from './options.cts';
import { offsetOf, SHAPES, type PageFacts, type Shape } from './page-shapes.cts';

/** The values of a list request: its query, or a JSON body with paging and filters next to each other. */
export type Words = Record<string, string[]>;

/** One list: the source of its rows and the fields of its filters. */
export interface ListOf<R extends Facets> {
	records: RecordSet<R>;
	/** The name in `_embedded`. */
	key: string;
	/** Facets that a request can filter by; several values mean any of them. */
	filters: string[];
	/** Whether the request is in the body instead of the query. */
	isInBody?: boolean;
}

/** The default size: Spring Data's [INVENTED]. */
const DEFAULT_SIZE = 20;

/** Answers the pages of one list, newest first unless `sort` ends in `,asc`. Only the requested rows are computed. */
export function listHandler<R extends Facets>(list: ListOf<R>, settings: TwelvePortSettings): Handler {
	const cache = new BodyCache();
	return (request) => {
		const words = list.isInBody ? wordsOfBody(request) : wordsOfQuery(request);
		if (!words) return apiError(400, request.path, settings, 'The body is not a JSON object');
		const selected = list.records.select(selectionOf(words, list.filters));
		const page = pageOf(request, words, { key: list.key, shape: settings.shape, rows: selected }, settings);
		if (!page) return apiError(400, request.path, settings, 'The position is not one of this list');
		const { linkOrigin, shape, oneBased, ignoresPage, maxPageSize } = settings;
		const variant = JSON.stringify([linkOrigin, shape, oneBased, ignoresPage, maxPageSize]);
		const key = `${variant} ${request.origin}${request.path}?${request.query.toString()} ${request.body}`;
		return answerOf(SHAPES[shape], page, (make) => cache.get(key, list.records.version, make));
	};
}

/** Answers a short list in memory, in a shape of its own. */
export function answerRows(request: VendorRequest, rows: unknown[], key: string, settings: TwelvePortSettings): Answer {
	const selected = { length: rows.length, at: (index: number) => rows[index] };
	const wanted = { key, shape: settings.typesShape, rows: selected };
	const page = pageOf(request, wordsOfQuery(request), wanted, settings);
	if (!page) return apiError(400, request.path, settings, 'The position is not one of this list');
	return answerOf(SHAPES[settings.typesShape], page, (make) => Buffer.from(JSON.stringify(make())));
}

function answerOf(shape: Shape, page: PageFacts, bytesOf: (make: () => unknown) => Buffer): Answer {
	const headers = { 'content-type': 'application/json', ...shape.headers?.(page) };
	return { status: 200, headers, body: bytesOf(() => shape.body(page)) };
}

/** The requested page, or `undefined` when its cursor is invalid. */
function pageOf(
	request: VendorRequest,
	words: Words,
	list: { key: string; shape: PageShape; rows: Selected<unknown> },
	settings: TwelvePortSettings,
): PageFacts | undefined {
	const { position, size: sizeName } = SHAPES[list.shape].parameters;
	const size = Math.min(wholeNumber(words[sizeName]?.[0], 1) ?? DEFAULT_SIZE, settings.maxPageSize);
	const firstNumber = settings.oneBased ? 1 : 0;
	const offset = settings.ignoresPage ? 0 : offsetFor(position, words[position]?.[0], { size, firstNumber });
	if (offset === undefined) return undefined;
	const count = Math.max(0, Math.min(size, list.rows.length - offset));
	return {
		count,
		offset,
		total: list.rows.length,
		size,
		number: firstNumber + Math.floor(offset / size),
		firstNumber,
		key: list.key,
		rows: () => Array.from({ length: count }, (_, index) => list.rows.at(offset + index)),
		link: (parameters) => linkTo(request, parameters, settings),
	};
}

function offsetFor(
	position: string,
	word: string | undefined,
	{ size, firstNumber }: { size: number; firstNumber: number },
): number | undefined {
	if (position === 'page') return (wholeNumber(word, firstNumber) ?? firstNumber) * size - firstNumber * size;
	if (position === 'offset') return wholeNumber(word, 0) ?? 0;
	return word === undefined || word === '' ? 0 : offsetOf(word);
}

function linkTo(request: VendorRequest, parameters: Record<string, string>, settings: TwelvePortSettings): string {
	const query = new URLSearchParams(request.query);
	for (const [name, value] of Object.entries(parameters)) query.set(name, value);
	const origin = settings.linkOrigin ?? request.origin;
	return `${origin}${pathOf('space', settings)}${request.path}?${query.toString()}`;
}

function selectionOf(words: Words, filters: string[]) {
	const conditions = filters.flatMap((name): Array<[string, string[]]> => (words[name] ? [[name, words[name]]] : []));
	const sort = words.sort?.[0] ?? '';
	return {
		matches:
			conditions.length > 0
				? (facets: Facets) => conditions.every(([name, values]) => values.includes(String(facets[name])))
				: undefined,
		isDescending: !sort.endsWith(',asc'),
		key: JSON.stringify(conditions),
	};
}

function wordsOfQuery({ query }: VendorRequest): Words {
	return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}

function wordsOfBody(request: VendorRequest): Words | undefined {
	const body = jsonObject(request.body || '{}');
	if (!body) return undefined;
	const texts = Object.entries(body).map(([name, value]): [string, string[]] => [name, [value].flat().map(String)]);
	// A link to another page of a search has the page in its query.
	return { ...Object.fromEntries(texts), ...wordsOfQuery(request) };
}

/** A JSON object, or `undefined` for any other text. */
export function jsonObject(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
	} catch {
		// Not JSON: the caller refuses it.
		return undefined;
	}
}

function wholeNumber(text: string | undefined, least: number): number | undefined {
	const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : -1;
	return value >= least ? value : undefined;
}

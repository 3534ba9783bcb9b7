import { countOf, objectOf } from '../../json';
import { valueAt, type ListPath } from './list-in';
import { plain } from './names';

/** An answer with its headers, whose names are in lower case, as Node.js gives them. */
export interface ListAnswer {
	body: unknown;
	headers?: Record<string, unknown>;
}

/** A value, and the name by which the answer calls it. */
export interface NamedValue<Value> {
	name: string;
	value: Value;
}

/** What an answer tells about the other pages of its list. */
export interface Hints {
	/** Address of the next page. */
	link?: string;
	/** Anything else that names the next page, often called a token. */
	cursor?: NamedValue<string | number>;
	/** Whether there is more, where the answer has a field for that. */
	more?: boolean;
	/** Whether a field for the next page is there, and empty. */
	ended: boolean;
	/** Number of this page, as the service counts pages. */
	number?: NamedValue<number>;
	/** Pages in the whole list. */
	pages?: number;
	/** Records before this page. */
	offset?: NamedValue<number>;
	/** Records in the whole list. */
	total?: number;
	/** Records, either in the whole list or on this page. */
	count?: number;
}

const ENVELOPES =
	/^(meta(data)?|page|pagination|paging|pageinfo|pageable|cursors?|links|response(metadata)?|summary|resultinfo|query)$/;
const NEXT =
	/^(odata)?next((page|records|results|batch)?(link|url|uri|href|token|number|cursor|key)?|marker|after|offset|start|from|index|skip|continuation)$/;
/** Those of them that may hold an address; a cursor may begin with a slash, too. */
const NEXT_LINK = /^(odata)?next(page|records|results|batch)?(link|url|uri|href)?$/;
const CURSOR = /^(endcursor|cursor|cursorid|continuationtoken|continue|scrollid|after|marker|bookmark)$/;
const MORE = /^(has(more|next|nextpage|moreresults|moreitems|moredata)|more|moreavailable|(is)?truncated)$/;
const LAST = /^((is)?last(page)?|endoflist)$/;
const NUMBER = /^(number|(current)?page(number|no|num|index)?)$/;
const PAGES = /^(total(page|pages)|pages?(count|total)|pages|num(ber)?(of)?pages|lastpage)$/;
const TOTAL =
	/^(odatacount|total(count|elements|results?|records|items|hits|resources|rows|entries|size|objects)?|records?total|numfound)$/;
/** Of those that match the search. DataTables counts all records beside it. */
const FILTERED = /^(records?filtered|filteredtotal|total(count|records)?filtered)$/;
const OFFSET = /^(offset|startat|start|startindex|skip|from)$/;
/** In an object about the next page, these are of that page and not of this one. */
const POSITION = /^(page(number)?|offset|start(at|index)?|from|skip|token)$/;
/** Relations that only a paged list has; links with one of them but without `next` mean the last page. */
const RELATIONS = /^(first|prev|previous|last)$/;

/**
 * Reads all hints of an answer; nothing here can fail.
 * @param path of the list in the answer
 */
export function hintsIn({ body, headers = {} }: ListAnswer, path: ListPath): Hints {
	const entries = [...entriesIn(body, path), ...headerEntries(headers)];
	const find = <Value>(names: RegExp, read: (value: unknown) => Value | undefined) => pick(entries, names, read);
	const link = find(NEXT_LINK, hrefIn)?.value;
	const cursor = find(NEXT, cursorIn) ?? find(CURSOR, cursorIn);
	const isLast = find(LAST, flagIn)?.value;
	const isEmptyNext = ({ name, value }: NamedValue<unknown>) => NEXT.test(plain(name)) && !value;
	const isRelation = ({ name, value }: NamedValue<unknown>) => RELATIONS.test(name) && hrefIn(value) !== undefined;
	return {
		link,
		cursor: link ? undefined : cursor,
		more: find(MORE, flagIn)?.value ?? (isLast === undefined ? undefined : !isLast),
		ended: !link && !cursor && entries.some((entry) => isEmptyNext(entry) || isRelation(entry)),
		number: find(NUMBER, countOf),
		pages: find(PAGES, countOf)?.value,
		offset: find(OFFSET, countOf),
		total: (find(FILTERED, totalIn) ?? find(TOTAL, totalIn))?.value,
		count: find(/^count$/, countOf)?.value,
	};
}

/** Whether an answer tells anything about pages, as a list would. */
export function hasAny({ ended, ...hints }: Hints): boolean {
	return ended || Object.values(hints).some((hint) => hint !== undefined);
}

function pick<Value>(
	entries: Array<NamedValue<unknown>>,
	names: RegExp,
	read: (value: unknown) => Value | undefined,
): NamedValue<Value> | undefined {
	for (const { name, value } of entries) {
		const found = names.test(plain(name)) ? read(value) : undefined;
		if (found !== undefined) return { name, value: found };
	}
	return undefined;
}

/** Names and values at the top and around the list, each followed by the content of its envelopes. */
function entriesIn(body: unknown, path: ListPath): Array<NamedValue<unknown>> {
	const around = path.length > 1 ? [valueAt(body, path.slice(0, -1)), body] : [body];
	return around.flatMap((holder) => opened(holder, 2));
}

function opened(holder: unknown, levels: number): Array<NamedValue<unknown>> {
	const own = Object.entries(objectOf(holder) ?? {}).map(([name, value]) => ({ name, value }));
	if (levels === 0) return own;
	const inside = own.filter(({ name }) => ENVELOPES.test(plain(name)));
	const next = own.filter(({ name }) => plain(name) === 'next').flatMap(({ value }) => ofNext(value));
	return [...own, ...next, ...inside.flatMap(({ value }) => [...relations(value), ...opened(value, levels - 1)])];
}

/** What an object tells about the next page: `{ "next": { "after": "20" } }`. A position gets the name of a next one. */
function ofNext(next: unknown): Array<NamedValue<unknown>> {
	return Object.entries(objectOf(next) ?? {}).flatMap(([name, value]) => {
		if (POSITION.test(plain(name))) return [{ name: `next_${name}`, value }];
		return CURSOR.test(plain(name)) ? [{ name, value }] : [];
	});
}

/** Links in a list: `[{ "rel": "next", "href": "…" }]`. */
function relations(links: unknown): Array<NamedValue<unknown>> {
	if (!Array.isArray(links)) return [];
	return links.map((link) => ({ name: String(objectOf(link)?.rel), value: link as unknown }));
}

/** `X-Total-Count` and similar ones, `Content-Range` (RFC 9110), and the links of a `Link` header (RFC 8288). */
function headerEntries(headers: Record<string, unknown>): Array<NamedValue<unknown>> {
	const counts = Object.entries(headers)
		.filter(([name]) => /^x-/i.test(name))
		.map(([name, value]) => ({ name: name.slice(2), value }));
	return [...counts, ...rangeIn(headers['content-range']), ...linksIn(headers.link)];
}

/** `items 0-9/46`; a star in place of the records for an empty page. A range of bytes says nothing of records. */
function rangeIn(header: unknown): Array<NamedValue<unknown>> {
	const [, total] = /^(?!bytes)[\w-]{1,20}[ =](?:\d{1,15}-\d{1,15}|\*)\/(\d{1,15})$/i.exec(String(header)) ?? [];
	return total === undefined ? [] : [{ name: 'total', value: total }];
}

function linksIn(header: unknown): Array<NamedValue<unknown>> {
	if (typeof header !== 'string') return [];
	return header.split('<').flatMap((part) => {
		const [href, parameters = ''] = part.split('>');
		const relation = /;\s*rel="?(\w+)/i.exec(parameters)?.[1];
		return relation ? [{ name: relation, value: { href } }] : [];
	});
}

/** An address: absolute, from the root, or only a query; also as an object, as in HAL. */
function hrefIn(value: unknown): string | undefined {
	const [one] = Array.isArray(value) ? (value as unknown[]) : [value];
	const { href, url } = objectOf(one) ?? {};
	if (typeof href === 'string' || typeof url === 'string') return String(href ?? url) || undefined;
	return typeof one === 'string' && /^([a-z][a-z0-9+.-]*:\/\/|\/|[\w/]*\?)/i.test(one) ? one : undefined;
}

/** A total, which may be an object with its exactness, as in Elasticsearch. */
function totalIn(value: unknown): number | undefined {
	const { value: inside, count } = objectOf(value) ?? {};
	return countOf(value) ?? countOf(inside) ?? countOf(count);
}

function cursorIn(value: unknown): string | number | undefined {
	return (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : undefined;
}

function flagIn(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

import { cursor } from '../../../core/pages/cursor';
import { hal } from '../../../core/pages/hal';
import { link } from '../../../core/pages/link';
import { offset } from '../../../core/pages/offset';
import { pageNumber } from '../../../core/pages/page-number';
import type { PageStyle, Row, Step } from '../../../core/pages/page-style';
import { walk, type WalkLimits } from '../../../core/pages/walk';

/** A list on an imagined server: the style to walk it with, and what it answers. */
export interface List {
	style: PageStyle;
	answer(step: Step): unknown;
}

/** This number of records, numbered. */
export function records(count: number): Row[] {
	return Array.from({ length: count }, (_, id) => ({ id }));
}

/** Reads pages to their end. */
export async function collect(pages: AsyncIterable<Row[]>): Promise<Row[]> {
	const all: Row[] = [];
	for await (const rows of pages) all.push(...rows);
	return all;
}

/** Walks a list and remembers the requests. */
export function walking({ style, answer }: List, limits: WalkLimits) {
	const asked: Step[] = [];
	const ask = async (step: Step) => {
		asked.push(step);
		return await Promise.resolve(answer(step));
	};
	return { asked, pages: walk(ask, style, limits) };
}

/** These pages, without a server. */
export async function* pagesOf(...pages: Row[][]): AsyncGenerator<Row[], void> {
	for (const rows of pages) yield await Promise.resolve(rows);
}

function rowsOf(body: unknown): Row[] {
	return (body as { rows: Row[] }).rows;
}

function field(name: string): (body: unknown) => unknown {
	return (body) => (body as Record<string, unknown>)[name];
}

/** A HAL collection; `cap` is the largest page that the server returns, regardless of the size requested. */
export function halList(items: Row[], size: number, cap: number, parts: Array<'links' | 'page'>): List {
	const served = Math.min(size, cap);
	const totalPages = Math.ceil(items.length / served);
	return {
		style: hal({ names: ['things'], size }),
		answer({ query }) {
			const number = Number(query?.page);
			const rows = items.slice(number * served, (number + 1) * served);
			return {
				...(rows.length > 0 ? { _embedded: { things: rows } } : {}),
				...(parts.includes('links') ? { _links: number + 1 < totalPages ? { next: { href: 'ignored' } } : {} } : {}),
				...(parts.includes('page') ? { page: { size: served, number, totalPages } } : {}),
			};
		},
	};
}

/** A list in numbered pages, the first one numbered `start`. */
export function numberedList(items: Row[], size: number, cap: number, start: number, tellsTotal: boolean): List {
	const served = Math.min(size, cap);
	const totalPages = field('totalPages');
	return {
		style: pageNumber({
			parameters: { page: 'p', size: 's' },
			size,
			start,
			rows: rowsOf,
			...(tellsTotal ? { totalPages } : {}),
		}),
		answer({ query }) {
			const index = Number(query?.p) - start;
			const rows = items.slice(index * served, (index + 1) * served);
			return { rows, totalPages: Math.ceil(items.length / served) };
		},
	};
}

/** A list by offset; `cap(offset)` records are served at most. */
export function offsetList(
	items: Row[],
	size: number,
	cap: (start: number) => number,
	location: 'query' | 'body',
	total?: (start: number) => unknown,
): List {
	const parameters = { offset: 'from', limit: 'length' };
	return {
		style: offset({ parameters, size, location, rows: rowsOf, ...(total ? { total: field('total') } : {}) }),
		answer(step) {
			const start = Number(step[location]?.from);
			return { rows: items.slice(start, start + Math.min(size, cap(start))), total: total?.(start) };
		},
	};
}

/** Cuts items into pages of these sizes, as far as they go; the rest is the last page. */
export function cut(items: Row[], sizes: number[]): Row[][] {
	const pages: Row[][] = [];
	let start = 0;
	for (const size of sizes) {
		if (start < items.length) pages.push(items.slice(start, start + size));
		start += size;
	}
	return [...pages, items.slice(start)];
}

/** A list by cursor, in the pages given. */
export function cursorList(pages: Row[][], location?: 'query' | 'body'): List {
	const style = cursor({ parameter: 'after', ...(location ? { location } : {}), rows: rowsOf, cursor: field('next') });
	return {
		style,
		answer(step) {
			const index = Number(step[location ?? 'query']?.after ?? 0);
			return { rows: pages[index], next: index + 1 < pages.length ? index + 1 : null };
		},
	};
}

/** A list by links, in the pages given. */
export function linkList(pages: Row[][]): List {
	const base = new URL('https://vendor.test/api/v1');
	return {
		style: link({ base, path: '/things', rows: rowsOf, link: field('next') }),
		answer({ path }) {
			const index = Number(new URL(path!, base).searchParams.get('page') ?? 0);
			return { rows: pages[index], next: index + 1 < pages.length ? `?page=${index + 1}` : undefined };
		},
	};
}

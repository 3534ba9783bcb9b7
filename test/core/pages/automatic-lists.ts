import { automatic, type ListRequest } from '../../../core/pages/automatic';
import type { Doubt } from '../../../core/pages/doubt';
import type { ListAnswer } from '../../../core/pages/automatic/hints';
import type { Row, Step } from '../../../core/pages/page-style';
import { placeIn, type Place } from '../../../core/pages/place';
import { walk, type WalkLimits } from '../../../core/pages/walk';
import { collect } from './lists';

export const BASE = new URL('https://vendor.test/api/v1');

/** A list on an imagined server: the user's request and the answers. All of these answers are invented. */
export interface Served {
	request: ListRequest;
	answer(step: Step): ListAnswer;
}

/** How many records the server returns for a request, regardless of the size in it. */
export type Cap = number;

/** Walks a list and returns the records, the requests, the doubts, and the remark for the user. */
export async function walked({ request, answer }: Served, limits: WalkLimits = { window: 4 }) {
	const style = automatic(request, BASE);
	const asked: Step[] = [];
	const ask = async (step: Step) => {
		asked.push(step);
		return await Promise.resolve(answer(step));
	};
	const doubts: string[] = [];
	const onDoubt = ({ reason }: Doubt) => void doubts.push(reason);
	const rows = await collect(walk(ask, style, { onDoubt, ...limits }));
	return { rows, asked, doubts, remark: style.remark() };
}

/** The records of the same list, read page by page by one walk after the other, each with a style of its own. */
export async function walkedInParts({ request, answer }: Served): Promise<Row[]> {
	const rows: Row[] = [];
	let place: Place | undefined;
	for (;;) {
		const style = automatic(request, BASE);
		if (place) style.reopen(answer(style.first));
		let next: Place | undefined;
		const limits = { window: 2, place, onPlace: (found?: Place) => void (next = found), onDoubt: () => undefined };
		for await (const page of walk(async (step) => await Promise.resolve(answer(step)), style, limits)) {
			rows.push(...page);
			if (next) break;
		}
		if (!next) return rows;
		place = placeIn(JSON.parse(JSON.stringify(next)));
	}
}

/** A number in the query of a step, or in its body, by the names that lead to it. */
export function given({ query = {}, body = {} }: Step, ...names: string[]): number | undefined {
	const value = names.reduce((holder: unknown, name) => (holder as Row | undefined)?.[name], { ...query, ...body });
	return value === undefined ? undefined : Number(value);
}

/** A list in numbered pages. `start` is the number of its first page; `shape` makes the answer of a page. */
export function byNumber(
	items: Row[],
	cap: Cap,
	{ start, request = { path: '/things' } }: { start: number; request?: ListRequest },
	shape: (rows: Row[], index: number, pages: number) => unknown,
	names: string[] = ['page'],
): Served {
	const pages = Math.ceil(items.length / cap);
	return {
		request,
		answer(step) {
			// For a number below that of the first page the server returns the first one; other servers may differ.
			const index = Math.max(0, (given(step, ...names) ?? start) - start);
			return { body: shape(items.slice(index * cap, (index + 1) * cap), index, pages) };
		},
	};
}

/** A list by offset. */
export function byOffset(
	items: Row[],
	cap: Cap,
	{ start = 0, request = { path: '/things' } }: { start?: number; request?: ListRequest },
	shape: (rows: Row[], offset: number) => unknown,
	names: string[] = ['offset'],
): Served {
	return {
		request,
		answer(step) {
			const offset = given(step, ...names) ?? start;
			return { body: shape(items.slice(offset - start, offset - start + cap), offset) };
		},
	};
}

/** A list by cursor, which is `c` and the number of records before it. An unknown cursor is ignored. */
export function byCursor(
	items: Row[],
	cap: Cap,
	request: ListRequest,
	names: string[],
	shape: (rows: Row[], next: string | undefined) => unknown,
): Served {
	return {
		request,
		answer({ query = {}, body = {} }) {
			const cursor = names.reduce((holder: unknown, name) => (holder as Row | undefined)?.[name], {
				...query,
				...body,
			});
			const from = typeof cursor === 'string' ? Number(cursor.slice(1)) : 0;
			const next = from + cap < items.length ? `c${from + cap}` : undefined;
			return { body: shape(items.slice(from, from + cap), next) };
		},
	};
}

/** A list by links; `link` writes the address for an offset, `shape` the answer. */
export function byLink(
	items: Row[],
	cap: Cap,
	link: (from: number) => string,
	shape: (rows: Row[], next: string | undefined) => ListAnswer,
): Served {
	return {
		request: { path: '/things', query: { state: 'open' } },
		answer({ path = '', query = {} }) {
			const url = new URL(`${BASE.href}${path}`);
			const from = Number(url.searchParams.get('from') ?? 0);
			const isFiltered = (url.searchParams.get('state') ?? query.state) === 'open';
			const rows = isFiltered ? items.slice(from, from + cap) : [{ id: 'not filtered' }];
			return shape(rows, from + cap < items.length ? link(from + cap) : undefined);
		},
	};
}

/** A name without case, signs and separators: `next_page`, `nextPage` and `$next-page` are one. */
export function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Names, plain, of the parameters by which pages are requested. `page[number]` is one of them, too. */
export const PARAMETERS = {
	number: /^page(number|no|num|index)?$/,
	offset: /^((page)?offset|skip|from|start(at|index|row)?|first(result)?)$/,
	size: /^((page)?(limit|size)|perpage|length|top|take|max(results|items)?|count|rows|num)$/,
	cursor:
		/^(after|(start)?cursor(id)?|marker|bookmark|continue|scrollid|next(page|token)?|(page|nextpage|continuation)token)$/,
} as const;

/** What a paging parameter means. */
export type Kind = keyof typeof PARAMETERS;

/** A parameter for the position. */
interface Partner {
	kind: 'number' | 'offset';
	name: string;
}

const PARTNERS: Array<[size: RegExp, kind: Partner['kind'], part: RegExp, partner: string]> = [
	[/^page\W?limit/i, 'offset', /limit/i, 'offset'],
	[/^page\W?size\W$/i, 'number', /size/i, 'number'],
	[/^(page.?size|per.?page|size)$/i, 'number', /.*/, 'page'],
	[/length$/i, 'offset', /length/i, 'from'],
	[/(top|take)$/i, 'offset', /top|take/i, 'skip'],
	[/^max.?results$/i, 'offset', /.*/, 'startAt'],
	[/^(rows|count|num)$/i, 'offset', /.*/, 'start'],
	// `limit`, and every other name.
	[/^/, 'offset', /.*/, 'offset'],
];

/** The parameter that usually goes with one for the page size, in the same spelling. */
export function partnerOf(size: string): Partner {
	const [, kind, part, partner] = PARTNERS.find(([known]) => known.test(size))!;
	return { kind, name: size.replace(part, partner) };
}

/**
 * The request's names for a cursor that the answer calls by this name, most likely one first:
 * `nextPageToken` is sent as `pageToken`, `next_page` as it is, and a plain `next` by the usual names.
 */
export function cursorNames(name: string): string[] {
	const key = plain(name);
	if (key === 'next') return ['after', 'cursor', 'next'];
	if (key === 'endcursor') return ['after', 'cursor'];
	if (key === 'cursor') return [name, 'cursor_id', 'after'];
	const stripped = name.replace(/^x-/i, '').replace(/^next[^a-z]*/i, '');
	const bare = stripped.charAt(0).toLowerCase() + stripped.slice(1);
	return /^(pagetoken|cursor|marker|after|offset|start|from|skip)$/.test(plain(bare)) ? [bare, name] : [name, bare];
}

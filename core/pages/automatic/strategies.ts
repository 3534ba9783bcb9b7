import { byNumber } from './by-number';
import { byOffset } from './by-offset';
import { byLink, byCursor } from './by-pointer';
import type { Hints } from './hints';
import { partnerOf, plain, cursorNames } from './names';
import type { PageRequest, Slot } from './page-request';
import { countsMore, saysMore, type Page, type Strategy } from './strategy';

/** A walk accepts this many empty pages in a row, and a strategy that leads nowhere gives one. */
const MAX_STRATEGIES = 4;

/**
 * Strategies for the second page, most likely one first; none where no hint is found, or the list is complete.
 * The user's own parameters come first, then what the answer tells, then those that the service is known to have,
 * then the usual names.
 */
export function strategiesFor(request: PageRequest, page: Page, base: URL): Strategy[] {
	const { hints } = page;
	const isCountedMore = isFromStart(request) && countsMore(page);
	const isMore = saysMore(page, isFromStart(request)) || isCountedMore;
	if (hints.more === false && !isMore) return [];
	const number = request.find('number');
	const offset = request.find('offset');
	const size = request.find('size');
	const { cursor, link } = hints;
	const cursors = cursor ? cursorSlots(request, cursor.name, size).map((slot) => byCursor(request, slot)) : [];
	const isOpaque = typeof cursor?.value === 'string';
	const own = [
		...(number ? numbered(request, hints, number) : []),
		...(offset ? [skipping(request, hints, offset)] : []),
	];
	const declared = declaredBy(request, hints);
	const isCounted = !number && (hints.number !== undefined || hints.pages !== undefined);
	return [
		...own,
		...(isOpaque ? cursors : []),
		...(isCounted ? numbered(request, hints, request.declared('number') ?? numberSlot(hints, size)) : []),
		...(link === undefined ? [] : [byLink(request, base)]),
		...(isOpaque ? [] : cursors),
		...(own.length === 0 ? declared : []),
		...(own.length + declared.length === 0 && (isMore || size) ? usual(request, hints, size) : []),
	].slice(0, MAX_STRATEGIES);
}

/** Records before those that the user's request begins with; `undefined` where that cannot be known. */
export function skippedBy(request: PageRequest): number | undefined {
	const [number, offset] = [request.find('number'), request.find('offset')];
	if ((number && Number(number.value) > 1) || request.find('cursor')) return undefined;
	return offset ? Math.max(0, Number(offset.value) - startOf(offset)) : 0;
}

/** Whether the user's request begins with the first record of the list. */
export function isFromStart(request: PageRequest): boolean {
	return skippedBy(request) === 0;
}

/** No answer tells whether the first page has number 0 or 1; where number 1 gives the first page again, it has number 1. */
function numbered(request: PageRequest, hints: Hints, slot: Slot): Strategy[] {
	const { value } = slot;
	const echo = hints.number?.value;
	if (value !== undefined) return [byNumber(request, slot, { opened: value, start: Math.min(value, 1), echo })];
	return (echo ? [echo] : [0, 1]).map((start) => byNumber(request, slot, { opened: start, start, echo }));
}

function skipping(request: PageRequest, hints: Hints, slot: Slot): Strategy {
	const start = startOf(slot);
	return byOffset(request, slot, hints.offset?.value ?? start, start);
}

/** Records are numbered from 1 where the name says that it is an index (SCIM, RFC 7644). */
function startOf({ name }: Slot): number {
	return plain(name) === 'startindex' ? 1 : 0;
}

/** The parameter has the name that goes with the user's page size, or the name in the answer, unless that is only `number`. */
function numberSlot(hints: Hints, size: Slot | undefined): Slot {
	const partner = size && partnerOf(size.name);
	if (partner?.kind === 'number') return beside(size, partner.name);
	const echo = hints.number?.name ?? 'page';
	return beside(size, /^(number|currentpage)$/.test(plain(echo)) ? 'page' : echo);
}

/** The name that goes with the user's page size, the name of the offset in the answer, and the usual names. */
function usual(request: PageRequest, hints: Hints, size: Slot | undefined): Strategy[] {
	const echo = hints.offset?.name;
	const partner = size && !echo ? partnerOf(size.name) : { kind: 'offset' as const, name: echo ?? 'offset' };
	const slot = beside(size, partner.name);
	if (partner.kind === 'number') return numbered(request, hints, slot);
	return [skipping(request, hints, slot), ...numbered(request, hints, beside(size, 'page'))];
}

/** The parameters that the service is known to have. */
function declaredBy(request: PageRequest, hints: Hints): Strategy[] {
	const [offset, number] = [request.declared('offset'), request.declared('number')];
	return [...(offset ? [skipping(request, hints, offset)] : []), ...(number ? numbered(request, hints, number) : [])];
}

/** Where the page size is; in the query where there is none. */
function beside(size: Slot | undefined, name: string): Slot {
	return { holder: size?.holder ?? ['query'], name };
}

/** Where the cursor of an answer is sent: in the user's own parameter, beside the page size, or by the usual names. */
function cursorSlots(request: PageRequest, name: string, size: Slot | undefined): Slot[] {
	const own = request.find('cursor');
	if (own) return [own];
	const declared = request.declared('cursor');
	const holder = size?.holder.slice(0, 1) ?? [request.hasBody ? 'body' : 'query'];
	const partner = size && partnerOf(size.name);
	const isSkipping = plain(name) === 'next' && partner?.kind === 'offset' && size?.name !== 'limit';
	const guesses = [...(isSkipping ? [partner.name] : []), ...cursorNames(name)].map((known) => ({
		holder,
		name: known,
	}));
	return declared ? [declared, ...guesses] : guesses;
}

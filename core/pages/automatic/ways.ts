import { byNumber } from './by-number';
import { byOffset } from './by-offset';
import { byLink, byToken } from './by-pointer';
import { partnerOf, plain, tokenNames } from './names';
import type { GivenSlot, PageRequest, Slot } from './page-request';
import { saysMore, type Page, type Way } from './way';

/** A walk may meet that many empty pages in a row, and a try that leads nowhere looks like one. */
const MOST_WAYS = 4;

/**
 * Ways to the second page, most likely one first; none where there is nothing to go by, or the list is over.
 * The user's own parameters count before what the answer tells, and that before what is merely usual.
 */
export function waysOf(request: PageRequest, page: Page, base: URL): Way[] {
	const { hints } = page;
	const isMore = saysMore(page, isFromStart(request));
	if (hints.more === false || (hints.ended && !isMore)) return [];
	const number = request.find('number');
	const offset = request.find('offset');
	const size = request.find('size');
	const isOpaque = typeof hints.token?.value === 'string';
	const tokens = hints.token ? tokenSlots(request, hints.token.name, size).map((slot) => byToken(request, slot)) : [];
	const own = [...(number ? numbered(request, page, number) : []), ...(offset ? skipping(request, page, offset) : [])];
	const isCounted = !number && (hints.number !== undefined || hints.pages !== undefined);
	const numbers = isCounted ? numbered(request, page, numberSlot(page, size)) : [];
	const guesses = own.length === 0 && (isMore || size) ? usual(request, page, size) : [];
	return [
		...own,
		...(isOpaque ? tokens : []),
		...numbers,
		...(hints.link === undefined ? [] : [byLink(request, base)]),
		...(isOpaque ? [] : tokens),
		...guesses,
	].slice(0, MOST_WAYS);
}

/** Whether the user asks for the list from its first record on. */
export function isFromStart(request: PageRequest): boolean {
	const [number, offset] = [request.find('number'), request.find('offset')];
	const isBehind = (number && number.value > 1) || (offset && offset.value > startOf(offset.name));
	return !isBehind && !request.find('token');
}

/** Whether the first page has number 0 or 1 is said by nobody; where 1 gives the first page again, it was 1. */
function numbered(request: PageRequest, { hints }: Page, slot: Slot | GivenSlot): Way[] {
	const echo = hints.number?.value;
	if ('value' in slot) return [byNumber(request, slot, { opened: slot.value, start: Math.min(slot.value, 1), echo })];
	const starts = echo ? [echo] : [0, 1];
	return starts.map((start) => byNumber(request, slot, { opened: start, start, echo }));
}

function skipping(request: PageRequest, { hints }: Page, slot: Slot | GivenSlot): Way[] {
	const start = startOf(slot.name);
	const opened = 'value' in slot ? slot.value : (hints.offset?.value ?? start);
	return [byOffset(request, slot, opened, start)];
}

/** Records are numbered from 1 where the name says that it is an index (SCIM, RFC 7644). */
function startOf(name: string): number {
	return plain(name) === 'startindex' ? 1 : 0;
}

/** The parameter has the name that goes with the user's size, or by which the answer calls it, except for a mere `number`. */
function numberSlot({ hints }: Page, size: GivenSlot | undefined): Slot {
	const partner = size && partnerOf(size.name);
	if (partner?.kind === 'number') return beside(size, partner.name);
	const echo = hints.number?.name ?? 'page';
	return beside(size, /^(number|currentpage)$/.test(plain(echo)) ? 'page' : echo);
}

/** What goes with the user's page size, what the answer calls the offset, and the usual names. */
function usual(request: PageRequest, page: Page, size: GivenSlot | undefined): Way[] {
	const echo = page.hints.offset?.name;
	const partner = size && !echo ? partnerOf(size.name) : { kind: 'offset' as const, name: echo ?? 'offset' };
	const slot = beside(size, partner.name);
	if (partner.kind === 'number') return numbered(request, page, slot);
	return [...skipping(request, page, slot), ...numbered(request, page, beside(size, 'page'))];
}

/** Where the page size stands; in the query where there is none. */
function beside(size: GivenSlot | undefined, name: string): Slot {
	return { place: size?.place ?? 'query', within: size?.within, name };
}

/** Where the pointer of an answer goes: to the user's own cursor, beside the page size, or to the usual names. */
function tokenSlots(request: PageRequest, name: string, size: GivenSlot | undefined): Slot[] {
	const own = request.find('token');
	if (own) return [own];
	const place = size?.place ?? (request.hasBody ? 'body' : 'query');
	const partner = size && partnerOf(size.name);
	const skips = plain(name) === 'next' && partner?.kind === 'offset' && size?.name !== 'limit' ? [partner.name] : [];
	return [...skips, ...tokenNames(name)].map((known) => ({ place, name: known }));
}

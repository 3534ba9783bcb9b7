import { objectOf } from '../json';

/** Each field or element that is shortened gets at least so much room: enough for a few words and the mark. */
const SHARE = 80;
/** For the mark that says what is left out. */
const MARK = 40;

/** Names such as `id`, `device_id`, `alertId` and `dedupeKey`. */
const KEY = /(?:^|[_. -])(?:id|uid|uuid|key)$|(?:I[dD]|U[iI][dD]|Uuid|Key)$/;
/** What the node itself has added to a record. */
const OWN = 'dedupeKey';

/** Length as JSON, in characters. */
export function sizeOf(value: unknown): number {
	return JSON.stringify(value)?.length ?? 0;
}

/**
 * A value of JSON in at most about so many characters of JSON, which are at least 80. Short values stay as they are; of long ones the
 * beginning is there, with a mark that says how much is left out: `… (1,234 more characters)`.
 */
export function shortened(value: unknown, room: number): unknown {
	if (sizeOf(value) <= room) return value;
	if (Array.isArray(value)) return shortList(value, room - MARK);
	const object = objectOf(value);
	return object ? shortObject(object, room - MARK) : shortText(String(value), room - MARK);
}

function shortText(text: string, room: number): string {
	let kept = text.slice(0, Math.max(room, 0));
	// In JSON a sign may need up to six characters.
	for (let size = sizeOf(kept); kept !== '' && size > room; size = sizeOf(kept)) {
		kept = kept.slice(0, Math.floor((kept.length * room) / size));
	}
	return `${kept.replace(/[\uD800-\uDBFF]$/, '')}${mark(text.length - kept.length, 'characters')}`;
}

function shortList(list: unknown[], room: number): unknown[] {
	let left = room;
	const fits = list.findIndex((element) => (left -= sizeOf(element) + 1) < 0);
	// Not even one: then a part of the first one.
	const kept = fits > 0 ? list.slice(0, fits) : [shortened(list[0], Math.max(room, SHARE))];
	return kept.length < list.length ? [...kept, mark(list.length - kept.length, 'elements')] : kept;
}

/**
 * Keys and small fields stay whole, and the large ones share what is left. Of too many fields the keys and the first others are
 * kept.
 */
function shortObject(object: Record<string, unknown>, room: number): Record<string, unknown> {
	const entries = Object.entries(object);
	const keys = keysIn(entries, room / 2);
	const left = room - [...keys].reduce((sum, name) => sum + sizeOf(name) + 2 + sizeOf(object[name]), 0);
	const others = entries.filter(([name]) => !keys.has(name)).slice(0, Math.max(Math.floor(left / SHARE), 1));
	const shares = sharesOf(others, left);
	const kept = entries.filter(([name]) => keys.has(name) || shares.has(name));
	const short = kept.map(([name, value]) => [name, keys.has(name) ? value : shortened(value, shares.get(name)!)]);
	const more = entries.length - kept.length;
	return Object.fromEntries(more > 0 ? [...short, ['…', mark(more, 'fields')]] : short) as Record<string, unknown>;
}

/** Fields by which a record is found again, as far as there is room. The shorter the name, the more it is that of the record itself. */
function keysIn(entries: Array<[string, unknown]>, room: number): Set<string> {
	const named = entries.filter(([name, value]) => KEY.test(name) && typeof value !== 'object');
	named.sort(([one], [other]) => Number(other === OWN) - Number(one === OWN) || one.length - other.length);
	let left = room;
	const fits = named.filter(([name, value]) => {
		const size = sizeOf(name) + 2 + sizeOf(value);
		const isFitting = size <= left;
		if (isFitting) left -= size;
		return isFitting;
	});
	return new Set(fits.map(([name]) => name));
}

/** How much of the room each field gets: the smallest are served first, so that none has more than it needs. */
function sharesOf(entries: Array<[string, unknown]>, room: number): Map<string, number> {
	const sizes = entries.map(([name, value]) => ({ name, own: sizeOf(name) + 2, size: sizeOf(value) }));
	sizes.sort((one, other) => one.own + one.size - other.own - other.size);
	let left = room;
	return new Map(
		sizes.map(({ name, own, size }, index) => {
			const share = Math.min(size, left / (sizes.length - index) - own);
			left -= share + own;
			return [name, share];
		}),
	);
}

function mark(count: number, what: string): string {
	return `… (${count.toLocaleString('en-US')} more ${what})`;
}

import { objectOf } from '../json';

/** Each field or element that is shortened gets at least so much room: enough for a few words and the mark. */
const SHARE = 80;
/** For the mark that says what is left out. */
const MARK = 40;

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

/** Small fields stay whole, and the large ones share what is left. Of too many fields the first ones are kept. */
function shortObject(object: Record<string, unknown>, room: number): Record<string, unknown> {
	const entries = Object.entries(object);
	const kept = entries.slice(0, Math.max(Math.floor(room / SHARE), 1));
	const shares = sharesOf(kept, room);
	const short = kept.map(([name, value]) => [name, shortened(value, shares.get(name)!)] as const);
	const more = entries.length - kept.length;
	return Object.fromEntries(more > 0 ? [...short, ['…', mark(more, 'fields')]] : short);
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

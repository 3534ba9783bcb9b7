import { folded, reading, skeleton, unescaped, untagged, type Reading } from './reading';
import type { Span } from './span';

/** A text to look for. */
export interface Wanted {
	text: string;
	/** What must be there; the rest of the text may follow or not. */
	key: string;
	/** Whether it counts only with no letter or digit beside it. */
	isWord: boolean;
	/** Whether the letters and digits around it belong to it: those of Base64 have some of its bits. */
	isEncoded: boolean;
}

/** A secret of which this much is known is no secret any more. Shorter beginnings may be ordinary words. */
const SHORTEST_BEGINNING = 12;
/** More of a text need not be compared to recognize it, and longer searches would take longer. */
const LONGEST_KEY = 256;
/** A skeleton of fewer letters and digits would be found in ordinary texts. */
const SHORTEST_SKELETON = 8;
/** The same for pieces of Base64 and for hex. */
const SHORTEST_CODE = 6;
/** Such a secret is looked for as a word: inside longer numbers and words it would be found by chance. */
const SHORT = /^(?:.{1,3}|\d{1,7})$/s;
const WORD = /[\p{L}\p{N}]/u;
const CODE = /[\w+/=-]/;

/** What to look for, for one secret. */
export function asWanted(secret: string): Wanted[] {
	const plain = reading(secret);
	const meant = unescaped(plain);
	const words = [...new Set([plain, meant, untagged(meant)])].map(folded);
	const bones = words.map(skeleton).filter(({ text }) => text.length >= SHORTEST_SKELETON);
	const texts = new Set([...literals(secret), ...[...words, ...bones].map(({ text }) => text)]);
	texts.delete('');
	const codes = new Set([...encoded(secret)].map((code) => skeleton(folded(reading(code))).text));
	return [
		...[...texts].map((text) => wanted(text, secret)),
		...[...codes].filter((code) => code.length >= SHORTEST_CODE).map((code) => ({ ...wanted(code), isEncoded: true })),
	];
}

function wanted(text: string, secret = ''): Wanted {
	// In a pair of name and secret the beginning is the name.
	const isPair = secret.includes(':');
	const half = Math.max(SHORTEST_BEGINNING, Math.ceil(text.length / 2));
	const length = isPair ? text.length : half;
	return { text, key: text.slice(0, Math.min(length, LONGEST_KEY)), isWord: SHORT.test(secret), isEncoded: false };
}

/** As it is, in JSON, in a URL and in Base64: found in the text itself, also where what is around it reads like an escape. */
function literals(secret: string): string[] {
	// Converted to bytes first, since a lone surrogate would make encodeURIComponent throw.
	const bytes = Buffer.from(secret);
	const url = encodeURIComponent(bytes.toString());
	const codes = [bytes.toString('base64'), bytes.toString('base64url')];
	return [secret, JSON.stringify(secret).slice(1, -1), url, url.replace(/%20/g, '+'), url.toLowerCase(), ...codes];
}

/** In hex, and in Base64 with zero, one or two bytes before it: only the characters that all texts with the secret have. */
function encoded(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const inBase64 = [0, 1, 2].map((before) => {
		const code = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		const end = Math.floor(((before + bytes.length) * 8) / 6);
		return code.slice(Math.ceil((before * 8) / 6), end);
	});
	return [bytes.toString('hex'), ...inBase64];
}

/** Where a text to look for stands in a reading, as parts of the original. */
export function foundIn({ text, from, to }: Reading, one: Wanted, original: string): Span[] {
	const spans: Span[] = [];
	let done = 0;
	for (let at = text.indexOf(one.key); at >= 0; ) {
		const end = endOf(text, at, one);
		const isPart = one.isWord && (WORD.test(text[at - 1] ?? '') || WORD.test(text[end] ?? ''));
		if (!isPart && from[at] >= done) {
			const found = spread([from[at], to[end - 1]], one, original);
			spans.push(found);
			done = found[1];
		}
		at = text.indexOf(one.key, end);
	}
	return spans;
}

/** As far as the text goes on as wanted. */
function endOf(text: string, at: number, one: Wanted): number {
	let length = one.key.length;
	while (length < one.text.length && text[at + length] === one.text[length]) length++;
	return at + length;
}

function spread([from, to]: Span, { isEncoded }: Wanted, original: string): Span {
	let [start, end] = [from, to];
	while (isEncoded && start > 0 && CODE.test(original[start - 1])) start--;
	while (isEncoded && end < original.length && CODE.test(original[end])) end++;
	return [start, end];
}

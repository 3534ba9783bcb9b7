/**
 * A text as a reader sees it, however it was escaped. For each of its characters it is known which part of the original
 * text has it, so that what is found here can be masked there.
 */
export interface Reading {
	text: string;
	/** Where each character begins in the original. */
	from: number[];
	/** Where it ends there. */
	to: number[];
}

/** What a server may escape a text with, also several times: URL, HTML, JSON. No part of it can match in two ways. */
const ESCAPE =
	/%(?:25)*([0-7][\da-f])|((?:%(?:25)*[89a-f][\da-f])+)|&(?:amp;)*(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,6})(?=;));?|\\+(?:u([\da-f]{4})|u\{([\da-f]{1,6})\}|x([\da-f]{2})|(["'/bfnrt]))?/gi;
/** Escapes inside escapes, such as JSON in HTML in a URL. */
const MOST_LAYERS = 6;
/** Named characters of HTML that stand for signs. Letters are never written in this way. */
const NAMED = new Map(
	'amp& lt< gt> quot" apos\' sol/ bsol\\ plus+ equals= colon: comma, period. num# percnt% excl! quest? dollar$ commat@ ast* lpar( rpar) lsqb[ rsqb] lcub{ rcub} semi; hyphen- lowbar_ grave` hat^ verbar|'
		.split(' ')
		.map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);
/** A tag, or anything else in angle brackets. It ends at the next bracket of either kind, so that a search stays linear. */
const TAG = /<[^<>]*>/g;
/** Characters that nobody sees, and accents, once they are apart from their letters. */
const UNSEEN = /[\p{C}\p{M}]/gu;
/** Anything but printable ASCII. */
const UNUSUAL = /[^\x20-\x7e]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** A text with nothing done to it yet. */
export function reading(text: string): Reading {
	const from = Array.from({ length: text.length }, (_, index) => index);
	return { text, from, to: from.map((index) => index + 1) };
}

/** Without escapes. */
export function unescaped(given: Reading): Reading {
	let plain = given;
	for (let layer = 0; layer < MOST_LAYERS; layer++) {
		const next = replaced(plain, ESCAPE, meant);
		if (next === plain) break;
		plain = next;
	}
	return plain;
}

/** Without tags, which may stand between the letters of a word. */
export function untagged(given: Reading): Reading {
	return replaced(given, TAG, () => '');
}

/** In lower case, without accents and unseen characters. */
export function folded(given: Reading): Reading {
	const { text, from, to } = given;
	if (!UNUSUAL.test(text)) return { ...given, text: text.toLowerCase() };
	return byCharacter({ text, from, to }, (character) =>
		UNUSUAL.test(character) ? character.normalize('NFKD').replace(UNSEEN, '').toLowerCase() : character.toLowerCase(),
	);
}

/** Only letters and digits, so that neither line ends nor signs between them make a difference. */
export function skeleton(given: Reading): Reading {
	return byCharacter(given, (character) => (LETTER_OR_DIGIT.test(character) ? character : ''));
}

function byCharacter({ text, from, to }: Reading, convert: (character: string) => string): Reading {
	const plain = new Builder();
	let at = 0;
	for (const character of text) {
		const end = at + character.length;
		plain.add(convert(character), from[at], to[end - 1]);
		at = end;
	}
	return plain.reading;
}

/** What an escape stands for. */
function meant(whole: string, ...parts: Array<string | undefined>): string {
	const [byte, bytes, hex, decimal, name, unit, point, short, sign] = parts;
	if (bytes) return Buffer.from(bytes.replace(/%(?:25)*/g, ''), 'hex').toString();
	if (name) return NAMED.get(name.toLowerCase()) ?? whole;
	const code = byte ?? hex ?? unit ?? point ?? short;
	if (code ?? decimal) return character(code ? parseInt(code, 16) : Number(decimal));
	return sign && !/[a-z]/i.test(sign) ? sign : sign ? ' ' : '\\';
}

function character(code: number): string {
	return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
}

/** The reading itself where there is nothing to replace. */
function replaced(given: Reading, pattern: RegExp, by: (whole: string, ...parts: string[]) => string): Reading {
	if (given.text.search(pattern) < 0) return given;
	const { text, from, to } = given;
	const built = new Builder();
	let done = 0;
	const copy = (end: number) => {
		for (; done < end; done++) built.add(text[done], from[done], to[done]);
	};
	for (const match of text.matchAll(pattern)) {
		copy(match.index);
		done = match.index + match[0].length;
		built.add(by(match[0], ...match.slice(1)), from[match.index], to[done - 1]);
	}
	copy(text.length);
	return built.reading;
}

/** Collects the characters of a reading. */
class Builder {
	private readonly parts: string[] = [];
	private readonly from: number[] = [];
	private readonly to: number[] = [];

	/** All characters of a text come from the same part of the original. */
	add(text: string, from: number, to: number): void {
		if (text === '') return;
		this.parts.push(text);
		for (let count = 0; count < text.length; count++) {
			this.from.push(from);
			this.to.push(to);
		}
	}

	get reading(): Reading {
		return { text: this.parts.join(''), from: this.from, to: this.to };
	}
}

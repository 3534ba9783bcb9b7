import { ExactNumber } from './exact-number';

/** A double holds every number of 15 digits, so shorter runs of digits need no look. */
const RUN = 16;
/** What a double tells apart: with so many digits it is written so that it is read as the same double again. */
const DIGITS_OF_A_DOUBLE = 17;
/** What stands before a number in JSON; a run of digits may also be an exponent. Elsewhere it is part of a text. */
const BEFORE_NUMBER = /(?:^|[[,:\s])-?$/;
const BEFORE_EXPONENT = /\de[+-]?$/i;
const SHORT = /^-?[\d.]{1,15}$/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * Whether a number in JSON keeps its digits as a JavaScript number. An integer does if it is written with the same digits
 * again (`9007199254740992` does, `9007199254740993` does not); a decimal also if it is the nearest one with 17 digits.
 * `1.0` and `1E3` are other spellings of 1 and 1000. What becomes infinite, such as `1e400`, or zero is not held.
 * @internal
 */
export function isHeld(number: string): boolean {
	if (SHORT.test(number)) return true;
	const value = Number(number);
	if (String(value) === number) return true;
	const wanted = significant(number);
	if (wanted === significant(String(value))) return true;
	return !/^-?\d+$/.test(number) && wanted === significant(value.toPrecision(DIGITS_OF_A_DOUBLE));
}

/** Digits and power of ten, the same for all spellings of a number: those of `1.50e3` and `1500` are `15e2`. */
function significant(number: string): string {
	const [mantissa, power = '0'] = number.toLowerCase().replace(/^-/, '').split('e');
	const [whole, fraction = ''] = mantissa.split('.');
	const digits = whole + fraction;
	let start = 0;
	let end = digits.length;
	// No pattern: one for zeros at the end takes quadratic time.
	while (start < end && digits[start] === '0') start++;
	while (end > start && digits[end - 1] === '0') end--;
	return start === end ? '0' : `${digits.slice(start, end)}e${Number(power) - fraction.length + digits.length - end}`;
}

/**
 * Whether a text of JSON has a long number that a double does not hold. It looks at every 16th character only, since no
 * run of 16 digits is between two of them. In a text that looks like JSON it may find one that is none.
 */
export function hasLongNumber(text: string): boolean {
	for (let at = RUN - 1; at < text.length; at += RUN) {
		if (!isDigitOrPoint(text.charCodeAt(at))) continue;
		let start = at;
		while (start > 0 && isDigitOrPoint(text.charCodeAt(start - 1))) start--;
		while (isDigitOrPoint(text.charCodeAt(at))) at++;
		if (at - start < RUN) continue;
		if (isExponentAt(text, start)) return true;
		if (!isNumberAt(text, start)) continue;
		const end = endOfNumber(text, at);
		if (!isHeld(text.slice(start, end))) return true;
		at = end;
	}
	return false;
}

/** Whether digits begin a number in JSON: in a hash or an address they do not. */
function isNumberAt(text: string, start: number): boolean {
	return BEFORE_NUMBER.test(text.slice(Math.max(0, start - 2), start));
}

function isExponentAt(text: string, start: number): boolean {
	const before = BEFORE_EXPONENT.exec(text.slice(Math.max(0, start - 3), start))?.[0];
	if (before === undefined) return false;
	let mantissa = start - before.length;
	while (mantissa > 0 && isDigitOrPoint(text.charCodeAt(mantissa - 1))) mantissa--;
	return isNumberAt(text, mantissa);
}

/** Valid JSON with quotes around each number that a double does not hold: its digits become a text. */
export function quoteLongNumbers(json: string): string {
	const parts: string[] = [];
	let copied = 0;
	for (let at = 0; at < json.length; at++) {
		const code = json.charCodeAt(at);
		if (code === QUOTE) at = endOfText(json, at);
		if (code !== MINUS && !isDigitOrPoint(code)) continue;
		const end = endOfNumber(json, at + 1);
		const number = json.slice(at, end);
		if (!isHeld(number)) {
			parts.push(json.slice(copied, at), number);
			copied = end;
		}
		at = end - 1;
	}
	return parts.length === 0 ? json : `${parts.join('"')}"${json.slice(copied)}`;
}

/** A number that a person typed, with all its digits; `undefined` for any other text. */
export function numberIn(typed: string): number | ExactNumber | undefined {
	const text = typed.trim();
	if (!PLAIN_NUMBER.test(text)) return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
	// JSON allows neither a plus sign nor zeros in front.
	const number = (text.startsWith('-') ? '-' : '') + text.replace(/^[+-]/, '').replace(/^0+(?=\d)/, '');
	return isHeld(number) ? Number(number) : new ExactNumber(number);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;

function isDigitOrPoint(code: number): boolean {
	return (code >= 0x30 && code <= 0x39) || code === POINT;
}

/** Position behind a number that is valid. */
function endOfNumber(text: string, from: number): number {
	let at = from;
	for (; ; at++) {
		const code = text.charCodeAt(at);
		const isExponent = (code | 0x20) === 0x65 || code === PLUS || code === MINUS;
		if (!isDigitOrPoint(code) && !isExponent) return at;
	}
}

/** Position of the quote that ends a text. */
function endOfText(json: string, from: number): number {
	let at = from + 1;
	while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
	return at;
}

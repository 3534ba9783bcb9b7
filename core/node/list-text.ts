import { InputError } from '../errors/input-error';
import { jsonIn } from '../json';

/** Quotes around a value are never part of it. An apostrophe may be, as in `'s-Gravenhage`, where no other one ends a value. */
const QUOTE = /^["“”`]/;
/** A list or an object in JavaScript's or Python's spelling, and what JavaScript makes of an object as a text. */
const LIST = /^(?:\[\s*["“”'‘’`]|\{[^]*["“”'‘’`]|\[object )/;
/** What no ID has, but a list that was written in another way: quotes, brackets, other separators, and space. */
const NO_ID = /["“”'‘’`[\](){}<>,;|\s]/;

const SEPARATOR = /[,\r\n]/;

const EXAMPLE = '["first", "second"]';

/**
 * The values in a text: a JSON list, as AI agents write it, or values separated by commas or on lines of their own.
 * @throws InputError for a list that is written in another way: its pieces would be taken as values
 */
export function valuesInText(text: string, label: string): unknown[] {
	return jsonListIn(text, label) ?? text.split(SEPARATOR);
}

/** The values of a JSON list; `undefined` for a text that is not meant as one. @throws InputError as `valuesInText` */
export function jsonListIn(text: string, label: string): unknown[] | undefined {
	const trimmed = text.trim();
	const json = trimmed.startsWith('[') ? jsonIn(trimmed) : undefined;
	if (Array.isArray(json)) return json;
	if (!isBroken(trimmed)) return undefined;
	throw new InputError(
		`${label} looks like a list, but is not valid JSON`,
		`Write ${EXAMPLE} with straight double quotes and no comma at the end, or the values alone: no quotes or brackets, separated by commas.`,
	);
}

/** The text. @throws InputError where it cannot be one ID */
export function asId(text: string, label: string): string {
	if (!NO_ID.test(text)) return text;
	throw new InputError(
		`${label} has a value that is not an ID: it has space, quotes, brackets or another separator than a comma`,
		`Separate IDs by commas, or write a JSON list such as ${EXAMPLE}.`,
	);
}

/** Tags such as `[PCI]` and addresses such as `[2001:db8::1]:443` are texts. */
function isBroken(text: string): boolean {
	if (LIST.test(text)) return true;
	const parts = text.split(SEPARATOR).map((part) => part.trim());
	const opening = parts.findIndex((part) => /^['‘]/.test(part));
	const isQuoted = opening >= 0 && parts.slice(opening).some((part) => /.['’]$/.test(part));
	return isQuoted || parts.some((part) => QUOTE.test(part) || isHalf(part));
}

/** A piece of a list in brackets. */
function isHalf(part: string): boolean {
	return (part.startsWith('[') && !part.includes(']')) || (part.endsWith(']') && !part.includes('['));
}

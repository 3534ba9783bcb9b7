import { canonicalIp, isMail, macOf } from '../spelling';
import { instantOf } from './instant';
import { chosen, OTHER, SEVERITY, UNKNOWN, type Captions, type Choice } from './captions';
import { isPlaceholder } from './placeholders';
import type { ValueType } from './table';

/** A longer text is no name. */
const LONGEST_NAME = 320;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const HOST_NAME = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?$/i;
const CVE = /^CVE-\d{4}-\d{4,}$/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A text as it is; a number or a truth value as its text. */
export const text = value('text', textOf);

/** A text that is not only a word for "not known", such as `N/A`. */
export const meaningful = value('text', (given) => {
	const found = textOf(given);
	return found === undefined || isPlaceholder(found) ? undefined : found;
});

/** A serial number. What a maker has not filled in is none. */
export const serial = { ...meaningful, name: 'serial number' };

/** A whole number that a double holds. */
export const whole = value('whole number', (given) => {
	const number = numberOf(given);
	return Number.isSafeInteger(number) ? number : undefined;
});

/** A number. */
export const decimal = value('number', numberOf);

/** A number as its text, where OCSF wants that. */
export const digits = value('number as text', (given) => (numberOf(given) === undefined ? undefined : textOf(given)));

/** The number of a port. */
export const port = value('port', (given) => {
	const number = numberOf(given);
	return Number.isSafeInteger(number) && number! >= 0 && number! <= 65_535 ? number : undefined;
});

/** True or false, also as text. */
export const flag = value('true or false', (given) => {
	const word = textOf(given)?.toLowerCase();
	return word === 'true' ? true : word === 'false' ? false : undefined;
});

/** A time, as ms since the epoch. "Never" is no time. */
export const time = value('time', (given) => {
	const found = instantOf(given);
	return found === undefined ? undefined : Math.floor(found);
});

/** Seconds, as ms. */
export const seconds = value('seconds as ms', (given) => {
	const ms = (numberOf(given) ?? NaN) * 1000;
	return Number.isSafeInteger(Math.round(ms)) ? Math.round(ms) : undefined;
});

/** A UUID, in any case. */
export const uuid = value('UUID', (given) => matching(given, UUID));

/** An IPv4 or IPv6 address, without a mask or zone. */
export const ip = value('IP address', (given) =>
	typeof given === 'string' && canonicalIp(given) !== undefined ? given : undefined,
);

/** A MAC address; one without separators gets colons. */
export const mac = value('MAC address', (given) => (typeof given === 'string' ? macOf(given) : undefined));

/** Addresses of which the first becomes the attribute, and the others network interfaces. */
export function addresses(of: ValueType): ValueType {
	return { ...of, name: `${of.name}, one or more`, form: 'addresses', read: (given) => listOf(given, of) };
}

/** The name of a machine. An IP address is none, even where a product keeps both in one field. */
export const hostName = value('host name', (given) => {
	const name = matching(given, HOST_NAME);
	return name !== undefined && canonicalIp(name) === undefined ? name : undefined;
});

/** A mail address. */
export const mail = value('mail address', (given) => (typeof given === 'string' && isMail(given) ? given : undefined));

/** The ID of a vulnerability in the CVE list. */
export const cve = value('CVE', (given) => matching(given, CVE));

/** Values in a list; a single one is a list of one. */
export function list(of: ValueType = text): ValueType {
	return { ...of, name: `list of: ${of.name}`, form: 'list', read: (given) => listOf(given, of) };
}

/** The first usable value, where a product may send several; then all of them also stay among the unmapped fields. */
export function first(of: ValueType): ValueType {
	const read = (given: unknown) => (Array.isArray(given) ? firstIn(given, of) : of.read(given));
	return { ...of, name: `first ${of.name}`, read };
}

/** The latest of one or several times. */
export const latest = value('latest time', (given) => timesIn(given)?.reduce((a, b) => Math.max(a, b)));

/** The earliest of one or several times. */
export const earliest = value('earliest time', (given) => timesIn(given)?.reduce((a, b) => Math.min(a, b)));

/**
 * A value of an enumeration. A word that is not among these is "Other", with the word beside it; a word for "not known" is
 * "Unknown", or nothing where the enumeration has no such value.
 * @param words of the product, in lower case, with their numbers
 */
export function choice(captions: Captions, words: Readonly<Record<string, number>>): ValueType {
	const known = new Map(Object.entries(words).map(([word, id]) => [word, chosen(captions, id)]));
	const unknown = captions[UNKNOWN] === 'Unknown' ? chosen(captions, UNKNOWN) : undefined;
	const read = (given: unknown): Choice | undefined => {
		const word = textOf(given);
		if (word === undefined) return undefined;
		const found = known.get(word.trim().toLowerCase());
		if (found) return found;
		return isPlaceholder(word) ? unknown : { id: OTHER, caption: word };
	};
	return { name: 'choice', form: 'choice', captions, words: known, read };
}

/** A severity, in the words that most products use. */
export const severity = choice(SEVERITY, {
	...{ informational: 1, information: 1, info: 1, low: 2, medium: 3, moderate: 3, high: 4, critical: 5, fatal: 6 },
});

function value(name: string, read: ValueType['read']): ValueType {
	return { name, form: 'value', read };
}

function textOf(given: unknown): string | undefined {
	if (typeof given === 'string') return given.trim() === '' ? undefined : given;
	return typeof given === 'number' || typeof given === 'boolean' ? String(given) : undefined;
}

function numberOf(given: unknown): number | undefined {
	const number = typeof given === 'string' && NUMBER.test(given) ? Number(given) : given;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function matching(given: unknown, pattern: RegExp): string | undefined {
	return typeof given === 'string' && given.length <= LONGEST_NAME && pattern.test(given) ? given : undefined;
}

function listOf(given: unknown, of: ValueType): unknown[] | undefined {
	if (!Array.isArray(given)) {
		const read = of.read(given);
		return read === undefined ? undefined : [read];
	}
	const found = new Set<unknown>();
	for (const one of given) found.add(of.read(one));
	found.delete(undefined);
	return found.size > 0 ? [...found] : undefined;
}

function firstIn(given: unknown[], of: ValueType): unknown {
	for (const one of given) {
		const read = of.read(one);
		if (read !== undefined) return read;
	}
	return undefined;
}

function timesIn(given: unknown): number[] | undefined {
	return listOf(given, time) as number[] | undefined;
}

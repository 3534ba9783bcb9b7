import type { IDataObject } from 'n8n-workflow';
import { unexpected } from './errors/sentences';
import { ExactNumber } from './exact-number';
import { parseJsonText } from './json-text';

/** A JSON object, or `undefined` for anything else. */
export function objectOf(value: unknown): Record<string, unknown> | undefined {
	const plain = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
	return plain ? (value as Record<string, unknown>) : undefined;
}

/**
 * A value of an answer as a list of records.
 * @param place where it is in the answer, for the error, e.g. `_embedded.alarms`
 * @throws ResponseError when it is not a list of objects
 */
export function rowsAt(value: unknown, place: string): IDataObject[] {
	if (!Array.isArray(value)) throw unexpected(value, 'a list', place);
	const index = value.findIndex((row) => !objectOf(row));
	if (index >= 0) throw unexpected(value[index], 'a record', `${place}[${index}]`);
	return value as IDataObject[];
}

/** A count that a server gave: a whole number from 0, also as text; `undefined` for anything else. */
export function countOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/**
 * A cursor or link as a server gives it; `undefined` where the list ends.
 * @param what named in the error, e.g. `a cursor`
 * @throws ResponseError for anything that can be neither: as the end of the list it would hide the rest
 */
export function pointerOf(value: unknown, what: string): string | number | undefined {
	if (value === undefined || value === null || value === '' || value === false) return undefined;
	if (typeof value === 'string' || typeof value === 'number') return value;
	throw unexpected(value, what);
}

/**
 * An answer that is one record.
 * @param what named in the error, e.g. `an alarm`
 * @throws ResponseError when it is something else
 */
export function recordOf(body: unknown, what: string): IDataObject {
	const record = objectOf(body);
	if (record) return record as IDataObject;
	throw unexpected(body, what);
}

/** The value of a text that is JSON; `undefined` for any other text. @param parse how it is read */
export function jsonIn(text: string, parse: (text: string) => unknown = parseJsonText): unknown {
	try {
		return parse(text);
	} catch {
		return undefined;
	}
}

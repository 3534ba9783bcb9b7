import { ResponseError } from '../errors/response-error';
import type { Row } from './page-style';

/** A JSON object, or `undefined` for anything else. */
export function objectOf(value: unknown): Record<string, unknown> | undefined {
	const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
	return plain ? (value as Record<string, unknown>) : undefined;
}

/**
 * The records at a place in an answer.
 * @param place named in the error, e.g. `_embedded.alarms`
 * @throws ResponseError when it is not a list of objects
 */
export function rowsAt(value: unknown, place: string): Row[] {
	if (!Array.isArray(value)) {
		throw new ResponseError(`the answer has ${kind(value)} at ${place} where a list is due`);
	}
	const odd = value.findIndex((row) => !objectOf(row));
	if (odd >= 0) {
		throw new ResponseError(`the answer has ${kind(value[odd])} at ${place}[${odd}] where a record is due`);
	}
	return value as Row[];
}

/** A count that a server gave: a whole number from 0, also as text; `undefined` for anything else. */
export function countOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/**
 * A cursor or link as a server gives it; `undefined` where the list ends.
 * @param what named in the error, e.g. `a cursor`
 * @throws ResponseError for anything that can be neither: taken for the end, it would cut the list short
 */
export function pointerOf(value: unknown, what: string): string | number | undefined {
	if (value === undefined || value === null || value === '' || value === false) return undefined;
	if (typeof value === 'string' || typeof value === 'number') return value;
	throw new ResponseError(`the answer has ${kind(value)} where ${what} is due`);
}

/** What a value is, in words for a message; never the value itself. */
export function kind(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

import { ResponseError } from '../../core/errors/response-error';
import type { Row } from '../../core/pages/page-style';
import { kind, objectOf } from '../../core/pages/shape';

/** Fields of a simplified record. */
const MOST_FIELDS = 10;

/** A record as an answer holds it. @throws ResponseError when it is something else */
export function recordIn(body: unknown, what: string): Row {
	const record = objectOf(body);
	if (record) return record as Row;
	throw new ResponseError(`the answer has ${kind(body)} where ${what} is due`);
}

/**
 * ID and name, then whatever else is a plain value, ten fields at most. Only these two are documented ("More API
 * examples", 12Port documentation), so nothing else can be named here.
 */
export function simpleRecord(record: Row): Row {
	const { id = null, name = null, ...others } = record;
	const plain = Object.entries(others).filter(([, value]) => typeof value !== 'object');
	return { id, name, ...Object.fromEntries(plain.slice(0, MOST_FIELDS - 2)) };
}

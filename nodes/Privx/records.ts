import { ResponseError } from '../../core/errors/response-error';
import type { Session } from '../../core/http/session';
import type { Row } from '../../core/pages/page-style';
import { kind, objectOf } from '../../core/pages/shape';

/** An object as an answer holds it. @throws ResponseError when it is something else */
export function objectIn(body: unknown, what: string): Row {
	const object = objectOf(body) as Row | undefined;
	if (object) return object;
	throw new ResponseError(`the answer has ${kind(body)} where ${what} is due`);
}

/** One record as an answer holds it. @throws ResponseError when it is something else */
export function recordOf(body: unknown, what: string, key = 'id'): Row {
	const record = objectIn(body, what);
	if (record[key] === undefined) throw new ResponseError(`the answer is not ${what}: it has no ${key}`);
	return record;
}

/** Reads one record, whole. */
export async function readRecord(session: Session, path: string, what: string, key?: string): Promise<Row> {
	const { body } = await session.send({ path });
	return recordOf(body, what, key);
}

/** A field of an object inside a record, or `null`. */
export function inside(value: unknown, field: string): Row[string] {
	return ((objectOf(value) as Row | undefined)?.[field] ?? null) as Row[string];
}

/** The objects in a list inside a record; none where there is no list. */
export function listIn(value: unknown): Row[] {
	const list: unknown[] = Array.isArray(value) ? value : [];
	return list.filter((one) => objectOf(one)) as Row[];
}

/** The names in a list of objects, e.g. of roles. */
export function namesIn(value: unknown, field = 'name'): string[] {
	return listIn(value).flatMap((one) => (typeof one[field] === 'string' ? [one[field]] : []));
}

import type { Answer } from '../kernel/answer.cts';
import { isFields } from './body.cts';
import { invalidField } from './errors.cts';
import type { ArmisSettings } from './options.cts';

/** What a v3 list is asked for. */
export interface Cursor {
	offset: number;
	limit: number;
}

/** As the SDK asks [CODE]; what the server does by itself is not known. */
const DEFAULT_LIMIT = 100;

/** Reads `limit` and `after` as a query or a body gives them. */
export function cursorOf(
	{ limit, after }: { limit?: unknown; after?: unknown },
	{ maxLimit }: ArmisSettings,
): Cursor | Answer {
	const wanted = Number(limit ?? DEFAULT_LIMIT);
	if (!Number.isInteger(wanted) || wanted < 1) return invalidField('limit', 'a whole number above 0 is needed');
	if (wanted > maxLimit) return invalidField('limit', `ensure this value is less than or equal to ${maxLimit}`);
	const offset = offsetOf(after);
	return offset === undefined ? invalidField('after', 'unknown cursor') : { offset, limit: wanted };
}

/** The place in a search's body where this server looks for its cursor. */
export function cursorFields(body: Record<string, unknown>, { cursorPlace }: ArmisSettings): Record<string, unknown> {
	const inFilter = isFields(body.filter) ? body.filter : {};
	if (cursorPlace === 'either') return { ...inFilter, ...body };
	return cursorPlace === 'filter' ? inFilter : body;
}

/** One page: `next` is null on the last one [CODE]. */
export function v3Page<R>(
	rows: { length: number; at(index: number): R },
	{ offset, limit }: Cursor,
	{ cursorKind }: ArmisSettings,
): { items: R[]; next: number | string | null } {
	const count = Math.max(0, Math.min(limit, rows.length - offset));
	const end = offset + count;
	const next = cursorKind === 'number' ? end : Buffer.from(`after ${end}`).toString('base64url');
	const items = Array.from({ length: count }, (_, place) => rows.at(offset + place));
	return { items, next: count > 0 && end < rows.length ? next : null };
}

function offsetOf(after: unknown): number | undefined {
	if (after === undefined || after === null || after === '') return 0;
	const text = String(after);
	const number = /^\d{1,9}$/.test(text)
		? text
		: /^after (\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString())?.[1];
	return number === undefined ? undefined : Number(number);
}

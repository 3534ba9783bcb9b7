import type { Answer } from '../kernel/answer.cts';
import { isFields } from './body.cts';
import { invalidField } from './errors.cts';
import type { ArmisSettings } from './options.cts';

/** The paging of a v3 list. */
export interface Cursor {
	offset: number;
	limit: number;
}

/** The SDK's default [CODE]; the server's own default is not known. */
const DEFAULT_LIMIT = 100;

/** Reads `limit` and `after` of a query or a body. */
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

/** The part of a search's body where this server reads its cursor. */
export function cursorFields(
	body: Record<string, unknown>,
	{ cursorLocation }: ArmisSettings,
): Record<string, unknown> {
	const inFilter = isFields(body.filter) ? body.filter : {};
	if (cursorLocation === 'either') return { ...inFilter, ...body };
	return cursorLocation === 'filter' ? inFilter : body;
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
	const items = Array.from({ length: count }, (_, index) => rows.at(offset + index));
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

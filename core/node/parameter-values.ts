import { tryToParseDateTime } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { kind } from '../pages/shape';

/** What a number must be like. */
export interface NumberRange {
	least: number;
	most?: number;
	whole?: boolean;
}

/** Smaller numbers are seconds since the epoch: as milliseconds they would be before March 1973. */
const LEAST_MS = 1e11;
/** Smaller ones are no time at all, but a year or a slip. */
const LEAST_SECONDS = 1e8;
/** The last instant of a JavaScript date. */
const LATEST_MS = 8.64e15;

/** A text; a number, as expressions often give, is written out. @throws InputError that names the field by its label */
export function asText(value: unknown, label: string): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	throw unsuitable(value, label, 'a text');
}

/** A number, also one in a text. @throws InputError */
export function asNumber(
	value: unknown,
	label: string,
	{ least, most = Infinity, whole = false }: NumberRange,
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const fits = typeof number === 'number' && number >= least && number <= most && (!whole || Number.isInteger(number));
	if (fits) return number;
	const due = `${whole ? 'a whole number' : 'a number'} from ${least}${most === Infinity ? '' : ` to ${most}`}`;
	throw unsuitable(value, label, due);
}

/** A switch; `"true"` and `"false"` are what expressions make of it. @throws InputError rather than take it for off */
export function asSwitch(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw unsuitable(value, label, 'true or false');
}

/** Texts in a list, or in one text with commas. @throws InputError */
export function asTexts(value: unknown, label: string): string[] {
	const list: unknown[] = Array.isArray(value) ? value : asText(value, label).split(',');
	return list.map((one) => asText(one, label)).filter((text) => text !== '');
}

/**
 * A point in time, ms since the epoch. The form's date picker gives it without a zone and means the
 * workflow's; vendors give milliseconds or seconds, often as text.
 * @throws InputError
 */
export function asInstant(value: unknown, label: string, timezone: string): number {
	const digits = typeof value === 'string' && /^\s*\d+\s*$/.test(value);
	const time = digits || typeof value === 'number' ? fromNumber(Number(value)) : fromText(value, timezone);
	if (time !== undefined && time >= 0) return Math.floor(time);
	throw new InputError(
		value === undefined || value === null ? `${label} has no value` : `${label} is not a date and time`,
		'Enter a date and time, or an expression such as {{ $now.minus(1, "day") }}.',
	);
}

function fromNumber(number: number): number | undefined {
	if (!(number >= LEAST_SECONDS && number <= LATEST_MS)) return undefined;
	return number < LEAST_MS ? number * 1000 : number;
}

function fromText(value: unknown, timezone: string): number | undefined {
	if (typeof value !== 'string' && !(value instanceof Date)) return undefined;
	try {
		return tryToParseDateTime(value, timezone).toMillis();
	} catch {
		return undefined;
	}
}

function unsuitable(value: unknown, label: string, due: string): InputError {
	const missing = value === undefined || value === null;
	const found = typeof value === 'number' ? String(value) : kind(value);
	return new InputError(
		missing ? `${label} has no value` : `${label} is ${found} where ${due} is due`,
		'Correct it, or check what the expression gives.',
	);
}

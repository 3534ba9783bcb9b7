import { tryToParseDateTime } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { hasNoValue, mustBe } from '../errors/sentences';

/** What a number must be like; both bounds are included. */
export interface NumberRange {
	min: number;
	max?: number;
	whole?: boolean;
}

/** Smaller numbers are seconds since the epoch: as milliseconds they would be before March 1973. */
const LEAST_MS = 1e11;
/** Smaller numbers are no time: a year, or a mistake. */
const LEAST_SECONDS = 1e8;
/** The last instant of a JavaScript date. */
const LATEST_MS = 8.64e15;

/** A text; a number, which expressions often give, is converted. @throws InputError that names the parameter by its label */
export function asText(value: unknown, label: string): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	throw mustBe(label, 'a text', value);
}

/** A number, also one in a text. @throws InputError */
export function asNumber(value: unknown, label: string, { min, max = Infinity, whole = false }: NumberRange): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const fits = typeof number === 'number' && number >= min && number <= max && (!whole || Number.isInteger(number));
	if (fits) return number;
	const range = max === Infinity ? `${min} or more` : `from ${min} to ${max}`;
	throw mustBe(label, `${whole ? 'a whole number' : 'a number'} ${range}`, value);
}

/** A switch; an expression may also give the texts `true` and `false`. @throws InputError for anything else */
export function asSwitch(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw mustBe(label, 'true or false', value);
}

/** Texts in a list, or in one text separated by commas. @throws InputError */
export function asTexts(value: unknown, label: string): string[] {
	const list: unknown[] = Array.isArray(value) ? value : asText(value, label).split(',');
	return list.map((one) => asText(one, label)).filter((text) => text !== '');
}

/**
 * A point in time, ms since the epoch. The form's date picker gives it without a time zone and means the workflow's;
 * vendors give milliseconds or seconds, often as text.
 * @throws InputError
 */
export function asInstant(value: unknown, label: string, timezone: string): number {
	const digits = typeof value === 'string' && /^\s*\d+\s*$/.test(value);
	const time = digits || typeof value === 'number' ? fromNumber(Number(value)) : fromText(value, timezone);
	if (time !== undefined && time >= 0) return Math.floor(time);
	if (value === undefined || value === null) throw hasNoValue(label);
	throw new InputError(
		`${label} is not a date and time`,
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

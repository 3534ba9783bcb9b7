import { InputError } from '../errors/input-error';
import { kind } from '../pages/shape';
import type { Shape } from './operation';

/** A value as it is sent: JSON. */
export type Value = string | number | boolean | Value[] | { [name: string]: Value } | null;

/** Longer choices are not read out. */
const TOLD_OPTIONS = 12;

/** Whether a field was filled in. An empty text is none: whoever means one writes the body as JSON. */
export function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

/**
 * A value of the form as the document wants it; texts are taken for what they say.
 * @throws InputError that names the field
 */
export function checked(given: unknown, shape: Shape, label: string): Value {
	// Dates of expressions become texts; nothing but JSON can be sent.
	const value = JSON.parse(JSON.stringify(given) ?? 'null') as Value;
	const { options, least = -Infinity, most = Infinity } = shape;
	const chosen = options?.find((option) => String(option) === String(value));
	if (chosen !== undefined) return chosen;
	if (options) {
		const told = [...options.slice(0, TOLD_OPTIONS), ...(options.length > TOLD_OPTIONS ? ['…'] : [])].join(' · ');
		throw new InputError(`${label} is not one of its choices`, `Use one of these: ${told}`);
	}
	const fit = converted(value, shape, label);
	if (typeof fit === 'number' && (fit < least || fit > most)) {
		throw new InputError(`${label} is ${fit}, which is ${fit < least ? `below ${least}` : `above ${most}`}`, CORRECT);
	}
	return fit;
}

const CORRECT = 'Correct it, or check what the expression gives.';

function converted(value: Value, { type, format, elements }: Shape, label: string): Value {
	switch (type) {
		case 'string':
			return isScalar(value) ? text(String(value), format) : unsuitable(value, label, 'a text');
		case 'integer':
			return integer(value, label, format === 'int64');
		case 'number':
			return isNumeric(value) ? Number(value) : unsuitable(value, label, 'a number');
		case 'boolean':
			return flag(value, label);
		case 'array':
			return list(value, label, elements);
		case 'object':
			return objectFrom(value, label);
		default:
			return typeof value === 'string' ? (parsed(value) ?? value) : value;
	}
}

/** Expressions give a point in time where a day is due. */
function text(value: string, format?: string): string {
	return format === 'date' && /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 10) : value;
}

/** A large one in a text stays a text, so that no digit is lost. */
function integer(value: Value, label: string, isLong: boolean): Value {
	if (isLong && typeof value === 'string' && /^\s*-?\d{1,19}\s*$/.test(value)) {
		return Number.isSafeInteger(Number(value)) ? Number(value) : value.trim();
	}
	return isNumeric(value) && Number.isInteger(Number(value))
		? Number(value)
		: unsuitable(value, label, 'a whole number');
}

function flag(value: Value, label: string): boolean {
	if (value === true || value === 'true') return true;
	return value === false || value === 'false' ? false : unsuitable(value, label, 'true or false');
}

/** A list, JSON of one, or texts with commas. */
function list(value: Value, label: string, elements: Shape['elements']): Value[] {
	const given = typeof value === 'string' ? (parsed(value) ?? value) : value;
	const isSimple = elements !== 'object' && elements !== 'array';
	const texts = typeof value === 'string' && !/^\s*[[{]/.test(value) && isSimple ? value.split(',') : undefined;
	const all = Array.isArray(given) ? given : texts?.map((text) => text.trim()).filter(Boolean);
	if (!all) return unsuitable(given, label, 'a list, such as ["a", "b"],');
	return all.map((one) =>
		elements === undefined || one === null ? one : converted(one, { type: elements }, `An element of ${label}`),
	);
}

function objectFrom(value: Value, label: string): Value {
	const given = typeof value === 'string' ? parsed(value) : value;
	const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
	return isObject ? given : unsuitable(given ?? value, label, 'an object, such as {"name": "value"},');
}

function parsed(text: string): Value | undefined {
	try {
		return JSON.parse(text) as Value;
	} catch {
		return undefined;
	}
}

function isScalar(value: Value): boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

function isNumeric(value: Value): boolean {
	return (
		typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
	);
}

function unsuitable(value: unknown, label: string, due: string): never {
	throw new InputError(`${label} is ${kind(value)} where ${due} is due`, CORRECT);
}

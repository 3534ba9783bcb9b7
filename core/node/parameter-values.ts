import { mustBe } from '../errors/sentences';

/** What a number must be like; both bounds are included. */
export interface NumberRange {
	min: number;
	max?: number;
	whole?: boolean;
}

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

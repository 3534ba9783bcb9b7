import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { mustBe, notAnOption } from '../errors/sentences';
import { valuesInText } from './list-text';

/** What a number must be like; both bounds are included. */
export interface NumberRange {
	min: number;
	max?: number;
	whole?: boolean;
}

/** A text; a number, which expressions often give, is converted. @throws InputError that names the parameter by its label */
export function asText(value: unknown, label: string): string {
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number' && Number.isFinite(value)) return String(withAllDigits(value, label));
	throw mustBe(label, 'a text', value);
}

/** A number of an expression. @throws InputError where its last digits may be lost: it may be the ID of another record */
export function withAllDigits(value: number, label: string): number {
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
	throw new InputError(
		`${label} is a number with too many digits: the last ones may be lost`,
		`Give it as a text: JavaScript holds whole numbers up to ${Number.MAX_SAFE_INTEGER} only.`,
	);
}

/** A number, also one in a text. @throws InputError */
export function asNumber(value: unknown, label: string, { min, max = Infinity, whole = false }: NumberRange): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const fits = typeof number === 'number' && number >= min && number <= max && (!whole || Number.isSafeInteger(number));
	if (fits) return number;
	const range = max === Infinity ? `${min} or more` : `from ${min} to ${max}`;
	throw mustBe(label, `${whole ? 'a whole number' : 'a number'} ${range}`, value);
}

/**
 * A switch; expressions and AI agents may also give the texts `true` and `false`, in upper or lower case.
 * @throws InputError for anything else
 */
export function asSwitch(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	const text = typeof value === 'string' ? comparable(value) : undefined;
	if (text === 'true' || text === 'false') return text === 'true';
	throw mustBe(label, 'true or false', value);
}

/** Texts in a list, or in one text as `valuesInText` reads it. @throws InputError */
export function asTexts(value: unknown, label: string): string[] {
	const values = Array.isArray(value) ? (value as unknown[]) : valuesInText(asText(value, label), label);
	return values.map((one) => asText(one, label)).filter((text) => text !== '');
}

/** What has options. */
type WithOptions = Pick<INodeProperties, 'displayName' | 'options'>;

/** The option that is meant, by value or name, in upper or lower case. @throws InputError where there are options and it is none */
export function asOffered(value: string, parameter: WithOptions): string {
	if (parameter.options === undefined) return value;
	const known = optionMeant(value, parameter);
	if (known !== undefined) return known;
	const values = optionsOf(parameter).map(([, one]) => one);
	throw notAnOption(parameter.displayName, value, values);
}

/** The same where the options are not all that there is: `undefined` for a value that is none of them. */
export function optionMeant(value: string, parameter: WithOptions): string | undefined {
	const offered = optionsOf(parameter);
	const isMeant = (text: string) => comparable(text) === comparable(value);
	const known = offered.find(([, one]) => isMeant(one)) ?? offered.find(([name]) => isMeant(name));
	return known?.[1];
}

function optionsOf({ options = [] }: WithOptions): Array<[name: string, value: string]> {
	return options.flatMap((option) => ('value' in option ? [[option.name, String(option.value)]] : []));
}

/** Equal as a person sees it: upper and lower case and outer space make no difference. */
export function comparable(value: unknown): string {
	return String(value).trim().toLowerCase();
}

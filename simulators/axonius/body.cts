import type { VendorRequest } from '../kernel/request.cts';
import { Refusal } from './errors.cts';

/** A JSON object as received. */
export type Body = Record<string, unknown>;

/** The plain JSON body of a v2 request; no body means `{}`. @throws Refusal (400, 415) */
export function plainBody(request: VendorRequest, isStrict: boolean): Body {
	requireType(request, 'application/json', isStrict);
	return objectOf(request.body);
}

/** The attributes inside the JSON:API envelope of a v1 request [CODE PYC]. @throws Refusal (400, 415) */
export function attributesOf(request: VendorRequest, isStrict: boolean): Body {
	requireType(request, 'application/vnd.api+json', isStrict);
	const { data } = objectOf(request.body) as { data?: { attributes?: unknown } };
	const { attributes } = data ?? {};
	if (!isObject(attributes)) throw new Refusal(400, 'Missing data for required field: data.attributes');
	return attributes;
}

/** @throws Refusal (400) unless the value is a list of texts, or missing */
export function texts(value: unknown, name: string): string[] | undefined {
	if (value === undefined || value === null) return undefined;
	if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
	throw new Refusal(400, `${name} must be a list of strings`);
}

/** @throws Refusal (400) unless the value is a list of texts */
export function requiredTexts(value: unknown, name: string): string[] {
	const list = texts(value, name);
	if (!list) throw new Refusal(400, `Missing data for required field: ${name}`);
	return list;
}

/** @throws Refusal (400) unless the value is a text, or missing */
export function text(value: unknown, name: string): string | undefined {
	if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
	throw new Refusal(400, `${name} must be a string`);
}

/** @throws Refusal (400) unless the value is a whole number of at least `least`, or missing */
export function whole(value: unknown, name: string, least = 0): number | undefined {
	if (value === undefined || value === null) return undefined;
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	if (typeof number === 'number' && Number.isInteger(number) && number >= least) return number;
	throw new Refusal(400, `${name} must be a whole number, ${least} or more`);
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Body {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(json: string): Body {
	let value: unknown;
	try {
		value = json === '' ? {} : JSON.parse(json);
	} catch {
		throw new Refusal(400, 'The body is not JSON');
	}
	if (isObject(value)) return value;
	throw new Refusal(400, 'The body must be a JSON object');
}

function requireType(request: VendorRequest, type: string, isStrict: boolean): void {
	if (!isStrict || request.body === '' || request.headers['content-type']?.startsWith(type) === true) return;
	throw new Refusal(415, `Content-Type must be ${type}`);
}

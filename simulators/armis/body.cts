import type { VendorRequest } from '../kernel/request.cts';

/** The fields of a JSON body; none when the body is not an object. */
export function jsonFields({ body }: VendorRequest): Record<string, unknown> {
	try {
		const parsed: unknown = JSON.parse(body);
		return isFields(parsed) ? parsed : {};
	} catch {
		// A body that is not JSON has no fields; the route then names the missing ones.
		return {};
	}
}

/** One text, from a JSON body or a form: API v1 accepts both [CODE]. */
export function textField(request: VendorRequest, name: string): string | undefined {
	const isJson = (request.headers['content-type'] ?? '').includes('json');
	const value = isJson ? jsonFields(request)[name] : new URLSearchParams(request.body).get(name);
	return typeof value === 'string' ? value : undefined;
}

/** Whether a value is an object with named fields. */
export function isFields(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts and numbers of a list, as texts; `undefined` when the value is anything else. */
export function textsOf(value: unknown): string[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const isPlain = value.every((entry) => typeof entry === 'string' || typeof entry === 'number');
	return isPlain ? value.map(String) : undefined;
}

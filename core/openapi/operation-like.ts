import { operationByKey } from './fields';
import type { ApiOperation } from './operation';

/** Stands for the address of the API: a path that leaves it is sent nowhere. */
const BASE = 'https://api.invalid/base/';

/**
 * The operation of a document that a typed key calls: the same key, or a path that fits its template, as
 * `GET /users/7` fits `GET /users/{id}`. Among several, the one with most words of its own counts. In a path that has
 * values in it already, nothing is left to fill in.
 */
export function operationLike(operations: ApiOperation[], key: string): ApiOperation | undefined {
	const exact = operationByKey(operations, key);
	if (exact) return exact;
	const [method, path = ''] = key.split(' ');
	const asked = partsOf(path);
	const fitting = operations
		.filter((operation) => operation.key.startsWith(`${method} `))
		.flatMap((operation) => {
			const parts = partsOf(operation.path);
			return parts && asked && fits(parts, asked) ? [{ operation, parts }] : [];
		})
		.sort((a, b) => templatesIn(a.parts) - templatesIn(b.parts));
	const found = fitting.at(0)?.operation;
	if (!found) return undefined;
	const isLeft = (name: string) => path.includes(`{${name}}`);
	return {
		...found,
		key,
		path,
		parameters: found.parameters.filter((parameter) => parameter.in !== 'path' || isLeft(parameter.name)),
	};
}

/** Whether a document could have an operation with this key: not where its path leaves the API. */
export function couldBeDescribed(key: string): boolean {
	return partsOf(key.split(' ')[1] ?? '') !== undefined;
}

/** The parts of a path as a server reads them: resolved and decoded, without a query and empty parts. */
function partsOf(path: string): string[] | undefined {
	const { pathname } = new URL(`.${path}`, BASE);
	const base = new URL(BASE).pathname;
	if (!pathname.startsWith(base)) return undefined;
	const parts = pathname.slice(base.length).split('/');
	return parts.filter((part) => part !== '').map(decoded);
}

function fits(template: string[], asked: string[]): boolean {
	return template.length === asked.length && template.every((part, index) => part === asked[index] || isTemplate(part));
}

function templatesIn(parts: string[]): number {
	return parts.filter(isTemplate).length;
}

function isTemplate(part: string): boolean {
	return part.includes('{');
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		// A percent sign that encodes nothing.
		return part;
	}
}

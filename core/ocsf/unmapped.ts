import { objectOf } from '../json';
import type { Row } from '../pages/page-style';

/**
 * The fields of a record of which an event does not say everything, as the product sent them, without empty ones.
 * @param said paths of the fields of which it does, by the first name of the path
 */
export function unmappedOf(row: Row, said: ReadonlyMap<string, string[][]>): Row | undefined {
	const rest: Array<[string, unknown]> = [];
	for (const [name, value] of Object.entries(row)) {
		const paths = said.get(name);
		const left = filled(paths ? without(value, paths) : value);
		if (left !== undefined) rest.push([name, left]);
	}
	return rest.length > 0 ? (Object.fromEntries(rest) as Row) : undefined;
}

/** @param paths below the value; an empty one means the value itself */
function without(value: unknown, paths: string[][]): unknown {
	if (paths.some(({ length }) => length === 0)) return undefined;
	const object = objectOf(value);
	// A path through a list leads to one of its elements: the list stays whole.
	if (!object) return value;
	const parts = Object.entries(object).map(([name, part]): [string, unknown] => {
		const below = paths.filter(([first]) => first === name).map(([, ...others]) => others);
		return [name, below.length > 0 ? without(part, below) : part];
	});
	return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

/** A value without empty parts, or the very same one where it has none; `undefined` where nothing is left. */
export function filled(value: unknown): unknown {
	if (value === null || value === '') return undefined;
	if (typeof value !== 'object' || value === undefined) return value;
	if (Array.isArray(value)) return filledList(value);
	let copy: Array<[string, unknown]> | undefined;
	const entries = Object.entries(value);
	entries.forEach(([name, part], index) => {
		const left = filled(part);
		// Most objects have no empty part, so that they need not be copied.
		if (left !== part) copy ??= entries.slice(0, index);
		if (copy && left !== undefined) copy.push([name, left]);
	});
	if (!copy) return entries.length > 0 ? value : undefined;
	return copy.length > 0 ? Object.fromEntries(copy) : undefined;
}

function filledList(list: unknown[]): unknown {
	const left = list.map(filled);
	if (left.every((part, index) => part === list[index])) return list.length > 0 ? list : undefined;
	const some = left.filter((part) => part !== undefined);
	return some.length > 0 ? some : undefined;
}

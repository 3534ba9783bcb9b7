import { objectOf } from '../json';
import type { Row } from '../pages/page-style';
import type { Place } from './fields';

/** Fields of a record of which an event says everything. */
export class FieldsSaid {
	private readonly whole = new Set<string>();
	/** Paths inside other fields, by the first name of the path. */
	private inside?: Map<string, string[][]>;

	constructor(private readonly row: Row) {}

	add({ field, path }: Place): void {
		if (path.length === 1 || Object.hasOwn(this.row, field)) {
			this.whole.add(field);
			return;
		}
		const [first, ...others] = path;
		this.inside ??= new Map();
		const known = this.inside.get(first);
		if (known) known.push(others);
		else this.inside.set(first, [others]);
	}

	/** All other fields, as the product sent them, without empty ones. */
	others(): Row | undefined {
		let rest: Row | undefined;
		for (const name of Object.keys(this.row)) {
			if (this.whole.has(name)) continue;
			const paths = this.inside?.get(name);
			const value = this.row[name];
			const left = filled(paths ? without(value, paths) : value);
			if (left !== undefined) put((rest ??= {}), name, left);
		}
		return rest;
	}
}

/** @param paths below the value; an empty one means the value itself */
function without(value: unknown, paths: string[][]): unknown {
	if (paths.some(({ length }) => length === 0)) return undefined;
	const object = objectOf(value);
	// A path through a list leads to one of its elements: the list stays whole.
	if (!object) return value;
	const rest: Row = {};
	for (const [name, part] of Object.entries(object)) {
		const below = paths.filter(([first]) => first === name).map(([, ...others]) => others);
		const left = below.length > 0 ? without(part, below) : part;
		if (left !== undefined) put(rest, name, left);
	}
	return rest;
}

/** A value without empty parts, or the very same one where it has none; `undefined` where nothing is left. */
function filled(value: unknown): unknown {
	if (value === null || value === '') return undefined;
	if (typeof value !== 'object' || value === undefined) return value;
	return Array.isArray(value) ? filledList(value) : filledObject(value as Row);
}

/** Most objects have no empty part, so that they need not be copied. */
function filledObject(object: Row): Row | undefined {
	const names = Object.keys(object);
	let copy: Row | undefined;
	let count = 0;
	for (const [index, name] of names.entries()) {
		const left = filled(object[name]);
		if (left !== object[name]) copy ??= partOf(object, names.slice(0, index));
		if (left === undefined) continue;
		count += 1;
		if (copy) put(copy, name, left);
	}
	return count === 0 ? undefined : (copy ?? object);
}

function filledList(list: unknown[]): unknown[] | undefined {
	let copy: unknown[] | undefined;
	for (const [index, part] of list.entries()) {
		const left = filled(part);
		if (left !== part) copy ??= list.slice(0, index);
		if (copy && left !== undefined) copy.push(left);
	}
	const left = copy ?? list;
	return left.length > 0 ? left : undefined;
}

function partOf(object: Row, names: string[]): Row {
	const part: Row = {};
	for (const name of names) put(part, name, object[name]);
	return part;
}

/** Sets a field of any name: by an assignment, this one would set the prototype. */
function put(object: Row, name: string, value: unknown): void {
	if (name !== '__proto__') object[name] = value as Row[string];
	else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

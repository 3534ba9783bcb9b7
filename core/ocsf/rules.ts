import { valueAt } from '../export/chosen-fields';
import type { Row } from '../pages/page-style';
import { isValid } from './objects';
import { objectAt, pathOf, setChoice, type PathStep } from './paths';
import type { Attributes, Source } from './table';
import type { Choice } from './captions';

/** One line of a table, ready for many records. */
export interface Rule extends Source {
	/** Of the object that has the attribute. */
	path: PathStep[];
	/** Of the attribute within it. */
	name: string;
}

/** What a rule has found in a record. */
export interface Found {
	rule: Rule;
	/** The fields that it was found in. */
	fields: string[];
	value: unknown;
	/** The same as an event says it. */
	read: unknown;
}

/** What a record says in the words of OCSF. */
export interface Said {
	attributes: Row;
	/** What stands in them. */
	found: Found[];
	/** Objects that were left out, because they lack something that OCSF requires. */
	lost: PathStep[][];
}

/** Other addresses of a device, by the name of the list in OCSF. */
const INTERFACES = 'network_interfaces';

/** The lines of a table. What does not depend on the record is calculated once: there may be a million of them. */
export class RuleSet {
	private readonly rules: Rule[];
	private readonly constants: Rule[];
	/** Objects that must be valid, the inner ones first. */
	private readonly objects: PathStep[][];

	constructor(attributes: Attributes) {
		const all = Object.entries(attributes).map(([attribute, source]) => ruleOf(attribute, source));
		const rules = all.filter(({ constant }) => constant === undefined);
		// Addresses are added to the interfaces that a product sends.
		this.rules = [...rules.filter((rule) => !areAddresses(rule)), ...rules.filter(areAddresses)];
		this.constants = all.filter(({ constant }) => constant !== undefined);
		const paths = new Map(this.rules.flatMap(({ path }) => prefixesOf(path)));
		this.objects = [...paths.values()].sort((a, b) => b.length - a.length);
	}

	/** What a record says. */
	read(row: Row): Said {
		const attributes: Row = {};
		const found: Found[] = [];
		for (const rule of this.rules) {
			const one = foundIn(row, rule);
			if (!one) continue;
			found.push(one);
			write(attributes, one);
		}
		this.addConstants(attributes);
		const lost = this.objects.filter((path) => isTakenOut(attributes, path));
		return { attributes, lost, found: found.filter(({ rule }) => !isBelow(rule, lost)) };
	}

	/** Constants say something only about what is there. */
	private addConstants(attributes: Row): void {
		for (const { path, name, constant, as } of this.constants) {
			const object = objectAt(attributes, path);
			if (!object) continue;
			if (as.form === 'choice') setChoice(object, name, constant as Choice);
			else object[name] = constant as string;
		}
	}
}

/** One line of a table. */
export function ruleOf(attribute: string, source: Source): Rule {
	const path = pathOf(attribute);
	const { name } = path.pop()!;
	return { ...source, path, name };
}

/** What a line finds in a record: the first usable value, as the event says it. */
export function foundIn(row: Row, rule: Rule): Found | undefined {
	const { fields, as, derive } = rule;
	if (derive) {
		const value = derive(row) ?? undefined;
		const read = value === undefined ? undefined : as.read(value);
		return read === undefined ? undefined : { rule, fields, value, read };
	}
	for (const field of fields) {
		const value = valueAt(row, field) ?? undefined;
		const read = value === undefined ? undefined : as.read(value);
		if (read !== undefined) return { rule, fields: [field], value, read };
	}
	return undefined;
}

function write(attributes: Row, { rule: { path, name, as }, read }: Found): void {
	const object = objectAt(attributes, path, true)!;
	if (as.form === 'choice') setChoice(object, name, read as Choice);
	else if (as.form === 'addresses') writeAddresses(object, name, read as string[]);
	else object[name] = read as string;
}

/** Those of an interface that the product sends are not repeated. */
function areAddresses({ as }: Rule): boolean {
	return as.form === 'addresses';
}

function writeAddresses(object: Row, name: string, [first, ...others]: string[]): void {
	object[name] = first;
	if (others.length === 0) return;
	const list = [...((object[INTERFACES] as Row[] | undefined) ?? [])];
	for (const one of others) if (!list.some((known) => known[name] === one)) list.push({ [name]: one });
	object[INTERFACES] = list;
}

function prefixesOf(path: PathStep[]): Array<[string, PathStep[]]> {
	const names = path.map(({ name }) => name);
	return path.map((_, index) => [names.slice(0, index + 1).join('.'), path.slice(0, index + 1)]);
}

/** Takes out an object that lacks something. */
function isTakenOut(attributes: Row, path: PathStep[]): boolean {
	const { name } = path[path.length - 1];
	const [outer, object] = [objectAt(attributes, path.slice(0, -1)), objectAt(attributes, path)];
	if (!outer || !object || isValid(name, object)) return false;
	delete outer[name];
	return true;
}

function isBelow({ path }: Rule, lost: PathStep[][]): boolean {
	return lost.some((one) => one.every(({ name }, index) => path[index]?.name === name));
}

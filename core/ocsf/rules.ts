import type { Row } from '../pages/page-style';
import type { Choice } from './captions';
import { placeOf, valueIn, type Place } from './fields';
import { isValid } from './objects';
import { idNameOf, objectAt, pathOf, setChoice, type PathStep } from './paths';
import type { Attributes, Source } from './table';

/** One line of a table, ready for many records. */
export interface Rule extends Source {
	/** Of the object that has the attribute. */
	path: PathStep[];
	/** Of the attribute within it. */
	name: string;
	/** Of the number beside it, where it is an enumeration. */
	idName: string;
	/** Where its fields are. */
	places: Place[];
}

/** What a rule has found in a record. */
export interface Found {
	rule: Rule;
	/** Where it was found; nowhere in particular for the value of a function. */
	place: Place | undefined;
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

/** An object that must be valid. */
interface Part {
	path: PathStep[];
	/** Of the object that has it. */
	outer: PathStep[];
	name: string;
}

/** Other addresses of a device, by the name of the list in OCSF. */
const INTERFACES = 'network_interfaces';

/** The lines of a table. What does not depend on the record is calculated once: there may be a million of them. */
export class RuleSet {
	/** Where its fields are; each is one place, however many lines read it. */
	readonly places = new Map<string, Place>();
	private readonly rules: Rule[];
	private readonly constants: Rule[];
	/** The inner ones first. */
	private readonly parts: Part[];

	constructor(attributes: Attributes) {
		const all = Object.entries(attributes).map(([attribute, source]) => ruleOf(attribute, source, this.places));
		const rules = all.filter(({ constant }) => constant === undefined);
		// Addresses are added to the interfaces that a product sends.
		this.rules = [...rules.filter((rule) => !areAddresses(rule)), ...rules.filter(areAddresses)];
		this.constants = all.filter(({ constant }) => constant !== undefined);
		const paths = new Map(this.rules.flatMap(({ path }) => prefixesOf(path)));
		this.parts = [...paths.values()].sort((a, b) => b.length - a.length).map(partOf);
	}

	/** What a record says. @param attributes that are there already */
	read(row: Row, attributes: Row = {}): Said {
		const found: Found[] = [];
		for (const rule of this.rules) {
			const one = foundIn(row, rule);
			if (!one) continue;
			found.push(one);
			write(attributes, one);
		}
		this.addConstants(attributes);
		const lost = this.takenOut(attributes);
		return { attributes, lost, found: lost.length === 0 ? found : found.filter(({ rule }) => !isBelow(rule, lost)) };
	}

	/** Constants say something only about what is there. */
	private addConstants(attributes: Row): void {
		for (const { path, name, idName, constant, as } of this.constants) {
			const object = objectAt(attributes, path);
			if (!object) continue;
			if (as.form === 'choice') setChoice(object, name, idName, constant as Choice);
			else object[name] = constant as string;
		}
	}

	/** Takes out the objects that lack something. */
	private takenOut(attributes: Row): PathStep[][] {
		const lost: PathStep[][] = [];
		for (const { path, outer, name } of this.parts) {
			const object = objectAt(attributes, path);
			if (!object || isValid(name, object)) continue;
			delete objectAt(attributes, outer)![name];
			lost.push(path);
		}
		return lost;
	}
}

/** One line of a table. @param places of the table so far, to which its own are added */
export function ruleOf(attribute: string, source: Source, places: Map<string, Place>): Rule {
	const path = pathOf(attribute);
	const { name } = path.pop()!;
	return {
		...source,
		path,
		name,
		idName: idNameOf(name),
		places: source.fields.map((field) => placeIn(places, field)),
	};
}

/** What a line finds in a record: the first usable value, as the event says it. */
export function foundIn(row: Row, rule: Rule): Found | undefined {
	const { places, as, derive } = rule;
	if (derive) {
		const value = derive(row) ?? undefined;
		const read = value === undefined ? undefined : as.read(value);
		return read === undefined ? undefined : { rule, place: undefined, value, read };
	}
	for (const place of places) {
		const value = valueIn(row, place) ?? undefined;
		const read = value === undefined ? undefined : as.read(value);
		if (read !== undefined) return { rule, place, value, read };
	}
	return undefined;
}

function write(attributes: Row, { rule: { path, name, idName, as }, read }: Found): void {
	const object = objectAt(attributes, path, true)!;
	if (as.form === 'choice') setChoice(object, name, idName, read as Choice);
	else if (as.form === 'addresses') writeAddresses(object, name, read as string[]);
	else object[name] = read as string;
}

function areAddresses({ as }: Rule): boolean {
	return as.form === 'addresses';
}

/** Those of an interface that the product sends are not repeated. */
function writeAddresses(object: Row, name: string, [first, ...others]: string[]): void {
	object[name] = first;
	if (others.length === 0) return;
	const list = [...((object[INTERFACES] as Row[] | undefined) ?? [])];
	const known = new Set(list.map((one) => one[name]));
	for (const one of others) if (!known.has(one)) list.push({ [name]: one });
	object[INTERFACES] = list;
}

function prefixesOf(path: PathStep[]): Array<[string, PathStep[]]> {
	const names = path.map(({ name }) => name);
	return path.map((_, index) => [names.slice(0, index + 1).join('.'), path.slice(0, index + 1)]);
}

function partOf(path: PathStep[]): Part {
	return { path, outer: path.slice(0, -1), name: path[path.length - 1].name };
}

/** The same place for all lines that read a field. */
function placeIn(places: Map<string, Place>, field: string): Place {
	const known = places.get(field);
	if (known) known.isShared = true;
	const place = known ?? placeOf(field);
	places.set(field, place);
	return place;
}

function isBelow({ path }: Rule, lost: PathStep[][]): boolean {
	return lost.some((one) => one.every(({ name }, index) => path[index]?.name === name));
}

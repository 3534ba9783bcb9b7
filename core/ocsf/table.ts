import type { Row } from '../pages/page-style';
import type { Captions, Choice } from './captions';
import type { EventClass } from './classes';

/** How sure it is that a product has a field, and that it means this. */
export type Certainty = 'documented' | 'seen' | 'assumed';

/** How a value of a record becomes a value of an event. */
export interface ValueType {
	/** For the tables of the documentation. */
	name: string;
	/** `undefined` for what is no such value: it stays among the unmapped fields. */
	read(value: unknown): unknown;
	/** One value, a choice (which is an ID and its caption), a list of values or objects, or one address after the other. */
	form: 'value' | 'choice' | 'list' | 'addresses';
	/** Of a choice: all that it can be. */
	captions?: Captions;
	/** Of a choice: the words of the product, for the tables of the documentation. */
	words?: ReadonlyMap<string, Choice>;
	/** Of a list of objects: where their attributes come from. */
	inner?: Attributes;
}

/** Where the value of an attribute comes from. */
export interface Source {
	/** Fields of the record, dotted where they are inside another one; the first with a usable value counts. */
	fields: string[];
	as: ValueType;
	certainty: Certainty;
	/** The value, where it is not that of one field. */
	derive?(row: Row): unknown;
	/** The value, where it is always the same. It is set where something else is said of the same object. */
	constant?: unknown;
}

/**
 * Attributes of an event with their sources. A dot leads into an object, and `[]` into the only object of a list:
 * `vulnerabilities[].cve.uid`. An enumeration is named without `_id`; both attributes are set.
 */
export type Attributes = Readonly<Record<string, Source>>;

/** Who made the record. */
export interface Product {
	name: string;
	vendor: string;
	/** Which of several APIs. */
	feature?: string;
}

/** How records of one kind become events of one class. */
export interface EventTable {
	class: EventClass;
	/** The `activity_id`; with a choice also its name, where the product has its own word. */
	activity: number | ((row: Row) => number | Choice);
	product: Product;
	/** What the product calls the list that the record is from. */
	log: string;
	/** When it happened; of an inventory, when the product last saw it. Without one, when the record was read. */
	time: Source;
	/** The `dedupeKey` of the record, where it has an ID. */
	uid(row: Row): string | undefined;
	/** Parts of one line that makes the title of a ticket; those that are missing are left out. */
	message(row: Row): unknown[];
	attributes: Attributes;
}

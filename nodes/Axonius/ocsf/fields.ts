import type { EventTable, Product, Source, ValueType } from '../../../core/ocsf/table';
import { derived, from } from '../../../core/ocsf/sources';
import { first, text } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { dataField } from '../values';

/** Begins each `dedupeKey`. */
export const KEY_PREFIX = 'axonius';

/** Who makes the records. Both versions of the API give the same. */
const PRODUCT: Product = { name: 'Axonius', vendor: 'Axonius' };

/**
 * One of these fields of adapter records, the best first. Their names are those that the vendor's documents, integrations
 * or recorded answers have; which values they take is seen in recorded answers.
 */
export function data(names: string | string[], as: ValueType = first(text)): Source {
	return from([names].flat().map(dataField), as, 'seen');
}

/** A value that a function finds in such fields. */
export function found(names: string[], derive: (row: Row) => unknown, as: ValueType): Source {
	return derived(names.map(dataField), derive, as, 'seen');
}

/**
 * Finds the values of such fields, in one list. Axonius sends one value, a list of them, or lists in a list. Names are put
 * together once and not for each record.
 */
export function valuesIn(...names: string[]): (row: Row) => unknown[] {
	const fields = names.map(dataField);
	return (row) => {
		const values: unknown[] = [];
		for (const field of fields) addTo(values, row[field]);
		return values;
	};
}

/** Finds the first text in such fields, for a title. */
export function textIn(...names: string[]): (row: Row) => string | undefined {
	const fields = names.map(dataField);
	return (row) => {
		for (const field of fields) {
			const text = firstText(row[field]);
			if (text !== undefined) return text;
		}
		return undefined;
	};
}

function addTo(values: unknown[], value: unknown): void {
	if (Array.isArray(value)) for (const one of value) addTo(values, one);
	else if (value !== undefined && value !== null) values.push(value);
}

function firstText(value: unknown): string | undefined {
	if (typeof value === 'string') return value || undefined;
	return Array.isArray(value) ? value.find((one): one is string => typeof one === 'string' && one !== '') : undefined;
}

/** What adapters agree about: one value, however many of them have it. */
export function agreed(of: ValueType): ValueType {
	const read = (given: unknown) => {
		const values = new Set([given].flat().map((one) => of.read(one)));
		return values.size === 1 ? [...values][0] : undefined;
	};
	return { ...of, name: `${of.name}, where all agree`, read };
}

/** The parts that all tables have in common. @param log asset type */
export function ofAssets(log: string): Pick<EventTable, 'product' | 'log' | 'uid'> {
	return { product: PRODUCT, log, uid: plainKey };
}

/** The `dedupeKey` of an asset that stays the same as long as it is there; `undefined` for one without an ID. */
export function plainKey({ internal_axon_id: id }: Row): string | undefined {
	return keyOfId(id);
}

/** The same by the ID of any record: Axonius has no ID twice. */
export function keyOfId(id: unknown): string | undefined {
	return typeof id === 'string' && id !== '' ? `${KEY_PREFIX}:${id}` : undefined;
}

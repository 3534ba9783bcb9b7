import type { EventTable, Product, Source, ValueType } from '../../../core/ocsf/table';
import { derived, from } from '../../../core/ocsf/sources';
import { first, text } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { dedupeKey } from '../../../core/poll/memory-key';
import { dataField } from '../values';

/** Who makes the records. Both versions of the API give the same. */
export const PRODUCT: Product = { name: 'Axonius', vendor: 'Axonius' };

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

/** The values of such fields in one list. Axonius sends one value, a list of them, or lists in a list. */
export function valuesOf(row: Row, ...names: string[]): unknown[] {
	return names.map((name) => row[dataField(name)]).flat(2);
}

/** The first text in such fields, for a title. */
export function textIn(row: Row, ...names: string[]): string | undefined {
	return valuesOf(row, ...names).find((one): one is string => typeof one === 'string' && one !== '');
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
	return {
		product: PRODUCT,
		log,
		uid: ({ internal_axon_id: id }) => (typeof id === 'string' && id !== '' ? dedupeKey('axonius', id) : undefined),
	};
}

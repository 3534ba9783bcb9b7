import type { Row } from '../pages/page-style';
import { chosen, type Captions } from './captions';
import type { Certainty, Source, ValueType } from './table';
import { text } from './values';

/**
 * A field of the record, or several of which the first with a value counts.
 * @param certainty default: the vendor's own documents have the field
 */
export function from(fields: string | string[], as: ValueType = text, certainty: Certainty = 'documented'): Source {
	return { fields: [fields].flat(), as, certainty };
}

/** A value that a function finds in the record. @param fields that it uses */
export function derived(
	fields: string[],
	derive: (row: Row) => unknown,
	as: ValueType = text,
	certainty: Certainty = 'documented',
): Source {
	return { fields, derive, as, certainty };
}

/** Always the same text, where the object to which it belongs is there. */
export function always(constant: string | boolean): Source {
	return { fields: [], constant, as: text, certainty: 'documented' };
}

/** Always the same value of an enumeration, where the object to which it belongs is there. */
export function alwaysOf(captions: Captions, id: number): Source {
	return {
		fields: [],
		constant: chosen(captions, id),
		as: { ...text, form: 'choice', captions },
		certainty: 'documented',
	};
}

import { objectOf } from '../json';
import type { Row } from '../pages/page-style';
import { isValid } from './objects';
import { RuleSet } from './rules';
import { from } from './sources';
import type { Attributes, Certainty, Source, ValueType } from './table';
import { text } from './values';

/** The name under which a value that is no object is read. */
const ITSELF = 'itself';

/**
 * A list of objects, each made from one part of a list in the record.
 * @param name of the attribute that holds the list; what is not valid there is left out
 */
export function objects(name: string, attributes: Attributes): ValueType {
	const rules = new RuleSet(attributes);
	const read = (given: unknown) => {
		const all: Row[] = [];
		for (const part of Array.isArray(given) ? given : [given]) {
			const { attributes: object } = rules.read((objectOf(part) ?? { [ITSELF]: part }) as Row);
			if (isValid(name, object)) all.push(object);
		}
		return all.length > 0 ? all : undefined;
	};
	return { name: 'list of objects', form: 'list', read, inner: attributes };
}

/** The part of the list itself, where it is no object. */
export function itself(as: ValueType = text, certainty?: Certainty): Source {
	return from(ITSELF, as, certainty);
}

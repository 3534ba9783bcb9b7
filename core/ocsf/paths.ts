import type { Row } from '../pages/page-style';
import type { Choice } from './captions';

/** One step of the path of an attribute. */
export interface PathStep {
	name: string;
	/** Whether the attribute is a list, and the path leads into its first object. */
	isList: boolean;
}

/** A path as it is written in a table: `vulnerabilities[].cve.uid`. */
export function pathOf(attribute: string): PathStep[] {
	return attribute.split('.').map((part) => ({ name: part.replace('[]', ''), isList: part.endsWith('[]') }));
}

/** The object at a path; it is created where there is none and `create` says so. */
export function objectAt(event: Row, path: readonly PathStep[], create = false): Row | undefined {
	let object: Row | undefined = event;
	for (const { name, isList } of path) {
		if (object[name] === undefined) {
			if (!create) return undefined;
			object[name] = isList ? [{}] : {};
		}
		object = (isList ? (object[name] as Row[])[0] : object[name]) as Row;
	}
	return object;
}

/** Sets both attributes of an enumeration. @param idName name of its number, which is not put together for each record */
export function setChoice(object: Row, name: string, idName: string, { id, caption }: Choice): void {
	object[idName] = id;
	object[name] = caption;
}

/** The name of the number of an enumeration. */
export function idNameOf(name: string): string {
	return `${name}_id`;
}

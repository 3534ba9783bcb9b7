import { objectOf } from '../json';
import type { Row } from '../pages/page-style';

/** Fields of the product, which differ from record to record: one column. */
const UNMAPPED = 'unmapped';

/** An event with a dotted name for each value, e.g. `device.os.name`. Lists, and what is not mapped, stay as they are. */
export function flatEvent(event: Row): Row {
	const flat: Array<[string, unknown]> = [];
	flatten(event, '', flat);
	return Object.fromEntries(flat) as Row;
}

function flatten(object: Row, prefix: string, flat: Array<[string, unknown]>): void {
	for (const [name, value] of Object.entries(object)) {
		const inner = name === UNMAPPED ? undefined : (objectOf(value) as Row | undefined);
		if (inner) flatten(inner, `${prefix}${name}.`, flat);
		else flat.push([prefix + name, value]);
	}
}

import { idNameOf } from './paths';
import type { EventTable, Source } from './table';

/** Attributes that no table names: events of all classes have them. */
const OF_ALL = [
	...['message', 'time', 'class_uid', 'class_name', 'category_uid', 'category_name', 'activity_id', 'activity_name'],
	...['type_uid', 'type_name', 'severity', 'severity_id', 'observables', 'unmapped', 'raw_data'],
	...['metadata.uid', 'metadata.version', 'metadata.log_name', 'metadata.original_time', 'metadata.product.name'],
	...['metadata.product.vendor_name', 'metadata.product.feature.name', 'metadata.product.url_string'],
];

/** The attributes that events of these tables can have, sorted; a dot leads into an object, and a list is one attribute. */
export function attributeNames(tables: readonly EventTable[]): string[] {
	const own = tables.flatMap(({ attributes }) => Object.entries(attributes).flatMap(namesOf));
	return [...new Set([...OF_ALL, ...own])].sort();
}

function namesOf([attribute, { as }]: [string, Source]): string[] {
	const [name, inList] = attribute.split('[]');
	if (inList !== undefined) return [name];
	if (as.form === 'choice') return [name, idNameOf(name)];
	if (as.form !== 'addresses') return [name];
	return [name, `${name.slice(0, name.lastIndexOf('.'))}.network_interfaces`];
}

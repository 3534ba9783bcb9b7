import { objectOf } from '../../core/json';
import type { Row } from '../../core/pages/page-style';
import { fingerprint } from '../../core/token/identity';

/**
 * PrivX gives audit events no ID, so this is a fingerprint of all fields. Two events that are equal in every field,
 * the time to the microsecond included, cannot be distinguished and count as one.
 */
export function auditEventId(event: Row): string {
	return fingerprint([JSON.stringify(sorted(event))]);
}

/** The same for the same content, regardless of the order in which a server writes the keys. */
function sorted(value: unknown): unknown {
	const object = objectOf(value);
	if (!object) return value;
	return Object.keys(object)
		.sort()
		.map((key) => [key, sorted(object[key])]);
}

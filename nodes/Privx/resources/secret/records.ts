import { objectOf } from '../../../../core/json';
import type { RecordKind } from '../../../../core/node/list';
import type { Row } from '../../../../core/pages/page-style';
import { MASK } from '../../../../core/redact';
import { eventId } from '../../ocsf/product';
import { fieldsOf, namesIn, timesOf } from '../../record-values';

/** Secrets of a list, which have no data. */
export const LISTED_SECRET: RecordKind = {
	idOf: nameOf,
	keyOf,
	simplified: (secret) => ({
		name: secret.name,
		...fieldsOf(secret, 'path', 'owner_id', 'author'),
		read_roles: namesIn(secret.read_roles),
		write_roles: namesIn(secret.write_roles),
		...timesOf(secret, 'created', 'updated'),
		...fieldsOf(secret, 'updated_by'),
	}),
};

/** Single secrets. Simplified, they have the names of their fields, but no values. */
export const SECRET: RecordKind = {
	idOf: nameOf,
	keyOf,
	simplified: (secret) => ({
		name: secret.name,
		...fieldsOf(secret, 'owner_id'),
		data: isReadable(secret) ? MASK : null,
		fields: Object.keys(objectOf(secret.data) ?? {}),
		readable: isReadable(secret),
		read_roles: namesIn(secret.read_roles),
		write_roles: namesIn(secret.write_roles),
		...timesOf(secret, 'created', 'updated'),
	}),
	raw: (secret) => ({ ...secret, data: secret.data ?? null, readable: isReadable(secret) }),
};

/** Whether the service returned the data. For a client without a read role, it leaves them out without an error. */
export function isReadable({ data }: Row): boolean {
	return data !== undefined && data !== null;
}

/** A name may be the ID of something else. */
function keyOf(secret: Row): string | undefined {
	return eventId('secret', nameOf(secret));
}

function nameOf({ name }: Row): string | undefined {
	return typeof name === 'string' && name !== '' ? name : undefined;
}

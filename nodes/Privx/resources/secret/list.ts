import type { Row } from '../../../../core/pages/page-style';
import { objectOf } from '../../../../core/pages/shape';
import { MASK } from '../../../../core/redact';
import { SECRETS } from '../../collections';
import { filterOf, type TextFilter } from '../../filters';
import { listSource, order } from '../../listSource';
import { namesIn } from '../../records';
import { timeText } from '../../times';

const TEXTS: TextFilter[] = [
	{ name: 'keywords', label: 'Keywords', field: 'keywords', single: true },
	{ name: 'ownerIds', label: 'Owner IDs', field: 'owner_id', found: ({ owner_id }) => [owner_id] },
	{
		name: 'scope',
		label: 'Scope',
		field: 'filter',
		single: true,
		values: ['personal', 'shared', 'readable', 'writable', 'accessible'],
	},
];

/** Secrets of the vault without their data, as Get Many reads them. */
export const secrets = listSource({
	noun: { one: 'secret', many: 'secrets' },
	collection: SECRETS,
	filter: filterOf(TEXTS),
	simplify: secretWithoutData,
	// So that a secret which is added meanwhile comes at the end (sort keys: API reference, vault).
	query: () => order('created', 'asc'),
	idOf: ({ name }) => (typeof name === 'string' && name !== '' ? name : undefined),
});

/** A secret of a list in nine fields; a list has no data. */
function secretWithoutData(secret: Row): Row {
	return {
		name: secret.name,
		path: secret.path ?? null,
		owner_id: secret.owner_id ?? null,
		author: secret.author ?? null,
		read_roles: namesIn(secret.read_roles),
		write_roles: namesIn(secret.write_roles),
		created: timeText(secret.created),
		updated: timeText(secret.updated),
		updated_by: secret.updated_by ?? null,
	};
}

/** A secret in ten fields: what it holds by name, but none of the values. */
export function simpleSecret(secret: Row): Row {
	const readable = isReadable(secret);
	return {
		name: secret.name,
		path: secret.path ?? null,
		owner_id: secret.owner_id ?? null,
		data: readable ? MASK : null,
		fields: Object.keys(objectOf(secret.data) ?? {}),
		readable,
		read_roles: namesIn(secret.read_roles),
		write_roles: namesIn(secret.write_roles),
		created: timeText(secret.created),
		updated: timeText(secret.updated),
	};
}

/** Whether the service gave the data. To a client outside the read roles it says nothing and leaves them out. */
export function isReadable({ data }: Row): boolean {
	return data !== undefined && data !== null;
}

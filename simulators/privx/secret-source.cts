import type { Kind } from './collection.cts';
import type { Origin } from './origin.cts';
import type { Secret } from './records.cts';
import { roleHandle } from './role-source.cts';
import { timeText } from './times.cts';

/** The role of the API client: it can read what this role may read. */
const CLIENT_ROLE = 1;
const OTHER_ROLE = 2;

/** The client may not read one in this number of secrets. */
const UNREADABLE_EVERY = 10;

/** Secrets of the vault by name. */
export function secretKind(origin: Origin): Kind<Secret> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.secrets,
		ids: ids.secrets,
		idField: 'name',
		timeField: 'created',
		timeOf,
		record: (number) => newSecret(origin, number, timeOf(number)),
	};
}

/** A secret. Also used for secrets that are added later. */
export function newSecret(origin: Origin, number: number, micros: number): Secret {
	const isReadable = number % UNREADABLE_EVERY !== UNREADABLE_EVERY - 1;
	const role = roleHandle(origin, isReadable ? CLIENT_ROLE : OTHER_ROLE);
	const author = origin.ids.users.of(1);
	return {
		name: origin.ids.secrets.of(number),
		data: { user: `svc-${number}`, pass: `made-up-${number}-pass` },
		read_roles: [role],
		write_roles: [role],
		owner_id: '',
		path: '',
		author,
		updated_by: author,
		created: timeText(micros),
		updated: timeText(micros),
	};
}

/** Whether the API client may read the data of a secret. */
export function isReadable(origin: Origin, { read_roles, write_roles }: Secret): boolean {
	const { id } = roleHandle(origin, CLIENT_ROLE);
	return [...read_roles, ...write_roles].some((role) => role.id === id);
}

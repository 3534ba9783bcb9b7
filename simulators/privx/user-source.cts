import { cardOf } from '../kernel/random.cts';
import type { Kind } from './collection.cts';
import type { Origin } from './origin.cts';
import type { User } from './records.cts';
import { rolesOfUser } from './role-source.cts';
import { goTimeText } from './times.cts';
import { FIRST_NAMES, LAST_NAMES, SOURCE_TYPES } from './vocabulary.cts';

const USER = 2;

/** Users, the API client being the newest one. */
export function userKind(origin: Origin): Kind<User> {
	const { ids, settings, timeOf } = origin;
	return {
		total: settings.users,
		ids: ids.users,
		idField: 'id',
		timeField: 'created',
		timeOf,
		record: (number) => newUser(origin, number, timeOf(number)),
	};
}

/** Who a user is: cheap, since every event and connection names one. */
function nameOf({ ids, draw }: Origin, number: number) {
	const id = ids.users.of(number);
	if (number === 0) return { id, principal: id, full_name: 'Workflow automation', email: '' };
	const first = cardOf(FIRST_NAMES, draw(USER, number, 2));
	const last = cardOf(LAST_NAMES, draw(USER, number, 3));
	const principal = `${first}.${last}${number}`.toLowerCase();
	return { id, principal, full_name: `${first} ${last}`, email: `${principal}@corp.example` };
}

/** A whole user. Also gives users added later their fields. */
export function newUser(origin: Origin, number: number, createdMicros: number): User {
	const { ids, draw } = origin;
	const name = nameOf(origin, number);
	const { id, principal } = name;
	const sourceType = number === 0 ? 'API-CLIENT' : cardOf(SOURCE_TYPES, draw(USER, number, 1));
	return {
		...name,
		source_user_id: id,
		created: goTimeText(createdMicros),
		source: ids.sources[sourceType],
		source_type: sourceType,
		distinguished_name: principal,
		windows_account: principal,
		unix_account: principal,
		roles: rolesOfUser(origin, number),
		// null, not an empty list [CODE].
		permissions: null,
		attributes: [{ key: 'windows_sid', value: '' }],
		mfa: { status: 'DEFAULT', user_mfa_status: 'default', mobile_mfa_status: 'DEFAULT', seed: {} },
		RefreshTimestamp: String(Math.floor(createdMicros / 1e6)),
	};
}

/** Id and name as requests and connections show a user. */
export function userHandle(origin: Origin, number: number): { id: string; display_name: string } {
	const { id, email, principal } = nameOf(origin, number);
	return { id, display_name: email || principal };
}

/** A user number that is not the API client, drawn from any number. */
export function anyUser({ settings }: Origin, draw: number): number {
	return 1 + (draw % Math.max(1, settings.users - 1));
}

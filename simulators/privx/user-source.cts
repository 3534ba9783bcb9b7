import { pickFrom } from '../kernel/random.cts';
import { personMail, personName, personUser } from '../shared-identities.cts';
import type { Kind } from './collection.cts';
import type { Origin } from './origin.cts';
import type { User } from './records.cts';
import { rolesOfUser } from './role-source.cts';
import { goTimeText } from './times.cts';
import { SOURCE_TYPES } from './vocabulary.cts';

const USER = 2;

/** User n is the person with the number n and this: other products know the first people. */
const FIRST_PERSON = 20;

/** Users; the newest one is the API client. */
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

/** The identity of a user: cheap, because all events and connections need one. */
function nameOf({ ids, settings }: Origin, number: number) {
	const id = ids.users.of(number);
	if (number === 0) return { id, principal: id, full_name: 'Workflow automation', email: '' };
	const [seed, person] = [settings.seed, FIRST_PERSON + number];
	return {
		id,
		principal: personUser(seed, person),
		full_name: personName(seed, person),
		email: personMail(seed, person),
	};
}

/** All fields of a user. Also used for users that are added later. */
export function newUser(origin: Origin, number: number, createdMicros: number): User {
	const { ids, draw } = origin;
	const name = nameOf(origin, number);
	const { id, principal } = name;
	const sourceType = number === 0 ? 'API-CLIENT' : pickFrom(SOURCE_TYPES, draw(USER, number, 1));
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

/** The id and name of a user in requests and connections. */
export function userHandle(origin: Origin, number: number): { id: string; display_name: string } {
	const { id, email, principal } = nameOf(origin, number);
	return { id, display_name: email || principal };
}

/** The number of a user that is not the API client, from any number. */
export function anyUser({ settings }: Origin, draw: number): number {
	return 1 + (draw % Math.max(1, settings.users - 1));
}

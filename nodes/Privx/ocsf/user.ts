import { eventShape } from '../../../core/node/event-shape';
import { SEVERITY, USER_TYPE } from '../../../core/ocsf/captions';
import { USER_INVENTORY } from '../../../core/ocsf/classes';
import { alwaysOf, derived, from } from '../../../core/ocsf/sources';
import type { EventTable, ValueType } from '../../../core/ocsf/table';
import { choice, mail, text, time } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { idOf } from '../pages';
import { namesIn } from '../record-values';
import { eventId, PRIVX } from './product';
import { ROLES_AS_GROUPS } from './shared';

const COLLECT = 2;
/** A name in a directory (RFC 4514). PrivX calls the plain name of a local user the same. */
const distinguishedName: ValueType = {
	...text,
	name: 'distinguished name',
	read: (given) => (typeof given === 'string' && given.includes('=') ? given : undefined),
};
/** The role with all permissions, which every installation has (vendor's administrator manual). */
const ADMIN_ROLE = 'privx-admin';
/** The directory of users that stand for programs. */
const API_CLIENT = 'API-CLIENT';

/** Users of all directories, members of a role as well. Lists have no roles. */
const USER_EVENT: EventTable = {
	class: USER_INVENTORY,
	activity: COLLECT,
	product: PRIVX,
	log: 'users',
	time: from([], time),
	uid: (row) => eventId(idOf(row)),
	message: ({ principal, username, id }) => ['User', principal || username || id],
	attributes: {
		severity: alwaysOf(SEVERITY, 1),
		'user.uid': from('id'),
		'user.name': from(['principal', 'username']),
		'user.full_name': from('full_name'),
		'user.email_addr': from('email', mail),
		'user.phone_number': from('telephone'),
		'user.type': derived(
			['roles', 'source_type'],
			typeOf,
			choice(USER_TYPE, { [ADMIN_ROLE]: 2, [API_CLIENT.toLowerCase()]: 4 }),
			'seen',
		),
		'user.groups': from('roles', ROLES_AS_GROUPS),
		'user.org.name': from('company'),
		'user.ldap_person.ldap_dn': from('distinguished_name', distinguishedName),
		'user.ldap_person.given_name': from('first_name'),
		'user.ldap_person.surname': from('last_name'),
		'user.ldap_person.job_title': from('job_title'),
		'user.ldap_person.department': from('department'),
		'user.ldap_person.created_time': from('created', time),
		'user.ldap_person.modified_time': from('updated', time),
	},
};

/** Output OCSF of users. */
export const userEvent = eventShape(USER_EVENT);

/** Without roles it is not known whether a user is an administrator. */
function typeOf({ roles, source_type }: Row): string | undefined {
	if (namesIn(roles).includes(ADMIN_ROLE)) return ADMIN_ROLE;
	return source_type === API_CLIENT ? API_CLIENT : undefined;
}

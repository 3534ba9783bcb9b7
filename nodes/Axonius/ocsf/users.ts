import { eventShape } from '../../../core/node/event-shape';
import { chosen, SEVERITY, USER_TYPE } from '../../../core/ocsf/captions';
import { USER_INVENTORY } from '../../../core/ocsf/classes';
import { objects } from '../../../core/ocsf/nested';
import { alwaysOf, from } from '../../../core/ocsf/sources';
import type { EventTable, ValueType } from '../../../core/ocsf/table';
import { earliest, first, flag, latest, list, mail } from '../../../core/ocsf/values';
import { agreed, data, ofAssets, textIn } from './fields';

/** An administrator in one adapter is one. Of all others nothing is said: they may be people or services. */
const ADMIN: ValueType = {
	name: 'Admin, where it is true',
	form: 'choice',
	read: (given) => ([given].flat().some((one) => flag.read(one) === true) ? chosen(USER_TYPE, 2) : undefined),
};

const nameOf = textIn('display_name', 'username', 'mail');

/** Users as identities; accounts of the Axonius console are something else. */
const USER_EVENT: EventTable = {
	...ofAssets('users'),
	class: USER_INVENTORY,
	activity: 2,
	time: data(['last_seen_preferred', 'last_seen', 'fetch_time'], latest),
	message: (row) => ['User', nameOf(row) ?? row.internal_axon_id],
	attributes: {
		severity: alwaysOf(SEVERITY, 1),
		'user.uid': from('internal_axon_id'),
		'user.uid_alt': data('user_sid'),
		'user.name': data('username'),
		'user.email_addr': data('mail', first(mail)),
		'user.display_name': data('display_name'),
		'user.domain': data('domain'),
		'user.phone_number': data('user_telephone_number'),
		'user.type': data('is_admin', ADMIN),
		'user.has_mfa': data('is_mfa_enrolled', agreed(flag)),
		// An account must have a name.
		'user.account.name': data('username'),
		'user.account.is_disabled': data('account_disabled', agreed(flag)),
		'user.account.is_locked': data('is_locked', agreed(flag)),
		'user.groups': data(
			'associated_groups',
			objects('groups', {
				name: from('display_name', undefined, 'seen'),
				uid: from('remote_id', undefined, 'seen'),
			}),
		),
		'user.ldap_person.given_name': data('first_name'),
		'user.ldap_person.surname': data('last_name'),
		'user.ldap_person.employee_uid': data('employee_id'),
		'user.ldap_person.department': data('user_department'),
		'user.ldap_person.job_title': data('user_title'),
		'user.ldap_person.manager.name': data('user_manager'),
		'user.ldap_person.hire_time': data('hire_date', earliest),
		'user.ldap_person.last_login_time': data('last_logon', latest),
		'metadata.labels': from('labels', list(), 'seen'),
	},
};

/** Output OCSF of users. */
export const userEvent = eventShape(USER_EVENT);

import { eventShape } from '../../../core/node/event-shape';
import { OTHER, UNKNOWN, type Choice } from '../../../core/ocsf/captions';
import { USER_ACCESS } from '../../../core/ocsf/classes';
import { derived, from } from '../../../core/ocsf/sources';
import type { Attributes, EventTable } from '../../../core/ocsf/table';
import { list, time } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { decisionTime, lastDecision } from '../last-decision';
import { idOf } from '../pages';
import { inside } from '../record-values';
import { isPending, requestKey } from '../request-key';
import { eventId, PRIVX } from './product';
import { textOf, titled, wordOf } from './shared';

const ASSIGN = 1;
const REVOKE = 2;

const REQUEST: Attributes = {
	'metadata.original_event_uid': from('id'),
	'user.uid': from('target_user.id'),
	// Of users, requests have no name with which they log in.
	'user.display_name': from('target_user.display_name'),
	privileges: from(['requested_role.name', 'requested_role.id'], list()),
	status_code: from('status'),
};

/** Who waits for a decision is the one who acts. */
const PENDING = requestTable(from('created', time), {
	'actor.user.uid': from('requester.id'),
	'actor.user.display_name': from('requester.display_name'),
});

/** The last approver acts. What needs no approval has none. */
const DECIDED: EventTable = {
	...requestTable(derived([], decisionTime, time), {
		'actor.user.uid': derived(['steps'], (row) => inside(lastDecision(row)?.user, 'id')),
		'actor.user.display_name': derived(['steps'], (row) => inside(lastDecision(row)?.user, 'display_name')),
	}),
	activity: (row) => (isGranted(row) ? ASSIGN : byStatus(row)),
};

const REVOKED: EventTable = {
	...requestTable(from(['target_role_revocation_time', 'updated'], time), {
		'actor.user.uid': from('target_role_revoked_by'),
	}),
	activity: REVOKE,
	uid: (row) => eventId(idOf(row), 'REVOKED'),
	message: (row) => titleOf(row, 'REVOKED'),
};

/** Such as cancelled or expired; no full list of the statuses is documented. */
const ENDED = requestTable(from(['updated', 'created'], time));

/** Output OCSF of access requests: what has become of them so far. */
export const accessRequestEvent = eventShape(
	(row) => (row.target_role_revoked === true ? REVOKED : decided(row)),
	[PENDING, DECIDED, REVOKED, ENDED],
);

/** The same where the event is that it was asked or decided, even if the role is revoked by now. */
export const decidedRequestEvent = eventShape(decided, [PENDING, DECIDED, REVOKED, ENDED]);

function decided(row: Row): EventTable {
	const status = wordOf(row.status);
	if (isPending(row)) return PENDING;
	if (status === 'REVOKED') return REVOKED;
	return ['APPROVED', 'DENIED'].includes(status) ? DECIDED : ENDED;
}

function requestTable(when: EventTable['time'], actor: Attributes = {}): EventTable {
	return {
		class: USER_ACCESS,
		activity: byStatus,
		product: PRIVX,
		log: 'requests',
		time: when,
		uid: (row) => eventId(...requestKey(row)),
		message: (row) => titleOf(row, row.status),
		attributes: { ...REQUEST, ...actor },
	};
}

function titleOf({ target_user, requested_role }: Row, state: unknown): unknown[] {
	const whose = titled('of', inside(target_user, 'display_name'));
	return [state, 'access request', whose, titled('for', inside(requested_role, 'name'))];
}

/** Only GRANT is known; a request for something else gives nobody a role. */
function isGranted({ status, action }: Row): boolean {
	return wordOf(status) === 'APPROVED' && ['GRANT', ''].includes(wordOf(action));
}

function byStatus({ status }: Row): number | Choice {
	const caption = textOf(status);
	return caption === '' ? UNKNOWN : { id: OTHER, caption };
}

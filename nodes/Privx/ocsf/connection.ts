import { eventShape } from '../../../core/node/event-shape';
import { NETWORK_ACTIVITY, RDP_ACTIVITY, SSH_ACTIVITY, type EventClass } from '../../../core/ocsf/classes';
import { from } from '../../../core/ocsf/sources';
import type { Attributes, EventTable } from '../../../core/ocsf/table';
import { ip, mail, seconds, time, whole } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { vendorTime } from '../../../core/time/vendor-time';
import { idOf } from '../pages';
import { eventId, PRIVX } from './product';
import { firstOf, IN_HOST_PROFILE, protocol, ROLES_AS_GROUPS, targetAt, titled, wordOf } from './shared';

/** The events of connections of one class. */
interface Tables {
	opened: EventTable;
	closed: EventTable;
}

/** Older servers have the short form under `user_data` and `target_host_data` (API reference, v35). */
const LOGIN = 'user_data.principal';
const DISPLAY_NAMES = ['user.display_name', 'user_data.display_name'];
const TARGET_NAMES = [
	...['target_host.common_name', 'target_host_data.common_name'],
	...['target_network_data.name', 'target_api_data.name'],
];

/** Statuses of connections that have ended (vendor's schema of connections, v43). `TERMINATING` is not yet one. */
const ENDED = ['DISCONNECTED', 'TERMINATED', 'CONNMGR_TIMEOUT', 'CONNMGR_CLIENT_LOST'];

const CONNECTION: Attributes = {
	...IN_HOST_PROFILE,
	app_protocol_name: from('type', protocol),
	'connection_info.uid': from('id'),
	'src_endpoint.ip': from('remote_address', ip),
	'dst_endpoint.uid': from(['target_host.id', 'target_host_data.id', 'target_network_data.id', 'target_api_data.id']),
	'dst_endpoint.name': from(TARGET_NAMES),
	...targetAt('target_host_address'),
	// OCSF: "the user account that owns the endpoint or was last logged into it".
	'dst_endpoint.owner.name': from('target_host_account'),
	'actor.user.uid': from(['user.id', 'user_data.id']),
	'actor.user.name': from(LOGIN),
	'actor.user.display_name': from(DISPLAY_NAMES),
	'actor.user.full_name': from('user_data.full_name'),
	'actor.user.email_addr': from('user_data.email', mail),
	'actor.user.groups': from(['user_roles', 'user_data.roles'], ROLES_AS_GROUPS),
	'actor.session.uid': from('session_id'),
	// Seen from the client or from the host: no document says which.
	'traffic.bytes_in': from('bytes_in', whole, 'assumed'),
	'traffic.bytes_out': from('bytes_out', whole, 'assumed'),
	start_time: from('connected', time),
	status_code: from('status'),
	status_detail: from('termination_reason'),
};

const SSH = tablesOf(SSH_ACTIVITY, 1, 2);
/** Of the activities of RDP, those with which a connection begins to be used, and with which it ends. */
const RDP = tablesOf(RDP_ACTIVITY, 4, 7);
const OTHERS = tablesOf(NETWORK_ACTIVITY, 1, 2);
const ALL = [SSH, RDP, OTHERS];

/** Output OCSF of connections: how a connection ended or, while it is open, how it began. */
export const connectionEvent = eventShape(
	(row) => {
		const { opened, closed } = tablesFor(row);
		return hasEnded(row) ? closed : opened;
	},
	ALL.flatMap(({ opened, closed }) => [opened, closed]),
);

/** The same where the event is that it began, even if it has ended since then. */
export const openedConnectionEvent = eventShape(
	(row) => tablesFor(row).opened,
	ALL.map(({ opened }) => opened),
);

function hasEnded({ disconnected, status }: Row): boolean {
	return vendorTime(disconnected) !== undefined || ENDED.includes(wordOf(status));
}

function tablesFor({ type }: Row): Tables {
	const name = wordOf(type);
	return name === 'SSH' ? SSH : name === 'RDP' ? RDP : OTHERS;
}

function tablesOf(eventClass: EventClass, open: number, close: number): Tables {
	const common = { class: eventClass, product: PRIVX, log: 'connections' };
	return {
		opened: {
			...common,
			activity: open,
			time: from('connected', time),
			uid: (row) => eventId(idOf(row)),
			message: (row) => titleOf(row, 'opened'),
			attributes: CONNECTION,
		},
		closed: {
			...common,
			activity: close,
			// What has ended without a time of its end was used up to its last activity.
			time: from(['disconnected', 'last_activity', 'updated'], time),
			uid: (row) => eventId(idOf(row), 'closed'),
			message: (row) => titleOf(row, 'closed'),
			attributes: { ...CONNECTION, end_time: from('disconnected', time), duration: from('duration', seconds) },
		},
	};
}

/** E.g. `SSH connection of alice to root@web-01 closed`. */
function titleOf(row: Row, what: string): unknown[] {
	const target = firstOf(row, [...TARGET_NAMES, 'target_host_address']);
	const account = firstOf(row, ['target_host_account']);
	const place = account && target ? `${account}@${target}` : target;
	return [row.type, 'connection', titled('of', firstOf(row, [LOGIN, ...DISPLAY_NAMES])), titled('to', place), what];
}

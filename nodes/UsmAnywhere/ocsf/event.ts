import { eventShape } from '../../../core/node/event-shape';
import { ACTION, DIRECTION, STATUS } from '../../../core/ocsf/captions';
import { AUTHENTICATION, NETWORK_ACTIVITY } from '../../../core/ocsf/classes';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import { derived, from } from '../../../core/ocsf/sources';
import type { Attributes, EventTable } from '../../../core/ocsf/table';
import { choice, decimal, list, severity, text, time, whole } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { connection, logOnOrOff } from './activity';
import { endpoint, nameOfEnd, said, type End } from './endpoints';
import { eventKey, PRODUCT, RECEIVED, TIME_FIELDS } from './product';

/** A protocol as IANA writes it: in lower case. */
const protocol = {
	...text,
	name: 'text in lower case',
	read: (given: unknown) => (text.read(given) as string | undefined)?.toLowerCase(),
};

/** Each plugin has its own scale of numbers: those say nothing without it. */
const severityInWords = {
	...severity,
	read: (given: unknown) => (decimal.read(wordOf(given) || given) === undefined ? severity.read(given) : undefined),
};

const COMMON: Attributes = {
	severity: from('event_severity', severityInWords),
	status: from(
		'event_outcome',
		choice(STATUS, { success: 1, successful: 1, succeeded: 1, failure: 2, failed: 2, fail: 2 }),
	),
	...endpoint('src_endpoint', 'source'),
	...endpoint('dst_endpoint', 'destination'),
	'metadata.original_event_uid': from('uuid'),
	'metadata.log_provider': from('plugin'),
	'metadata.event_code': from('rep_device_rule_id', text, 'seen'),
	'metadata.loggers[].uid': from('sensor_uuid'),
	'metadata.logged_time': RECEIVED,
};

/** Parts of the tables that are the same for all classes. */
const EVENT = {
	product: PRODUCT,
	log: 'events',
	time: from(TIME_FIELDS, time),
	uid: eventKey,
};

/** Log-ins and log-outs. */
const AUTHENTICATION_EVENT: EventTable = {
	...EVENT,
	class: AUTHENTICATION,
	activity: logOnOrOff,
	message: (event) => {
		const side = `${sideOfUser(event)}_user`;
		return [
			...titleOf(event),
			...part('of', said(event[`${side}name`]) ?? said(event[`${side}id`])),
			...part('on', nameOfEnd(event, 'destination')),
		];
	},
	attributes: {
		...COMMON,
		...user('user', ['destination', 'source'], sideOfUser),
		// Only a user of the destination tells that the one of the source is another one.
		...user('actor.user', ['source'], (event) => (sideOfUser(event) === 'destination' ? 'source' : undefined)),
	},
};

/** Network traffic and connections. */
const NETWORK_EVENT: EventTable = {
	...EVENT,
	class: NETWORK_ACTIVITY,
	activity: connection,
	message: (event) => [
		...titleOf(event),
		...part('from', nameOfEnd(event, 'source')),
		...part('to', nameOfEnd(event, 'destination')),
	],
	attributes: {
		...COMMON,
		action: from('access_control_outcome', choice(ACTION, { allow: 1, allowed: 1, deny: 2, denied: 2 })),
		'connection_info.protocol_name': from('transport_protocol', protocol),
		'connection_info.direction': from('device_direction', choice(DIRECTION, { inbound: 1, outbound: 2 }), 'seen'),
		'traffic.bytes_in': from('bytes_in', whole),
		'traffic.bytes_out': from('bytes_out', whole),
		'traffic.packets_in': from('packets_received', whole),
		'traffic.packets_out': from('packets_sent', whole),
		'url.url_string': from('request_url'),
		'actor.user.name': from('source_username'),
		// These two attributes are not of the class itself.
		'metadata.profiles': derived([], profiles, list()),
	},
};

/** Output OCSF of events. Most kinds of logs are neither a log-in nor a connection. */
export const eventEvent = eventShape(tableOf, [AUTHENTICATION_EVENT, NETWORK_EVENT]);

function tableOf(event: Row): EventTable | NotMapped {
	if (wordOf(event.event_category) === 'authentication') return AUTHENTICATION_EVENT;
	if (wordOf(event.event_category) === 'network' || wordOf(event.transport_protocol) !== '') return NETWORK_EVENT;
	return new NotMapped('it is neither about a log-in nor about a network connection');
}

/** Who logs in: the user at the destination, where there is one. */
function sideOfUser({ destination_username: name, destination_userid: id }: Row): End {
	return said(name) || said(id) ? 'destination' : 'source';
}

/** A user whose name and ID are from the same side. */
function user(attribute: string, sides: End[], sideOf: (event: Row) => End | undefined): Attributes {
	const of = (what: string) =>
		derived(
			sides.map((side) => `${side}_${what}`),
			(event) => {
				const side = sideOf(event);
				return side && event[`${side}_${what}`];
			},
		);
	return { [`${attribute}.name`]: of('username'), [`${attribute}.uid`]: of('userid') };
}

function profiles({ access_control_outcome: outcome, source_username: user }: Row): string[] {
	return [...(wordOf(user) ? ['host'] : []), ...(wordOf(outcome) ? ['security_control'] : [])];
}

function titleOf({ event_name: name, event_category: category, uuid }: Row): unknown[] {
	const title = said(name) ?? said(category);
	return title === undefined ? ['Event', said(uuid)] : [title];
}

function part(word: string, value: string | undefined): string[] {
	return value === undefined ? [] : [word, value];
}

function wordOf(value: unknown): string {
	return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

import { eventShape } from '../../../core/node/event-shape';
import { ACTION, chosen, DIRECTION, OTHER, SEVERITY, STATUS, UNKNOWN, type Choice } from '../../../core/ocsf/captions';
import { AUTHENTICATION, NETWORK_ACTIVITY } from '../../../core/ocsf/classes';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import { derived, from } from '../../../core/ocsf/sources';
import type { Attributes, EventTable } from '../../../core/ocsf/table';
import { choice, list, text, time, whole } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { endpoint } from './endpoints';
import { eventKey, PRODUCT, RECEIVED, TIME_FIELDS } from './product';

const LOG_ON = /(?:log|sign)[ -]?(?:in|on)/i;
const LOG_OFF = /(?:log|sign)[ -]?(?:out|off)/i;
/** Activities of connections by the words of the plugins; all others report traffic. */
const CONNECTION: Readonly<Record<string, number>> = {
	...{ open: 1, opened: 1, close: 2, closed: 2, reset: 3 },
	...{ deny: 5, denied: 5, block: 5, blocked: 5, drop: 5, dropped: 5, reject: 5, rejected: 5, refused: 5 },
};
const TRAFFIC = 6;

/** A protocol as IANA writes it: in lower case. */
const protocol = {
	...text,
	name: 'text in lower case',
	read: (given: unknown) => (text.read(given) as string | undefined)?.toLowerCase(),
};

const COMMON: Attributes = {
	severity: from(
		'event_severity',
		choice(SEVERITY, {
			...{ undefined: 0, unknown: 0, info: 1, information: 1, informational: 1, low: 2, medium: 3, high: 4 },
			...{ critical: 5, fatal: 6 },
		}),
	),
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
	message: (event) => [nameOf(event), ...part('of', userOf(event)), ...part('on', event.destination_name)],
	attributes: {
		...COMMON,
		'user.name': derived(['destination_username', 'source_username'], userOf),
		'user.uid': from('destination_userid'),
		// Only a user of the destination tells that the one of the source is another one.
		'actor.user.name': derived(['source_username'], (event) =>
			event.destination_username ? event.source_username : undefined,
		),
	},
};

/** Network traffic and connections. */
const NETWORK_EVENT: EventTable = {
	...EVENT,
	class: NETWORK_ACTIVITY,
	activity: ({ access_control_outcome: outcome, event_action: action }) =>
		CONNECTION[wordOf(action)] ?? CONNECTION[wordOf(outcome)] ?? TRAFFIC,
	message: (event) => [
		nameOf(event),
		...part('from', event.source_name ?? event.source_address),
		...part('to', event.destination_name ?? event.destination_address),
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

/** The activity of an authentication, by the first words that tell it. */
function logOnOrOff({ event_subcategory: subcategory, event_action: action, event_name: name }: Row): Choice {
	const { activities } = AUTHENTICATION;
	for (const words of [subcategory, action, name].map(String)) {
		if (LOG_OFF.test(words)) return chosen(activities, 2);
		if (LOG_ON.test(words)) return chosen(activities, 1);
	}
	const word = [subcategory, action].find((one) => typeof one === 'string' && one.trim() !== '');
	return word === undefined ? chosen(activities, UNKNOWN) : { id: OTHER, caption: String(word) };
}

/** Who logs in: the user at the destination, where there are two. */
function userOf({ destination_username: destination, source_username: source }: Row): unknown {
	return destination || source;
}

function profiles({ access_control_outcome: outcome, source_username: user }: Row): string[] {
	return [...(wordOf(user) ? ['host'] : []), ...(wordOf(outcome) ? ['security_control'] : [])];
}

function nameOf({ event_name: name, event_category: category, uuid }: Row): unknown {
	return name ?? category ?? `Event ${String(uuid)}`;
}

function part(word: string, value: unknown): unknown[] {
	return typeof value === 'string' && value !== '' ? [word, value] : [];
}

function wordOf(value: unknown): string {
	return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

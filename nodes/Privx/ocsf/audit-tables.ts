import { ENTITY_TYPE, OTHER, SEVERITY, STATUS, UNKNOWN, type Choice } from '../../../core/ocsf/captions';
import {
	ACCOUNT_CHANGE,
	API_ACTIVITY,
	AUTHENTICATION,
	ENTITY_MANAGEMENT,
	NETWORK_ACTIVITY,
	USER_ACCESS,
	type EventClass,
} from '../../../core/ocsf/classes';
import { alwaysOf, derived, from } from '../../../core/ocsf/sources';
import type { Attributes, Certainty, EventTable } from '../../../core/ocsf/table';
import { choice, ip, list, text, time } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { auditEventId } from '../audit-event-id';
import { inside } from '../record-values';
import {
	ACCOUNT_CHANGES,
	API_ACTIVITIES,
	AUTHENTICATIONS,
	CONNECTION_EVENTS,
	HOST_CHANGES,
	OTHER_CHANGES,
	OUTCOMES,
	type Activities,
} from './audit-codes';
import { eventId, PRIVX } from './product';
import { roleChanges } from './roles-modified';
import { firstOf, IN_HOST_PROFILE, protocol, targetAt, textOf, titled } from './shared';

/** As in syslog (the vendor's page on details of audit events). */
const SYSLOG_SEVERITY = choice(SEVERITY, { 0: 6, 1: 5, 2: 5, 3: 4, 4: 3, 5: 2, 6: 1, 7: 1 });
const OUTCOME = choice(STATUS, { success: 1, failure: 2 });

const WRITTEN_BY: Attributes = { 'metadata.log_provider': from('service_name') };
/** The user of an event is the one who acts. */
const ACTOR: Attributes = {
	'actor.user.uid': from('message.userID'),
	'actor.user.name': from('message.username'),
	'actor.session.uid': from('message.sessionID'),
};
const HOST: Attributes = {
	'dst_endpoint.uid': from('message.hostID'),
	'dst_endpoint.name': from('message.hostName', text, 'seen'),
	...targetAt('message.hostAddress'),
	'dst_endpoint.owner.name': from('message.targetUsername'),
};

/** Fields with the user whose account or roles were changed. */
export const CHANGED_USER = ['message.targetUserID', 'message.principal'];

/** Log-ins, log-outs and tokens. The service that writes the event is the one that authenticates. */
export const AUTHENTICATION_EVENT = tableOf(AUTHENTICATION, byCode(AUTHENTICATIONS), {
	...HOST,
	'user.uid': from('message.userID'),
	'user.name': from('message.username'),
	'session.uid': from('message.sessionID'),
	'service.name': from('service_name'),
	status: derived(['event_id'], ({ event_id }) => wordIn(OUTCOMES, textOf(event_id)), OUTCOME),
});

/** Roles that a user got or lost. */
export const ROLES_EVENT = tableOf(USER_ACCESS, ofRoles, {
	...WRITTEN_BY,
	...ACTOR,
	...changedUser('seen'),
	privileges: derived(['message.modifications'], changedRoles, list(), 'seen'),
});

/** The fields of the changed user are those of the event on changed roles. */
export const ACCOUNT_EVENT = tableOf(ACCOUNT_CHANGE, byCode(ACCOUNT_CHANGES), {
	...WRITTEN_BY,
	...ACTOR,
	...changedUser('assumed'),
});

/** What proxies and bastions write of a connection. */
export const CONNECTION_EVENT = tableOf(NETWORK_ACTIVITY, byCode(CONNECTION_EVENTS), {
	...IN_HOST_PROFILE,
	...WRITTEN_BY,
	...ACTOR,
	...HOST,
	app_protocol_name: from('message.connectionType', protocol),
	'connection_info.uid': from('message.connectionID'),
});

/** What a user did, where there is no other class for it. */
export const API_EVENT = tableOf(
	API_ACTIVITY,
	(row) => wordIn(API_ACTIVITIES, textOf(row.event_name).split('-').pop()!.toLowerCase()) ?? named(row),
	{ ...ACTOR, 'api.operation': from('event_name'), 'api.service.name': from('service_name') },
);

/** Fields with the host that was changed. */
export const CHANGED_HOST = ['message.hostID', 'message.hostName'];

/** A host was created, changed or deleted. */
export const HOST_EVENT = tableOf(ENTITY_MANAGEMENT, byCode(HOST_CHANGES), {
	...WRITTEN_BY,
	...ACTOR,
	'entity.uid': from(CHANGED_HOST[0], text, 'seen'),
	'entity.name': from(CHANGED_HOST[1], text, 'seen'),
	'entity.type': alwaysOf(ENTITY_TYPE, 1),
});

const OTHERS = Object.entries(OTHER_CHANGES);

/** The fields are named like those of a host. */
export const OTHER_EVENT = tableOf(
	ENTITY_MANAGEMENT,
	byCode(Object.assign({}, ...OTHERS.map(([, activities]) => activities)) as Activities),
	{
		...WRITTEN_BY,
		...ACTOR,
		'entity.uid': derived(
			OTHERS.map(([what]) => `message.${what}ID`),
			(row) => changedIn(row)?.id,
			text,
			'assumed',
		),
		'entity.name': derived(
			OTHERS.map(([what]) => `message.${what}Name`),
			(row) => changedIn(row)?.name,
			text,
			'assumed',
		),
		'entity.type': derived(['event_id'], (row) => changedIn(row)?.what, choice(ENTITY_TYPE, {})),
	},
);

/** What an event on something else than a host has changed, where it names it. */
export function changedIn({ event_id, message }: Row): { what: string; id: unknown; name: unknown } | undefined {
	const [what] = OTHERS.find(([, activities]) => Object.hasOwn(activities, textOf(event_id))) ?? [];
	if (what === undefined) return undefined;
	const [id, name] = ['ID', 'Name'].map((part) => inside(message, what + part));
	return textOf(id) || textOf(name) ? { what, id, name } : undefined;
}

/** The roles that an event on changed roles names. */
export function changedRoles(row: Row): string[] | undefined {
	const { added, removed } = roleChanges(row);
	return added.length + removed.length > 0 ? [...added, ...removed] : undefined;
}

function tableOf(eventClass: EventClass, activity: EventTable['activity'], attributes: Attributes): EventTable {
	return {
		class: eventClass,
		activity,
		product: PRIVX,
		log: 'auditevents',
		time: from('created', time),
		uid: (row) => eventId(auditEventId(row)),
		message: titleOf,
		attributes: {
			severity: from('message.severity', SYSLOG_SEVERITY),
			'metadata.event_code': from('event_id'),
			'src_endpoint.ip': from('message.remoteAddress', ip),
			...attributes,
		},
	};
}

function changedUser(certainty: Certainty): Attributes {
	const [id, name] = CHANGED_USER;
	return { 'user.uid': from(id, text, certainty), 'user.name': from(name, text, certainty) };
}

function byCode(activities: Activities): EventTable['activity'] {
	return (row) => {
		const activity = wordIn(activities, textOf(row.event_id)) ?? OTHER;
		return activity === OTHER ? named(row) : activity;
	};
}

function wordIn<Meaning>(words: Readonly<Record<string, Meaning>>, word: string): Meaning | undefined {
	return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** Both at once have no number of their own. */
function ofRoles(row: Row): number | Choice {
	const { added, removed } = roleChanges(row);
	if (added.length > 0 && removed.length > 0) return named(row);
	return added.length > 0 ? 1 : 2;
}

/** The name of the event, where OCSF has no number. */
function named({ event_name }: Row): number | Choice {
	const caption = textOf(event_name);
	return caption === '' ? UNKNOWN : { id: OTHER, caption };
}

/** E.g. `User-login-failed by alice from 192.0.2.7`. */
function titleOf(row: Row): unknown[] {
	return [
		textOf(row.event_name) || `Audit event ${textOf(row.event_id)}`,
		titled('by', inside(row.message, 'username')),
		titled('from', inside(row.message, 'remoteAddress')),
		titled('on', firstOf(row, ['message.hostName', 'message.hostAddress', 'message.hostID'])),
	];
}

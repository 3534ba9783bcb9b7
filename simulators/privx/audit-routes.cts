import type { Answer } from '../kernel/answer.cts';
import type { Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { StoredEvent } from './audit-source.cts';
import type { PrivxData } from './data.cts';
import { listHandler, type Wanted } from './list.cts';
import { anyOf, keywords, readBody, span } from './search-body.cts';
import { EVENT_CODES } from './vocabulary.cts';

const PATH = '/monitor-service/api/v1/auditevents';

/** Filters of a search, and the part of the message that has the value [CODE for userID and sessionID, otherwise INF]. */
const MESSAGE_KEYS = {
	user_id: 'userID',
	connection_id: 'connectionID',
	host_id: 'hostID',
	source_id: 'sourceID',
	session_id: 'sessionID',
	access_group_id: 'accessGroupID',
};

/** The routes of audit events [DOC]. Other keys in a search, such as an event code, are silently ignored [CODE]. */
export function auditRoutes({ access, auditEvents, settings }: PrivxData): Route[] {
	// Default, maximum and the only sort key are [DOC].
	const list = {
		records: auditEvents,
		defaultLimit: 50,
		maxLimit: 1000,
		sortable: [],
		defaultSort: 'created',
		row: ({ event }: StoredEvent) => event,
	};
	const codes: Answer = { status: 200, body: codesBody() };
	return [
		{ method: 'GET', pattern: PATH, answer: access.needs('logs-view', listHandler(list, settings)) },
		{
			method: 'POST',
			effect: 'read',
			pattern: `${PATH}/search`,
			answer: access.needs('logs-view', listHandler({ ...list, wanted: searchOf }, settings)),
		},
		{ method: 'GET', pattern: `${PATH}/codes`, answer: access.needs('logs-view', () => codes) },
	];
}

function searchOf(request: VendorRequest): Wanted | Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const { body } = read;
	const limits = span(body.start_time, body.end_time);
	if ('status' in limits) return limits;
	const inMessage = Object.entries(MESSAGE_KEYS).flatMap(([name, key]) =>
		anyOf(name, body[name], (found) => (found as StoredEvent).event.message[key]),
	);
	// Also by the code or name of an event [CODE].
	return { ...limits, conditions: [...inMessage, ...keywords(body.keywords, ({ event }) => event)] };
}

// An object by code. Here the codes are numbers; in events they are texts [CODE].
function codesBody() {
	const entries = Object.entries(EVENT_CODES).map(([code, [service, name]]) => {
		const event_desc = `${name.replaceAll('-', ' ')} (${service})`;
		return [code, { event_id: Number(code), event_name: name, event_desc }];
	});
	return Object.fromEntries(entries) as unknown;
}

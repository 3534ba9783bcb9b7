import type { Answer } from '../kernel/answer.cts';
import type { Handler, Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Facets } from '../kernel/record-set.cts';
import type { PrivxData } from './data.cts';
import { apiError, invalid } from './errors.cts';
import { listHandler, type Condition, type Wanted } from './list.cts';
import type { Connection, RoleHandle } from './records.cts';
import { anyOf, keywords, readBody, readList, within } from './search-body.cts';

const PATH = '/connection-manager/api/v1/connections';
const TERMINATE = '/connection-manager/api/v1/terminate';

/** Fields of a search body that are compared with the field of the same name [CODE]. `user_roles` is ignored. */
const SAME_NAME = [
	'id',
	'proxy_id',
	'type',
	'mode',
	'user_agent',
	'authentication_method',
	'target_host_address',
	'target_host_account',
	'remote_address',
	'status',
	'force_disconnect',
	'session_id',
];

/** The routes of connections [DOC]. */
export function connectionRoutes(data: PrivxData): Route[] {
	const { access, connections, settings } = data;
	// The maximum is [INVENTED from the vendor's examples]; `id` as the default order is [DOC].
	const list = {
		records: connections,
		defaultLimit: 50,
		maxLimit: 1000,
		sortable: ['id', 'created', 'disconnected', 'last_activity', 'type', 'status'],
		row: shown,
	};
	const all = listHandler({ ...list, wanted: () => ({ conditions: access.scope() }) }, settings);
	const search = listHandler({ ...list, wanted: (request) => searchOf(request, access.scope()) }, settings);
	const view = (handler: Handler) => access.needs('connections-view', handler);
	const manage = (handler: Handler) => access.needs('connections-manage', handler);
	const end = (handler: Handler) => access.needs('connections-terminate', handler);
	const roles = ({ access_roles = [] }: Connection) => ({ status: 200, body: access_roles });
	return [
		{ method: 'GET', pattern: PATH, answer: view(all) },
		{ method: 'POST', effect: 'read', pattern: `${PATH}/search`, answer: view(search) },
		{
			method: 'GET',
			pattern: `${PATH}/:`,
			answer: view((request, [id]) => one(data, id, (found) => whole(found, request))),
		},
		// A plain array in version 1 of the API [CODE].
		{ method: 'GET', pattern: `${PATH}/:/access_roles`, answer: view((_, [id]) => one(data, id, roles)) },
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/:/tags`,
			answer: manage((request, [id]) => setTags(data, id, request)),
		},
		{
			method: 'POST',
			effect: 'write',
			pattern: `${TERMINATE}/connection/:`,
			answer: end((_, [id]) => terminate(data, id)),
		},
		{
			method: 'POST',
			effect: 'write',
			pattern: `${TERMINATE}/host/:`,
			answer: end((_, [id]) => terminateAll(data, 'target_host', id)),
		},
		{
			method: 'POST',
			effect: 'write',
			pattern: `${TERMINATE}/user/:`,
			answer: end((_, [id]) => terminateAll(data, 'user', id)),
		},
	];
}

function searchOf(request: VendorRequest, scope: Condition[]): Wanted | Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const { body } = read;
	const times = ['connected', 'disconnected', 'last_activity'].map((field) => within(field, body[field]));
	const refusal = times.find((time) => 'status' in time);
	if (refusal) return refusal as Answer;
	const part = (field: string, key: string) => (found: Facets) => (found[field] as Record<string, unknown>)[key];
	return {
		conditions: [
			...scope,
			...(times as Condition[][]).flat(),
			...keywords(body.keywords),
			...SAME_NAME.flatMap((name) => anyOf(name, body[name], (found) => found[name])),
			...anyOf('user_id', body.user_id, part('user', 'id')),
			...anyOf('user_display_name', body.user_display_name, part('user', 'display_name')),
			...anyOf('target_host_id', body.target_host_id, part('target_host', 'id')),
			...anyOf('target_host_common_name', body.target_host_common_name, part('target_host', 'common_name')),
			...anyOf('target_host_roles', body.target_host_roles, (found) =>
				(found.target_host_roles as RoleHandle[]).map(({ id }) => id),
			),
			// A known bug of the server: a search by tags finds nothing [CODE].
			...anyOf('tags', body.tags, () => []),
		],
	};
}

/** Without the parts that are only in a single read. `verbose=false` also leaves out the roles and most of the user [CODE]. */
function shown(connection: Connection, { query }: VendorRequest): unknown {
	if (query.get('verbose') !== 'false') return connection;
	const { user_roles: _roles, user_data, ...rest } = connection;
	const { id, principal, full_name } = (user_data ?? {}) as Record<string, unknown>;
	return { ...rest, user_data: { id, principal, full_name, roles: connection.target_host_roles } };
}

// The trail is only in a single read [DOC].
function whole(connection: Connection, request: VendorRequest): Answer {
	const { id, type, user, target_host } = connection;
	const trail = { connection_id: id, host_id: target_host.id, user_id: user.id, protocol: type, channels: [] };
	return { status: 200, body: { ...(shown(connection, request) as object), trail } };
}

function one(data: PrivxData, id: string, answer: (connection: Connection) => Answer): Answer {
	const connection = data.connections.find(id);
	if (connection && data.access.covers(connection)) return answer(connection);
	return data.settings.unknownConnection === 400
		? apiError(400, 'BAD_REQUEST', 'Bad request')
		: apiError(404, 'CONNECTION_NOT_FOUND', 'Connection not found');
}

function setTags(data: PrivxData, id: string, request: VendorRequest): Answer {
	return one(data, id, () => {
		const read = readList(request);
		if ('status' in read) return read;
		if (!read.list.every((tag) => typeof tag === 'string')) return invalid('tags', 'tags must be texts');
		data.touch(data.connections, id, { tags: read.list });
		return { status: 200 };
	});
}

// 200 without a body [CODE]; a connection that has ended is not an error [INVENTED].
function terminate(data: PrivxData, id: string): Answer {
	return one(data, id, () => {
		data.endConnection(id, 'TERMINATED', 900);
		return { status: 200 };
	});
}

// The answer for an unknown host or user is not known: 200, as for one without connections [INVENTED].
function terminateAll(data: PrivxData, field: 'target_host' | 'user', id: string): Answer {
	const conditions = data.access.scope();
	const selected = data.connections.select({
		matches: (found) =>
			(found[field] as { id: string }).id === id &&
			found.disconnected === undefined &&
			conditions.every(({ holds }) => holds(found)),
		isDescending: false,
		key: `open of ${field} ${id} ${conditions.map(({ key }) => key).join()}`,
	});
	const ids = Array.from({ length: selected.length }, (_, index) => selected.at(index).id);
	for (const open of ids) data.endConnection(open, 'TERMINATED', 900);
	return { status: 200 };
}

import type { Answer } from '../kernel/answer.cts';
import type { Handler, Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Facets } from '../kernel/record-set.cts';
import type { PrivxData } from './data.cts';
import { apiError, invalid, missing, notFound, permissionDenied } from './errors.cts';
import { listHandler, type Condition, type Wanted } from './list.cts';
import type { AccessRequest } from './records.cts';
import { decide, revoke } from './request-decision.cts';
import { keywords, readBody, span } from './search-body.cts';

const PATH = '/workflow-engine/api/v1/requests';

/** Whose requests a list shows, in lower case; the server accepts both cases [CODE]. */
const FILTERS = ['all', 'requests', 'active_requests', 'approvals', 'active_approvals'];

/** The routes of access requests [DOC]. */
export function requestRoutes(data: PrivxData): Route[] {
	const { access, accessRequests, settings } = data;
	// Default and maximum are [DOC].
	const list = { records: accessRequests, defaultLimit: 50, maxLimit: 100, sortable: ['updated', 'id', 'status'] };
	const inOrder = { ...list, defaultSort: 'created' };
	const all = listHandler({ ...inOrder, wanted: (request) => ofWhom(data, request) }, settings);
	const search = listHandler({ ...inOrder, wanted: (request) => searchOf(data, request) }, settings);
	const may = (handler: Handler) => access.needs(['workflows-requests', 'requests-view'], handler);
	const act = (handler: Handler) => access.needs('workflows-requests', handler);
	return [
		{ method: 'GET', pattern: PATH, answer: may(all) },
		{ method: 'POST', effect: 'write', pattern: PATH, answer: act((request) => create(data, request)) },
		{ method: 'POST', effect: 'read', pattern: `${PATH}/search`, answer: may(search) },
		{ method: 'GET', pattern: `${PATH}/:`, answer: may((_, [id]) => one(data, id, (body) => ({ status: 200, body }))) },
		{ method: 'DELETE', pattern: `${PATH}/:`, answer: act((_, [id]) => withdraw(data, id)) },
		{
			method: 'POST',
			effect: 'write',
			pattern: `${PATH}/:/decision`,
			answer: act((request, [id]) => one(data, id, (found) => decide(data, found, request))),
		},
		{
			method: 'POST',
			effect: 'write',
			pattern: `${PATH}/:/role/revoke`,
			answer: act((_, [id]) => one(data, id, (found) => revoke(data, found))),
		},
	];
}

/** The filter is required, and is in the query even for a search [CODE]. `all` needs a permission of its own [CODE]. */
function ofWhom({ access, ids }: PrivxData, { query }: VendorRequest): Wanted | Answer {
	const filter = query.get('filter')?.toLowerCase() ?? '';
	if (!FILTERS.includes(filter)) return invalid('filter', `filter must be one of ${FILTERS.join(', ')}`);
	if (filter === 'all') return access.allows('requests-view') ? { conditions: [] } : permissionDenied('requests-view');
	const client = ids.users.of(0);
	const isOwn = ({ requester }: Facets) => (requester as { id: string }).id === client;
	// The client can decide all requests of others [INVENTED]: a real server checks its roles.
	const side: Condition = filter.endsWith('requests')
		? { key: 'own', holds: isOwn }
		: { key: 'others', holds: (found) => !isOwn(found) };
	const waiting: Condition = { key: 'waiting', holds: ({ status }) => status === 'WAITING' };
	return { conditions: filter.startsWith('active') ? [side, waiting] : [side] };
}

// The time range applies to `created` [INF: the reference does not say whether `updated` counts].
function searchOf(data: PrivxData, request: VendorRequest): Wanted | Answer {
	const wanted = ofWhom(data, request);
	if ('status' in wanted) return wanted;
	const read = readBody(request);
	if ('status' in read) return read;
	const limits = span(read.body.start_time, read.body.end_time);
	if ('status' in limits) return limits;
	return { ...limits, conditions: [...wanted.conditions, ...keywords(read.body.keywords)] };
}

function one(data: PrivxData, id: string, answer: (request: AccessRequest) => Answer): Answer {
	const found = data.accessRequests.find(id);
	return found ? answer(found) : notFound('Request');
}

function create(data: PrivxData, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const { requested_role, target_user, ...rest } = read.body;
	const client = data.ids.users.of(0);
	const role = data.roles.find(idIn(requested_role));
	if (!role) return requested_role ? invalid('requested_role', 'role does not exist') : missing('requested_role');
	const user = data.users.find(idIn(target_user) || client);
	if (!user) return invalid('target_user', 'user does not exist');
	if (user.id !== client && !data.access.allows('workflows-requests-on-behalf')) {
		return permissionDenied('workflows-requests-on-behalf');
	}
	const refusal = refusalOf(read.body);
	if (refusal) return refusal;
	const handle = (id: string, display_name: string) => ({ id, display_name, deleted: false });
	const { id } = data.addAccessRequest({
		...pick(rest),
		author: client,
		updated_by: client,
		requester: handle(client, client),
		target_user: handle(user.id, user.email || user.principal),
		requested_role: { id: role.id, name: role.name },
	});
	data.addAuditEvent(610, { userID: client, requestID: id });
	return { status: 201, body: { id } };
}

const GRANT_FIELDS = ['action', 'grant_type', 'grant_start', 'grant_end', 'floating_length', 'request_justification'];

function pick(body: Record<string, unknown>): Partial<AccessRequest> {
	return Object.fromEntries(Object.entries(body).filter(([name]) => GRANT_FIELDS.includes(name)));
}

function refusalOf({
	action = 'GRANT',
	grant_type = 'PERMANENT',
	...rest
}: Record<string, unknown>): Answer | undefined {
	if (action !== 'GRANT') return invalid('action', 'unknown action');
	if (grant_type === 'PERMANENT') return undefined;
	const needed = grant_type === 'FLOATING' ? ['floating_length'] : ['grant_start', 'grant_end'];
	const left = needed.find((name) => !rest[name]);
	return left ? missing(left) : undefined;
}

function idIn(handle: unknown): string {
	const { id } = (handle ?? {}) as { id?: unknown };
	return typeof id === 'string' ? id : '';
}

// Only a waiting request can be withdrawn [INVENTED].
function withdraw(data: PrivxData, id: string): Answer {
	return one(data, id, ({ status }) => {
		if (status !== 'WAITING') return apiError(400, 'BAD_REQUEST', 'Request has been decided');
		data.accessRequests.remove(id);
		data.addAuditEvent(612, { requestID: id });
		return { status: 200 };
	});
}

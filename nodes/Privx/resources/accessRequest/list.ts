import { InputError } from '../../../../core/errors/input-error';
import { asText } from '../../../../core/node/parameter-values';
import type { Row } from '../../../../core/pages/page-style';
import { ACCESS_REQUESTS } from '../../collections';
import { filterOf, type TextFilter, type TimeFilter } from '../../filters';
import { listSource } from '../../listSource';
import { inside } from '../../records';
import { timeText } from '../../times';

/** Whose requests a list shows. The server wants one of them in the query string, in lower case (vendor's MCP server). */
const SCOPES = ['all', 'requests', 'active_requests', 'approvals', 'active_approvals'];

const TEXTS: TextFilter[] = [
	{ name: 'keywords', label: 'Keywords', field: 'keywords', single: true },
	{ name: 'roleIds', label: 'Role IDs', found: ({ requested_role }) => [inside(requested_role, 'id')] },
	// The search has no such field, and no full list of the states is documented.
	{ name: 'statuses', label: 'Status', found: ({ status }) => [status] },
	{ name: 'targetUserIds', label: 'Target User IDs', found: ({ target_user }) => [inside(target_user, 'id')] },
];

const CREATED: TimeFilter = {
	after: { name: 'createdAfter', label: 'Created After' },
	before: { name: 'createdBefore', label: 'Created Before' },
	found: 'created',
	// It is not known whether the server compares `created` or `updated`. As a start either loses nothing, as an end it might.
	body: (start) => ({ start_time: start }),
	endIsSent: false,
};

/** The filters of access requests, but for the scope. */
export const accessRequestFilter = filterOf(TEXTS, [CREATED]);

/** Access requests, as Get Many reads them. */
export const accessRequests = listSource({
	noun: { one: 'access request', many: 'access requests' },
	collection: ACCESS_REQUESTS,
	filter: accessRequestFilter,
	simplify: simpleAccessRequest,
	sortKey: 'created',
	query: (call) => ({ filter: scopeIn(call.collection('filters', 'Filters').scope) }),
});

/** The scope, as the server wants it; all of them when none was chosen. @throws InputError */
export function scopeIn(chosen: unknown = 'all'): string {
	const scope = asText(chosen, 'Scope').toLowerCase();
	if (SCOPES.includes(scope)) return scope;
	throw new InputError(`Scope is "${scope}", which is not on offer`, `Use one of these: ${SCOPES.join(' · ')}.`);
}

/** An access request in ten fields. */
export function simpleAccessRequest(request: Row): Row {
	return {
		id: request.id,
		status: request.status ?? null,
		requester: inside(request.requester, 'display_name'),
		target_user: inside(request.target_user, 'display_name'),
		target_user_id: inside(request.target_user, 'id'),
		requested_role: inside(request.requested_role, 'name'),
		justification: request.request_justification ?? null,
		grant_type: request.grant_type ?? null,
		created: timeText(request.created),
		updated: timeText(request.updated),
	};
}

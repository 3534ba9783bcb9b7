import { path } from '../../core/http/path';
import type { Collection } from './pages';

/** Plain list: the vendor's page on API clients. 1,000 is what the vendor's host report requests. */
export const HOSTS: Collection = {
	list: '/host-store/api/v1/hosts',
	search: '/host-store/api/v1/hosts/search',
	largest: 1000,
};

/** The search for roles returns only ID and name, so the plain list is read. Maximum: API reference, role-store. */
export const ROLES: Collection = { list: '/role-store/api/v1/roles', largest: 1000 };

/** The users who have a role. No maximum is documented; the vendor's clients request up to 100. */
export function membersOf(roleId: string): Collection {
	return { list: path`/role-store/api/v1/roles/${roleId}/members`, largest: 100 };
}

/** Users of all directories: there is only a search. No maximum is documented; the vendor's clients request up to 100. */
export const USERS: Collection = { search: '/role-store/api/v1/users/search', largest: 100 };

/** No maximum is documented; the vendor's examples request 1,000. */
export const CONNECTIONS: Collection = {
	list: '/connection-manager/api/v1/connections',
	search: '/connection-manager/api/v1/connections/search',
	largest: 1000,
	fuzzy: true,
};

/**
 * The plain list has no order, so the search is used. Maximum: API reference, workflow-engine. The server requires whose
 * requests to list, in lower case (vendor's MCP server).
 */
export const ACCESS_REQUESTS: Collection = {
	search: '/workflow-engine/api/v1/requests/search',
	largest: 100,
	query: { filter: 'all' },
};

/** Maximum and order (`created` only): API reference, monitor-service. */
export const AUDIT_EVENTS: Collection = {
	list: '/monitor-service/api/v1/auditevents',
	search: '/monitor-service/api/v1/auditevents/search',
	largest: 1000,
	fuzzy: true,
};

/** No maximum is documented. */
export const SESSIONS: Collection = { search: '/auth/api/v1/sessionstorage/sessions/search', largest: 100 };

/** The search returns no secret data. Maximum: API reference, vault. */
export const SECRETS: Collection = { search: '/vault/api/v1/search/secrets', largest: 100 };

/** No maximum is documented; 100 is the default. */
export const ACCESS_GROUPS: Collection = { list: '/authorizer/api/v1/accessgroups', largest: 100 };

import type { Collection } from './pages';
import {
	ACCESS_GROUP,
	ACCESS_REQUEST,
	AUDIT_EVENT,
	CONNECTION,
	HOST,
	LOCAL_USER,
	ROLE,
	SESSION,
	USER,
} from './records';
import { ACCOUNT, CHECKOUT } from './resources/checkout/records';
import { LISTED_SECRET } from './resources/secret/records';

/** Plain list: the vendor's page on API clients. 1,000 is what the vendor's host report requests. */
export const HOSTS: Collection = {
	what: 'a host',
	kind: HOST,
	path: '/host-store/api/v1/hosts',
	search: '/host-store/api/v1/hosts/search',
	largest: 1000,
};

/** The search for roles returns only ID and name, so the plain list is read. Maximum: API reference, role-store. */
export const ROLES: Collection = { what: 'a role', kind: ROLE, path: '/role-store/api/v1/roles', largest: 1000 };

/** Users of all directories: there is only a search. No maximum is documented; the vendor's clients request up to 100. */
export const USERS: Collection = {
	what: 'a user',
	kind: USER,
	path: '/role-store/api/v1/users',
	search: '/role-store/api/v1/users/search',
	isSearchOnly: true,
	largest: 100,
};

/** The users who have a role: the list adds the rest of the path. No maximum is documented; the vendor's clients request up to 100. */
export const MEMBERS: Collection = { what: 'a member', kind: USER, path: ROLES.path, largest: 100 };

/** No maximum is documented; the vendor's examples request 1,000. */
export const CONNECTIONS: Collection = {
	what: 'a connection',
	kind: CONNECTION,
	path: '/connection-manager/api/v1/connections',
	search: '/connection-manager/api/v1/connections/search',
	largest: 1000,
	fuzzy: true,
};

/** The requests of all users need a permission that the others do not need (API reference, workflow-engine). */
const ALL_REFUSED = {
	meaning: 'does not show the requests of all users to this API client, but perhaps those for its approval and its own',
	advice:
		'In a list or trigger, set the filter Scope to For Approval (approvals) or Own. To see all, the API client needs a role with the permission requests-view. Instead of choosing a request from the list, enter its ID.',
};

/**
 * The plain list has no order, so the search is used. Maximum: API reference, workflow-engine. The server requires whose
 * requests to list, in lower case (vendor's MCP server).
 */
export const ACCESS_REQUESTS: Collection = {
	what: 'an access request',
	kind: ACCESS_REQUEST,
	path: '/workflow-engine/api/v1/requests',
	search: '/workflow-engine/api/v1/requests/search',
	isSearchOnly: true,
	largest: 100,
	query: { filter: 'all' },
	refusals: ({ filter }) => (filter === 'all' ? { 403: ALL_REFUSED } : undefined),
};

/** Maximum and order (`created` only): API reference, monitor-service. */
export const AUDIT_EVENTS: Collection = {
	what: 'an audit event',
	kind: AUDIT_EVENT,
	path: '/monitor-service/api/v1/auditevents',
	search: '/monitor-service/api/v1/auditevents/search',
	largest: 1000,
	fuzzy: true,
};

/** No maximum is documented. */
export const SESSIONS: Collection = {
	what: 'a session',
	kind: SESSION,
	path: '/auth/api/v1/sessionstorage/sessions',
	search: '/auth/api/v1/sessionstorage/sessions/search',
	isSearchOnly: true,
	largest: 100,
};

/** The search returns no secret data. Maximum: API reference, vault. */
export const SECRETS: Collection = {
	what: 'a secret',
	kind: LISTED_SECRET,
	path: '/vault/api/v1/secrets',
	search: '/vault/api/v1/search/secrets',
	isSearchOnly: true,
	key: 'name',
	largest: 100,
};

/** No maximum is documented; 100 is the default. */
export const ACCESS_GROUPS: Collection = {
	what: 'an access group',
	kind: ACCESS_GROUP,
	path: '/authorizer/api/v1/accessgroups',
	largest: 100,
};

/**
 * The users whom PrivX itself keeps. They have the same IDs as in the list of all users (vendor's sample record). No maximum is
 * documented; 50 is the default.
 */
export const LOCAL_USERS: Collection = {
	what: 'a local user',
	kind: LOCAL_USER,
	path: '/local-user-store/api/v1/users',
	largest: 100,
};

/** Accounts whose passwords can be checked out. No maximum is documented; 100 is the default. */
export const ACCOUNTS: Collection = {
	what: 'an account',
	kind: ACCOUNT,
	path: '/authorizer/api/v1/secrets',
	search: '/authorizer/api/v1/secrets/search',
	largest: 100,
};

/** No maximum is documented. */
export const CHECKOUTS: Collection = {
	what: 'a checkout',
	kind: CHECKOUT,
	path: '/authorizer/api/v1/secrets/checkouts',
	largest: 100,
};

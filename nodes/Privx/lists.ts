import type { Query } from '../../core/http/query';
import type { Call } from '../../core/node/call';
import type { FilterSet } from '../../core/node/filter';
import type { ListSource } from '../../core/node/list';
import type { Noun } from '../../core/node/read-count';
import type { Choice } from '../../core/node/parameter-reader';
import type { ListForm } from '../shared/list-operations';
import { anyOutputIn } from '../shared/output';
import {
	ACCESS_GROUPS,
	ACCESS_REQUESTS,
	AUDIT_EVENTS,
	CHECKOUTS,
	CONNECTIONS,
	HOSTS,
	MEMBERS,
	ROLES,
	SECRETS,
	SESSIONS,
	USERS,
} from './collections';
import { merged, type Sent } from './filters';
import { roleIn } from './named';
import { withFilterIds } from './named-filters';
import { fields } from './options';
import { pagesOf, pathOf, type Collection } from './pages';
import { accessRequestFilters } from './resources/access-request/filters';
import { auditEventFilters } from './resources/audit-event/filters';
import { connectionFilters } from './resources/connection/filters';
import { hostFilters } from './resources/host/filters';
import { roleFilters } from './resources/role/filters';
import { secretFilters } from './resources/secret/filters';
import { sessionFilters } from './resources/session/filters';
import { userFilters } from './resources/user/filters';

/** What is specific to one list. */
interface List {
	filters?: FilterSet<Sent>;
	/** Field that the server sorts by; without it the server decides. */
	sortKey?: string;
	/** Whether the user chooses the direction. Otherwise from old to new. */
	isSortChosen?: boolean;
	/** The path, where it depends on what the user chooses. */
	path?(call: Call): Promise<string>;
	/** Further query parameters. Filters may replace them. */
	query?(call: Call): Query;
	/** A sentence beside the result. */
	remark?: string;
}

/** Values of the parameter Sort. */
export type Direction = 'asc' | 'desc';

const sort: Choice<Direction> = {
	displayName: 'Sort',
	name: 'sort',
	type: 'options',
	options: [
		{ name: 'Newest First', value: 'desc' },
		{ name: 'Oldest First', value: 'asc' },
	],
	default: 'desc',
	description: 'The order of the results',
};

/** Access groups. */
export const accessGroups = listForm(ACCESS_GROUPS);

/** Access requests. */
export const accessRequests = listForm(ACCESS_REQUESTS, {
	filters: accessRequestFilters,
	sortKey: 'created',
	isSortChosen: true,
});

/** Audit events. */
export const auditEvents = listForm(AUDIT_EVENTS, {
	filters: auditEventFilters,
	sortKey: 'created',
	isSortChosen: true,
});

/** Checkouts of accounts. */
export const checkouts = listForm(CHECKOUTS);

/** Connections of users to hosts. */
export const connections = listForm(CONNECTIONS, {
	filters: connectionFilters,
	sortKey: 'connected',
	isSortChosen: true,
	query: (call) => ({ verbose: anyOutputIn(call) !== 'simplified' || call.texts(fields).length > 0 }),
	remark: hiddenGroups('Connections to hosts'),
});

/** What lists of hosts do not have. */
export const HIDDEN_HOSTS = hiddenGroups('Hosts');

/** Hosts. */
export const hosts = listForm(HOSTS, { filters: hostFilters, remark: HIDDEN_HOSTS });

/** The users who have a role. */
export const members = listForm(MEMBERS, { path: async (call) => `${pathOf(ROLES, await roleIn(call))}/members` });

/** Roles. */
export const roles = listForm(ROLES, { filters: roleFilters });

/** Secrets of the vault, without their data. Sort keys: API reference, vault. */
export const secrets = listForm(SECRETS, { filters: secretFilters, sortKey: 'created' });

/** Sessions. By default the service sorts by `expires`, which changes while sessions are in use (API reference, auth). */
export const sessions = listForm(SESSIONS, { filters: sessionFilters, sortKey: 'created' });

/** Users of all directories. */
export const users = listForm(USERS, { filters: userFilters });

/** The query parameters of an order. In upper case: some services of PrivX accept nothing else (vendor's Python SDK). */
export function order(sortkey: string, direction: Direction): Query {
	return { sortkey, sortdir: direction.toUpperCase() };
}

function listForm(collection: Collection, list: List = {}): ListForm {
	const { filters, sortKey, isSortChosen, remark } = list;
	const noun = nounOf(collection);
	const source: ListSource<Sent> = {
		noun,
		kind: () => collection.kind,
		filters,
		reader: filters && (async (call) => await withFilterIds(call, filters)),
		async *pages(call, how, sent) {
			const { body, query } = merged(sent);
			// An export has no choice and goes from old to new: what arrives in the meantime is added at the end.
			const ordered = sortKey ? order(sortKey, call.choice(sort, 'asc')) : {};
			const target = { ...collection, path: (await list.path?.(call)) ?? collection.path };
			yield* pagesOf(call.session, target, {
				...how,
				query: { ...ordered, ...list.query?.(call), ...query },
				body,
			});
		},
		remark: () => remark,
	};
	return { source, sort: isSortChosen ? sort : undefined, hasOcsf: collection.kind.ocsf !== undefined };
}

/** E.g. `host` and `hosts` for `a host`. */
function nounOf({ what }: Collection): Noun {
	const one = what.replace(/^an? /, '');
	return { one, many: `${one}s` };
}

function hiddenGroups(records: string): string {
	return `${records} in access groups that the roles of the API client do not cover are not included.`;
}

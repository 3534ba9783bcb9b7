import type { Query } from '../../core/http/query';
import type { Call } from '../../core/node/call';
import type { FilterSet } from '../../core/node/filter';
import type { ListSource, RecordKind } from '../../core/node/list';
import type { Noun } from '../../core/node/read-count';
import type { Choice } from '../../core/node/parameter-reader';
import type { ListForm } from '../shared/list-operations';
import { outputIn } from '../shared/output';
import {
	ACCESS_GROUPS,
	ACCESS_REQUESTS,
	AUDIT_EVENTS,
	CONNECTIONS,
	HOSTS,
	membersOf,
	ROLES,
	SECRETS,
	SESSIONS,
	USERS,
} from './collections';
import { merged, type Sent } from './filters';
import { roleId } from './locators';
import { fields } from './options';
import { pagesOf, type Collection } from './pages';
import { ACCESS_GROUP, ACCESS_REQUEST, AUDIT_EVENT, CONNECTION, HOST, ROLE, SESSION, USER } from './records';
import { accessRequestFilters } from './resources/access-request/filters';
import { auditEventFilters } from './resources/audit-event/filters';
import { connectionFilters } from './resources/connection/filters';
import { hostFilters } from './resources/host/filters';
import { roleFilters } from './resources/role/filters';
import { secretFilters } from './resources/secret/filters';
import { LISTED_SECRET } from './resources/secret/records';
import { sessionFilters } from './resources/session/filters';
import { userFilters } from './resources/user/filters';

/** What is specific to one list. */
interface List {
	noun: Noun;
	collection: Collection | ((call: Call) => Collection);
	kind: RecordKind;
	filters?: FilterSet<Sent>;
	/** Field that the server sorts by; without it the server decides. */
	sortKey?: string;
	/** Whether the user chooses the direction. Otherwise from old to new. */
	isSortChosen?: boolean;
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
export const accessGroups = listForm({
	noun: { one: 'access group', many: 'access groups' },
	collection: ACCESS_GROUPS,
	kind: ACCESS_GROUP,
});

/** Access requests. */
export const accessRequests = listForm({
	noun: { one: 'access request', many: 'access requests' },
	collection: ACCESS_REQUESTS,
	kind: ACCESS_REQUEST,
	filters: accessRequestFilters,
	sortKey: 'created',
	isSortChosen: true,
});

/** Audit events. */
export const auditEvents = listForm({
	noun: { one: 'audit event', many: 'audit events' },
	collection: AUDIT_EVENTS,
	kind: AUDIT_EVENT,
	filters: auditEventFilters,
	sortKey: 'created',
	isSortChosen: true,
});

/** Connections of users to hosts. */
export const connections = listForm({
	noun: { one: 'connection', many: 'connections' },
	collection: CONNECTIONS,
	kind: CONNECTION,
	filters: connectionFilters,
	sortKey: 'connected',
	isSortChosen: true,
	query: (call) => ({ verbose: outputIn(call) === 'raw' || call.texts(fields).length > 0 }),
	remark: hiddenGroups('Connections to hosts'),
});

/** Hosts. */
export const hosts = listForm({
	noun: { one: 'host', many: 'hosts' },
	collection: HOSTS,
	kind: HOST,
	filters: hostFilters,
	remark: hiddenGroups('Hosts'),
});

/** The users who have a role. */
export const members = listForm({
	noun: { one: 'member', many: 'members' },
	collection: (call) => membersOf(call.id(roleId)),
	kind: USER,
});

/** Roles. */
export const roles = listForm({
	noun: { one: 'role', many: 'roles' },
	collection: ROLES,
	kind: ROLE,
	filters: roleFilters,
});

/** Secrets of the vault, without their data. Sort keys: API reference, vault. */
export const secrets = listForm({
	noun: { one: 'secret', many: 'secrets' },
	collection: SECRETS,
	kind: LISTED_SECRET,
	filters: secretFilters,
	sortKey: 'created',
});

/** Sessions. By default the service sorts by `expires`, which changes while sessions are in use (API reference, auth). */
export const sessions = listForm({
	noun: { one: 'session', many: 'sessions' },
	collection: SESSIONS,
	kind: SESSION,
	filters: sessionFilters,
	sortKey: 'created',
});

/** Users of all directories. */
export const users = listForm({
	noun: { one: 'user', many: 'users' },
	collection: USERS,
	kind: USER,
	filters: userFilters,
});

/** The query parameters of an order. In upper case: some services of PrivX accept nothing else (vendor's Python SDK). */
export function order(sortkey: string, direction: Direction): Query {
	return { sortkey, sortdir: direction.toUpperCase() };
}

function listForm(list: List): ListForm {
	const { noun, collection, kind, filters, sortKey, isSortChosen, remark } = list;
	const source: ListSource = {
		noun,
		kind: () => kind,
		filters,
		pages(call, wanted) {
			const { sent = [], isComplete = true } = filters?.read(call) ?? {};
			const { body, query } = merged(sent);
			// An export has no choice and goes from old to new: what arrives in the meantime is added at the end.
			const ordered = sortKey ? order(sortKey, call.choice(sort, 'asc')) : {};
			return pagesOf(call.session, typeof collection === 'function' ? collection(call) : collection, {
				...call.options,
				query: { ...ordered, ...list.query?.(call), ...query },
				body,
				wanted: isComplete ? wanted : undefined,
				onDoubt: (reason) => call.report.remark(`The list of ${noun.many} ${reason} Run the node again to be sure.`),
			});
		},
		remark: () => remark,
	};
	return { source, sort: isSortChosen ? sort : undefined };
}

function hiddenGroups(records: string): string {
	return `${records} in access groups that the roles of the API client do not cover are not included.`;
}

import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { Query } from '../../core/http/query';
import type { Session } from '../../core/http/session';
import { inEditor, listSearch, shownMinute, shownText } from '../../core/node/dropdown';
import type { TabledShape } from '../../core/node/event-shape';
import { simplifiedBy } from '../../core/node/list';
import { END, type PageStyle, type Row } from '../../core/pages/page-style';
import { areAttributes, attributeOptions } from '../shared/event-fields';
import { privx } from './api';
import {
	ACCESS_GROUPS,
	ACCESS_REQUESTS,
	ACCOUNTS,
	AUDIT_EVENTS,
	CHECKOUTS,
	CONNECTIONS,
	HOSTS,
	LOCAL_USERS,
	ROLES,
	SECRETS,
	SESSIONS,
	USERS,
} from './collections';
import { order } from './lists';
import { auditEvent } from './ocsf/audit-event';
import { connectionEvent } from './ocsf/connection';
import { hostEvent } from './ocsf/host';
import { userEvent } from './ocsf/user';
import { pageOf, pagesOf, styleOf, type Collection } from './pages';
import { valuesIn } from './record-values';
import { ACCESS_REQUEST, CONNECTION } from './records';
import { accountNames } from './resources/checkout/records';
import { readCodes } from './resources/audit-event/get-codes';

/** Records per page of a dropdown. Enough, too, to find the fields that records have. */
const SIZE = 100;

/** A list as a dropdown shows it. */
interface Shown {
	collection: Collection;
	query?: Query;
	line(row: Row, session: Session): string;
}

/** Hosts by name. */
export const searchHosts = searchOf({
	collection: HOSTS,
	line: ({ common_name, addresses }) => `${shownText(common_name)} (${shownText(valuesIn(addresses)[0])})`,
});

/** Users of all directories. */
export const searchUsers = searchOf({
	collection: USERS,
	line: ({ full_name, principal, email }) => `${shownText(full_name)} (${shownText(email || principal)})`,
});

/** Users whom PrivX itself keeps. */
export const searchLocalUsers = searchOf({
	collection: LOCAL_USERS,
	line: ({ full_name, username, email }) => `${shownText(username)} (${shownText(full_name || email)})`,
});

/** Accounts whose passwords can be checked out. */
export const searchAccounts = searchOf({
	collection: ACCOUNTS,
	line: (account) => shownText(accountNames(account)[0] ?? account.path),
});

/** Checkouts. */
export const searchCheckouts = searchOf({
	collection: CHECKOUTS,
	line: (row) => `${shownText(accountNames(row)[0] ?? row.path)} until ${shownMinute(row.expires)}`,
});

/** Roles. The server's search for them returns only names, so they are filtered in n8n, a thousand at a time. */
export const searchRoles = searchOf({ collection: ROLES, line: ({ name }) => shownText(name) });

/** The latest connections. */
export const searchConnections = searchOf({
	collection: CONNECTIONS,
	query: { ...order('connected', 'desc'), verbose: false },
	line: (row, session) => {
		const { connected, user, host, account, status } = CONNECTION.simplified(row, session);
		return `${shownMinute(connected)} · ${shownText(user)} → ${shownText(account)}@${shownText(host)} (${shownText(status)})`;
	},
});

/** The latest access requests. */
export const searchAccessRequests = searchOf({
	collection: ACCESS_REQUESTS,
	query: order('created', 'desc'),
	line: (row, session) => {
		const { created, target_user, requested_role, status } = ACCESS_REQUEST.simplified(row, session);
		return `${shownMinute(created)} · ${shownText(target_user)}: ${shownText(requested_role)} (${shownText(status)})`;
	},
});

/** Sessions of users. */
export const searchSessions = searchOf({
	collection: SESSIONS,
	line: ({ username, remote_addr, created }) =>
		`${shownText(username)} from ${shownText(remote_addr)} since ${shownMinute(created)}`,
});

/** Secrets by name. */
export const searchSecrets = searchOf({ collection: SECRETS, line: ({ name }) => shownText(name) });

function searchOf({ collection, query, line }: Shown) {
	const isSearched = collection.search !== undefined;
	const style = inDropdown(styleOf(isSearched ? SIZE : collection.largest));
	return listSearch(() => ({
		api: privx,
		dropdown: {
			isSearched,
			pages: (session, keywords) => ({
				style,
				ask: async (step) =>
					await pageOf(session, collection, { query, body: isSearched ? { keywords } : undefined }, step),
			}),
			lines: (row, session) => {
				const value = collection.kind.idOf(row);
				return value === undefined ? [] : [{ name: line(row, session), value }];
			},
		},
	}));
}

/** A bare list is one page: one that ignores the offset would never end in a dropdown. */
function inDropdown(style: PageStyle): PageStyle {
	return {
		...style,
		following: (body, step, largest) => (Array.isArray(body) ? END : style.following(body, step, largest)),
	};
}

/** Access groups by name. */
export async function getAccessGroups(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inEditor(this, privx, 'load the access groups', async (session) => {
		const options: INodePropertyOptions[] = [];
		for await (const groups of pagesOf(session, ACCESS_GROUPS)) {
			options.push(...groups.map(({ id, name }) => ({ name: String(name), value: String(id) })));
		}
		return options;
	});
}

/** The kinds of audit events, by number and name. */
export async function getEventCodes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await inEditor(this, privx, 'load the event codes', async (session) =>
		(await readCodes(session)).map(({ event_id, event_name, event_desc }) => ({
			name: `${String(event_id)} - ${String(event_name)}`,
			value: String(event_id),
			description: typeof event_desc === 'string' ? event_desc : undefined,
		})),
	);
}

/** Resources that can be exported. */
const EXPORTED: Record<string, { collection: Collection; events: TabledShape }> = {
	auditEvent: { collection: AUDIT_EVENTS, events: auditEvent },
	connection: { collection: CONNECTIONS, events: connectionEvent },
	host: { collection: HOSTS, events: hostEvent },
	user: { collection: USERS, events: userEvent },
};

/** Names of the fields that records have, and of those that the simplified record adds; of events, the attributes. */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { collection, events } = EXPORTED[String(this.getCurrentNodeParameter('resource'))] ?? EXPORTED.host;
	if (areAttributes(this)) return attributeOptions(events.tables);
	return await inEditor(this, privx, 'load the field names', async (session) => {
		const style = styleOf(SIZE);
		const rows = style.rows(await pageOf(session, collection, {}, style.first));
		const names = new Set([simplifiedBy(collection.kind)({}, session), ...rows].flatMap((row) => Object.keys(row)));
		return [...names].sort().map((name) => ({ name, value: name }));
	});
}

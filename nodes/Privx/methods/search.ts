import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { Query } from '../../../core/http/query';
import { Session } from '../../../core/http/session';
import { toNodeError } from '../../../core/node/to-node-error';
import type { Row } from '../../../core/pages/page-style';
import { rowsOf, totalOf, type Collection } from '../collection';
import { ACCESS_REQUESTS, CONNECTIONS, HOSTS, ROLES, SECRETS, SESSIONS, USERS } from '../collections';
import { order } from '../listSource';
import { simpleAccessRequest } from '../resources/accessRequest/list';
import { simpleConnection } from '../resources/connection/list';
import { privx } from '../vendor';

/** Records per page of a list in the form. */
const SIZE = 100;

/** A list as the form shows it. */
interface Shown {
	collection: Collection;
	query?: Query;
	/** The line for a record; the filter text looks at it where the server has no search. */
	line(row: Row): string;
	/** Default: `id`. */
	key?: string;
}

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Hosts by name. */
export const searchHosts = searchOf({
	collection: HOSTS,
	line: ({ common_name, addresses }) => `${text(common_name)} (${text(Array.isArray(addresses) ? addresses[0] : '')})`,
});

/** Users of all directories. */
export const searchUsers = searchOf({
	collection: USERS,
	line: ({ full_name, principal, email }) => `${text(full_name)} (${text(email || principal)})`,
});

/** Roles; the server's search for them gives no more than names, so all are looked at here. */
export const searchRoles = searchOf({ collection: ROLES, line: ({ name }) => text(name) });

/** The latest connections. */
export const searchConnections = searchOf({
	collection: CONNECTIONS,
	query: { ...order('connected', 'desc'), verbose: false, fuzzycount: false },
	line: (row) => {
		const { connected, user, host, account, status } = simpleConnection(row);
		return `${minute(connected)} · ${text(user)} → ${text(account)}@${text(host)} (${text(status)})`;
	},
});

/** The latest access requests. */
export const searchAccessRequests = searchOf({
	collection: ACCESS_REQUESTS,
	query: { ...order('created', 'desc'), filter: 'all' },
	line: (row) => {
		const { created, target_user, requested_role, status } = simpleAccessRequest(row);
		return `${minute(created)} · ${text(target_user)}: ${text(requested_role)} (${text(status)})`;
	},
});

/** Sessions of users. */
export const searchSessions = searchOf({
	collection: SESSIONS,
	line: ({ username, remote_addr, created }) => `${text(username)} from ${text(remote_addr)} since ${minute(created)}`,
});

/** Secrets by name. */
export const searchSecrets = searchOf({ collection: SECRETS, line: ({ name }) => text(name), key: 'name' });

function searchOf(shown: Shown): Search {
	return async function (filter = '', paginationToken) {
		const words = filter.trim();
		try {
			const session = await Session.open(this, privx);
			const { rows, next } = await pageOf(session, shown, words, Number(paginationToken ?? 0));
			return { results: linesOf(rows, shown, words), paginationToken: next };
		} catch (error) {
			throw toNodeError(this.getNode(), error, { vendor: privx.name, doing: 'load the list' });
		}
	};
}

/** Where the server can search, it does. A list without a search is read a thousand at a time and looked through here. */
async function pageOf(session: Session, { collection, query }: Shown, words: string, offset: number) {
	const { search, list, largest } = collection;
	const limit = search ? SIZE : largest;
	const request = search
		? ({ method: 'POST', path: search, body: { keywords: words }, repeatable: true } as const)
		: { path: String(list) };
	const { body } = await session.send({ ...request, query: { ...query, offset, limit } });
	const rows = rowsOf(body);
	const end = offset + rows.length;
	const isLast = rows.length === 0 || end >= (totalOf(body) ?? end);
	return { rows, next: isLast ? undefined : String(end) };
}

function linesOf(rows: Row[], { collection, line, key = 'id' }: Shown, words: string): INodeListSearchItems[] {
	return rows
		.filter((row) => typeof row[key] === 'string' && row[key] !== '')
		.map((row) => ({ name: line(row), value: String(row[key]) }))
		.filter(({ name, value }) => collection.search || `${name} ${value}`.toLowerCase().includes(words.toLowerCase()));
}

/** UTC to the minute: lines in the editor are short. */
function minute(time: unknown): string {
	return text(time).slice(0, 16).replace('T', ' ');
}

function text(value: unknown): string {
	return typeof value === 'string' && value !== '' ? value : '–';
}

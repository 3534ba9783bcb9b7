import type { Entry } from '../entry.cts';
import { lazyList } from '../kernel/lazy-list.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { simulator } from '../kernel/simulator.cts';
import { TokenIssuer } from '../kernel/token-issuer.cts';
import { isTokenRequest, privxApi } from './api.cts';
import { ownIdentity } from './authority.cts';
import { PrivxData } from './data.cts';
import { withDefaults, type PrivxOptions } from './options.cts';
import type { AccessRequest, AuditEvent, Connection, Host, Role, Secret, Session, User } from './records.cts';

export type { PrivxOptions } from './options.cts';
export type * from './records.cts';

/** A running PrivX on loopback, with a log of all requests. */
export type PrivxSimulator = Awaited<ReturnType<typeof startPrivx>>;

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
export async function startPrivx(options: PrivxOptions = {}) {
	const settings = withDefaults(options);
	const own = await ownIdentity();
	const identity = typeof settings.tls === 'object' ? settings.tls : settings.tls ? own : undefined;
	const caCertificate = identity?.authority ?? '';
	const data = new PrivxData(settings);
	const issuer = new TokenIssuer(settings.tokenLifetimeSeconds);
	const vendor = privxApi(data, issuer, caCertificate);
	const server = await new LoopbackServer(vendor, { ...settings, tls: identity?.tls }).start();
	const { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = settings;
	const parts = {
		...{ oauthClientId, oauthClientSecret, apiClientId, apiClientSecret },
		/** PEM of the authority that signed the server's certificate; empty without TLS. */
		caCertificate,
		/** PEM of another authority. */
		otherCaCertificate: own.stranger,
		...listsOf(data),
		...additionsTo(data),
		...changesTo(data),
		/** TCP connections accepted. */
		get tcpConnections() {
			return server.connections;
		},
		/** Refuses all tokens issued so far. */
		revokeTokens: () => issuer.revokeAll(),
	};
	return simulator(server, parts, isTokenRequest);
}

/** All data are live, oldest first, computed when read. */
function listsOf(data: PrivxData) {
	const events = data.auditEvents.all;
	return {
		hosts: data.hosts.all,
		users: data.users.all,
		roles: data.roles.all,
		/** The connections that PrivX recorded, not TCP connections. */
		connections: data.connections.all,
		accessRequests: data.accessRequests.all,
		auditEvents: lazyList(
			() => events.length,
			(index) => events[index].event,
		),
		sessions: data.sessions.all,
		secrets: data.secrets.all,
		checkouts: data.checkouts.all,
		/** The password that was set for a local user, if one was. */
		passwordOf: (userId: string) => data.passwords.get(userId),
		accessGroups: data.accessGroups,
		/** The roles of a user; none for an unknown one. */
		rolesOf: (userId: string) => data.users.find(userId)?.roles ?? [],
	};
}

function additionsTo(data: PrivxData) {
	return {
		/** Adds a host generated like the others, except for `values`. Its id must be new. */
		addHost: (values?: Partial<Host>) => data.addHost(values),
		addUser: (values?: Partial<User>) => data.addUser(values),
		addRole: (values?: Partial<Role>) => data.addRole(values),
		/** Adds an open connection that begins now, unless `values` say otherwise. A `connected` in the past makes it a late connection. */
		addConnection: (values?: Partial<Connection>) => data.addConnection(values),
		/** Adds a waiting access request, created now. */
		addAccessRequest: (values?: Partial<AccessRequest>) => data.addAccessRequest(values),
		/** Adds an audit event, created now, such as `addAuditEvent(335, { connectionID: id })`. `values` can have another `created`. */
		addAuditEvent: (code: number, message?: Record<string, string>, values?: Partial<AuditEvent>) =>
			data.addAuditEvent(code, message, values),
		addSession: (values?: Partial<Session>) => data.addSession(values),
		/** Checks the password of the newest host out. */
		addCheckout: () => data.addCheckout(data.hosts.all.at(-1)!),
		addSecret: (values?: Partial<Secret>) => data.addSecret(values),
	};
}

function changesTo(data: PrivxData) {
	return {
		/** Changes a record as another administrator would; its id and time of creation stay. Throws for an unknown record. */
		updateHost: (id: string, values: Partial<Host>) => data.touch(data.hosts, id, values),
		updateUser: (id: string, values: Partial<User>) => data.touch(data.users, id, values),
		updateConnection: (id: string, values: Partial<Connection>) => data.touch(data.connections, id, values),
		updateAccessRequest: (id: string, values: Partial<AccessRequest>) => data.touch(data.accessRequests, id, values),
		/** Ends a connection as its user would: status, end time, audit event. */
		closeConnection: (id: string) => data.endConnection(id, 'DISCONNECTED', 303),
		/** Changes the permissions of the client immediately. */
		setPermissions: (permissions: string[]) => data.access.setPermissions(permissions),
		/** Changes how many access groups the client sees, counted from the first. */
		setVisibleAccessGroups: (count: number) => data.access.setVisibleGroups(count),
	};
}

/** SSH PrivX on the command line, without TLS. */
export const entry: Entry<PrivxSimulator> = {
	start: async ({ rate: requestsPerSecond, records: hosts, ...options }) =>
		await startPrivx({ ...options, requestsPerSecond, hosts, tls: false }),
	add: (vendor) => void vendor.addAccessRequest(),
	credentials: ({ url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret }) => ({
		'SSH PrivX API': [
			['URL', url],
			['OAuth Client ID', oauthClientId],
			['OAuth Client Secret', oauthClientSecret],
			['API Client ID', apiClientId],
			['API Client Secret', apiClientSecret],
		],
	}),
	tryIt({ url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret }) {
		const form = `-d grant_type=password --data-urlencode username=${apiClientId} --data-urlencode password=${apiClientSecret}`;
		const login = `curl -s -u ${oauthClientId}:${oauthClientSecret} ${form} ${url}/auth/api/v1/oauth/token`;
		const token = `$(${login} | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')`;
		return `curl -s -H "Authorization: Bearer ${token}" '${url}/host-store/api/v1/hosts?limit=2'`;
	},
};

import type { Fault } from '../kernel/fault.cts';
import { lazyList } from '../kernel/lazy-list.cts';
import { peakPerSecond } from '../kernel/rate-limit.cts';
import { LoopbackServer } from '../kernel/server.cts';
import { TokenIssuer } from '../kernel/token-issuer.cts';
import { isTokenRequest, limitsOf, privxApi } from './api.cts';
import { ownIdentity } from './authority.cts';
import { PrivxData } from './data.cts';
import { withDefaults, type PrivxOptions } from './options.cts';
import type { AccessRequest, AuditEvent, Connection, Host, Secret, Session, User } from './records.cts';
import type { PrivxSimulator } from './simulator.cts';

export type { PrivxOptions } from './options.cts';
export type * from './records.cts';
export type { PrivxSimulator } from './simulator.cts';

/** Starts a simulator on 127.0.0.1. Rejects when the port is in use. */
export async function startPrivx(options: PrivxOptions = {}): Promise<PrivxSimulator> {
	const settings = withDefaults(options);
	const own = await ownIdentity();
	const identity = typeof settings.tls === 'object' ? settings.tls : settings.tls ? own : undefined;
	const caCertificate = identity?.authority ?? '';
	const data = new PrivxData(settings);
	const issuer = new TokenIssuer(settings.tokenLifetimeSeconds);
	const vendor = privxApi(data, issuer, caCertificate);
	const server = await new LoopbackServer(vendor, { ...settings, tls: identity?.tls }).start();
	const { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = settings;
	const state = {
		url: server.url,
		oauthClientId,
		oauthClientSecret,
		apiClientId,
		apiClientSecret,
		caCertificate,
		otherCaCertificate: own.stranger,
		requests: server.requests,
		...listsOf(data),
		...changesTo(data),
		rolesOf: (userId: string) => data.users.find(userId)?.roles ?? [],
		setPermissions: (permissions: string[]) => data.access.setPermissions(permissions),
		setVisibleAccessGroups: (count: number) => data.access.setVisibleGroups(count),
		revokeTokens: () => issuer.revokeAll(),
		setFaults: (faults: Fault[]) => server.setFaults(faults),
		setRates: (rates: { requestsPerSecond: number }) => server.limiter.setLimits(limitsOf(rates)),
		resetCounters: () => server.resetCounters(),
		stop: async () => await server.stop(),
	};
	return Object.defineProperties(state, Object.getOwnPropertyDescriptors(countersOf(server))) as PrivxSimulator;
}

function listsOf(data: PrivxData) {
	const events = data.auditEvents.all;
	return {
		hosts: data.hosts.all,
		users: data.users.all,
		roles: data.roles.all,
		connections: data.connections.all,
		accessRequests: data.accessRequests.all,
		auditEvents: lazyList(
			() => events.length,
			(index) => events[index].event,
		),
		sessions: data.sessions.all,
		secrets: data.secrets.all,
		accessGroups: data.accessGroups,
	};
}

function changesTo(data: PrivxData) {
	return {
		addHost: (values?: Partial<Host>) => data.addHost(values),
		addUser: (values?: Partial<User>) => data.addUser(values),
		addConnection: (values?: Partial<Connection>) => data.addConnection(values),
		addAccessRequest: (values?: Partial<AccessRequest>) => data.addAccessRequest(values),
		addAuditEvent: (code: number, message?: Record<string, string>, values?: Partial<AuditEvent>) =>
			data.addAuditEvent(code, message, values),
		addSession: (values?: Partial<Session>) => data.addSession(values),
		addSecret: (values?: Partial<Secret>) => data.addSecret(values),
		updateHost: (id: string, values: Partial<Host>) => data.touch(data.hosts, id, values),
		updateUser: (id: string, values: Partial<User>) => data.touch(data.users, id, values),
		updateConnection: (id: string, values: Partial<Connection>) => data.touch(data.connections, id, values),
		updateAccessRequest: (id: string, values: Partial<AccessRequest>) => data.touch(data.accessRequests, id, values),
		closeConnection: (id: string) => data.endConnection(id, 'DISCONNECTED', 303),
	};
}

/** Counts are computed from the log, so they always agree with it. */
function countersOf(server: LoopbackServer) {
	const count = (ofTokens: boolean, ...statuses: number[]) =>
		server.requests.filter(
			(request) =>
				isTokenRequest(request) === ofTokens && request.status !== undefined && statuses.includes(request.status),
		).length;
	return {
		get logins() {
			return count(true, 200);
		},
		get rejectedLogins() {
			return count(true, 400, 401, 429);
		},
		get unauthorized() {
			return count(false, 401);
		},
		get refused() {
			return count(true, 429) + count(false, 429);
		},
		get tcpConnections() {
			return server.connections;
		},
		get peakRequestsPerSecond() {
			return peakPerSecond(server.requests.filter((request) => !isTokenRequest(request)).map(({ at }) => at));
		},
	};
}

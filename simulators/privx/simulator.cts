import type { Fault } from '../kernel/fault.cts';
import type { RecordedRequest } from '../kernel/request.cts';
import type {
	AccessGroup,
	AccessRequest,
	AuditEvent,
	Connection,
	Host,
	Role,
	Secret,
	Session,
	User,
	UserRole,
} from './records.cts';

/** A running PrivX on loopback, with a log of all requests. All data are live, oldest first, computed when read. */
export interface PrivxSimulator {
	/** The origin, such as `https://127.0.0.1:41234`. */
	readonly url: string;
	readonly oauthClientId: string;
	readonly oauthClientSecret: string;
	readonly apiClientId: string;
	readonly apiClientSecret: string;
	/** PEM of the authority that signed the server's certificate; empty without TLS. */
	readonly caCertificate: string;
	/** PEM of another authority. */
	readonly otherCaCertificate: string;
	readonly hosts: Host[];
	readonly users: User[];
	readonly roles: Role[];
	/** The connections that PrivX recorded, not TCP connections. */
	readonly connections: Connection[];
	readonly accessRequests: AccessRequest[];
	readonly auditEvents: AuditEvent[];
	readonly sessions: Session[];
	readonly secrets: Secret[];
	readonly accessGroups: AccessGroup[];
	/** Every HTTP request, in order of arrival. */
	readonly requests: RecordedRequest[];
	/** Token requests answered 200. */
	readonly logins: number;
	/** Token requests answered 400, 401 or 429. */
	readonly rejectedLogins: number;
	/** API requests, without token requests, answered 401. */
	readonly unauthorized: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted. */
	readonly tcpConnections: number;
	/** The maximum number of API requests, without token requests, within any 1000 ms. */
	readonly peakRequestsPerSecond: number;
	/** Adds a host generated like the others, except for `values`. Its id must be new. */
	addHost(values?: Partial<Host>): Host;
	addUser(values?: Partial<User>): User;
	/** Adds an open connection that begins now, unless `values` say otherwise. A `connected` in the past makes it a late connection. */
	addConnection(values?: Partial<Connection>): Connection;
	/** Adds a waiting access request, created now. */
	addAccessRequest(values?: Partial<AccessRequest>): AccessRequest;
	/** Adds an audit event, created now, such as `addAuditEvent(335, { connectionID: id })`. `values` can have another `created`. */
	addAuditEvent(code: number, message?: Record<string, string>, values?: Partial<AuditEvent>): AuditEvent;
	addSession(values?: Partial<Session>): Session;
	addSecret(values?: Partial<Secret>): Secret;
	/** Changes a record as another administrator would; its id and time of creation stay. Throws for an unknown record. */
	updateHost(id: string, values: Partial<Host>): Host;
	updateUser(id: string, values: Partial<User>): User;
	updateConnection(id: string, values: Partial<Connection>): Connection;
	updateAccessRequest(id: string, values: Partial<AccessRequest>): AccessRequest;
	/** Ends a connection as its user would: status, end time, audit event. */
	closeConnection(id: string): Connection;
	/** The roles of a user; none for an unknown one. */
	rolesOf(userId: string): UserRole[];
	/** Changes the permissions of the client immediately. */
	setPermissions(permissions: string[]): void;
	/** Changes how many access groups the client sees, counted from the first. */
	setVisibleAccessGroups(count: number): void;
	/** Refuses all tokens issued so far. */
	revokeTokens(): void;
	/** Replaces all faults and sets their counts to zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limit immediately. */
	setRates(rates: { requestsPerSecond: number }): void;
	/** Clears the log of requests and all counts. Data, faults and tokens stay. */
	resetCounters(): void;
	/** Ends all TCP connections; resolves when the port is free. Can be called again. */
	stop(): Promise<void>;
}

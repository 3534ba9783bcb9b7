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

/** A running PrivX on loopback, with everything it has seen. All data are live, oldest first, computed when read. */
export interface PrivxSimulator {
	/** The origin, such as `https://127.0.0.1:41234`. */
	readonly url: string;
	readonly oauthClientId: string;
	readonly oauthClientSecret: string;
	readonly apiClientId: string;
	readonly apiClientSecret: string;
	/** PEM of the authority that signed the server's certificate; empty without TLS. */
	readonly caCertificate: string;
	/** PEM of an authority that did not. */
	readonly otherCaCertificate: string;
	readonly hosts: Host[];
	readonly users: User[];
	readonly roles: Role[];
	/** The connections that PrivX recorded; not those of TCP. */
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
	/** API requests, tokens apart, answered 401. */
	readonly unauthorized: number;
	/** Requests answered 429. */
	readonly refused: number;
	/** TCP connections accepted. */
	readonly tcpConnections: number;
	/** The most API requests, tokens apart, that arrived within any 1000 ms. */
	readonly peakRequestsPerSecond: number;
	/** Adds a host made up like the others, except for `values`. Its id must be new. */
	addHost(values?: Partial<Host>): Host;
	addUser(values?: Partial<User>): User;
	/** Adds an open connection of now, unless `values` say otherwise; a `connected` in the past makes it a late one. */
	addConnection(values?: Partial<Connection>): Connection;
	/** Adds a waiting access request of now. */
	addAccessRequest(values?: Partial<AccessRequest>): AccessRequest;
	/** Adds an audit event of now, such as `addAuditEvent(335, { connectionID: id })`; `values` may bring another `created`. */
	addAuditEvent(code: number, message?: Record<string, string>, values?: Partial<AuditEvent>): AuditEvent;
	addSession(values?: Partial<Session>): Session;
	addSecret(values?: Partial<Secret>): Secret;
	/** Changes a record as another administrator would; id and time of creation stay. Throws when there is none. */
	updateHost(id: string, values: Partial<Host>): Host;
	updateUser(id: string, values: Partial<User>): User;
	updateConnection(id: string, values: Partial<Connection>): Connection;
	updateAccessRequest(id: string, values: Partial<AccessRequest>): AccessRequest;
	/** Ends a connection from the user's side: status, time of the end, audit event. */
	closeConnection(id: string): Connection;
	/** The roles of a user; none for an unknown one. */
	rolesOf(userId: string): UserRole[];
	/** Changes what the client may do, from now on. */
	setPermissions(permissions: string[]): void;
	/** Changes how many access groups the client sees, counted from the first. */
	setVisibleAccessGroups(count: number): void;
	/** Refuses every token issued so far. */
	revokeTokens(): void;
	/** Replaces all faults, with their counts at zero. */
	setFaults(faults: Fault[]): void;
	/** Changes the limit at once. */
	setRates(rates: { requestsPerSecond: number }): void;
	/** Forgets the requests, and with them all counts. Data, faults and tokens stay. */
	resetCounters(): void;
	/** Ends every TCP connection; resolves when the port is free. May be called again. */
	stop(): Promise<void>;
}

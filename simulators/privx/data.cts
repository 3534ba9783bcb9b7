import { ClientAccess } from './access.cts';
import { auditKind, newEvent, type StoredEvent } from './audit-source.cts';
import { checkoutKind, newCheckout } from './checkout-source.cts';
import { Collection } from './collection.cts';
import { connectionKind, openConnection, snapshots } from './connection-source.cts';
import { hostKind, newHost } from './host-source.cts';
import { idFamilies, type IdFamilies } from './ids.cts';
import type { PrivxSettings } from './options.cts';
import { originOf, type Origin } from './origin.cts';
import type {
	AccessGroup,
	AccessRequest,
	AuditEvent,
	Checkout,
	Connection,
	Host,
	Role,
	Secret,
	Session,
	User,
} from './records.cts';
import { requestKind, waitingRequest } from './request-source.cts';
import { newRole, roleKind } from './role-source.cts';
import { newSecret, secretKind } from './secret-source.cts';
import { newSession, sessionKind } from './session-source.cts';
import { goTimeText, microsFrom, microsOf, timeText } from './times.cts';
import { newUser, userKind } from './user-source.cts';

/** All data of one simulator. Nothing is computed before it is read. */
export class PrivxData {
	readonly ids: IdFamilies;
	readonly origin: Origin;
	readonly access: ClientAccess;
	readonly hosts: Collection<Host>;
	readonly users: Collection<User>;
	readonly roles;
	readonly connections: Collection<Connection>;
	readonly accessRequests: Collection<AccessRequest>;
	readonly auditEvents: Collection<StoredEvent>;
	readonly sessions: Collection<Session>;
	readonly secrets: Collection<Secret>;
	readonly checkouts: Collection<Checkout>;
	readonly accessGroups: AccessGroup[];
	/** Passwords that were set for local users, by the user's id. No route returns them. */
	readonly passwords = new Map<string, string>();
	private lastMicros = 0;

	constructor(readonly settings: PrivxSettings) {
		this.ids = idFamilies(settings);
		this.origin = originOf(settings, this.ids);
		this.access = new ClientAccess(settings.permissions, this.ids.accessGroups, settings.visibleAccessGroups);
		this.hosts = new Collection(hostKind(this.origin));
		this.users = new Collection(userKind(this.origin));
		this.roles = new Collection(roleKind(this.origin));
		this.connections = new Collection(connectionKind(this.origin));
		this.accessRequests = new Collection(requestKind(this.origin));
		this.auditEvents = new Collection(auditKind(this.origin));
		this.sessions = new Collection(sessionKind(this.origin));
		this.secrets = new Collection(secretKind(this.origin));
		this.checkouts = new Collection(checkoutKind(this.origin));
		this.accessGroups = this.ids.accessGroups.map((id, number) => accessGroup(id, number));
	}

	/** Now, in microseconds since 1970; never the same twice. */
	get nowMicros(): number {
		this.lastMicros = Math.max(microsFrom(this.settings.now()), this.lastMicros + 1);
		return this.lastMicros;
	}

	/** Now, as text. */
	get nowText(): string {
		return timeText(this.nowMicros);
	}

	addHost(values: Partial<Host> = {}): Host {
		return this.hosts.add({ ...newHost(this.origin, this.hosts.nextNumber, this.timeIn(values.created)), ...values });
	}

	addUser(values: Partial<User> = {}): User {
		return this.users.add({ ...newUser(this.origin, this.users.nextNumber, this.timeIn(values.created)), ...values });
	}

	addRole(values: Partial<Role> = {}): Role {
		return this.roles.add({ ...newRole(this.origin, this.roles.nextNumber), created: this.nowText, ...values });
	}

	addConnection(values: Partial<Connection> = {}): Connection {
		const number = this.connections.nextNumber;
		const open = openConnection(this.origin, number, this.timeIn(values.connected));
		return this.connections.add({ ...open, ...snapshots(this.origin, number), ...values });
	}

	addAccessRequest(values: Partial<AccessRequest> = {}): AccessRequest {
		const time = this.timeIn(values.created);
		return this.accessRequests.add({
			...waitingRequest(this.origin, this.accessRequests.nextNumber, time),
			...values,
		});
	}

	addAuditEvent(code: number, message: Record<string, string> = {}, values: Partial<AuditEvent> = {}): AuditEvent {
		const created = values.created ?? goTimeText(this.nowMicros);
		const event = { ...newEvent(code, created, message), ...values };
		this.auditEvents.add({ id: this.ids.events.of(this.auditEvents.nextNumber), created: event.created, event });
		return event;
	}

	addSession(values: Partial<Session> = {}): Session {
		const session = newSession(this.origin, this.sessions.nextNumber, this.timeIn(values.created));
		return this.sessions.add({ ...session, ...values });
	}

	addSecret(values: Partial<Secret> = {}): Secret {
		const secret = newSecret(this.origin, this.secrets.nextNumber, this.timeIn(values.created));
		return this.secrets.add({ ...secret, ...values });
	}

	addCheckout(host: Host): Checkout {
		return this.checkouts.add(newCheckout(this.origin, this.checkouts.nextNumber, host, this.nowMicros));
	}

	/** Ends an open connection; one that has ended does not change. Throws for an unknown connection. */
	endConnection(id: string, status: 'DISCONNECTED' | 'TERMINATED', code: number): Connection {
		const connection = this.connections.find(id);
		if (!connection) throw new Error(`No connection ${id}`);
		if (connection.disconnected !== undefined) return connection;
		const end = this.nowText;
		const duration = Math.max(0, Math.floor((microsOf(end) - microsOf(connection.connected)) / 1e6));
		const times = { disconnected: end, last_activity: end, updated: end, duration };
		const { user, target_host } = connection;
		this.addAuditEvent(code, { connectionID: id, userID: user.id, hostID: target_host.id });
		return this.connections.update(id, { ...times, status });
	}

	/** Changes a record as an administrator would: the time of its last change is now unless `values` say otherwise. */
	touch<R extends { [field: string]: unknown }>(records: Collection<R>, id: string, values: Partial<R>): R {
		return records.update(id, { updated: this.nowText, ...values });
	}

	private timeIn(given: string | undefined): number {
		return given === undefined ? this.nowMicros : microsOf(given);
	}
}

function accessGroup(id: string, number: number): AccessGroup {
	return {
		id,
		name: number === 0 ? 'Default' : `group-${number}`,
		comment: '',
		ca_id: `ca-${number}`,
		primary_ca_id: `ca-${number}`,
		default: number === 0,
		key_type: 'RSA-2048',
		host_certificate_trust_anchors: '',
		winrm_host_certificate_trust_anchors: '',
		db_host_certificate_trust_anchors: '',
		author: '',
		created: '2026-01-01T00:00:00Z',
		updated: '2026-01-01T00:00:00Z',
		updated_by: '',
	};
}

import { weightedList } from '../kernel/random.cts';

/** All permissions that the routes of this simulator need [CODE]. */
export const PERMISSIONS = [
	'access-groups-manage',
	'connections-manage',
	'connections-terminate',
	'connections-view',
	'hosts-manage',
	'hosts-view',
	'licenses-manage',
	'logs-view',
	'requests-view',
	'roles-manage',
	'roles-view',
	'users-manage',
	'users-view',
	'vault-add',
	'vault-manage',
	'workflows-requests',
	'workflows-requests-on-behalf',
	'workflows-view',
];

/** Names of roles; further roles have numbers. The first is the system's own role [CODE for it]. */
export const ROLE_NAMES = [
	'privx-admin',
	'linux-admins',
	'windows-admins',
	'database-operators',
	'network-operators',
	'auditors',
	'contractors',
	'backup-operators',
	'web-team',
	'plant-engineers',
	'service-desk',
	'break-glass',
];

/** Two directories. The third kind of users are API clients [CODE: recorded sample]. */
export const SOURCE_TYPES = weightedList<'LOCAL' | 'AD'>([
	['LOCAL', 2],
	['AD', 3],
]);

/** The purpose of a host: the first part of its name. */
export const HOST_KINDS = ['web', 'db', 'app', 'jump', 'plc', 'build', 'mail', 'dc'];

/** Services with their ports [DOC for the names]. */
export const SERVICES: ReadonlyArray<readonly [string, number]> = [
	['SSH', 22],
	['SSH', 22],
	['RDP', 3389],
	['WEB', 443],
	['VNC', 5900],
	['DB', 5432],
];

/** `disabled` of a host, mostly `FALSE` [CODE for FALSE, INF for the others]. */
export const DISABLED = weightedList([
	['FALSE', 18],
	['BY_ADMIN', 2],
	['BY_LICENSE', 1],
]);

export const CLOUDS = ['AWS', 'AZURE', 'GOOGLECLOUD', ''];
export const ACCOUNTS = ['root', 'deploy', 'admin', 'postgres', 'oper'];

/** The statuses of connections that have ended [DOC]. */
export const ENDINGS = weightedList([
	['DISCONNECTED', 14],
	['TERMINATED', 2],
	['CONNMGR_TIMEOUT', 1],
	['CONNMGR_CLIENT_LOST', 1],
]);

/** Kinds of an audit event: service, name and severity. Codes and names [CODE: SSHcom/privx-mcp, audit-event-codes.json]. */
export const EVENT_CODES: Readonly<Record<number, readonly [service: string, name: string, severity: number]>> = {
	102: ['AUTH', 'User-login-failed', 4],
	103: ['AUTH', 'User-MFA-challenge-sent', 6],
	106: ['AUTH', 'Access-token-granted', 6],
	121: ['AUTH', 'OAuth-client-authenticated', 6],
	122: ['AUTH', 'OAuth-client-authentication-failed', 4],
	130: ['AUTH', 'User-login-attempt-rate-limited', 4],
	220: ['ROLE-STORE', 'User-roles-modified', 5],
	301: ['SSH-PROXY', 'Connection-authenticated', 6],
	303: ['SSH-PROXY', 'Connection-closed', 6],
	325: ['SSH-PROXY', 'Host-key-denied', 1],
	335: ['SSH-PROXY', 'Connection-audit-failed', 1],
	405: ['AUTHORIZER', 'Authorization-rejected', 1],
	500: ['LOCAL-USER-STORE', 'User-added', 5],
	502: ['LOCAL-USER-STORE', 'User-removed', 5],
	610: ['WORKFLOW-ENGINE', 'Request-added', 5],
	612: ['WORKFLOW-ENGINE', 'Request-removed', 5],
	620: ['WORKFLOW-ENGINE', 'Decision-made', 5],
	801: ['HOST-STORE', 'Host-added', 5],
	802: ['HOST-STORE', 'Host-modified', 5],
	803: ['HOST-STORE', 'Host-removed', 5],
	806: ['HOST-STORE', 'Host-disabled-state-changed', 5],
	900: ['CONNECTION-MANAGER', 'Connection-terminated', 5],
	1402: ['VAULT', 'Secret-accessed', 6],
	1706: ['SECRETS-MANAGER', 'Password-rotation-failure', 1],
};

/** The kinds of generated events with their frequency. The rare ones are the alerts. */
export const WEIGHTED_EVENTS = weightedList([
	[106, 12],
	[121, 12],
	[103, 6],
	[102, 3],
	[301, 6],
	[303, 6],
	[220, 1],
	[801, 1],
	[802, 2],
	[610, 1],
	[620, 1],
	[325, 1],
	[405, 1],
]);

/** The services whose status needs no login [CODE: first part of each path]. */
export const SERVICE_PATHS = [
	'api-proxy',
	'auth',
	'authorizer',
	'connection-manager',
	'db-proxy',
	'host-store',
	'license-manager',
	'local-user-store',
	'monitor-service',
	'network-access-manager',
	'role-store',
	'secrets-manager',
	'settings',
	'trail-index',
	'vault',
	'workflow-engine',
];

import type { Captions } from './captions';

/** A class of events (OCSF 1.8.0). */
export interface EventClass {
	uid: number;
	name: string;
	category: string;
	/** By `activity_id`. */
	activities: Captions;
	/** Attributes that each event must have, beside those of all classes. */
	required: string[];
	/** Attributes of which an event must have at least one. */
	oneOf?: string[];
}

const FINDINGS = 'Findings';
const IDENTITY = 'Identity & Access Management';
const NETWORK = 'Network Activity';
const DISCOVERY = 'Discovery';
const APPLICATION = 'Application Activity';

const FINDING_ACTIVITIES = named('Create', 'Update', 'Close');
const INVENTORY_ACTIVITIES = named('Log', 'Collect');
const CONNECTION_ACTIVITIES = named('Open', 'Close', 'Reset', 'Fail', 'Refuse', 'Traffic', 'Listen');
const ENDPOINTS = ['src_endpoint', 'dst_endpoint'];

/** A vulnerability, on a device or in general. */
export const VULNERABILITY_FINDING: EventClass = {
	...{ uid: 2002, name: 'Vulnerability Finding', category: FINDINGS, activities: FINDING_ACTIVITIES },
	required: ['finding_info', 'vulnerabilities'],
};

/** An alert or alarm. */
export const DETECTION_FINDING: EventClass = {
	...{ uid: 2004, name: 'Detection Finding', category: FINDINGS, activities: FINDING_ACTIVITIES },
	required: ['finding_info'],
};

/** A change of a user account. */
export const ACCOUNT_CHANGE: EventClass = {
	...{ uid: 3001, name: 'Account Change', category: IDENTITY },
	activities: named(
		...['Create', 'Enable', 'Password Change', 'Password Reset', 'Disable', 'Delete', 'Attach Policy', 'Detach Policy'],
		...['Lock', 'MFA Factor Enable', 'MFA Factor Disable', 'Unlock'],
	),
	required: ['user'],
};

/** A log-in, a log-out, or a failed attempt. */
export const AUTHENTICATION: EventClass = {
	...{ uid: 3002, name: 'Authentication', category: IDENTITY },
	activities: named(
		...['Logon', 'Logoff', 'Authentication Ticket', 'Service Ticket Request', 'Service Ticket Renew', 'Preauth'],
		'Account Switch',
	),
	required: ['user'],
	oneOf: ['service', 'dst_endpoint'],
};

/** Something that is managed, such as a role or a host, was created, changed or deleted. */
export const ENTITY_MANAGEMENT: EventClass = {
	...{ uid: 3004, name: 'Entity Management', category: IDENTITY },
	activities: named(
		...['Create', 'Read', 'Update', 'Delete', 'Move', 'Enroll', 'Unenroll', 'Enable', 'Disable', 'Activate'],
		...['Deactivate', 'Suspend', 'Resume'],
	),
	required: ['entity'],
};

/** A user got or lost privileges. */
export const USER_ACCESS: EventClass = {
	...{ uid: 3005, name: 'User Access Management', category: IDENTITY },
	activities: named('Assign Privileges', 'Revoke Privileges'),
	required: ['user', 'privileges'],
};

/** A connection of any protocol. */
export const NETWORK_ACTIVITY: EventClass = {
	...{ uid: 4001, name: 'Network Activity', category: NETWORK, activities: CONNECTION_ACTIVITIES },
	...{ required: [], oneOf: ENDPOINTS },
};

/** A connection by RDP. */
export const RDP_ACTIVITY: EventClass = {
	...{ uid: 4005, name: 'RDP Activity', category: NETWORK },
	activities: named(
		...['Initial Request', 'Initial Response', 'Connect Request', 'Connect Response', 'TLS Handshake', 'Traffic'],
		...['Disconnect', 'Reconnect'],
	),
	...{ required: [], oneOf: ENDPOINTS },
};

/** A connection by SSH. */
export const SSH_ACTIVITY: EventClass = {
	...{ uid: 4007, name: 'SSH Activity', category: NETWORK, activities: CONNECTION_ACTIVITIES },
	...{ required: [], oneOf: ENDPOINTS },
};

/** A device in an inventory. */
export const DEVICE_INVENTORY: EventClass = {
	...{ uid: 5001, name: 'Device Inventory Info', category: DISCOVERY, activities: INVENTORY_ACTIVITIES },
	required: ['device'],
};

/** A user in an inventory. */
export const USER_INVENTORY: EventClass = {
	...{ uid: 5003, name: 'User Inventory Info', category: DISCOVERY, activities: INVENTORY_ACTIVITIES },
	required: ['user'],
};

/** A call of an API. */
export const API_ACTIVITY: EventClass = {
	...{ uid: 6003, name: 'API Activity', category: APPLICATION },
	activities: named('Create', 'Read', 'Update', 'Delete'),
	required: ['actor', 'api', 'src_endpoint'],
};

/** From 1 on. */
function named(...names: string[]): Captions {
	return { 0: 'Unknown', ...Object.fromEntries(names.map((name, index) => [index + 1, name])), 99: 'Other' };
}

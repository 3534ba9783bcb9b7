/** A role as part of a host, request or connection. */
export interface RoleHandle {
	id: string;
	name: string;
}

/** A role [CODE: recorded sample]. */
export interface Role extends RoleHandle {
	created: string;
	updated: string;
	/** Without an underscore, unlike in all other records [CODE]. */
	updatedby: string;
	permissions: string[];
	access_group_id: string;
	system: boolean;
	[field: string]: unknown;
}

/** From when to when a role is granted. */
export interface ValidityPeriod {
	grant_start: string;
	grant_end: string;
}

/** A role of a user. Explicit roles were granted; implicit roles follow from a rule for the directory. */
export interface UserRole extends RoleHandle {
	explicit: boolean;
	implicit: boolean;
	grant_type: string;
	grant_start?: string;
	grant_end?: string;
	/** The same times as newer servers say it [CODE: SSHcom/privx-sdk-go, rolestore/model.go]. */
	grant_validity_periods?: ValidityPeriod[];
	/** Hours [INF: sources disagree]. */
	floating_length?: number;
	[field: string]: unknown;
}

/** A user of any directory, as stored. In lists it has `roles: null` [CODE]. */
export interface User {
	id: string;
	principal: string;
	source: string;
	source_type: string;
	full_name: string;
	email: string;
	created: string;
	roles: UserRole[];
	[field: string]: unknown;
}

/** A host [CODE: recorded sample]. */
export interface Host {
	id: string;
	common_name: string;
	addresses: string[];
	access_group_id: string;
	/** A text: `FALSE`, or who disabled it [CODE for FALSE, INF for the others]. */
	disabled: string;
	created: string;
	updated: string;
	tags: string[];
	[field: string]: unknown;
}

/** A connection as stored [CODE: recorded sample]. `disconnected` is missing while it is open. */
export interface Connection {
	id: string;
	type: string;
	status: string;
	user: { id: string; display_name: string };
	target_host: { id: string; common_name: string };
	access_group_id: string;
	connected: string;
	disconnected?: string;
	last_activity: string;
	/** Seconds [CODE]; the documentation shows a text. */
	duration: number;
	[field: string]: unknown;
}

/** A role that may decide a step of an access request. */
export interface Approver {
	id: string;
	role: RoleHandle;
	decision: string;
	comment: string;
	user?: { id: string; display_name: string };
	decision_time?: string;
}

/** A step of an access request: one (`ANY`) or all (`ALL`) of its approvers must approve. */
export interface RequestStep {
	id: string;
	name: string;
	match: string;
	approvers: Approver[];
}

/** An access request [CODE: recorded sample]. */
export interface AccessRequest {
	id: string;
	action: string;
	/** WAITING, APPROVED, DENIED [CODE; the full list is not known]. */
	status: string;
	grant_type: string;
	requester: { id: string; display_name: string; deleted: boolean };
	target_user: { id: string; display_name: string; deleted: boolean };
	requested_role: RoleHandle;
	request_justification: string;
	steps: RequestStep[];
	target_role_revoked: boolean;
	created: string;
	updated: string;
	[field: string]: unknown;
}

/** An audit event as the API shows it: no id, and all values of `message` are texts [CODE]. */
export interface AuditEvent {
	service_id: string;
	service_name: string;
	/** A text here, a number in the list of codes [CODE]. */
	event_id: string;
	event_name: string;
	created: string;
	message: Record<string, string>;
}

/** A user's session [CODE]. */
export interface Session {
	id: string;
	user_id: string;
	username: string;
	source_id: string;
	remote_addr: string;
	type: string;
	created: string;
	expires: string;
	[field: string]: unknown;
}

/** A password that is checked out. */
export interface Checkout {
	id: string;
	path: string;
	username: string;
	host: { id: string; common_name: string; addresses: string[] };
	created: string;
	expires: string;
	secrets: Array<{ version: number; secret: string; created: string }>;
	[field: string]: unknown;
}

/** A secret of the vault, as stored. `name` is its key. */
export interface Secret {
	name: string;
	data: Record<string, unknown>;
	read_roles: RoleHandle[];
	write_roles: RoleHandle[];
	created: string;
	updated: string;
	[field: string]: unknown;
}

/** An access group [CODE]. */
export interface AccessGroup {
	id: string;
	name: string;
	comment: string;
	default: boolean;
	[field: string]: unknown;
}

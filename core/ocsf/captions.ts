/** What the numbers of an attribute such as `severity_id` mean (OCSF 1.8.0). */
export type Captions = Readonly<Record<number, string>>;

/** A value of an enumeration. */
export interface Choice {
	id: number;
	caption: string;
}

/** The number of every enumeration for a value that it does not have; the product's own word stands beside it. */
export const OTHER = 99;
/** The number of every enumeration for a value that the product did not say. */
export const UNKNOWN = 0;

/** `severity`. */
export const SEVERITY = captions(['Unknown', 'Informational', 'Low', 'Medium', 'High', 'Critical', 'Fatal']);
/** `status` of findings. */
export const FINDING_STATUS = captions([
	'Unknown',
	'New',
	'In Progress',
	'Suppressed',
	'Resolved',
	'Archived',
	'Deleted',
]);
/** `status` of activities. */
export const STATUS = captions(['Unknown', 'Success', 'Failure']);
/** `action`: what a control did. */
export const ACTION = captions(['Unknown', 'Allowed', 'Denied', 'Observed', 'Modified']);
/** `confidence`. */
export const CONFIDENCE = captions(['Unknown', 'Low', 'Medium', 'High']);
/** `risk_level`. It has no number for "unknown". */
export const RISK_LEVEL = captions(['Info', 'Low', 'Medium', 'High', 'Critical']);
/** `type` of a device and of an endpoint. */
export const DEVICE_TYPE = captions([
	...[
		'Unknown',
		'Server',
		'Desktop',
		'Laptop',
		'Tablet',
		'Mobile',
		'Virtual',
		'IOT',
		'Browser',
		'Firewall',
		'Switch',
		'Hub',
	],
	...['Router', 'IDS', 'IPS', 'Load Balancer'],
]);
/** `type` of an operating system. */
export const OS_TYPE: Captions = {
	...captions(['Unknown']),
	...{ 100: 'Windows', 101: 'Windows Mobile', 200: 'Linux', 201: 'Android', 300: 'macOS', 301: 'iOS', 302: 'iPadOS' },
	...{ 400: 'Solaris', 401: 'AIX', 402: 'HP-UX' },
};
/** `type` of a user. */
export const USER_TYPE = captions(['Unknown', 'User', 'Admin', 'System', 'Service']);
/** `type` of an analytic: what raised a finding. */
export const ANALYTIC_TYPE = captions([
	...['Unknown', 'Rule', 'Behavioral', 'Statistical', 'Learning (ML/DL)', 'Fingerprinting', 'Tagging', 'Keyword Match'],
	...['Regular Expressions', 'Exact Data Match', 'Partial Data Match', 'Indexed Data Match'],
]);
/** `direction` of a connection. */
export const DIRECTION = captions(['Unknown', 'Inbound', 'Outbound', 'Lateral', 'Local']);
/** `type` of a managed entity. */
export const ENTITY_TYPE = captions([
	...['Unknown', 'Device', 'User', 'Group', 'Organization', 'Policy', 'Email', 'Network Zone'],
]);
/** `role` of a resource. */
export const RESOURCE_ROLE = captions(['Unknown', 'Target', 'Actor', 'Affected', 'Related']);
/** `type` of an observable, as far as events here have them. */
export const OBSERVABLE_TYPE: Captions = {
	...{ 1: 'Hostname', 2: 'IP Address', 3: 'MAC Address', 4: 'User Name', 5: 'Email Address', 18: 'CVE uid' },
	...{ 37: 'Serial Number' },
};

/** One value of an enumeration. */
export function chosen(captions: Captions, id: number): Choice {
	return { id, caption: captions[id] };
}

/** From 0 on, and 99. */
function captions(names: string[]): Captions {
	return { ...Object.fromEntries(names.entries()), [OTHER]: 'Other' };
}

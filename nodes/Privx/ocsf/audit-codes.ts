/**
 * What the codes of audit events mean, by the list of the vendor's reporting server (SSHcom/privx-reporter,
 * `events_all.csv`). Which fields an event has: the vendor's page on details of audit events.
 */
import { OTHER } from '../../../core/ocsf/captions';

/** `activity_id` by code. */
export type Activities = Readonly<Record<string, number>>;

/** Of Authentication, where the user of the event is the one who is authenticated. */
export const AUTHENTICATIONS: Activities = {
	...{ 100: 1, 101: 2, 102: 1, 103: OTHER, 104: OTHER, 105: OTHER, 106: OTHER, 107: OTHER, 108: OTHER, 109: OTHER },
	...{ 110: OTHER, 111: OTHER, 121: 1, 122: 1, 130: 1, 142: 2, 301: 1, 305: 1, 306: OTHER },
};

/** How they end, where the event says it. */
export const OUTCOMES: Readonly<Record<string, 'success' | 'failure'>> = {
	...{ 100: 'success', 101: 'success', 104: 'success', 106: 'success', 108: 'success', 110: 'success' },
	...{ 121: 'success', 142: 'success', 301: 'success', 305: 'success' },
	...{ 102: 'failure', 111: 'failure', 122: 'failure', 130: 'failure' },
};

/** Of Account Change. OCSF has no number for other changes of a user. */
export const ACCOUNT_CHANGES: Activities = { 500: 1, 501: OTHER, 502: 6, 510: 3 };

/** The roles of a user were changed. */
export const ROLES_MODIFIED: Activities = { 220: OTHER };

/** Of Entity Management: hosts. Whether 806 disables a host or enables it is not in a field that we know. */
export const HOST_CHANGES: Activities = { 801: 1, 802: 3, 803: 4, 806: OTHER };

/** Of Entity Management: what else is managed, by its name in the fields. */
export const OTHER_CHANGES: Readonly<Record<string, Activities>> = {
	accessGroup: { 450: 1, 451: 3, 452: 4 },
	role: { 201: 1, 202: 3, 203: 4 },
	secret: { 1400: 1, 1401: 4, 1402: 2, 1403: 3, 1404: 3 },
};

/** Of Network Activity: what proxies and bastions write of a connection, its files, and the keys of its host. */
export const CONNECTION_EVENTS: Activities = {
	...{ 302: 5, 303: 2, 304: 4 },
	...others(300, 300),
	...others(310, 312),
	...others(320, 327),
	...others(330, 347),
};

/** The last word of the name of an event, and the activity of an API. */
export const API_ACTIVITIES: Activities = {
	...{ added: 1, created: 1, accessed: 2, downloaded: 2, modified: 3, changed: 3, updated: 3, removed: 4, deleted: 4 },
};

function others(first: number, last: number): Activities {
	return Object.fromEntries(Array.from({ length: last - first + 1 }, (_, index) => [first + index, OTHER]));
}

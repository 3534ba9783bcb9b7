import { sensitiveWithEvents } from '../shared/sensitive';

/** Where records have accounts, services and snapshots of other records. */
const INSIDE = [
	...['principals[*].', 'services[*].', 'roles[*].', 'steps[*].', 'read_roles[*].', 'write_roles[*].', 'message.'],
	...['user_data.', 'target_host_data.', 'target_host_data.principals[*].', 'target_host_data.services[*].'],
];

/**
 * What n8n never shows of an item of these nodes. Records have it only when Output is Raw: values of a secret, passphrases
 * of accounts on a host, the seed of a user's second factor. API Request also returns API clients with their secrets.
 * An audit event on a changed host has old and new values of its fields in one text, those of passphrases among them
 * (SSHcom/privx-reporter, report on accounts); it is not known whether PrivX masks them.
 */
export const SENSITIVE_FIELDS = sensitiveWithEvents({
	records: ['status_details[*].'],
	inside: [...INSIDE, ...INSIDE.map((place) => `items[*].${place}`)],
	fields: [
		...['data', 'items[*].data', 'mfa.seed', 'user_data.mfa.seed', 'items[*].mfa.seed'],
		...['oauth_client_secret', 'items[*].oauth_client_secret'],
		...['message.modifications', 'items[*].message.modifications'],
	],
	found: { inside: ['principals[*].', 'services[*].', 'roles[*].'], fields: ['mfa.seed'] },
});

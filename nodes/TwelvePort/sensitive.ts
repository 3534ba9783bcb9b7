import { sensitiveFields } from '../shared/sensitive';

/** What n8n never shows of an item of these nodes. Operations of the vault and of the agent API return secrets. */
export const SENSITIVE_FIELDS = sensitiveFields({
	records: ['assets[*].', 'content[*].', 'list[*].', 'taxonomies[*].'],
	inside: ['tasks[*].', 'requests[*].', 'users[*].', 'space.'],
});

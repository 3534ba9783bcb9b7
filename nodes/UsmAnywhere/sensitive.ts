import { sensitiveWithEvents } from '../shared/sensitive';

/** What n8n never shows of an item of these nodes. */
export const SENSITIVE_FIELDS = sensitiveWithEvents({
	records: ['_embedded.', '_embedded.alarms[*].', '_embedded.eventResources[*].', '_embedded.events[*].'],
	inside: ['_embedded.eventResourceList[*].', 'events[*].', 'events[*].message.', 'message.'],
});

import { sensitiveWithEvents } from '../shared/sensitive';

/** What n8n never shows of an item of these nodes. Whoever has a link of a data export may read its file. */
export const SENSITIVE_FIELDS = sensitiveWithEvents({
	records: ['data.results[*].'],
	inside: [
		...['data.data[*].', 'data.sample[*].', 'data.sites[*].', 'data.boundaries[*].'],
		...['items[*].fields.', 'fields.', 'customProperties.'],
		...['activities[*].', 'devices[*].', 'devices[*].customProperties.'],
		...['source_endpoints[*].', 'destination_endpoints[*].', 'mitre_attack_labels[*].'],
	],
	fields: ['urls', 'items[*].urls', 'data.urls', 'url_list', 'presigned_urls', 'presignedUrls'],
	found: { inside: ['fields.', 'customProperties.'] },
});

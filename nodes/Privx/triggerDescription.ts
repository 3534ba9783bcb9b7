import type { INodeProperties } from 'n8n-workflow';
import { accessRequestFilters } from './resources/accessRequest/filters';
import { auditEventFilters } from './resources/auditEvent/filters';
import { connectionFilters } from './resources/connection/filters';

/** The same filters as in the list operations, without those that the trigger sees to itself. */
function withoutTimes(filters: INodeProperties, events: string[], others: string[] = []): INodeProperties {
	const options = (filters.options as INodeProperties[]).filter(
		({ name, type }) => type !== 'dateTime' && !others.includes(name),
	);
	return { ...filters, options, displayOptions: { show: { event: events } } };
}

export const triggerDescription: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Access Request', value: 'accessRequest', description: 'When somebody asks for a role, or is answered' },
			{
				name: 'Audit Event',
				value: 'auditEvent',
				description: 'When PrivX writes an audit event. There are thousands: set filters.',
			},
			{ name: 'Connection Closed', value: 'connectionClosed', description: 'When a connection to a host ends' },
			{ name: 'Connection Opened', value: 'connectionOpened', description: 'When a user connects to a host' },
		],
		default: 'accessRequest',
		description: 'What starts the workflow',
	},
	{
		displayName: 'Request States',
		name: 'requestStates',
		type: 'multiOptions',
		options: [
			{ name: 'Decided', value: 'decided', description: 'Requests that were approved or denied' },
			{ name: 'Pending', value: 'pending', description: 'New requests that wait for a decision' },
		],
		default: ['pending'],
		description:
			'Which access requests start the workflow. One that is decided before it was seen to wait counts as decided only.',
		displayOptions: { show: { event: ['accessRequest'] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	withoutTimes(accessRequestFilters, ['accessRequest'], ['statuses']),
	withoutTimes(auditEventFilters, ['auditEvent']),
	withoutTimes(connectionFilters, ['connectionClosed', 'connectionOpened'], ['statuses']),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How far to look back, and how much to hand on at once',
		options: [
			{
				displayName: 'Look Back (Minutes)',
				name: 'lookBackMinutes',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 44640 },
				default: 60,
				description:
					'How late something may show up after it happened and still start the workflow. It never starts it twice. Audit events have no ID: those that are equal in every field count as one.',
			},
			{
				displayName: 'Max Items per Poll',
				name: 'maxItems',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10000 },
				default: 1000,
				description: 'How many to hand on at once, oldest first. The others follow with the next poll; none is lost.',
			},
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'dateTime',
				default: '',
				description:
					'Also hand on what happened since this time, once, when the workflow is switched on. Without it only what is new from then on. Another value later begins there again.',
			},
		],
	},
];

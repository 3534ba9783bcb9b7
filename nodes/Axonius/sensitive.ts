import { sensitiveWithEvents } from '../shared/sensitive';

/** Where the API has connections of adapters: in the nodes' own output, and in answers of v2 and v1. */
const CONNECTIONS = [
	...['', 'connection.', 'connections[*].', 'clients[*].', 'adapter.connections[*].', 'adapters[*].connections[*].'],
	...['data[*].attributes.', 'data[*].attributes.adapters_data[*].clients[*].', 'adapters_data[*].clients[*].'],
];

/** Settings of a connection, under the names of v2 and v1: they hold passwords and keys under any name. */
const CONNECTION_SETTINGS = ['connection_config', 'client_config'];

/** What n8n never shows of an item of these nodes. */
export const SENSITIVE_FIELDS = sensitiveWithEvents({
	records: [
		...['assets[*].', 'adapters[*].', 'gateways[*].', 'sub_phases[*].'],
		...['attributes.', 'data.attributes.', 'data[*].attributes.'],
	],
	inside: ['adapter.', 'queries[*].', 'enforcements[*].', 'users[*].', 'fetches[*].', ...CONNECTIONS],
	found: {},
	fields: CONNECTIONS.flatMap((place) => CONNECTION_SETTINGS.map((name) => place + name)),
});

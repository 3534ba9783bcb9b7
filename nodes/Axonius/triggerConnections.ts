import type { WatchedChanges } from '../../core/node/poll-for-changes';
import {
	compareConditions,
	failingKeeper,
	type ConditionRules,
	type Failing,
	type Turn,
} from '../../core/poll/conditions';
import type { Row } from '../../core/pages/page-style';
import { connectionsOf, readAdapters, type Connection } from './adapters';
import { cleanedRow } from './values';

/** Adapter connections that begin to fail, and recover where that is wanted. @param names of adapters; none means all */
export function failingConnections(
	names: string[],
	simplify: boolean,
	rules: ConditionRules,
): WatchedChanges<Turn<Connection>, Failing> {
	const isWatched = ({ adapter }: Connection) =>
		names.length === 0 || names.some((name) => [adapter.plugin_name, adapter.id].includes(name));
	return {
		...failingKeeper,
		name: 'failing connections',
		identity: ['connections', JSON.stringify(names)],
		async look(session, before) {
			const all = connectionsOf(await readAdapters(session, false)).filter(isWatched);
			// A list that is suddenly empty tells nothing; taken for true, all would fail anew when it is back.
			if (all.length === 0 && before) return { items: [], kept: before };
			const { turns, failing } = compareConditions(before, all, rules);
			return { items: turns, kept: failing };
		},
		async samples(session, count) {
			const all = connectionsOf(await readAdapters(session, false)).filter(isWatched);
			const order = [...all.filter(({ isFailing }) => isFailing), ...all.filter(({ isFailing }) => !isFailing)];
			return order.slice(0, count).map((thing) => ({ thing, condition: thing.isFailing ? 'failing' : 'recovered' }));
		},
		emitted: ({ thing, condition }) => ({
			condition,
			...(simplify ? cleanedRow(shown(thing)) : { adapter: withoutConnections(thing), connection: thing.connection }),
			dedupeKey: keyOf(thing, condition),
		}),
	};
}

/** The same for one outage or recovery, and another for the next one: between two a connection has fetched well. */
function keyOf({ id, connection }: Connection, condition: string): string {
	const since = connection.last_successful_fetch;
	return ['axonius', id, condition, ...(typeof since === 'string' ? [since] : [])].join(':');
}

function shown({ adapter, connection }: Connection): Row {
	return {
		adapter: adapter.plugin_name ?? adapter.id,
		node_name: adapter.node_name,
		connection_id: connection.id ?? connection.client_id ?? connection.uuid,
		connection_label: connection.connection_label,
		status: connection.status,
		error: connection.error,
		last_fetch_time: connection.last_fetch_time,
		last_successful_fetch: connection.last_successful_fetch,
	};
}

function withoutConnections({ adapter }: Connection): Row {
	return { ...adapter, connections: undefined };
}

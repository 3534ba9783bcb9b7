import type { INodeProperties } from 'n8n-workflow';
import type { Session } from '../../../core/http/session';
import { byValue, type FilterSet } from '../../../core/node/filter';
import type { Output } from '../../../core/node/list';
import type { WatchedChanges } from '../../../core/node/poll-for-changes';
import { changes } from '../../../core/node/trigger';
import type { Row } from '../../../core/pages/page-style';
import {
	compareConditions,
	failingSerializer,
	type ConditionChange,
	type ConditionRules,
	type Failing,
} from '../../../core/poll/conditions';
import { filterSet } from '../../shared/filters';
import { output, outputIn } from '../../shared/output';
import { comparedOptions } from '../../shared/trigger-options';
import { connectionsOf, readAdapters, type Connection } from '../adapters';
import { cleanedRow } from '../values';

const onRecovery: INodeProperties = {
	displayName: 'Also on Recovery',
	name: 'onRecovery',
	type: 'boolean',
	default: false,
	description: 'Whether to also start the workflow when a failing connection works again',
};

/** Checked here: Axonius gives all adapters. */
const filters: FilterSet<never> = filterSet({
	description: 'Only connections that match start the workflow',
	rules: [
		byValue({
			parameter: {
				displayName: 'Adapter Names',
				name: 'adapterNames',
				type: 'string',
				default: '',
				placeholder: 'e.g. crowd_strike_adapter, aws_adapter',
				description: 'Only connections of these adapters, separated by commas. Leave empty for all.',
			},
			found: (adapter) => [adapter.plugin_name, adapter.id],
		}),
	],
});

/** Compares the state of all connections with that of the previous poll. */
export const adapterConnectionFailing = changes(
	{
		name: 'Adapter Connection Failing',
		value: 'adapterConnectionFailing',
		description: 'When a connection that worked begins to fail',
		parameters: [onRecovery, output, filters.parameter, comparedOptions()],
	},
	(reader, maxItems) => {
		const { keeps } = filters.read(reader);
		return {
			...watched({ recoveries: reader.flag(onRecovery), maxItems }, outputIn(reader), keeps),
			identity: ['connections', JSON.stringify(filters.given(reader))],
		};
	},
);

function watched(
	rules: ConditionRules,
	format: Output,
	keeps: (adapter: Row) => boolean,
): Omit<WatchedChanges<ConditionChange<Connection>, Failing>, 'identity'> {
	const connections = async (session: Session) => connectionsOf((await readAdapters(session, false)).filter(keeps));
	return {
		...failingSerializer,
		name: 'failing connections',
		async compare(session, before) {
			const all = await connections(session);
			// An empty list says nothing. Otherwise every failing connection would be output again later.
			if (all.length === 0 && before) return { items: [], snapshot: before };
			const { changes: items, failing } = compareConditions(before, all, rules);
			return { items, snapshot: failing };
		},
		async samples(session, count) {
			const all = await connections(session);
			const order = [...all.filter(({ isFailing }) => isFailing), ...all.filter(({ isFailing }) => !isFailing)];
			return order.slice(0, count).map((thing) => ({ thing, condition: thing.isFailing ? 'failing' : 'recovered' }));
		},
		emitted: ({ thing, condition }) => ({
			condition,
			...(format === 'simplified' ? simplified(thing) : raw(thing)),
			dedupeKey: keyOf(thing, condition),
		}),
	};
}

/** The same for one outage or recovery, and another for the next one: between two a connection has fetched well. */
function keyOf({ id, connection }: Connection, condition: string): string {
	const since = connection.last_successful_fetch;
	return ['axonius', id, condition, ...(typeof since === 'string' ? [since] : [])].join(':');
}

function simplified({ adapter, connection }: Connection): Row {
	return cleanedRow({
		adapter: adapter.plugin_name ?? adapter.id,
		node_name: adapter.node_name,
		connection_id: connection.id ?? connection.client_id ?? connection.uuid,
		connection_label: connection.connection_label,
		status: connection.status,
		error: connection.error,
		last_fetch_time: connection.last_fetch_time,
		last_successful_fetch: connection.last_successful_fetch,
	});
}

function raw({ adapter, connection }: Connection): Row {
	return { adapter: { ...adapter, connections: undefined }, connection };
}
